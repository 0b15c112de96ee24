"""In which order sums are made of what hangs below, and from which day on they have changed."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter

from cells.rules.standing import MOST_STEPS

Periods = Mapping[tuple[int, date, int, int], date]
"""By whose it is, its first day, cells and members: the day from which a period is over."""


def upwards(above: Mapping[int, Collection[int]]) -> Iterator[Collection[int]]:
    """`above`: what each ever hung directly below. All of them in parts, each behind all that ever hung below it.

    Where one hung below another at one time and the other way round at another there is no such order: one by one then, as
    often as anything can hang below something.
    """
    order: TopologicalSorter[int] = TopologicalSorter()
    for pk, superiors in above.items():
        order.add(pk)
        for superior in superiors:
            order.add(superior, pk)
    try:
        order.prepare()
    except CycleError:
        yield from ([pk] for _step in range(MOST_STEPS) for pk in above)
        return
    while order.is_active():
        ready = order.get_ready()
        yield ready
        order.done(*ready)


def first_differences(before: Periods, after: Periods) -> dict[int, date]:
    """By whose they are: the first day of which the periods of before say something else than those of after."""
    first: dict[int, date] = {}
    for key in before.keys() | after.keys():
        ends = {periods.get(key) for periods in (before, after)}
        if len(ends) > 1:
            whose, begins, *_ = key
            day = begins if None in ends else min(filter(None, ends))
            first[whose] = min(day, first.get(whose, day))
    return first
