"""How a document is known: "828 - CV/ĐUK" and "828-CV/ĐUK" are one, two 38-QĐ/TU of different issuers or days are two."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from cells.rules.ahead import is_ahead
from cells.rules.names import fold, spelling_key

_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_SLASHES = re.compile(r"\s*/\s*")
_CALLED_NUMBER = re.compile(r"^số\s*:?\s*")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")


@dataclass(frozen=True)
class CitedDocument:
    """What a document is cited by."""

    issuer: str
    symbol: str
    issued_on: date
    title: str = ""


def check_issued(document: CitedDocument, today: date) -> None:
    """Raises Refused where the document is dated after the day on which it is cited: there is no such paper yet. One dated after
    the day of the act itself may order it: a decision comes late, or puts right what was."""
    if is_ahead(document.issued_on, today):
        raise Refused(
            _("The document is dated %(day)s, which is still to come. Cite one that has been issued.")
            % {"day": day_in_words(document.issued_on)},
            field="document",
        )


def normalise_symbol(symbol: str) -> str:
    """How the number and symbol is kept and printed."""
    return _SLASHES.sub("/", _DASHES.sub("-", clean_text(symbol)))


def symbol_key(symbol: str) -> str:
    """What two spellings of one symbol have in common: «Số 3 - hd/tw» and «03-HD/TW» are one."""
    bare = _CALLED_NUMBER.sub("", normalise_symbol(symbol).casefold())
    return _LEADING_ZEROS.sub("", bare.replace(" ", ""))


def issuer_key(issuer: str) -> str:
    """What two spellings of one issuer have in common: capitals and uỷ or ủy make no difference, diacritics do."""
    return spelling_key(issuer)


def search_key(document: CitedDocument) -> str:
    """What a search looks through: every part folded, the symbol also without its signs."""
    symbol = fold(normalise_symbol(document.symbol))
    parts = (symbol, _letters(symbol), fold(document.issuer), day_in_words(document.issued_on), fold(document.title))
    return " ".join(parts)


def search_words(typed: str) -> list[str]:
    """What was typed, in words that `search_key` may hold, whatever the spelling."""
    return fold(normalise_symbol(typed)).split()


def _letters(symbol: str) -> str:
    return "".join(c for c in symbol if c.isalnum())
