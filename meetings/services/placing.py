"""Where a meeting stands on a day: its basis, its pilot, its place in the quota. Decided here and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.models import Organisation
from cells.queries.organisations import existing_on, version_on
from cells.rules.headcount import Headcount
from meetings.models import Meeting
from meetings.queries.outlook import outlook_on, quota_for
from meetings.rules.formats import ONLINE_FORMATS, counted_as
from pilots.models import Registration, Slot
from pilots.queries.guidance import nearest_terms, terms_on
from pilots.queries.registrations import pilot_in_force
from pilots.rules.eligibility import Remark, no_guidance
from pilots.rules.terms import Format, QuotaTerm, quota_under
from pilots.services.slots import date_slot_back, release_slot, take_slot


class PlanningRefused(Refused):
    """Such a meeting may not be held on that day, for these reasons, each with its clause."""

    def __init__(self, remarks: Sequence[Remark]) -> None:
        reasons = [Refused(remark.message, clause=remark.clause, field="held_on") for remark in remarks]
        super().__init__(remarks[0].message, clause=remarks[0].clause, field="held_on", reasons=reasons)


@dataclass(frozen=True)
class Placement:
    basis: str = ""
    registration: Registration | None = None
    slot: Slot | None = None


def secure_placement(
    organisation: Organisation,
    format: str,
    kind: str,
    on: date,
    *,
    today: date,
    meeting: Meeting | None = None,
    held_only: bool = False,
) -> Placement:
    """Judge the day and take a slot where the meeting counts. Raises PlanningRefused, or Refused at the last slot's loss."""
    counted = counted_as(format)
    if counted is None:
        return Placement()
    outlook = outlook_on(organisation, format, kind, on, meeting=meeting, held_only=held_only)
    if outlook.reasons:
        raise PlanningRefused(outlook.reasons)
    own = meeting.slot if meeting else None
    slot = _slot(organisation, counted, on, outlook.quota, own=own, today=today)
    return Placement(outlook.basis, outlook.registration, slot)


def placement_as_told(
    organisation: Organisation,
    format: str,
    kind: str,
    on: date,
    *,
    basis: str,
    today: date,
    own: Slot | None = None,
) -> Placement:
    """Of a meeting of the past that was not planned here. The register may not know what was true then, so eligibility is
    not judged and no pilot is asked for; the quota of its year is. `basis`: by what an online one was allowed."""
    counted = counted_as(format)
    if counted is None:
        return Placement()
    basis = str(basis) if format in ONLINE_FORMATS else ""
    quota = _quota_as_told(organisation, counted, kind, on, basis)
    slot = _slot(organisation, counted, on, quota, own=own, today=today)
    return Placement(basis, pilot_in_force(organisation, counted, on), slot)


def move_meeting(
    meeting: Meeting,
    *,
    held_on: date,
    today: date,
    format: str = "",
    held_only: bool = False,
    also: Sequence[str] = (),
) -> None:
    """Give a (locked) meeting the place of another day or format. Within the year it keeps its own (`take_slot`); that of
    another year or format is taken before the old one is released.

    Raises Refused where its organisation was not there on the day.
    """
    existing_on(meeting.organisation, held_on, field="held_on")
    format = format or meeting.format
    placement = secure_placement(
        meeting.organisation, format, meeting.kind, held_on, today=today, meeting=meeting, held_only=held_only
    )
    old = meeting.slot
    meeting.held_on, meeting.format = held_on, format
    meeting.basis, meeting.registration, meeting.slot = placement.basis, placement.registration, placement.slot
    meeting.save(update_fields=["held_on", "format", "basis", "registration", "slot", *also])
    if old is not None and old == placement.slot:
        date_slot_back(old, on=held_on)
    elif old is not None:
        release_slot(old, today=today)


def _slot(
    organisation: Organisation, counted: Format, on: date, quota: QuotaTerm | None, *, own: Slot | None, today: date
) -> Slot | None:
    """Its place in the quota; None where it takes none."""
    if quota is None:
        return None
    return take_slot(organisation=organisation, format=counted, on=on, quota=quota, today=today, own=own)


def _quota_as_told(organisation: Organisation, counted: Format, kind: str, on: date, basis: str) -> QuotaTerm | None:
    terms, version = terms_on(on), version_on(organisation, on)
    if terms is None or version is None:
        remark = no_guidance(counted, day=on, count=Headcount(), newest=nearest_terms(on)).reasons[0]
        raise Refused(remark.message, clause=remark.clause, field="held_on")
    if quota_under(terms, version.kind, counted, basis) is None:
        raise Refused(_("The guidance provides for no such meeting of this kind of organisation."), field="format")
    return quota_for(terms, counted, version.kind, kind, basis)
