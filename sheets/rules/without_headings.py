"""A list that begins with its first person: what its columns mean is told by what stands in them alone. Asked about, always."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from statistics import median

from sheets.rules import fields
from sheets.rules.between import names_an_organisation
from sheets.rules.fields import Cell, has_a_name
from sheets.rules.headings import of_people
from sheets.rules.person_names import is_surely_a_name, looks_like_a_name
from sheets.rules.statuses import read_status
from sheets.rules.values import (
    days_in,
    read_card_number,
    read_day,
    read_degree,
    read_identity_number,
    read_sex,
    text_of,
)

_MOSTLY = 0.7
_A_YEAR = 370
"""Days: as long as probation takes, and a few more."""
_IN_ORDER = (fields.BORN_ON, fields.ADMITTED_ON, fields.OFFICIAL_ON)


def guess_by_cells(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """What each column means, "" where it is not known; no name where nothing looks like a list of people."""
    rows = of_people(rows)
    width = max(map(len, rows), default=0)
    columns = [
        [row[place] for row in rows if place < len(row) and row[place] not in (None, "")] for place in range(width)
    ]
    many = max(map(len, columns), default=0)
    found = [""] * width
    for field, is_so in _KINDS:
        place = next(
            (place for place, cells in enumerate(columns) if not found[place] and _mostly(cells, many, is_so)), None
        )
        if place is not None:
            found[place] = field
    if not has_a_name(found) and (place := _names_at(columns, found, many)) is not None:
        found[place] = fields.FULL_NAME
    days = {
        place: median(told)
        for place, cells in enumerate(columns)
        if not found[place] and len(told := [day for cell in cells if (day := _day(cell))]) >= _MOSTLY * many
    }
    for place, field in zip(sorted(days, key=lambda place: days[place]), _IN_ORDER, strict=False):
        found[place] = field
    if fields.OFFICIAL_ON in found and _apart(found, days) > _A_YEAR:
        found[found.index(fields.OFFICIAL_ON)] = ""
    for place, cells in enumerate(columns):
        if not found[place] and fields.REMARKS not in found and any(map(_says_something, cells)):
            found[place] = fields.REMARKS
    return found


def _names_at(columns: Sequence[Sequence[Cell]], found: Sequence[str], many: int) -> int | None:
    """Of families that few are of: one of them is a name for sure, or beside them stands what is told of people alone."""
    likely = [
        place
        for place, cells in enumerate(columns)
        if not found[place] and _mostly(cells, many, looks_like_a_name) and len({*cells}) * 2 > len(cells)
    ]
    sure = [place for place in likely if any(is_surely_a_name(text_of(cell)) for cell in columns[place])]
    return next(iter(sure or ([] if _OF_PEOPLE.isdisjoint(found) else likely)), None)


_OF_PEOPLE = {fields.SEX, fields.CARD_NUMBER, fields.IDENTITY_NUMBER}


def _mostly(cells: Sequence[Cell], many: int, is_so: Callable[[str], bool]) -> bool:
    """Of one person alone each cell tells; else one of a kind may stand anywhere."""
    return (len(cells) > 1 or many == 1) and sum(is_so(text_of(cell)) for cell in cells) >= _MOSTLY * many


def _is_name_and_birth(text: str) -> bool:
    """«Lê Văn An 12/3/1950»."""
    return len(days_in(text)) == 1 and looks_like_a_name(_FIGURE.split(text)[0].strip(" ,;:-("))


_FIGURE = re.compile(r"\d", re.ASCII)
_KINDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (fields.FULL_NAME, is_surely_a_name),
    (fields.NAME_AND_BIRTH, _is_name_and_birth),
    (fields.ADMITTED_AND_OFFICIAL, lambda text: len(days_in(text)) == 2),
    (fields.SEX, lambda text: bool(read_sex(text))),
    (fields.DEGREE, lambda text: bool(read_degree(text))),
    (fields.CELL, names_an_organisation),
    (fields.CARD_NUMBER, lambda text: len(text) == 8 and not _day(text) and bool(read_card_number(text).value)),
    (fields.IDENTITY_NUMBER, lambda text: len(text) == 12 and bool(read_identity_number(text).value)),
)


def _day(cell: Cell) -> int:
    """As it is counted, 0 for none."""
    day = read_day(cell, today=date.max)
    return (
        day.value.toordinal() if day.value and day.doubt != "number_as_day" and len(text_of(cell)) >= _SHORTEST else 0
    )


_SHORTEST = 4
"""Signs of a year: a number of the row is none."""


def _apart(found: Sequence[str], days: dict[int, float]) -> float:
    return days[found.index(fields.OFFICIAL_ON)] - days[found.index(fields.ADMITTED_ON)]


def _says_something(cell: Cell) -> bool:
    return bool(read_status(text_of(cell), today=date.max).kind)
