"""Numbers as they come with a request (the key of a row, a page, a year), and as people group them."""

import re
from collections.abc import Collection, Sequence

MOST_DIGITS = 18
"""Of what every database takes for a whole number, and Python reads without weighing how long the text is."""
_COUNT_SIGN, _PAPER_SIGN = re.compile(r"[. ]"), re.compile(r"[. \-]")
_IN_THREES = re.compile(r"\d{1,3}(?:[. \-]\d{3})+", re.ASCII)


def ungrouped(text: str) -> str | None:
    """The digits without the points or spaces that group them in threes (5.704, 5 704); None where one stands elsewhere:
    5.7.0.4 is no number, and nobody can say which was meant."""
    if not _COUNT_SIGN.search(text):
        return text
    return _COUNT_SIGN.sub("", text) if _IN_THREES.fullmatch(text) and "-" not in text else None


def ungrouped_paper_number(text: str, *, whole: Collection[int], divided: Sequence[int] = ()) -> str | None:
    """The same of the number of a card or paper, which is written with hyphens too. `whole`: how many digits it has when it is
    complete; then other even groups are as clear (12 34 56 78, 0790 1234 5678), and those in which it is `divided`."""
    groups = _PAPER_SIGN.split(text)
    if len(groups) == 1 or _IN_THREES.fullmatch(text):
        return "".join(groups)
    digits, lengths = "".join(groups), [len(group) for group in groups]
    even = len(set(lengths)) == 1 and lengths[0] > 1
    clear = digits.isascii() and digits.isdigit() and len(digits) in whole and (even or lengths == list(divided))
    return digits if clear else None


def number_typed(text: str) -> int | None:
    """A whole number from 0 on in plain digits; None for everything else, which `int` or a database may fail on."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
