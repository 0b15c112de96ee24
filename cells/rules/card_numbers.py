"""The number of a Party card, the same however it comes into the register: typed, or in a list from Excel."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from accounts.rules.numbers import ungrouped_paper_number

DIGITS = 8
WHOLE = (DIGITS, 12)
"""Twelve is the personal number, which cards bear since 38-HD/BTCTW of 29/9/2025."""
DIVIDED = (2, 6)
"""As the card prints it: of which committee, and the number there (58.002547)."""
UNREADABLE, NOT_GROUPED = "card_unreadable", "digits_not_grouped"
WORDS = {
    UNREADABLE: _("This is not a Party card number."),
    NOT_GROUPED: _(
        "The points, spaces or hyphens do not group the digits, so that the number is not clear. Write the digits alone."
    ),
}
_SIGNS = re.compile(r"[\s.\-]")
_CARD = re.compile(r"[0-9A-Za-zĐđ]{1,20}")
_OF_A_SERIES = re.compile(r"(?:([A-Za-zĐđ]+)[ .\-]?)?([0-9 .\-]+)")


@dataclass(frozen=True)
class CardNumber:
    value: str = ""
    problem: str = ""
    """A key of WORDS."""


def read_card_number(text: str) -> CardNumber:
    """`text` is cleaned. Without the signs that group its digits; empty where nothing is told. Other series are kept as
    written, letters and digits."""
    plain = _SIGNS.sub("", text)
    if not plain.strip("0"):
        return CardNumber()
    if not _CARD.fullmatch(plain):
        return CardNumber(problem=UNREADABLE)
    if plain == text:
        return CardNumber(plain)
    parts = _OF_A_SERIES.fullmatch(text)
    digits = ungrouped_paper_number(parts[2], whole=WHOLE, divided=DIVIDED) if parts else None
    return CardNumber((parts[1] or "") + digits) if parts and digits is not None else CardNumber(problem=NOT_GROUPED)
