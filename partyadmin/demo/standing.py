"""Discipline, screening and classification of the demo: the numbers of seed 004, the people and everything else invented."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from partyadmin.demo.history import ADMITTED
from partyadmin.demo.plan import Person, Plan

CITY = "PRTC"
DISCIPLINED = {2019: 11, 2020: 9, 2021: 13, 2022: 14, 2023: 11}
"""Seed 004, note 6, has 58 in all; the split over the years is ours."""
REMOVED = {2020, 2022, 2023}
"""Years in which one of them was removed from office; every third other is a warning, the rest are reprimands."""
BREACHES = (
    "Thiếu trách nhiệm trong thực hiện nhiệm vụ được giao",
    "Vi phạm quy định về những điều đảng viên không được làm",
    "Vi phạm chính sách dân số",
    "Vi phạm trật tự an toàn giao thông",
    "Vi phạm quy chế làm việc của cấp ủy",
)
CLASSIFIED, CLASSIFIED_ON = 2024, date(2025, 1, 15)
EXCELLENT, FAILED, EVERY_DONE = 7, 1, 7
"""Of the city's grassroots organisations; of the rest every seventh has completed its tasks, the others well."""
SCREENED_CELL, SCREENED_ON, VOTED_ON = "PRTC-P01-01", date(2025, 1, 20), date(2025, 2, 5)
LISTED_CELL, LISTED_ON = "PRTC-P03-01", date(2025, 3, 10)
FEES_ON = {
    "PRTC-P01-01": (date(2025, 1, 10), date(2025, 2, 10), date(2025, 3, 10)),
    "PRTC-P01-02": (date(2025, 1, 10),),
}
"""Cells that keep their fees, and the days on which they entered a month; the second lacks February."""


@dataclass(frozen=True)
class Disciplined:
    person: Person
    form: str
    by_cell: bool
    breach: str
    breach_on: date
    decided_on: date
    announced_on: date
    number: int


def disciplined(plan: Plan) -> Iterator[Disciplined]:
    """Official members of the city's cells on the day, each once, in the order of time. Seeded: the same ones each time."""
    chance = Random(58)  # noqa: S311 (no secret: the same demo each time)
    people = [person for person in plan.people if person.belongings[0].cell.startswith(CITY) and not person.username]
    chance.shuffle(people)
    for year in ADMITTED:
        days = sorted(date(year, 2, 1) + timedelta(days=chance.randrange(300)) for _ in range(DISCIPLINED[year]))
        for place, day in enumerate(days):
            person = next(one for one in people if _is_official(one, day))
            people.remove(person)
            form = "removal" if year in REMOVED and place == 0 else "warning" if place % 3 == 1 else "reprimand"
            yield Disciplined(
                person=person,
                form=form,
                by_cell=form == "reprimand",
                breach=BREACHES[(place + year) % len(BREACHES)],
                breach_on=day - timedelta(days=90),
                decided_on=day,
                announced_on=day + timedelta(days=7),
                number=place + 1,
            )


def _is_official(person: Person, day: date) -> bool:
    """And stays so until it is announced."""
    cell, official = person.cell_on(day), person.official_on
    still = person.cell_on(day + timedelta(days=7))
    return cell is not None and cell.startswith(CITY) and still == cell and official is not None and official <= day


def levels(codes: list[str]) -> dict[str, str]:
    """By code, of grassroots organisations in their order."""
    found = {}
    for place, code in enumerate(codes):
        if place < EXCELLENT:
            found[code] = "excellent"
        elif place >= len(codes) - FAILED:
            found[code] = "failed"
        else:
            found[code] = "done" if place % EVERY_DONE == 0 else "good"
    return found
