"""The members of a cell as rows: names drawn from a pool with their keys, dates, and the three axes."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from cells.models import Activity, Degree, Membership
from cells.rules.names import fold, sort_key
from partyadmin.demo.people import GIVEN, MIDDLE, SURNAMES
from partyadmin.synthetic.days import REGISTER_FROM, SETTLED, TODAY, between, iso, number
from partyadmin.synthetic.rows import ActivityRow, DegreeRow, MemberRow, MembershipRow, Row, TemporaryStayRow
from partyadmin.synthetic.shape import Node

POOL = 20_000
YEAR = 365
PROBATION = 366
"""Twelve months are full by then in any year."""
ADMITTED_AGED = (20 * YEAR, 42 * YEAR)
EXEMPT_FROM_AGE, EXEMPT_OF_THE_OLD = 75 * YEAR, 0.4
SUSPENDED, TRANSFERRED, ELSEWHERE, ADMITTED_LATELY = 0.001, 0.03, 0.02, 0.17
"""Shares of all members; lately: since the register was opened."""
BORN_FROM, BORN_TO = number(1940), number(1990)


class Name(NamedTuple):
    full_name: str
    search_key: str
    sort_key: str
    sex: str


def name_pool(chance: Random) -> list[Name]:
    """Full names as often as their parts are heard; folding each anew for every member would take longer than all else."""
    surnames = chance.choices(list(SURNAMES), list(SURNAMES.values()), k=POOL)
    given = {sex: names.split() for sex, names in GIVEN.items()}
    names = []
    for surname in surnames:
        sex = "female" if chance.random() < 0.35 else "male"
        full_name = " ".join(f"{surname} {chance.choice(MIDDLE[sex])} {chance.choice(given[sex])}".split())
        names.append(Name(full_name, fold(full_name), sort_key(full_name), sex))
    return names


class People:
    """Enters the members of one cell after another."""

    def __init__(self, chance: Random) -> None:
        self.chance, self.names = chance, name_pool(chance)
        self.entered = 0
        self._last_cell = 0

    def of(self, cell: Node) -> Iterator[Row]:
        """Rows of everybody in the cell; their ids follow those entered before."""
        for member in range(self.entered + 1, self.entered + cell.members + 1):
            yield from self._rows(member, cell.id)
        self.entered += cell.members
        self._last_cell = cell.id

    def _rows(self, member: int, cell: int) -> Iterator[Row]:
        born, admitted = self._birth_and_admission()
        name = self.names[int(POOL * self.chance.random())]
        yield MemberRow(
            member, name.full_name, name.search_key, name.sort_key, iso(born), name.sex, f"{member:08}", iso(admitted)
        )
        yield from self._memberships(member, cell, admitted)
        yield from degrees(member, admitted)
        yield from self._spells(member, born, admitted)

    def _birth_and_admission(self) -> tuple[int, int]:
        chance = self.chance
        if chance.random() < ADMITTED_LATELY:
            admitted = between(REGISTER_FROM, SETTLED, chance)
            return admitted - between(19 * YEAR, 38 * YEAR, chance), admitted
        born = between(BORN_FROM, BORN_TO, chance)
        return born, min(
            born + between(*ADMITTED_AGED, chance), between(REGISTER_FROM - 10 * YEAR, REGISTER_FROM, chance)
        )

    def _memberships(self, member: int, cell: int, admitted: int) -> Iterator[MembershipRow]:
        since = max(admitted, REGISTER_FROM)
        arrival = Membership.Arrival.ADMITTED if admitted > REGISTER_FROM else Membership.Arrival.REGISTERED
        if self._last_cell and since + 1 < SETTLED and self.chance.random() < TRANSFERRED:
            received = between(since + 1, SETTLED, self.chance)
            yield MembershipRow(
                member, self._last_cell, iso(since), iso(received), arrival, Membership.Departure.TRANSFERRED
            )
            since, arrival = received, Membership.Arrival.TRANSFERRED
        yield MembershipRow(member, cell, iso(since), None, arrival, "")

    def _spells(self, member: int, born: int, admitted: int) -> Iterator[Row]:
        """What departs from the ordinary: exempt by age, suspended, away for a time."""
        old = born + EXEMPT_FROM_AGE
        if old < TODAY and self.chance.random() < EXEMPT_OF_THE_OLD:
            yield ActivityRow(member, Activity.Value.EXEMPT, iso(between(max(old, REGISTER_FROM), TODAY, self.chance)))
            return
        fate = self.chance.random()
        if fate < SUSPENDED:
            since = between(max(admitted, TODAY - 90), TODAY, self.chance)
            yield ActivityRow(member, Activity.Value.SUSPENDED, iso(since))
        elif fate < SUSPENDED + ELSEWHERE:
            since = between(max(admitted, TODAY - YEAR), TODAY, self.chance)
            yield TemporaryStayRow(member, "Đảng bộ cơ sở ở tỉnh khác", iso(since), iso(since + YEAR))


def degrees(member: int, admitted: int) -> Iterator[DegreeRow]:
    """Probationary for a year; whoever was official when the register was opened has no earlier row."""
    official = admitted + PROBATION
    if official <= REGISTER_FROM:
        yield DegreeRow(member, Degree.Value.OFFICIAL, iso(official), None)
        return
    yield DegreeRow(member, Degree.Value.PROBATIONARY, iso(admitted), iso(official) if official <= TODAY else None)
    if official <= TODAY:
        yield DegreeRow(member, Degree.Value.OFFICIAL, iso(official), None)
