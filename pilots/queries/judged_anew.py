"""What is said of past days by the guidance of the day, and would be said in another way under another one.

What was decided, held or printed stays: a decision has kept what it saw. Judged anew is what is asked of the days again, such as
whether a meeting may still be moved or how a correction reads. Meetings lie above this app: they say theirs at start-up.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.rules.days import day_before, day_in_words
from cells.models.dated import not_over
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import versions_on
from cells.rules.periods import Period, earlier_end
from pilots.models import Registration, Round
from pilots.models.guidance import FORMATS
from pilots.queries.eligibility import findings_for
from pilots.queries.guidance import guidance_on
from pilots.rules.eligibility import Finding
from pilots.rules.registration import OPEN
from pilots.rules.terms import Format


class Kind(StrEnum):
    ROUND = "round"
    REGISTRATION = "registration"
    PILOT = "pilot"
    MEETING = "meeting"


@dataclass(frozen=True)
class Judged:
    """One thing of a day, and in a few words what is said of it."""

    kind: Kind
    pk: int
    on: date
    title: str
    verdict: str


Source = Callable[[Period, date], Sequence[Judged]]
"""Of these days, as asked today."""
_sources: list[Source] = []


def register_judged(source: Source) -> None:
    _sources.append(source)


def judged_in(days: Period, today: date) -> list[Judged]:
    own = [*_rounds(days), *_registrations(days, today)]
    return [*own, *(judged for source in _sources for judged in source(days, today))]


def reasons_in_words(reasons: Sequence[str]) -> str:
    """«possible», or what stands against it: clauses, each once."""
    if not reasons:
        return _("possible")
    return _("not possible: %(clauses)s") % {"clauses": "; ".join(dict.fromkeys(reasons))}


def _rounds(days: Period) -> Iterator[Judged]:
    opened = Round.objects.filter(called_off_on__isnull=True, opened_on__gte=days.start).select_related("letter")
    for one in opened.filter(opened_on__lt=days.end) if days.end else opened:
        guidance = guidance_on(one.opened_on)
        verdict = _("under %(guidance)s") % {"guidance": guidance} if guidance else _("under no guidance")
        yield Judged(Kind.ROUND, one.pk, one.opened_on, str(one), verdict)


def _registrations(days: Period, today: date) -> Iterator[Judged]:
    """Approvals given on these days or still in force on them, by the day of the approval; what is not decided, by today."""
    approved = Q(in_force_from__isnull=False) & not_over(days.start, end="ended_on")
    asked = approved & Q(in_force_from__lt=days.end) if days.end else approved
    asked |= Q(state__in=OPEN) if days.contains(today) else Q(pk__in=[])
    rows = list(Registration.objects.filter(asked).select_related("organisation", "guidance"))
    names = names_with_superior_on([row.organisation_id for row in rows], today)
    findings = _findings(rows, today)
    for row in rows:
        day = row.in_force_from or today
        finding = findings.get((row.pk, day))
        verdict = reasons_in_words([remark.clause for remark in finding.reasons] if finding else [])
        if row.in_force_from:
            verdict = " · ".join([verdict, _in_force(row)])
        title = f"{names[row.organisation_id]} · {dict(FORMATS)[Format(row.format)]}"
        yield Judged(Kind.PILOT if row.in_force_from else Kind.REGISTRATION, row.pk, day, title, verdict)


def _findings(rows: Sequence[Registration], today: date) -> dict[tuple[int, date], Finding]:
    """By registration and its day; what was approved on one day is asked together."""
    findings: dict[tuple[int, date], Finding] = {}
    for day in {row.in_force_from or today for row in rows}:
        of_day = [row for row in rows if (row.in_force_from or today) == day]
        versions = list(versions_on(day).filter(organisation__in={row.organisation_id for row in of_day}))
        told = findings_for(versions, day)
        keys = [(row, (row.organisation_id, Format(row.format))) for row in of_day]
        findings |= {(row.pk, day): told[key] for row, key in keys if key in told}
    return findings


def _in_force(row: Registration) -> str:
    end = earlier_end(row.ended_on, row.guidance.valid_to if row.guidance else None)
    if end is None:
        return _("in force until further notice")
    return _("in force until %(day)s") % {"day": day_in_words(day_before(end))}
