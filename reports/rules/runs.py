"""One line of a text as clerks write it: `**bold**`, `*italic*`, `***both***`, `[chú thích: …]` for a footnote.

Marks that have no partner are letters like any other, and a backslash before one makes it a letter. Every line is looked through
a fixed number of times, however many marks stand in it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

NOTE_BEGINS = "[chú thích:"
NEW_LINE = " // "
"""Within a footnote or a cell of a table, where a new line of the text area would end it."""

_MARK = re.compile(rf"(\\[*\\|\[\]]|\*{{1,3}}|{re.escape(NOTE_BEGINS)} *|\[|\])", re.IGNORECASE)
_LETTERS_THAT_MARK = re.compile(r"[*\\\[\]]")
_LOOKS = {"*": {"italic"}, "**": {"bold"}, "***": {"bold", "italic"}}


@dataclass(frozen=True)
class Run:
    """Letters that look alike; or, with `note`, the place of a footnote."""

    text: str
    bold: bool = False
    italic: bool = False
    note: tuple["Run", ...] = ()


def runs_of(line: str) -> tuple[Run, ...]:
    pieces = _MARK.split(line)
    return tuple(_joined(_runs(pieces, _notes(pieces))))


def runs_of_cell(text: str) -> tuple[Run, ...]:
    """As in a cell of a table: on several lines where the text says so."""
    return _on_lines(runs_of(text))


def plain(runs: Sequence[Run]) -> str:
    """Without marks and without footnotes."""
    return "".join(run.text for run in runs)


def in_letters(text: str) -> str:
    """What a register says (a name, a place), as it is written into a line of text: none of it is a mark there."""
    return _LETTERS_THAT_MARK.sub(r"\\\g<0>", text)


def _runs(pieces: Sequence[str], notes: Mapping[int, int]) -> Iterator[Run]:
    """`pieces`: letters and, at the odd places, what may be a mark. `notes`: where footnotes end, by where they begin."""
    turns, looks, place = _pairs(pieces, notes), frozenset[str](), 0
    while place < len(pieces):
        piece = pieces[place]
        if place in notes:
            end = notes[place]
            if note := _note(pieces[place + 1 : end]):
                yield Run("", note=note)
            place = end
        elif place in turns:
            looks ^= turns[place]
        else:
            letters = piece[1:] if place % 2 and piece.startswith("\\") else piece
            yield Run(letters, bold="bold" in looks, italic="italic" in looks)
        place += 1


def _note(pieces: Sequence[str]) -> tuple[Run, ...]:
    return _on_lines(_joined(_runs(pieces, {})))


def _on_lines(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(replace(run, text=run.text.replace(NEW_LINE, "\n")) for run in runs)


def _notes(pieces: Sequence[str]) -> dict[int, int]:
    """Footnotes that are closed, none within another; a pair of brackets in one belongs to it."""
    open_at: list[int] = []
    found: dict[int, int] = {}
    for place in range(1, len(pieces), 2):
        if pieces[place].startswith("["):
            open_at.append(place)
        elif pieces[place] == "]" and open_at:
            begun = open_at.pop()
            if len(pieces[begun]) > 1:
                found[begun] = place
    return _outermost(found)


def _outermost(found: Mapping[int, int]) -> dict[int, int]:
    kept: dict[int, int] = {}
    last = -1
    for begun in sorted(found):
        if begun > last:
            kept[begun] = last = found[begun]
    return kept


def _pairs(pieces: Sequence[str], notes: Mapping[int, int]) -> dict[int, frozenset[str]]:
    """Where which look begins or ends: stars before a letter open, as many after one close."""
    opened: dict[str, int] = {}
    turns: dict[int, frozenset[str]] = {}
    place, before = 0, ""
    while place < len(pieces):
        if place in notes:
            place, before = notes[place], "]"
        elif place % 2 and pieces[place] in _LOOKS:
            stars, after = pieces[place], _next_letter(pieces, place)
            if stars in opened and before.strip():
                turns[opened.pop(stars)] = turns[place] = frozenset(_LOOKS[stars])
            elif after.strip():
                opened[stars] = place
        elif pieces[place]:
            before = pieces[place][-1]
        place += 1
    return turns


def _next_letter(pieces: Sequence[str], place: int) -> str:
    return next((piece[0] for piece in pieces[place + 1 : place + 3] if piece), "")


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours that look alike are one."""
    last: Run | None = None
    for run in runs:
        if not run.text and not run.note:
            continue
        if last is not None and not run.note and not last.note and (last.bold, last.italic) == (run.bold, run.italic):
            last = replace(last, text=last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
