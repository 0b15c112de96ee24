"""Text as it is kept: NFC, without what nobody can see."""

import unicodedata

# Joiners, marks of direction, the byte order mark and the soft hyphen come along with copied text; Vietnamese uses none.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean_text(text: str, *, lines: bool = False) -> str:
    """NFC, no control, zero-width or broken characters. Without `lines` runs of white space become one space.

    Windows' Vietnamese keyboard writes decomposed letters: unless composed, equal names would differ byte by byte.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    # Nearly all text is printable as it is; looking at every character of a list of 100.000 people takes minutes.
    visible = unified if unified.isprintable() else _without_invisible(unified)
    composed = unicodedata.normalize("NFC", visible)
    if not lines:
        return " ".join(composed.split())
    return "\n".join(line.rstrip() for line in composed.split("\n")).strip("\n")


def _without_invisible(text: str) -> str:
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _INVISIBLE)
