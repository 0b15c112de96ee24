"""Who went within the year, and by which way: members who are there no more, each with what ended the membership, and the papers
of those who changed their cell."""

from collections.abc import Iterator, Sequence
from itertools import count
from random import Random

from cells.models import Membership
from partyadmin.synthetic.days import REGISTER_FROM, TODAY, YEAR_FROM, between, iso, number, read
from partyadmin.synthetic.people import ADMITTED_AGED, YEAR, Name, degrees
from partyadmin.synthetic.rows import EndedMembershipRow, MemberRow, MembershipRow, Row, TransferRow

Departure = Membership.Departure

LEFT = 0.009
"""Of all members within the year; about as many again change their cell (people.py)."""
WAYS: dict[str, float] = {
    Departure.DIED: 50, Departure.TRANSFERRED: 20, Departure.STRUCK_OFF: 20, Departure.RELEASED: 6, Departure.EXPELLED: 4,
}  # fmt: skip
DIED_AGED = (60 * YEAR, 90 * YEAR)
SENT_LATELY = 0.0004
"""Of all members: their papers are under way."""
DAYS_UNDER_WAY, PAPERS_WITHIN = (5, 40), 60
ELSEWHERE = "Đảng bộ ngoài phạm vi sổ (mô phỏng)"


class Exits:
    def __init__(self, chance: Random, names: Sequence[Name], *, first: int, document: int) -> None:
        """`first`: the id of the first who left; `document`: the id of what orders it all."""
        self.chance, self.names, self.document = chance, names, document
        self._ids = count(first)

    def of_cell(self, cell: int, members: int, memberships: Sequence[MembershipRow], last_cell: int) -> Iterator[Row]:
        """`memberships`: of those who belong to it today, those before among them. `last_cell`: another, 0 if there is none."""
        for _member in range(members):
            if self.chance.random() < LEFT:
                yield from self._left(cell)
        for row in memberships:
            if row.valid_to is not None and row.valid_to >= iso(YEAR_FROM):
                yield self._moved(row, cell)
            elif row.valid_to is None and last_cell and self.chance.random() < SENT_LATELY:
                sent = TODAY - between(1, 25, self.chance)
                yield self._transfer(row.member_id, cell, last_cell, max(sent, read(row.valid_from)), None)

    def _left(self, cell: int) -> Iterator[Row]:
        member, chance = next(self._ids), self.chance
        way = chance.choices(list(WAYS), list(WAYS.values()))[0]
        left = between(YEAR_FROM + 1, TODAY, chance)
        born = (
            left - between(*DIED_AGED, chance) if way == Departure.DIED else between(number(1950), number(1985), chance)
        )
        admitted = min(born + between(*ADMITTED_AGED, chance), REGISTER_FROM - 2 * YEAR)
        name = chance.choice(self.names)
        yield MemberRow(
            member, name.full_name, name.search_key, name.sort_key, iso(born), name.sex, f"{member:08}", iso(admitted)
        )
        yield from degrees(member, admitted)
        decided = self.document if way not in (Departure.DIED, Departure.TRANSFERRED) else None
        yield EndedMembershipRow(
            member, cell, iso(REGISTER_FROM), iso(left), Membership.Arrival.REGISTERED, way, decided
        )
        if way == Departure.TRANSFERRED:
            yield self._transfer(member, cell, None, left - between(*DAYS_UNDER_WAY, chance), left)

    def _moved(self, before: MembershipRow, cell: int) -> TransferRow:
        """The papers of a change of cell that the register knows of."""
        received = read(before.valid_to or before.valid_from)
        sent = max(read(before.valid_from), received - between(*DAYS_UNDER_WAY, self.chance))
        return self._transfer(before.member_id, before.cell_id, cell, sent, received)

    def _transfer(self, member: int, cell: int, to: int | None, sent: int, received: int | None) -> TransferRow:
        return TransferRow(
            member_id=member,
            from_cell_id=cell,
            to_cell_id=to,
            to_name="" if to else ELSEWHERE,
            sent_on=iso(sent),
            papers_due_on=iso(sent + PAPERS_WITHIN),
            received_on=None if received is None else iso(received),
            ordered_by_id=self.document,
        )
