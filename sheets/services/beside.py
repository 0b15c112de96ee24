"""What apps above keep beside the facts that a list enters: written with them, and gone with them when the list is undone."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

Members = Collection[int]


@dataclass(frozen=True)
class Beside:
    """Both are told new members by their keys, and run in the transaction of the list."""

    enter: Callable[[Members], None]
    remove: Callable[[Members], None]


_kept: list[Beside] = []


def keep_beside(beside: Beside) -> None:
    _kept.append(beside)


def enter_beside(members: Members) -> None:
    for beside in _kept:
        beside.enter(members)


def remove_beside(members: Members) -> None:
    for beside in _kept:
        beside.remove(members)
