"""Whose quotas of a year are used how far: all pilots of the day below an organisation, and all that hold a place."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from cells.models import Organisation
from cells.queries.organisations import descendant_ids_on, names_on, versions_on
from meetings.queries.meetings import held_by
from pilots.models import Slot
from pilots.queries.guidance import nearest_terms
from pilots.queries.quotas import slots_taken_on
from pilots.queries.registrations import pilots_on
from pilots.rules.terms import Basis, Format, Terms, quota_under
from reports.rules.quota_table import QuotaRow


@dataclass
class _Taken:
    held: int = 0
    planned: int = 0
    inherited: int = 0
    days: list[date] = field(default_factory=list)


def quota_rows(organisation: Organisation, day: date) -> dict[Format, tuple[QuotaRow, ...]]:
    """By format, by the code of the organisation."""
    below, terms = set(descendant_ids_on(organisation, day)), nearest_terms(day)
    taken = _taken(below, day)
    asked = {key for key in pilots_on(day).order_by().values_list("organisation_id", "format") if key[0] in below}
    keys = asked | set(taken)
    ids = {pk for pk, _format in keys}
    versions = {version.organisation_id: version for version in versions_on(day).filter(organisation__in=ids)}
    names = names_on(ids | {version.parent_id for version in versions.values() if version.parent_id}, day)
    rows: dict[Format, list[tuple[str, QuotaRow]]] = defaultdict(list)
    for pk, format in keys & {(pk, str(format)) for pk in versions for format in Format}:
        version, used = versions[pk], taken.get((pk, format), _Taken())
        row = QuotaRow(
            name=names[pk],
            above=names.get(version.parent_id or 0, "") if pk != organisation.pk else "",
            limit=_limit(terms, version.kind, format),
            held=used.held,
            planned=used.planned,
            inherited=used.inherited,
            days=tuple(sorted(used.days)),
            pk=pk,
        )
        rows[Format(format)].append((version.organisation.code, row))
    return {format: tuple(row for _code, row in sorted(rows[format], key=lambda coded: coded[0])) for format in Format}


def _taken(below: set[int], day: date) -> dict[tuple[int, str], _Taken]:
    found: dict[tuple[int, str], _Taken] = defaultdict(_Taken)
    slots = [slot for slot in slots_taken_on(day).select_related("meeting") if slot.organisation_id in below]
    held = set(held_by(day).filter(slot__year=day.year).values_list("slot_id", flat=True))
    for slot in slots:
        one, on = found[slot.organisation_id, slot.format], _day_of(slot)
        one.inherited += slot.inherited
        one.held += slot.pk in held
        one.planned += not slot.inherited and slot.pk not in held
        if on is not None:
            one.days.append(on)
    return dict(found)


def _day_of(slot: Slot) -> date | None:
    """Of the meeting that holds the place; a predecessor's had its own."""
    meeting = getattr(slot, "meeting", None)
    return meeting.held_on if meeting is not None else None


def _limit(terms: Terms | None, kind: str, format: str) -> int | None:
    quota = quota_under(terms, kind, format, Basis.SPECIFIC_NATURE)
    return quota.per_year if quota else None
