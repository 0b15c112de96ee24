"""Vietnamese text: one stored form, one folded form to search by, one key to sort people's names by."""

import unicodedata
from functools import lru_cache

from accounts.rules.text import clean_text

# The alphabet orders the letter first, its tone only between words otherwise alike.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_SHAPES = {"\u0306", "\u0302", "\u031b"}  # breve, circumflex, horn: they make another letter


def fold(text: str) -> str:
    """What a search compares: no case, no diacritics, đ as d (it has no decomposition); uỷ and ủy become one."""
    decomposed = unicodedata.normalize("NFD", clean_text(text).casefold().replace("đ", "d"))
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


@lru_cache(maxsize=20_000)
def _word_key(word: str) -> tuple[str, str]:
    letters: list[str] = []
    tone = 0
    for ch in unicodedata.normalize("NFD", word.casefold()):
        if ch in _TONES:
            tone = _TONES[ch]
        elif ch in _SHAPES and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + ch)
        else:
            letters.append(ch)
    coded = "".join(_letter_code(letter) for letter in letters)
    return coded, str(tone)


def _letter_code(letter: str) -> str:
    place = _ALPHABET.find(letter)
    return f"{place + 10:02d}" if place >= 0 else f"0{letter}"


def sort_key(full_name: str) -> str:
    """A key both engines order alike: by the last word (tên), then the rest, letters before tones (a ă â b … đ e ê).

    ASCII only, so that any collation gives the same order.
    """
    words = clean_text(full_name).split()
    ordered = words[-1:] + words[:-1]
    letters, tones = zip(*(_word_key(word) for word in ordered), strict=True) if ordered else ((), ())
    return (" ".join(letters) + "  " + "".join(tones)).encode("ascii", "replace").decode()
