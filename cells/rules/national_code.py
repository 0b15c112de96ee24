"""The national code of an organisation, 14 digits written `38.168.053.000.001`: province, superior organisation of the grassroots
one, grassroots organisation, the committee below it or `000`, cell."""

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise

from django.utils.translation import gettext_lazy as _

PARTS = (2, 3, 3, 3, 3)
DIGITS = sum(PARTS)
LONGEST = DIGITS + len(PARTS) - 1
FEWEST_SOUGHT = 5
"""Digits that begin the code of an organisation being looked for; the province alone would be everything in it."""
NOT_DIGITS, NOT_SO_MANY, NOT_GROUPED = "not_digits", "not_so_many", "not_grouped"
WORDS = {
    NOT_DIGITS: _("The national code of an organisation has digits and points only, for example 38.168.053.000.001."),
    NOT_SO_MANY: _(
        "The national code of an organisation has 14 digits, for example 38.168.053.000.001. Excel may have cut a leading 0."
    ),
    NOT_GROUPED: _(
        "The points do not stand where those of a national code do (38.168.053.000.001). Write the digits alone."
    ),
}
_SIGNS = re.compile(r"[.\s]")
_BORDERS = tuple(pairwise(accumulate(PARTS, initial=0)))


@dataclass(frozen=True)
class NationalCode:
    value: str = ""
    """With its points; "" where nothing is told."""
    problem: str = ""
    """A key of WORDS."""


def read_national_code(text: str) -> NationalCode:
    """`text` is cleaned: with the points (or spaces) in their places, or the digits alone."""
    digits = _SIGNS.sub("", text)
    if not digits and not text:
        return NationalCode()
    if not (digits.isascii() and digits.isdigit()):
        return NationalCode(problem=NOT_DIGITS)
    if len(digits) != DIGITS:
        return NationalCode(problem=NOT_SO_MANY)
    value = _with_points(digits)
    return (
        NationalCode(value)
        if text in (digits, value) or _SIGNS.sub(".", text) == value
        else NationalCode(problem=NOT_GROUPED)
    )


def beginning_of_code(text: str) -> str:
    """What a code begins with of which so much was typed, with or without points; "" where nothing of the kind was."""
    digits = _SIGNS.sub("", text)
    if not (digits.isascii() and digits.isdigit() and FEWEST_SOUGHT <= len(digits) <= DIGITS):
        return ""
    return _with_points(digits)


def _with_points(digits: str) -> str:
    return ".".join(part for first, end in _BORDERS if (part := digits[first:end]))
