"""How many admissions the province asked of the city each year, and what the city asks of those below it this year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from partyadmin.demo.plan import DAY_2025, Kind, Plan

CITY = "PRTC"
OF_THE_CITY = {2019: 148, 2020: 144, 2021: 144, 2022: 146, 2023: 148, 2024: 150, 2025: 150}
"""2019 to 2023: seed 004, note 2; the two after it are ours."""
TO_COMMITTEES, TO_CELLS = 6, 1
"""Ours: handed on in 2025 to each grassroots committee and each grassroots cell."""
GIVEN, HANDED_ON = (1, 15), date(2025, 2, 10)


@dataclass(frozen=True)
class Given:
    code: str
    number: int
    on: date


def targets_of(plan: Plan) -> Iterator[Given]:
    """In the order of time."""
    for year, number in OF_THE_CITY.items():
        yield Given(CITY, number, date(year, *GIVEN))
    for unit in plan.units.values():
        state = next((one for one in reversed(unit.states) if one.since <= HANDED_ON), None)
        if state is None or state.parent != CITY or (unit.ended_on is not None and unit.ended_on <= DAY_2025):
            continue
        yield Given(unit.code, TO_CELLS if state.kind == Kind.CELL else TO_COMMITTEES, HANDED_ON)
