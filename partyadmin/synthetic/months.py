"""A meeting a month and cell: in person, or within the quota of its year as the cell's pilot allows."""

from collections import Counter
from collections.abc import Iterator
from itertools import count
from random import Random

from meetings.models import Meeting
from partyadmin.synthetic.days import MONTHS, TODAY, between, iso, year_of
from partyadmin.synthetic.rounds import Pilot
from partyadmin.synthetic.rows import MeetingRow, Row, SlotRow
from partyadmin.synthetic.seen import Seen
from pilots.rules.terms import Format, QuotaTerm

AS_PILOT = 0.35
"""Of the meetings that a pilot and its quota would allow otherwise, those that are held so."""
FULLY_ONLINE = 0.3
ATTENDANCE = (0.75, 1.0)
USUAL_DAY = (1, 28)


class Months:
    def __init__(self, chance: Random, quotas: dict[str, QuotaTerm]) -> None:
        """`quotas`: by format, of a cell of a specific nature."""
        self.chance, self.quotas = chance, quotas
        self._slots = count(1)

    def of_cell(self, seen: Seen, pilot: Pilot | None) -> Iterator[Row]:
        used: Counter[int] = Counter()
        usual = between(*USUAL_DAY, self.chance) - 1
        for first in MONTHS:
            day, slot = first + usual, None
            if pilot and day > pilot.since and self.chance.random() < AS_PILOT:
                slot = self._place(seen.cell.id, pilot, day, used)
            if slot is not None:
                yield slot
            yield self._meeting(seen, day, pilot, slot)

    def _place(self, cell: int, pilot: Pilot, day: int, used: Counter[int]) -> SlotRow | None:
        """The next of its year; None where they are used up."""
        quota, year = self.quotas[pilot.format], year_of(day)
        if quota.pk is None or used[year] >= (quota.per_year or 0):
            return None
        used[year] += 1
        return SlotRow(next(self._slots), cell, pilot.format, year, used[year], quota.pk, iso(min(day, TODAY)))

    def _meeting(self, seen: Seen, day: int, pilot: Pilot | None, slot: SlotRow | None) -> MeetingRow:
        """What lies behind was entered afterwards with the number present; what lies ahead is planned."""
        held, format, basis = day < TODAY, str(Meeting.Format.IN_PERSON), ""
        if pilot and slot:
            format, basis = self._format(pilot), pilot.basis
        present = int(seen.expected * self.chance.uniform(*ATTENDANCE))
        return MeetingRow(
            organisation_id=seen.cell.id,
            format=format,
            held_on=iso(day),
            state=Meeting.State.HELD if held else Meeting.State.PLANNED,
            basis=basis,
            registration_id=pilot.registration if pilot and slot else None,
            slot_id=slot.id if slot else None,
            retrospective=held,
            present=present or None if held else None,
        )

    def _format(self, pilot: Pilot) -> str:
        if pilot.format == Format.BY_GROUP:
            return Meeting.Format.BY_GROUP
        return Meeting.Format.FULL_ONLINE if self.chance.random() < FULLY_ONLINE else Meeting.Format.HYBRID
