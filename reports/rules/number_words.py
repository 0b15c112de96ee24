"""Numbers of two and three digits as Vietnamese writes them in words: «mười ba», «năm mươi tư», «một trăm linh năm».

Smaller ones are left alone: «một chi bộ» is as often «a cell», and «năm» a year.
"""

_UNITS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_LAST = _UNITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
"""«hai mươi mốt», «năm mươi tư», «ba mươi lăm»: what the last digit is called after ten."""
_NONE_BETWEEN = {"linh", "lẻ"}

_WORD = "|".join(sorted({*_LAST, *_NONE_BETWEEN, "mười", "mươi", "trăm"}, key=len, reverse=True))
NUMBER_WORDS = rf"(?:{_WORD})(?:\s+(?:{_WORD}))*(?!\w)"
"""Words that may be a number together: `value_of` knows."""


def value_of(words: str) -> int | None:
    """None for what is no number of two or three digits."""
    said = words.lower().split()
    if said[1:2] != ["trăm"] or said[0] not in _UNITS:
        return _tens(said)
    hundreds, rest = 100 * _UNITS[said[0]], said[2:]
    if not rest:
        return hundreds
    below = _last(rest[1:]) if rest[0] in _NONE_BETWEEN else _tens(rest)
    return hundreds + below if below is not None else None


def _tens(said: list[str]) -> int | None:
    if said[:1] == ["mười"]:
        ten, rest = 10, said[1:]
    elif said[1:2] == ["mươi"] and said[0] in _UNITS:
        ten, rest = 10 * _UNITS[said[0]], said[2:]
    else:
        return None
    last = _last(rest) if rest else 0
    return ten + last if last is not None else None


def _last(said: list[str]) -> int | None:
    return _LAST.get(said[0]) if len(said) == 1 else None
