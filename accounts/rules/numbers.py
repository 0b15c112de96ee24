"""Numbers as they come with a request: the key of a row, a page, a year."""

MOST_DIGITS = 18
"""Of what every database takes for a whole number, and Python reads without weighing how long the text is."""


def number_typed(text: str) -> int | None:
    """A whole number from 0 on in plain digits; None for everything else, which `int` or a database may fail on."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
