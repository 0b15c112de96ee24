"""Text as it is kept: NFC, without what nobody can see."""

import unicodedata

# Joiners, marks of direction, the byte order mark and the soft hyphen come along with copied text; Vietnamese uses none.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean_text(text: str, *, lines: bool = False) -> str:
    """NFC, no control, zero-width or broken characters. Without `lines` runs of white space become one space.

    Windows' Vietnamese keyboard writes decomposed letters: unless composed, equal names would differ byte by byte.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    visible = "".join(c for c in unified if c == "\n" or unicodedata.category(c) not in _INVISIBLE)
    composed = unicodedata.normalize("NFC", visible)
    if not lines:
        return " ".join(composed.split())
    return "\n".join(line.rstrip() for line in composed.split("\n")).strip("\n")
