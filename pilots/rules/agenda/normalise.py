"""Brings Vietnamese as people type it to words that can be compared.

A word keeps three things apart: its bare letters, the marks on its vowels (â ă ê ô ơ ư đ) and its tone.
So "uỷ" equals "ủy", "kỹ luật" equals the common misspelling of "kỷ luật", and "mat" may be "mật"
while "mặt" and "mát" may not.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MAX_CHARACTERS = 5_000

_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "x", "\u0303": "x", "\u0323": "j"}
_PIECE = re.compile(r"[^\W_]+|\.(?=\s|$)|[^\w\s.]|\n")
_COMRADE = re.compile(r"\b([dđ])/c\b")
_FINAL_Y = re.compile(r"(?<=[bcdghklmnpqrstv])y$|(?<=qu)y$")


@dataclass(frozen=True)
class Word:
    """``letters`` bare; ``marks`` one sign a letter, "." for none; ``tone`` "" for none (hỏi and ngã are one)."""

    letters: str
    marks: str
    tone: str

    @property
    def is_plain(self) -> bool:
        return not self.tone and not self.marks.strip(".")

    @property
    def is_number(self) -> bool:
        return self.letters.isdigit()

    def may_be(self, other: "Word") -> bool:
        """Whether this word, with marks perhaps left out, can be ``other``."""
        return (
            self.letters == other.letters
            and self.tone in ("", other.tone)
            and all(mine in (".", theirs) for mine, theirs in zip(self.marks, other.marks, strict=True))
        )


@lru_cache(maxsize=20_000)
def word(text: str) -> Word:
    letters: list[str] = []
    marks: list[str] = []
    tone = ""
    for character in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(character):
            letters.append("d" if character == "đ" else character)
            marks.append("đ" if character == "đ" else ".")
        elif character in _TONES:
            tone = _TONES[character]
        elif marks:
            marks[-1] = character
    return Word(_FINAL_Y.sub("i", "".join(letters)), "".join(marks), tone)


def clean(text: str) -> str:
    """Composed, small letters, without invisible characters; at most MAX_CHARACTERS."""
    composed = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])
    if not composed.isprintable():
        hidden = ("Cf", "Cc", "Cs", "Co", "Cn")
        composed = "".join(c for c in composed if c.isspace() or unicodedata.category(c) not in hidden)
    return _COMRADE.sub(
        "đồng chí", unicodedata.normalize("NFC", composed.casefold().replace("ð", "đ").replace("ɖ", "đ"))
    )


def pieces(text: str) -> list[str]:
    """The words and single punctuation marks of ``text``, in order; a line break is a piece."""
    return _PIECE.findall(clean(text))
