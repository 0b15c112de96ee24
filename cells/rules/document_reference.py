"""How the number and symbol of a document is kept: "828 - CV/ĐUK" and "828-CV/ĐUK" are one."""

import re

from accounts.rules.text import clean_text

_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_SLASHES = re.compile(r"\s*/\s*")


def normalise_symbol(symbol: str) -> str:
    return _SLASHES.sub("/", _DASHES.sub("-", clean_text(symbol)))
