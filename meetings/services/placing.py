"""Where a meeting stands on a day: its basis, its pilot, its place in the quota. Decided here and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accounts.rules.refusal import Refused
from cells.models import Organisation
from cells.queries.organisations import existing_on
from meetings.models import Meeting
from meetings.queries.outlook import outlook_on
from meetings.rules.formats import counted_as
from pilots.models import Registration, Slot
from pilots.rules.eligibility import Remark
from pilots.rules.terms import QuotaTerm
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
    slot = None
    if outlook.quota is not None:
        own = meeting.slot if meeting else None
        slot = own if own and _fits(own, counted, on, outlook.quota) else None
        slot = slot or take_slot(organisation=organisation, format=counted, on=on, quota=outlook.quota, today=today)
    return Placement(outlook.basis, outlook.registration, slot)


def move_meeting(
    meeting: Meeting,
    *,
    held_on: date,
    today: date,
    format: str = "",
    held_only: bool = False,
    also: Sequence[str] = (),
) -> None:
    """Give a (locked) meeting the place of another day or format: the new slot is taken before the old one is released.

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


def _fits(slot: Slot, counted: str, on: date, quota: QuotaTerm) -> bool:
    within = quota.per_year is not None and slot.number <= quota.per_year
    return within and slot.format == counted and slot.year == on.year
