"""Pages of a list without a COUNT: a page asks for one row more than it shows, and so knows whether another follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from accounts.rules.numbers import number_typed

ROWS = 50
MOST_ROWS = 200
LAST_PAGE = 1_000_000
"""A greater number makes an OFFSET that a database refuses."""
NEIGHBOURS = 2


class Address(Protocol):
    """What a page of the site was asked for: the part behind the question mark."""

    def get(self, key: str, default: str, /) -> Any: ...
    def getlist(self, key: str, /) -> list[Any]: ...


@dataclass(frozen=True)
class Page:
    """`first`: which one of the whole list the page begins with."""

    things: Sequence[Any]
    number: int = 1
    has_next: bool = False
    first: int = 1

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.has_next else None

    @property
    def numbers(self) -> list[int | None]:
        """Of the pages to go to, as far as they are known; None where some are left out."""
        last = self.next or self.number
        near = [number for number in range(self.number - NEIGHBOURS, last + 1) if number > 1]
        gap = [None] if near and near[0] > 2 else []
        return [1, *gap, *near]


def page_of(asked: Address, things: object, *, rows: int = ROWS) -> Page:
    """The page of a queryset or a sequence that the address asks for; what makes no sense there is the first page of `rows`."""
    number = _number(asked.get("page", ""), 1, LAST_PAGE) or 1
    rows = _number(asked.get("per_page", ""), 1, 10 * LAST_PAGE) or rows
    rows = min(rows, MOST_ROWS)
    page = _cut(things, number, rows)
    return page if page.things or number == 1 else _cut(things, 1, rows)


def _cut(things: Any, number: int, rows: int) -> Page:
    first = (number - 1) * rows
    taken = list(things[first : first + rows + 1])
    return Page(taken[:rows], number, has_next=len(taken) > rows, first=first + 1)


def _number(typed: str, least: int, most: int) -> int | None:
    number = number_typed(typed)
    return number if number is not None and least <= number <= most else None
