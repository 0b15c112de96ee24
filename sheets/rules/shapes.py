"""Sheets that hold people and are no lists: the form of one person, or people who stand side by side."""

from collections.abc import Sequence

from sheets.rules import fields
from sheets.rules.fields import Cell
from sheets.rules.headings import LOOKED_AT, Head
from sheets.rules.meanings import meaning
from sheets.rules.values import text_of

ONE_PERSON, TURNED = "one_person", "people_in_columns"
"""Keys of notes.REFUSALS."""
_ENOUGH = 3
_NAMES = {fields.FULL_NAME, fields.FAMILY_NAME, fields.NAME_AND_BIRTH}
_LABELS_WITHIN = 3
"""Columns: in one of the first the labels stand."""


def shape_of(head: Head) -> str:
    """By labels that stand one below the other, each with a value to its right; "" where there are none."""
    rows = head.rows[:LOOKED_AT]
    for place in range(min(_LABELS_WITHIN, head.width)):
        labelled = [(meaning(text_of(row[place])), row[place + 1 :]) for row in rows if place < len(row) and row[place]]
        beside = [_filled(values) for told, values in labelled if told and _filled(values)]
        told = {told for told, values in labelled if told and _filled(values)}
        if len(told) >= _ENOUGH and _NAMES & told:
            return TURNED if sorted(beside)[len(beside) // 2] > 1 else ONE_PERSON
    return ""


def _filled(values: Sequence[Cell]) -> int:
    return sum(value not in (None, "") for value in values)
