"""Figures, how they are taken and how they are shown."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter
from typing import Any, NamedTuple


class Figure(NamedTuple):
    measure: str
    what: str
    value: float
    unit: str
    ratio: float | None = None
    beside: str = ""
    """What the ratio is to."""


def report(figures: Iterable[Figure]) -> None:
    """On standard output, a line each, for script/bench; all else a measure says goes to standard error."""
    for figure in figures:
        print(json.dumps(figure._asdict(), ensure_ascii=False), flush=True)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def seconds(act: Callable[[], Any]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def least(acts: Sequence[Callable[[], Any]], *, rounds: int) -> list[float]:
    """The least seconds of each, taken in turns: what else a shared machine does falls on all of them alike."""
    taken = [[seconds(act) for act in acts] for _ in range(rounds)]
    return [min(column) for column in zip(*taken, strict=True)]


def table(figures: Sequence[Figure]) -> str:
    lines = [("measure", "what", "value", "unit", "ratio", "to")]
    for figure in figures:
        ratio = "" if figure.ratio is None else f"{figure.ratio:.3g} ×"
        lines.append((figure.measure, figure.what, _short(figure.value), figure.unit, ratio, figure.beside))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
