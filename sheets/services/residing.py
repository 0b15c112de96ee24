"""The cells of residence that a list names outside the part of the register it is for: names of cells are no secret."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from accounts.rules.text import clean_text
from sheets.queries.cells_of_residence import cells_called
from sheets.rules import fields
from sheets.rules.cell_names import CellNames
from sheets.rules.marks import RowRead
from sheets.rules.rows import NO_RESIDENCE


def find_residences(rows: Iterable[RowRead], names: CellNames, on: date) -> None:
    """Of rows whose cell of residence is none of the list's own part. In one query, where there are any."""
    sought: dict[str, list[RowRead]] = defaultdict(list)
    for row in rows:
        mark = row.marks.get(fields.RESIDENCE)
        if mark is not None and mark.note == NO_RESIDENCE:
            sought[clean_text(mark.typed)].append(row)
    found = cells_called(sought, on) if sought else {}
    for text, those in sought.items():
        cells = found.get(text, ())
        for row in those:
            if len(cells) > 1 or names.is_of_several(text):
                del row.marks[fields.RESIDENCE]
                row.ask(fields.RESIDENCE, "residence_unclear", typed=text)
            elif cells:
                del row.marks[fields.RESIDENCE]
                row.values[fields.RESIDENCE] = next((cell for cell in cells if cell != row.values[fields.CELL]), None)
