"""Rows of a list that comes again: of whom nothing changed is found in one statement a chunk, and nothing else is looked at."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from cells.models import Organisation
from cells.rules.names import fold
from sheets.queries.known_again import Alone, alone_by_name_and_birth
from sheets.rules import fields
from sheets.rules.marks import RowRead
from sheets.rules.unchanged import is_plain, says_the_same


class KnownAgain:
    """Goes down the chunks with the list. Of a list of others it asks once in vain, and then no more."""

    def __init__(self, below: Organisation, today: date) -> None:
        self._below, self._today = below, today
        self._finds_most = True

    @cached_property
    def _cells(self) -> frozenset[int]:
        return frozenset(Organisation.objects.below(self._below).order_by().values_list("pk", flat=True))

    def among(self, rows: Sequence[RowRead]) -> list[int | None]:
        """Of each row the member of whom it says what the register says; None where more has to be looked at."""
        if not self._finds_most:
            return [None] * len(rows)
        keys = [
            (fold(row.values[fields.FULL_NAME]), row.values[fields.BORN_ON]) if is_plain(row) else None for row in rows
        ]
        sought = {key for key in keys if key is not None}
        alone = alone_by_name_and_birth(sought, self._today) if sought else {}
        found = [self._known(row, alone.get(key) if key else None) for row, key in zip(rows, keys, strict=True)]
        self._finds_most = 2 * sum(member is not None for member in found) >= len(rows)
        return found

    def _known(self, row: RowRead, alone: Alone | None) -> int | None:
        if alone is None or row.values[fields.CELL] not in self._cells:
            return None
        return alone.pk if says_the_same(row.values, alone.registered, alone.group) else None
