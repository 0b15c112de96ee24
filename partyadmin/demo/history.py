"""The people of the city from 1/1/2019 to 21/3/2025: who was there, was admitted, came, left, on the way to both reports."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from partyadmin.demo.city import WARDS
from partyadmin.demo.movement import Arrival, Departure, Movement
from partyadmin.demo.plan import REGISTER_FROM, Person, Type

ADMITTED = {2019: 149, 2020: 85, 2021: 150, 2022: 147, 2023: 149}
"""Seed 004, note 2."""
ADMITTED_SINCE = {2024: 152, 2025: 24}
RELEASED, STRUCK_OFF = 57, 96
"""Seed 004, note 6: 2019 to 2023."""
LEFT_SINCE = {Departure.RELEASED: 9, Departure.STRUCK_OFF: 17}
LAST_DAY = {2023: date(2023, 12, 27), 2025: date(2025, 3, 14)}
CARRIERS, CARRIERS_OF_GROUPS = 4, 11
"""How many of a cell stay throughout: its offices, and where there are groups their leaders."""
NEWCOMERS_WEIGHT = {Type.RESIDENTIAL: 0.8, Type.SCHOOL: 1.6, Type.POLICE: 1.5, Type.MILITARY: 2.0}


def play_2019_to_2023(movement: Movement, sizes: Mapping[str, int]) -> None:
    """Enter the first register so that what happens until the end of 2023 leads to the sizes of that day."""
    cells = list(sizes)
    admitted = {year: _fall_on(movement, cells, sizes, number) for year, number in ADMITTED.items()}
    large = [cell for cell in cells if sizes[cell] >= 20]
    released = _fall_on(movement, large, sizes, RELEASED)
    struck_off = _fall_on(movement, large, sizes, STRUCK_OFF)
    for cell in cells:
        newcomers = sum(of_year[cell] for of_year in admitted.values())
        residential = movement.type_of(cell) == Type.RESIDENTIAL
        died = round(sizes[cell] * 0.05) if residential else 0
        arrived = round(sizes[cell] * 0.07) if residential else round(sizes[cell] * 0.03)
        at_first = sizes[cell] - newcomers - arrived + died + released[cell] + struck_off[cell]
        _enter_first(movement, cell, at_first)
        for year, of_year in admitted.items():
            _admit(movement, cell, year, of_year[cell])
        for _ in range(arrived):
            _arrive(movement, cell, REGISTER_FROM + timedelta(days=40), LAST_DAY[2023])
        leaving = {Departure.RELEASED: released[cell], Departure.STRUCK_OFF: struck_off[cell], Departure.DIED: died}
        for departure, number in leaving.items():
            _depart(movement, cell, departure, number, REGISTER_FROM + timedelta(days=60), LAST_DAY[2023])


def play_2024_and_2025(movement: Movement, sizes: Mapping[str, int]) -> None:
    """After the reorganisations: bring every cell to its size on 21/3/2025. Who leaves an office for good retires home."""
    cells = sorted(sizes, key=lambda cell: (movement.type_of(cell) == Type.RESIDENTIAL, cell))
    settled = [cell for cell in cells if movement.plan.units[cell].first.since == REGISTER_FROM]
    admitted = {year: _fall_on(movement, settled, sizes, number) for year, number in ADMITTED_SINCE.items()}
    large = [cell for cell in settled if movement.type_of(cell) == Type.RESIDENTIAL and sizes[cell] >= 25]
    left = {departure: _fall_on(movement, large, sizes, number) for departure, number in LEFT_SINCE.items()}
    retired: list[Person] = []
    for cell in cells:
        for year, of_year in admitted.items():
            _admit(movement, cell, year, of_year[cell])
        if movement.type_of(cell) == Type.RESIDENTIAL:
            leaving = {departure: of_departure[cell] for departure, of_departure in left.items()}
            leaving[Departure.DIED] = round(sizes[cell] * 0.025)
            for departure, number in leaving.items():
                _depart(movement, cell, departure, number, date(2024, 1, 5), LAST_DAY[2025])
            _grow_or_shrink(movement, cell, sizes[cell], retired)
        else:
            _grow_or_shrink(movement, cell, sizes[cell], [])
            retired += _retiring(movement, cell, sizes[cell])


def _enter_first(movement: Movement, cell: str, number: int) -> None:
    carriers = CARRIERS_OF_GROUPS if cell in _GROUPED else min(CARRIERS, number)
    for index in range(number):
        person = movement.invention.registered(movement.type_of(cell), carries=index < carriers)
        person.stays = index < carriers
        movement.enter(person, cell, REGISTER_FROM, Arrival.REGISTERED)


def _admit(movement: Movement, cell: str, year: int, number: int) -> None:
    last = min(date(year, 12, 20), LAST_DAY[2025])
    for _ in range(number):
        on = movement.invention.day(date(year, 1, 8), last)
        movement.enter(movement.invention.admitted(movement.type_of(cell), on), cell, on, Arrival.ADMITTED)


def _arrive(movement: Movement, cell: str, first: date, last: date) -> None:
    person = movement.invention.arrived(movement.type_of(cell))
    movement.enter(person, cell, movement.invention.day(first, last), Arrival.TRANSFERRED)


def _depart(movement: Movement, cell: str, departure: str, number: int, first: date, last: date) -> None:
    """The oldest die; the youngest are struck off or released."""
    free = [p for p in movement.present[cell] if not p.stays and p.now.arrival == Arrival.REGISTERED]
    free.sort(key=lambda person: person.born_on, reverse=departure != Departure.DIED)
    for person in free[: number * 2 : 2]:
        movement.leave(person, movement.invention.day(first, last), departure)


def _grow_or_shrink(movement: Movement, cell: str, size: int, retired: list[Person]) -> None:
    """Fill up to the size with those who retired, then with people from elsewhere; or let the oldest move away."""
    since = movement.plan.units[cell].first.since
    first = max(since, date(2024, 1, 4)) + timedelta(days=20)
    while len(movement.present[cell]) < size:
        if retired:
            person = retired.pop(0)
            movement.transfer(person, cell, _after_arrival(movement, person))
        else:
            _arrive(movement, cell, first, LAST_DAY[2025])
    for person in _movable(movement, cell)[: len(movement.present[cell]) - size]:
        movement.leave(person, _after_arrival(movement, person), Departure.TRANSFERRED)


def _retiring(movement: Movement, cell: str, size: int) -> list[Person]:
    """In larger cells one of the eldest retires and is followed by a younger colleague."""
    leaving = [p for p in _movable(movement, cell) if p.born_on.year <= 1968][: size // 12]
    for _ in leaving:
        _arrive(movement, cell, date(2024, 3, 1), LAST_DAY[2025])
    return leaving


def _movable(movement: Movement, cell: str) -> list[Person]:
    free = [
        p
        for p in movement.present[cell]
        if not p.stays and p.now.since <= date(2024, 12, 1) and p.admitted_on.year < 2022
    ]
    return sorted(free, key=lambda person: person.born_on)


def _after_arrival(movement: Movement, person: Person) -> date:
    return movement.invention.day(max(person.now.since + timedelta(days=30), date(2024, 1, 20)), LAST_DAY[2025])


def _fall_on(movement: Movement, cells: Sequence[str], sizes: Mapping[str, int], number: int) -> Counter[str]:
    """So many events fall on cells by chance, on larger ones oftener."""
    weights = [sizes[cell] * NEWCOMERS_WEIGHT.get(movement.type_of(cell), 1.0) for cell in cells]
    return Counter(movement.chance.choices(cells, weights, k=number))


_GROUPED = {f"{ward.code}-01" for ward in WARDS if ward.groups}
