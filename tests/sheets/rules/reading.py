"""A row told by the meanings of its columns, read as a sheet of today."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sheets.rules import fields
from sheets.rules.marks import Mark, RowRead
from sheets.rules.rows import ReadingPlan, Under, by_meaning, read_row
from sheets.rules.values import read_activity, read_degree, read_sex
from tests.statutes import SHIPPED

TODAY = date(2025, 3, 21)
NOTHING_ABOVE = Under()
READERS = {fields.SEX: read_sex, fields.DEGREE: read_degree, fields.ACTIVITY: read_activity}


def read(told: dict[str, Any], *, under: Under = NOTHING_ABOVE, beside: Sequence[str] = (), **plan: Any) -> RowRead:
    usual: dict[str, Any] = {
        "default_cell": 1,
        "on": TODAY,
        "today": TODAY,
        "cell_of": {"KP1": 1}.get,
        "statutes": SHIPPED,
    }
    usual |= {"columns": list(told), "meaning_of": lambda field, text: READERS[field](text)}
    by = ReadingPlan(**(usual | plan))
    return read_row(5, by_meaning(list(told.values()), by.columns), by, under=under, beside=beside)


def values(told: dict[str, Any], **plan: Any) -> dict[str, Any]:
    row = read(told, **plan)
    return row.values


def notes(told: dict[str, Any], **plan: Any) -> dict[str, tuple[str, str]]:
    row = read(told, **plan)
    return {field: (mark.mark, mark.note) for field, mark in row.marks.items()}


def marks(told: dict[str, Any], **plan: Any) -> dict[str, Mark]:
    row = read(told, **plan)
    return row.marks
