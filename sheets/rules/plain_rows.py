"""Rows of which every cell is understood without a word: what each says by itself is put together, and not read once more.

What cells mean is said in rules/rows.py alone. Of a column with few values each is read there once, with nothing beside it, and
kept; it is plain where it tells its own field and nothing else: no other field, no mark, no remark. A day that Excel knows as
one is plain between two days. What stands in the cells together is looked at in every row, as ever.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sheets.rules import fields
from sheets.rules.fields import Cell
from sheets.rules.marks import RowRead
from sheets.rules.row_values import At, read_numbers_of
from sheets.rules.rows import (
    NOTHING_TOLD,
    OLDEST,
    ReadingPlan,
    Under,
    is_broken,
    look_at_together,
    read_cell,
    read_cells,
    read_name_of,
)
from sheets.rules.values import REMEMBERED

_FEW_VALUES = frozenset({fields.SEX, fields.DEGREE, fields.ACTIVITY, fields.CELL, fields.GROUP})
_OWN_TO_EACH = frozenset({fields.FULL_NAME, fields.CARD_NUMBER, fields.IDENTITY_NUMBER})
_SAID_OF_NOBODY = {fields.FULL_NAME, fields.CELL}
"""What is missing where a row says nothing at all."""
_FIRST_DAY = date(1906, 1, 1)
"""A day before it may be a year that Excel took for a day."""


class PlainRows:
    """Of one sheet."""

    def __init__(self, plan: ReadingPlan) -> None:
        self._plan = plan
        self._nothing = read_cells(0, {}, plan, Under())
        self._says = lru_cache(REMEMBERED)(self._alone)
        self._since = {
            name: max(_FIRST_DAY, date(plan.today.year - oldest, 1, 1))
            for name, oldest in ((name, OLDEST - plan.youngest * (name != fields.BORN_ON)) for name in fields.DAYS)
            if name not in plan.turned and name not in plan.month_first
        }
        self._under: Under | None = None
        self._told_above: Mapping[str, Any] | None = None

    def read(self, number: int, at: At, under: Under) -> RowRead | None:
        """None where the row is not plain, or something above it has to be said of it."""
        if under is not self._under:
            self._under, self._told_above = under, self._told_by(under)
        if self._told_above is None:
            return None
        values, until = dict(self._told_above), self._plan.today
        for name, cell in at.items():
            if name in self._since and type(cell) is date:
                if not self._since[name] <= cell <= until:
                    return None
                values[name] = cell
            elif name in _FEW_VALUES:
                if (said := self._says(name, cell)) is None:
                    return None
                values[name] = said
            elif name not in _OWN_TO_EACH:
                return None
        if values[fields.CELL] is None:
            return None
        row = RowRead(number, values)
        if read_name_of(row, at) or row.remarks:
            return None
        read_numbers_of(row, at)
        look_at_together(row, at, self._plan, under)
        return row

    def _alone(self, name: str, cell: Cell) -> object:
        """What the cell tells of its field, None where it is not plain."""
        if name == fields.CELL:
            return self._cell_named(cell)
        nothing, row = self._nothing, read_cells(0, {name: cell}, self._plan, Under())
        is_plain = (
            not is_broken(cell)
            and not row.remarks
            and row.values == nothing.values | {name: row.values[name]}
            and row.marks == {field: mark for field, mark in nothing.marks.items() if field != name}
        )
        return row.values[name] if is_plain else None

    def _cell_named(self, cell: Cell) -> object:
        """A list may name thousands, and its column is read by `read_cell` alone."""
        row = RowRead(0, dict(NOTHING_TOLD))
        read_cell(row, {fields.CELL: cell}, self._plan, Under())
        return None if row.marks or is_broken(cell) else row.values[fields.CELL]

    def _told_by(self, under: Under) -> Mapping[str, Any] | None:
        """What is known of a row that says nothing itself, None where that is more than its cell and its group."""
        row = read_cells(0, {}, self._plan, under)
        told = {name for name, value in row.values.items() if value != NOTHING_TOLD[name]}
        is_plain = not row.remarks and row.marks.keys() <= _SAID_OF_NOBODY and told <= {fields.CELL, fields.GROUP}
        return row.values if is_plain else None
