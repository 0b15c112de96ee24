"""The column of a birth in lists of people."""

from typing import Any

from accounts.tables import NOTHING, Day
from accounts.tables.columns import Value
from cells.rules.births import birth_in_words


class Birth(Day):
    """A day, or the year alone: in Excel text, which no format of days turns into one."""

    def saved(self, row: object) -> Value:
        birth = self.take(row)
        return birth_in_words(birth) if isinstance(birth, int) else super().saved(row)

    def shown(self, value: Any, _row: object) -> str:
        return birth_in_words(value) or NOTHING
