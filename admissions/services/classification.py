"""A year's levels are written down: what was said of itself, proposed, and decided above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from admissions.models import Classification
from admissions.queries.classification import last_day_of, members_to_classify, of_members, of_organisations
from admissions.rules.targets import FIRST_YEAR
from cells.models import DocumentReference, Organisation
from cells.queries.organisations import descendant_ids_on
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite

Levels = Mapping[str, str]
"""By `own`, `proposed`, `decided`; only those that were asked. `four_good`: "yes" or ""."""


@dataclass(frozen=True)
class Decision:
    """By which levels were decided."""

    on: date | None = None
    document: CitedDocument | None = None


@transaction.atomic
def classify_members(
    *,
    cell: Organisation,
    year: int,
    levels: Mapping[int, Levels],
    decision: Decision,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> None:
    """By member. Raises Refused where one is exempt or not of the cell; Outdated where somebody else wrote meanwhile."""
    day = _day(year, occasion.today)
    _lock(cell)
    members = {member.pk: member for member in members_to_classify(cell, day)}
    if not set(levels) <= set(members):
        raise Refused(_("Somebody of these is exempt or belongs to the cell no more. Look at the page anew."))
    kept = of_members(list(members.values()), year)
    rows = [kept.get(pk) or Classification(year=year, seat=cell, member=members[pk]) for pk in levels]
    for row in rows:
        row.seat = cell
    keys = [row.member_id or 0 for row in rows]
    _write(cell, rows, keys, levels, decision, occasion, made_from)
    data = {"year": year, "number": len(rows)}
    record(occasion, act="admissions.classify_members", subject=cell, data=data)


@transaction.atomic
def classify_organisations(
    *,
    top: Organisation,
    year: int,
    levels: Mapping[int, Levels],
    decision: Decision,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> None:
    """By organisation: `top` itself, or what hangs below it. Raises Refused; Outdated."""
    day = _day(year, occasion.today)
    _lock(top)
    if not set(levels) <= {top.pk, *descendant_ids_on(top, day)}:
        raise Refused(_("One of these does not hang there on that day. Look at the page anew."))
    kept = of_organisations(levels, year)
    rows = [kept.get(pk) or Classification(year=year, seat_id=pk) for pk in levels]
    _write(top, rows, [row.seat_id for row in rows], levels, decision, occasion, made_from)
    data = {"year": year, "number": len(rows), "levels": {str(pk): dict(told) for pk, told in levels.items()}}
    record(occasion, act="admissions.classify_organisations", subject=top, data=data)


def _write(
    about: Organisation,
    rows: Sequence[Classification],
    keys: Sequence[int],
    levels: Mapping[int, Levels],
    decision: Decision,
    occasion: Occasion,
    made_from: Entries | None,
) -> None:
    kept = {f"{key}-{name}": _kept(row, name) for key, row in zip(keys, rows, strict=True) for name in levels[key]}
    wanted = {f"{key}-{name}": value for key in keys for name, value in levels[key].items()}
    last = last_entry(about, acts=["admissions.classify_members", "admissions.classify_organisations"])
    check_up_to_date(made_from, kept=kept, wanted=wanted, last=last)
    changed = [
        row for key, row in zip(keys, rows, strict=True) if any(_kept(row, n) != v for n, v in levels[key].items())
    ]
    reference = _reference(rows, keys, levels, decision, occasion)
    for key, row in zip(keys, rows, strict=True):
        if row not in changed and row.pk is not None:
            continue
        was = row.decided
        for name, value in levels[key].items():
            setattr(row, name, value == "yes" if name == "four_good" else value)
        if row.decided != was:
            row.decided_on, row.ordered_by = (decision.on, reference) if row.decided else (None, None)
        if row.pk is not None or row.own or row.proposed or row.decided or row.four_good:
            row.save()


def _reference(
    rows: Sequence[Classification],
    keys: Sequence[int],
    levels: Mapping[int, Levels],
    decision: Decision,
    occasion: Occasion,
) -> DocumentReference | None:
    """Of the decision; asked where a level was decided or changed."""
    told = zip(keys, rows, strict=True)
    if not any(levels[key].get("decided", row.decided) not in ("", row.decided) for key, row in told):
        return None
    if decision.on is None:
        raise Refused(_("Write the day of the decision."), field="on")
    check_has_happened(decision.on, occasion.today, field="on")
    if decision.document is None:
        raise Refused(_("Name the decision."), field="document")
    return cite(decision.document, today=occasion.today)


def _kept(row: Classification, name: str) -> str:
    value = getattr(row, name)
    return ("yes" if value else "") if isinstance(value, bool) else value


def _day(year: int, today: date) -> date:
    if not FIRST_YEAR <= year <= today.year:
        bounds = {"first": FIRST_YEAR, "last": today.year}
        raise Refused(_("The year must lie between %(first)d and %(last)d.") % bounds)
    return last_day_of(year, today)


def _lock(organisation: Organisation) -> None:
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
