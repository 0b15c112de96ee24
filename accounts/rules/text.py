"""Text as it is kept: one way to write each letter, and nothing that nobody can see.

Every door passes its text through here. What is told apart in speech stays as it was typed (hoà and hòa); that a search and a
likeness do not tell them apart either is said in cells/rules/names.py.
"""

import re
import unicodedata

# Joiners, marks of direction, the byte order mark and the soft hyphen come along with copied text; Vietnamese uses none.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_BREAKS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""Lines end so too, where the text was copied from: in Word, in a PDF."""
_STROKES = {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"}
"""Eth and the African D look as Đ does, and old keyboards and fonts write them for it."""
_HYPHENS = dict.fromkeys("\u2010\u2011\u2212\ufe63", "-")
_APOSTROPHES = "\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u02c8\u2032\u00b4`"
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_UNSEEN = dict.fromkeys(
    ["\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u3164", "\uffa0", *map(chr, range(0xFE00, 0xFE10))], ""
)
"""Printable for Unicode, and yet nothing is printed."""
_ALIKE = str.maketrans(
    _STROKES | _HYPHENS | _FULL_WIDTH | _UNSEEN | dict.fromkeys(_BREAKS, "\n") | {"\r": "\n", "\t": " "}
)
_IS_ALIKE = re.compile(f"[{re.escape(''.join([*_STROKES, *_HYPHENS, *_FULL_WIDTH, *_UNSEEN]))}]")
_IS_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_IN_A_WORD = re.compile(rf"(?<=[^\W\d_])[{_APOSTROPHES}](?=[^\W\d_])")
_COMBINING = re.compile("[\u0300-\u036f]+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STRUCK = re.compile("([dD])[\u0335\u0336]")


def clean_text(text: str, *, lines: bool = False) -> str:
    """One spelling of each letter, no control, zero-width or broken characters; without `lines` runs of white space become one.

    Windows' Vietnamese keyboard writes decomposed letters: unless composed, equal names would differ byte by byte. An apostrophe
    becomes the plain one, in several lines only within a word: there quotation marks are the writer's.
    """
    # Nearly all text is printable as it is; looking at every character of a list of 100.000 people takes minutes.
    if not lines and text.isascii() and text.isprintable() and "`" not in text:
        return " ".join(text.split())
    seen = text if text.isprintable() and not _IS_ALIKE.search(text) else _without_unseen(text)
    composed = seen if unicodedata.is_normalized("NFC", seen) else unicodedata.normalize("NFC", seen)
    if _COMBINING.search(composed):
        composed = _in_order(composed)
    if not lines:
        return " ".join(_IS_APOSTROPHE.sub("'", composed).split())
    plain = _IN_A_WORD.sub("'", composed)
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip("\n")


def tone_last(word: str) -> str:
    """A word by its letters and its tone, wherever the tone was put: hoà and hòa, uỷ and ủy are one. Decomposed."""
    return "".join(sorted(unicodedata.normalize("NFD", word), key=_TONES.__contains__))


def _without_unseen(text: str) -> str:
    unified = text.replace("\r\n", "\n").translate(_ALIKE)
    return "".join(" " if unicodedata.category(c) == "Zs" else c for c in unified if _is_seen(c))


def _is_seen(character: str) -> bool:
    return character == "\n" or unicodedata.category(character) not in _INVISIBLE


def _in_order(text: str) -> str:
    """A circumflex typed after its tone is no other letter, nor a d with a stroke laid over it."""
    struck = _STRUCK.sub(lambda match: "đ" if match[1] == "d" else "Đ", text)
    decomposed = unicodedata.normalize("NFD", struck)
    ordered = _COMBINING.sub(lambda marks: "".join(sorted(marks[0], key=_TONES.__contains__)), decomposed)
    return unicodedata.normalize("NFC", ordered)
