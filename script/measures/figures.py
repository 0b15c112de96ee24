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
    goal: float | None = None
    """The ratio that is asked for at most."""


def report(figures: Iterable[Figure]) -> None:
    """On standard output, a line each, for script/bench; all else a measure says goes to standard error."""
    for figure in figures:
        print(json.dumps(figure._asdict(), ensure_ascii=False), flush=True)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


Clock = Callable[[], float]
"""Seconds, of which the difference counts: by the wall, or of processors."""


def seconds(act: Callable[[], Any], clock: Clock = perf_counter) -> float:
    began = clock()
    act()
    return clock() - began


def least(acts: Sequence[Callable[[], Any]], *, rounds: int, clock: Clock = perf_counter) -> list[float]:
    """The least seconds of each, taken in turns: what else a shared machine does falls on all of them alike."""
    taken = [[seconds(act, clock) for act in acts] for _ in range(rounds)]
    return [min(column) for column in zip(*taken, strict=True)]


class Asked(NamedTuple):
    """One question of a measure; `beside` is the name of the question it is measured by, `goal` the ratio asked for at most."""

    what: str
    act: Callable[[], Any]
    beside: str = ""
    goal: float | None = None


def side_by_side(
    measure: str, asked: Sequence[Asked], *, rounds: int, times: int = 1, clock: Clock = perf_counter
) -> list[Figure]:
    """The least milliseconds of each, all taken in turns; `times`: how often each is asked in a turn."""

    def often(act: Callable[[], Any]) -> Callable[[], Any]:
        return lambda: [act() for _ in range(times)]

    taken = least([often(one.act) for one in asked], rounds=rounds, clock=clock)
    by_name = {one.what: value / times * 1000 for one, value in zip(asked, taken, strict=True)}
    return [
        Figure(
            measure,
            one.what,
            by_name[one.what],
            "ms",
            by_name[one.what] / by_name[one.beside] if one.beside else None,
            one.beside,
            one.goal,
        )
        for one in asked
    ]


def table(figures: Sequence[Figure]) -> str:
    lines = [("measure", "what", "value", "unit", "ratio", "goal", "to")]
    for figure in figures:
        ratio = "" if figure.ratio is None else f"{figure.ratio:.3g} ×"
        goal = "" if figure.goal is None else f"≤ {figure.goal:.3g}"
        lines.append((figure.measure, figure.what, _short(figure.value), figure.unit, ratio, goal, figure.beside))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
