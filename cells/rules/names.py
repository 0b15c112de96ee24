"""Vietnamese text: one stored form, one folded form to search by, one key to sort people's names by."""

import unicodedata
from functools import lru_cache

from accounts.rules.text import clean_text, tone_last

# Digits stand before letters; the alphabet orders the letter first, its tone only between words otherwise alike.
_ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_FIRST_CODE = 10
_OTHER_CODE, _SPACE_CODE, _END_CODE = "02", "01", "00"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_SHAPES = {"\u0306", "\u0302", "\u031b"}  # breve, circumflex, horn: they make another letter


_FOLDED = str.maketrans(
    dict.fromkeys("đɖð", "d")
    | {"ı": "i", "ł": "l", "ø": "o"}
    # Cyrillic and Greek letters that no eye tells from Latin ones.
    | dict(zip("аеорсухіјѕһкмтвнԁοανικτυρχ", "aeopcyxijshkmtbhdoavikTupx".lower(), strict=True))
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("'’‘ʼ`´′\"“”„", "")
)


@lru_cache(maxsize=10_000)
def fold(text: str) -> str:
    """What a search compares: no case, no diacritics, đ as d (it has no decomposition); uỷ and ủy become one, H'Hen and H’Hen."""
    lower = clean_text(text).casefold()
    if lower.isascii() and "'" not in lower and '"' not in lower:
        return lower
    decomposed = unicodedata.normalize("NFD", lower.translate(_FOLDED))
    return clean_text("".join(ch for ch in decomposed if not unicodedata.combining(ch)))


@lru_cache(maxsize=5_000)
def spelling_key(text: str) -> str:
    """What two spellings of one name have in common, diacritics and all: no case, and the tone wherever it was put."""
    return " ".join(tone_last(word) for word in clean_text(text).casefold().split())


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
    return "".join(_letter_code(letter) for letter in letters), str(tone)


def _letter_code(letter: str) -> str:
    index = _ALPHABET.find(letter)
    return str(index + _FIRST_CODE) if index >= 0 else _OTHER_CODE


_KINDS = ("chi bộ ", "đảng bộ ")


def without_kind(name: str) -> str:
    """What tells «Chi bộ khu phố 13» from other cells, where a heading says what they are: «Khu phố 13»."""
    kind = next((kind for kind in _KINDS if name.casefold().startswith(kind)), "")
    rest = name[len(kind) :]
    return rest[:1].upper() + rest[1:]


def _words_key(words: list[str]) -> str:
    keys = [_word_key(word) for word in words]
    return _SPACE_CODE.join(letters for letters, _ in keys) + _END_CODE + "".join(tone for _, tone in keys)


def sort_key(full_name: str) -> str:
    """A key both engines order alike: by the last word (tên), then the rest, letters before tones (a ă â … d đ e ê).

    The whole of the tên goes first: everybody called Hoa stands before everybody called Hoá. Digits only, so that any
    collation gives the same order.
    """
    words = clean_text(full_name).split()
    return _words_key(words[-1:]) + _words_key(words[:-1])
