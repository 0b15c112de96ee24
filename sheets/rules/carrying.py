"""What stands once for several rows: in cells that were made one downwards, above «nt», in the column of the cells."""

from collections.abc import Mapping, Sequence

from sheets.rules import fields
from sheets.rules.fields import Cell
from sheets.rules.values import text_of

_AS_ABOVE = {
    "nt", "nt.", "-nt-", "- nt -", "n/t", "như trên", "-như trên-", "//", "-//-", '"', '""', '-"-', '- " -', "'", "''", "-''-",
    "”", "“", "-”-", "-“-", "- ” -", "〃", "″", "-″-", ",,",
}  # fmt: skip
_LONGEST_DITTO = 10
"""Letters, with the spaces around it."""
_NO_MEANING = ""
_CARRIED = {
    _NO_MEANING, fields.CELL, fields.GROUP, fields.REMARKS, fields.ACTIVITY, fields.SEX, fields.FEMALE_MARK, fields.MALE_MARK,
    fields.DEGREE, fields.OFFICIAL_MARK, fields.PROBATIONARY_MARK, fields.MEMBER_MARK, fields.ADMITTED_ON, fields.OFFICIAL_ON,
    fields.JOINED_ON, fields.ADMITTED_AND_OFFICIAL,
}  # fmt: skip
"""What several people can have in common. A name, a birth or a number made one over two rows is of one person in two rows."""


class Carrying:
    """Goes down the rows with the reader."""

    def __init__(self, columns: Sequence[str], down: Mapping[int, Sequence[tuple[int, int]]]) -> None:
        """`down`: of each column (from 1) from which row to which its cells were made one."""
        self._places = [
            (place, name)
            for place, name in enumerate(columns)
            if name in _CARRIED and (name != _NO_MEANING or place + 1 in down)
        ]
        self._down = down
        self._above: dict[int, tuple[int, Cell]] = {}
        self.is_guessed = False
        """The cell of the row is empty, and what stood above it was taken."""

    def forget_cell(self) -> None:
        """A line between the rows names another."""
        self._above = {place: above for place, above in self._above.items() if (place, fields.CELL) not in self._places}

    def over(self, number: int, cells: Sequence[Cell]) -> Sequence[Cell]:
        """The cells of the row with what stands above for it too."""
        self.is_guessed = False
        for place, name in self._places:
            cell = cells[place] if place < len(cells) else None
            is_ditto = isinstance(cell, str) and len(cell) <= _LONGEST_DITTO and _is_ditto(cell)
            if cell is not None and not is_ditto:
                self._above[place] = (number, cell)
                continue
            above, carried = self._above.get(place, (0, None))
            is_one = self._is_one(place + 1, above, number)
            if carried is not None and (is_one or is_ditto or name == fields.CELL):
                cells = [*cells, *[None] * (place + 1 - len(cells))]
                cells[place] = carried
                self.is_guessed |= not (is_one or is_ditto)
        return cells

    def _is_one(self, column: int, above: int, row: int) -> bool:
        return any(first <= above and row <= last for first, last in self._down.get(column, ()))


def _is_ditto(text: str) -> bool:
    return text_of(text).casefold() in _AS_ABOVE
