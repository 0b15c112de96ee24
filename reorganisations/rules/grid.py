"""A grid of organisations to be written in rows: what was pasted into one of its boxes, and the codes it proposes."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from cells.rules.organisation_code import is_code

_NUMBERED = re.compile(r"(.*?)(\d+)", re.ASCII)
_ORDINAL = re.compile(r"(\d{1,3}[.)]?|[-–•*])", re.ASCII)
_DIGIT = re.compile(r"\d", re.ASCII)


def lines_in(text: str) -> list[list[str]]:
    """The cells of lines as Excel and Word copy them: parted by tabs; empty lines and the numbers of a list are left out."""
    lines = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines() if line.strip()]
    while lines and all(len(line) > 1 and _ORDINAL.fullmatch(line[0]) for line in lines):
        lines = [line[1:] for line in lines]
    return lines


def spread(rows: Sequence[Sequence[str]], *, names: int) -> list[list[str]]:
    """The rows, with lines that stand together in one box put into it and the boxes below, their cells into those beside it.

    Lines pasted into the first column that begin with no code are put into the column `names`. What is left over at the end
    of a line stays in its last box.
    """
    width = max(map(len, rows), default=0)
    filled = [list(row) for row in rows]
    for top, row in enumerate(rows):
        for left, text in enumerate(row):
            lines = lines_in(text)
            if len(lines) > 1 or any(len(line) > 1 for line in lines):
                filled[top][left] = ""
                start = names if left == 0 and not all(_begins_with_code(line) for line in lines) else left
                _put(filled, lines, top, start, width)
    return filled


def _begins_with_code(line: Sequence[str]) -> bool:
    """A name of one word is written like a code, but has no number in it."""
    return not line[0] or (is_code(line[0].upper()) and _DIGIT.search(line[0]) is not None)


def _put(rows: list[list[str]], lines: Sequence[Sequence[str]], top: int, left: int, width: int) -> None:
    rows += [[""] * width for _ in range(top + len(lines) - len(rows))]
    for row, line in zip(rows[top:], lines, strict=False):
        here, beyond = line[: width - left], [cell for cell in line[width - left :] if cell]
        for place, cell in enumerate(here, left):
            row[place] = cell or row[place]
        if beyond:
            row[-1] = "; ".join([part for part in (row[-1],) if part] + beyond)


def prefix_of(siblings: Collection[str], above: str) -> str:
    """With what the codes below an organisation begin: its own code where they do, else as most of them do."""
    own = f"{above}-"
    beginnings = Counter(match[1] for code in siblings if (match := _NUMBERED.fullmatch(code)))
    return own if own in beginnings or not beginnings else beginnings.most_common(1)[0][0]


def next_codes(taken: Collection[str], prefix: str, number: int) -> list[str]:
    """So many codes that go on after the last taken one, written with as many digits."""
    ends = [code.removeprefix(prefix) for code in taken if code.startswith(prefix)]
    numbers = [end for end in ends if end.isascii() and end.isdigit()]
    last, width = max(map(int, numbers), default=0), max(map(len, numbers), default=2)
    return [f"{prefix}{last + place:0{width}d}" for place in range(1, number + 1)]
