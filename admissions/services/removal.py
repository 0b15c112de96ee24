"""What is kept of persons who were not admitted goes, once the terms of the day of closing allow it no longer."""

from datetime import date

from django.db import transaction

from accounts.rules.days import months_after
from admissions.models import Candidate
from admissions.queries.pipeline import to_be_removed
from admissions.rules.terms import Key
from cells.queries.parameters import statutes_known
from cells.rules.parameters import Statutes


@transaction.atomic
def remove_closed(*, today: date) -> int:
    """For good; how many that were. The row stays with its days, to be counted."""
    statutes, removed = statutes_known(), 0
    due = [
        pk
        for pk, closed_on in to_be_removed(today).values_list("pk", "closed_on")
        if _is_due(closed_on, today, statutes)
    ]
    for candidate in to_be_removed(today).filter(pk__in=due).select_for_update(of=("self",), no_key=True):
        _remove(candidate, today)
        removed += 1
    return removed


def _is_due(closed_on: date | None, today: date, statutes: Statutes) -> bool:
    months = statutes.on(closed_on).number(Key.CLOSED_KEPT) if closed_on is not None else None
    return closed_on is not None and months is not None and today >= months_after(closed_on, months)


def _remove(candidate: Candidate, today: date) -> None:
    candidate.steps.all().delete()
    candidate.companions.all().delete()
    candidate.papers.all().delete()
    candidate.full_name = candidate.sex = candidate.sector = candidate.closed_because = ""
    candidate.birth, candidate.removed_on = None, today
    candidate.save()
