"""Where a person can go from a page. Each app adds its own pages at start-up, so that no lower app knows an upper one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Page:
    """A page by the name of its address, and what the link to it says."""

    url_name: str
    label: str | Promise


Entry = TypeVar("Entry")


class Menu(Generic[Entry]):
    """Pages, or what else apps add to a page, in the order of their positions, whichever app added them first."""

    def __init__(self) -> None:
        self._entries: list[tuple[int, Entry]] = []

    def add(self, entry: Entry, *, position: int) -> None:
        self._entries.append((position, entry))
        self._entries.sort(key=lambda entry: entry[0])

    def __iter__(self) -> Iterator[Entry]:
        return (entry for _, entry in self._entries)


main_menu: Menu[Page] = Menu()
"""On every page; each person finds in it what they may open."""


def addresses_of(url_name: str) -> Callable[[int], str]:
    """The address of a page by the number of what it is about, for lists: looked up once and not for every row."""
    before, _number, after = reverse(url_name, args=[0]).rpartition("0")
    return lambda number: f"{before}{number}{after}"
