"""Whether something in a row is of a person: a day or a number of a card surely, a bare figure or a cross perhaps."""

from collections.abc import Mapping
from datetime import date

from sheets.rules import fields
from sheets.rules.fields import Cell
from sheets.rules.values import is_mark, looks_like_a_day, text_of

STRONG, WEAK = "strong", "weak"
_DAYS = {
    fields.BORN_ON, fields.BORN_ON_MAN, fields.BORN_ON_WOMAN, fields.ADMITTED_ON, fields.OFFICIAL_ON, fields.JOINED_ON,
    fields.ADMITTED_AND_OFFICIAL, *(name + part for name in fields.IN_THREE for part in fields.PARTS),
}  # fmt: skip
_NUMBERS = {fields.CARD_NUMBER, fields.IDENTITY_NUMBER}
_MARKED = {
    fields.SEX, fields.FEMALE_MARK, fields.MALE_MARK, fields.DEGREE, fields.OFFICIAL_MARK, fields.PROBATIONARY_MARK,
    fields.MEMBER_MARK,
}  # fmt: skip
_OF_A_PERSON = _DAYS | _NUMBERS | _MARKED | {fields.NAME_AND_BIRTH}


def has_a_day(at: Mapping[str, Cell]) -> bool:
    """That Excel knows as one."""
    return any(name in _DAYS and isinstance(cell, date) for name, cell in at.items())


def evidence(at: Mapping[str, Cell]) -> str:
    """Of a row without a day that Excel knows as one: STRONG, WEAK, "" for none."""
    found = ""
    for name, cell in at.items():
        if name not in _OF_A_PERSON:
            continue
        text = text_of(cell)
        digits = sum(map(str.isdigit, text))
        if name in _DAYS and looks_like_a_day(cell):
            if digits >= 4:
                return STRONG
            found = WEAK
        elif name in _DAYS and digits >= 4:
            found = WEAK
        elif name in _NUMBERS and digits >= 6 and digits >= sum(map(str.isalpha, text)):
            return STRONG
        elif name in _MARKED and (is_mark(text) or len(text) <= 3 or text.isdecimal()):
            found = WEAK
        elif name == fields.NAME_AND_BIRTH and digits >= 4:
            return STRONG
    return found
