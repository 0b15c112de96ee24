"""Numbers as they come with a request (the key of a row, a page, a year), and as people group them."""

import re

MOST_DIGITS = 18
"""Of what every database takes for a whole number, and Python reads without weighing how long the text is."""


_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+", re.ASCII)


def ungrouped(text: str) -> str | None:
    """The digits without the points that group them in threes (5.704); None where a point stands elsewhere: 5.7.0.4 is no
    number, and nobody can say which was meant."""
    if "." not in text:
        return text
    return text.replace(".", "") if _GROUPED.fullmatch(text) else None


def number_typed(text: str) -> int | None:
    """A whole number from 0 on in plain digits; None for everything else, which `int` or a database may fail on."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
