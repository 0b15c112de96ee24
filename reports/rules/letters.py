"""How wide a line of Tinos (Times New Roman) is, never less: what is laid out without the font has room enough."""

from collections.abc import Iterator

_NARROW, _WIDE, _WIDEST = frozenset("fijlrt.,:;'()[]/-!| \u00a0I"), frozenset("mwMƯƠươ%&"), frozenset("W@…")
_SHARES = {"narrow": 0.36, "usual": 0.565, "capital": 0.78, "wide": 0.9, "widest": 1.02}
"""Of the size of the type."""


def width_of(text: str, size: float) -> float:
    """In the unit of the size."""
    return size * sum(_SHARES[_sort(letter)] for letter in text)


def wrapped(text: str, room: float, size: float) -> list[str]:
    """In lines that are no wider than there is room; a word that is, is broken."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        for piece in _pieces(word, room, size):
            longer = f"{line} {piece}" if line else piece
            if line and width_of(longer, size) > room:
                lines.append(line)
                longer = piece
            line = longer
    return [*lines, line] if line else lines


def longest_word(text: str, size: float) -> float:
    return max((width_of(word, size) for word in text.split(" ")), default=0)


def _pieces(word: str, room: float, size: float) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and width_of(piece + letter, size) > room:
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece


def _sort(letter: str) -> str:
    if letter in _WIDEST:
        return "widest"
    if letter in _WIDE:
        return "wide"
    if letter in _NARROW:
        return "narrow"
    return "capital" if letter.isupper() else "usual"
