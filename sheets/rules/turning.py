"""Days that an English Excel took for another order: 05/06 typed for the fifth of June was kept as the sixth of May."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from sheets.rules import fields
from sheets.rules.fields import Cell
from sheets.rules.values import read_day

TURNABLE = (
    fields.BORN_ON,
    fields.BORN_ON_MAN,
    fields.BORN_ON_WOMAN,
    fields.ADMITTED_ON,
    fields.OFFICIAL_ON,
    fields.JOINED_ON,
)
ENOUGH = 3
"""Real days that could all be turned: of so many days of any month hardly ever all lie before the thirteenth."""
_MONTH_FIRST = re.compile(r"\bmm?\s*[/.\-]\s*dd?\b|tháng\s*[/.\-]\s*ngày", re.IGNORECASE)
_FIELD_OF = {fields.BORN_ON_MAN: fields.BORN_ON, fields.BORN_ON_WOMAN: fields.BORN_ON}


def told_month_first(headings: Sequence[str], columns: Sequence[str]) -> frozenset[str]:
    """The fields whose heading says so itself: «Ngày sinh (mm/dd/yyyy)»."""
    told = (
        name
        for heading, name in zip(headings, columns, strict=False)
        if name in TURNABLE and _MONTH_FIRST.search(heading)
    )
    return frozenset(_FIELD_OF.get(name, name) for name in told)


class DayOrder:
    """Weighs a column: where every real day could be turned, beside texts that could not, Excel turned those it could."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = [(place, field) for place, field in enumerate(columns) if field in TURNABLE]
        self._turnable: Counter[str] = Counter()
        self._fixed: set[str] = set()
        self._as_text: set[str] = set()
        self._month_first: Counter[str] = Counter()
        self._day_first: Counter[str] = Counter()

    def see(self, rows: Iterable[Sequence[Cell]]) -> None:
        for row in rows:
            for place, field in self.columns:
                cell = row[place] if place < len(row) else None
                if isinstance(cell, date):
                    if cell.day > 12:
                        self._fixed.add(field)
                    else:
                        self._turnable[field] += 1
                elif isinstance(cell, str):
                    self._see_text(field, cell)

    def _see_text(self, field: str, text: str) -> None:
        day = read_day(text, today=date.max)
        if day.problem == "month_first":
            self._month_first[field] += 1
        elif day.value is not None and not day.partial and day.value.day > 12:
            self._as_text.add(field)
            self._day_first[field] += 1

    @property
    def may_be_turned(self) -> bool:
        return any(field not in self._fixed for field in self._turnable)

    def turned(self) -> "dict[str, bool]":
        """Of the fields whose days were turned whether that is sure enough to turn them back; else it is only asked."""
        found = {field for field in self._turnable if field not in self._fixed and field in self._as_text}
        return {_FIELD_OF.get(field, field): self._turnable[field] >= ENOUGH for field in found}

    def month_first(self) -> frozenset[str]:
        """The fields that seem to be written as in English, 12/25/1961: of 02/03/1990 nobody can tell what it means. One
        such text among many that begin with the day is a slip; a column that does not tell goes by the others."""
        if not self._month_first:
            return frozenset()
        found = (field for _, field in self.columns if self._month_first[field] >= self._day_first[field])
        return frozenset(_FIELD_OF.get(field, field) for field in found)
