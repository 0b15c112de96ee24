"""Of the largest tables of cases the ordinary run takes a part, the same each time; with EVERY_CASE=1 it takes all of them."""

import os
from collections.abc import Sequence
from typing import TypeVar

EVERY_CASE = os.environ.get("EVERY_CASE") == "1"


Row, Column = TypeVar("Row"), TypeVar("Column")


def drawn(rows: Sequence[Row], columns: Sequence[Column], *, one_in: int) -> list[tuple[Row, Column]]:
    """Each row and each column in turn, so that none is left out."""
    return [
        (row, column)
        for place, row in enumerate(rows)
        for turn, column in enumerate(columns)
        if EVERY_CASE or (place + turn) % one_in == 0
    ]
