"""Columns under a heading that nobody foresaw, of which the cells say that the register would want them."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sheets.rules import fields
from sheets.rules.fields import YEAR_PART, Cell
from sheets.rules.meanings import is_number_of_row, says_nothing_known, tells_another_day, words
from sheets.rules.values import days_in, text_of

_BIRTHS = {fields.BORN_ON, fields.BORN_ON_MAN, fields.BORN_ON_WOMAN, fields.NAME_AND_BIRTH, fields.BORN_ON + YEAR_PART}
_DAYS = (
    {fields.ADMITTED_ON, fields.ADMITTED_AND_OFFICIAL, fields.ADMITTED_ON + YEAR_PART},
    {fields.OFFICIAL_ON, fields.ADMITTED_AND_OFFICIAL, fields.OFFICIAL_ON + YEAR_PART},
    _BIRTHS,
)
"""Of each day the columns that may tell it."""
_NUMBERS = {fields.CARD_NUMBER, fields.IDENTITY_NUMBER}
_CARD = re.compile(r"\d{8}|\d{12}", re.ASCII)
_YEAR = re.compile(r"(19|20)\d\d", re.ASCII)
_ENOUGH = 2
_DECISION = re.compile(r"\b(qd|quyet dinh)\b")
_DECIDED = (
    (re.compile(r"\b(chinh thuc|ct|cong nhan)\b"), fields.OFFICIAL_ON),
    (re.compile(r"\b(ket nap|vao dang|kn)\b"), fields.ADMITTED_ON),
)


def could_be_missed(heading: str, below: Sequence[Sequence[Cell]], columns: Collection[str]) -> bool:
    """`below`: of each row what stands in the column. Days, where the birth or one of the two days of the membership has no
    column; years, where the birth has none; numbers as long as those of cards, where no number has one."""
    if not heading or is_number_of_row(heading):
        return False
    decided = _day_of_a_decision(heading)
    if not decided and (not says_nothing_known(heading) or tells_another_day(heading)):
        return False
    cells = [cell for row in below for cell in row if cell not in (None, "")]
    lacking = [told for told in _DAYS if told.isdisjoint(columns) and (not decided or decided in told)]
    if lacking and _mostly(map(_is_a_whole_day, cells), len(cells)):
        return True
    if len(cells) < _ENOUGH or decided:
        return False
    if _BIRTHS.isdisjoint(columns) and _mostly(map(_is_a_year, cells), len(cells)):
        return True
    is_card = (_CARD.fullmatch(text_of(cell)) is not None for cell in cells)
    return _NUMBERS.isdisjoint(columns) and _mostly(is_card, len(cells))


def _day_of_a_decision(heading: str) -> str:
    """«Ngày QĐ kết nạp»: passed over beside «Ngày kết nạp»; alone it may be all that tells that day."""
    said = words(heading)
    if not _DECISION.search(said):
        return ""
    return next((field for pattern, field in _DECIDED if pattern.search(said)), "")


def _mostly(are_so: Iterable[bool], many: int) -> bool:
    return sum(are_so) * 2 > many


def _is_a_whole_day(cell: Cell) -> bool:
    return isinstance(cell, date) or (isinstance(cell, str) and len(days_in(cell)) == 1)


def _is_a_year(cell: Cell) -> bool:
    return _YEAR.fullmatch(text_of(cell)) is not None
