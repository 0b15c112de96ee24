"""The national codes of the city's organisations, invented: whoever comes below another committee gets the next number there."""

from collections import Counter
from dataclasses import replace

from cells.rules.national_code import read_national_code
from partyadmin.demo.plan import Plan, State, Unit

PROVINCE, PROVINCE_DIGITS = "NTH", "58"
CITY, CITY_DIGITS = "PRTC", "001"
_LENGTH = 14


def give_national_codes(plan: Plan) -> None:
    numbers: Counter[str] = Counter()
    above = {PROVINCE: PROVINCE_DIGITS, CITY: PROVINCE_DIGITS + CITY_DIGITS}
    committees = [unit for unit in plan.units.values() if not unit.is_cell and unit.first.parent == CITY]
    cells = [unit for unit in plan.units.values() if unit.is_cell]
    for code in (PROVINCE, CITY):
        _give(plan.units[code], {None: above[code]})
    for unit in committees:
        above[unit.code] = _next(numbers, above[CITY])
        _give(unit, {None: above[unit.code]})
    for unit in cells:
        parents = dict.fromkeys(state.parent or "" for state in unit.states)
        below = {parent: above[parent] for parent in parents if parent in above}
        # A cell of the city itself is a grassroots organisation; below a committee it is in no part of it.
        digits: dict[str | None, str] = {None: ""}
        for parent, so_far in below.items():
            digits[parent] = _next(numbers, so_far if parent == CITY else f"{so_far}000")
        _give(unit, digits)


def _next(numbers: Counter[str], above: str) -> str:
    numbers[above] += 1
    return f"{above}{numbers[above]:03d}"


def _give(unit: Unit, digits: dict[str | None, str]) -> None:
    """`digits`: by what it stands below; None: whatever that is."""

    def code_of(state: State) -> str:
        begun = digits.get(state.parent, digits[None])
        return read_national_code(begun.ljust(_LENGTH, "0")).value if begun else ""

    unit.states = [replace(state, national_code=code_of(state)) for state in unit.states]
