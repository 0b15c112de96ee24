"""Who holds which office: cell committees, executives, standing committees, organisation boards, leaders of groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accounts.rules.days import day_before
from cells.models import Body, Post
from partyadmin.demo import abroad, company
from partyadmin.demo.city import WARDS
from partyadmin.demo.plan import DAY_2025, REGISTER_FROM, Kind, Person, Plan, Unit

CELL_TERM, COMMITTEE_TERM, CITY_TERM = date(2022, 7, 1), date(2020, 6, 15), date(2020, 8, 15)
COMMITTEE_FROM = 9
"""Official members from which a cell has a committee (secondary source; below that a secretary, perhaps a deputy)."""
LARGE_CELL = 30
EXECUTIVE_BORN = 1961
"""Executives of committees are of working age when their term begins."""
TITLES = (Post.Title.SECRETARY, Post.Title.DEPUTY_SECRETARY)


@dataclass(frozen=True)
class Office:
    organisation: str
    body: str | None
    title: str
    person: Person
    since: date
    until: date | None


@dataclass(frozen=True)
class GroupPlan:
    cell: str
    name: str
    since: date
    leader: Person
    led_until: date | None
    members: tuple[Person, ...]


class Offices:
    """Fills the offices from those who belonged to the cells during the whole term."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.offices: list[Office] = []
        self.groups: list[GroupPlan] = []
        self._of_cell: dict[str, list[Person]] = {}
        for person in plan.people:
            for belonging in person.belongings:
                self._of_cell.setdefault(belonging.cell, []).append(person)

    def fill(self) -> None:
        for unit in self.plan.units.values():
            if unit.is_cell:
                self._fill_cell(unit)
        self._form_groups()
        for unit in self.plan.units.values():
            if unit.last.kind == Kind.GRASSROOTS_COMMITTEE:
                self._fill_committee(unit)
        self._fill_city()
        for superior, cell in ((company.SUPERIOR, company.BOARD_CELL[0]), (abroad.SUPERIOR, abroad.BOARD_CELL[0])):
            self._fill_superior(superior, self._candidates(self.plan.units[cell], CITY_TERM))

    def holder(self, organisation: str, body: str | None, index: int) -> Person:
        """The person at this place (0: the secretary or head) of a body, as filled today."""
        return [o for o in self.offices if (o.organisation, o.body) == (organisation, body)][index].person

    def _appoint(self, unit: Unit, body: str | None, people: Sequence[Person], since: date, deputies: int = 1) -> None:
        titles = [TITLES[0]] + [TITLES[1]] * deputies + [Post.Title.MEMBER] * len(people)
        if body == Body.Kind.ORGANISATION_BOARD:
            titles = [Post.Title.HEAD, Post.Title.DEPUTY_HEAD] + [Post.Title.MEMBER] * len(people)
        for person, title in zip(people, titles, strict=False):
            self.offices.append(Office(unit.code, body, title, person, since, unit.ended_on))

    def _fill_cell(self, unit: Unit) -> None:
        since = max(CELL_TERM, unit.first.since)
        candidates = self._candidates(unit, since)
        official = self._official(unit)
        if official < COMMITTEE_FROM:
            self._appoint(unit, None, candidates[:2] if official > 5 else candidates[:1], since)
        else:
            self._appoint(unit, Body.Kind.CELL_COMMITTEE, candidates[: 5 if official >= LARGE_CELL else 3], since)

    def _fill_committee(self, unit: Unit) -> None:
        """One or more of each cell, in turn, until the executive is full; its first five are the standing committee.

        Those who are busy in their own cell are left to it; so the clerk of a cell is no secretary above it.
        """
        busy = {office.person for office in self.offices} | {group.leader for group in self.groups}
        cells = [cell for cell in self.plan.units.values() if cell.is_cell and cell.first.parent == unit.code]
        reserves = []
        for cell in cells:
            free = [
                p for p in self._candidates(cell, COMMITTEE_TERM) if p not in busy and p.born_on.year >= EXECUTIVE_BORN
            ]
            reserves += [free[:4]] if len(free) >= 4 else []
        executive = [person for turn in zip(*reserves, strict=True) for person in turn]
        executive = executive[: 11 if len(cells) > 4 else 7]
        self._appoint(unit, Body.Kind.EXECUTIVE, executive, COMMITTEE_TERM, deputies=2)
        if len(executive) > 7:
            self._appoint(unit, Body.Kind.STANDING_COMMITTEE, executive[:5], COMMITTEE_TERM, deputies=2)

    def _fill_city(self) -> None:
        def of(code: str) -> list[Person]:
            return self._candidates(self.plan.units[code], CITY_TERM)

        office, board = of("PRTC-C16"), of("PRTC-C17")
        leaders = [
            office[2],
            office[3],
            of("PRTC-C02")[2],
            board[2],
            of("PRTC-C18")[2],
            of("PRTC-C20")[2],
            of("PRTC-C21")[2],
        ]
        wards = [
            self.holder(ward.code, Body.Kind.EXECUTIVE, 0) for ward in WARDS if not self.plan.units[ward.code].ended_on
        ]
        city = self.plan.units["PRTC"]
        self._appoint(city, Body.Kind.EXECUTIVE, leaders + wards, CITY_TERM, deputies=2)
        self._appoint(city, Body.Kind.STANDING_COMMITTEE, leaders + wards[:2], CITY_TERM, deputies=2)
        self._appoint(city, Body.Kind.ORGANISATION_BOARD, [board[2], *board[3:6]], CITY_TERM)

    def _fill_superior(self, code: str, people: Sequence[Person]) -> None:
        unit = self.plan.units[code]
        self._appoint(unit, Body.Kind.EXECUTIVE, people[3:10], CITY_TERM)
        self._appoint(unit, Body.Kind.STANDING_COMMITTEE, people[3:6], CITY_TERM)
        self._appoint(unit, Body.Kind.ORGANISATION_BOARD, people[6:9], CITY_TERM)

    def _form_groups(self) -> None:
        numbers = {f"{ward.code}-01": ward.groups for ward in WARDS if ward.groups}
        numbers |= {crew.code: crew.groups for crew in company.CREWS if crew.groups}
        for cell, number in numbers.items():
            self._divide(self.plan.units[cell], number)

    def _divide(self, unit: Unit, number: int) -> None:
        """Leaders come after the cell committee in the row of those who carry the cell; the others are dealt out in turn."""
        leaders = self._candidates(unit, REGISTER_FROM)[5 : 5 + number]
        others = [person for person in self._of_cell[unit.code] if person not in leaders]
        if unit.code == UNGROUPED:
            others = [person for person in others if person.now.since < date(2025, 1, 1)]
        for index, leader in enumerate(leaders):
            led_until = LEADERLESS_FROM if unit.code == LEADERLESS and index == number - 1 else None
            members = (leader, *others[index::number])
            self.groups.append(
                GroupPlan(unit.code, f"Tổ đảng số {index + 1}", REGISTER_FROM, leader, led_until, members)
            )

    def _official(self, unit: Unit) -> int:
        day = min(DAY_2025, day_before(unit.ended_on)) if unit.ended_on else DAY_2025
        people = [person for person in self._of_cell[unit.code] if person.cell_on(day) == unit.code]
        return sum(person.official_on is not None and person.official_on <= day for person in people)

    def _candidates(self, unit: Unit, since: date) -> list[Person]:
        """Official, active and of the cell from the day until its end; those who carry the cell first."""
        fit = [
            person
            for person in self._of_cell[unit.code]
            if person.official_on
            and person.official_on <= since
            and not person.activities
            and not person.away
            and any(
                b.cell == unit.code and b.since <= since and (b.until is None or b.until == unit.ended_on)
                for b in person.belongings
            )
        ]
        return sorted(fit, key=lambda person: not person.stays)


UNGROUPED = "PRTC-P08-01"
"""Its newcomers of 2025 belong to no group yet."""
LEADERLESS, LEADERLESS_FROM = "PRTC-P05-01", date(2025, 2, 3)
"""Its last group has lost its leader."""
