"""Pages of a list without a COUNT: a page asks for one row more than it shows, and so knows whether another follows.

The next page and the one before are asked for by the row they go on from (`after`, `before`: its key), wherever the order of the
list allows it; the number goes along, to be shown, and for the day on which that row stands in the list no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from accounts.queries.found import Found
from accounts.queries.put_together import AskedRows
from accounts.rules.numbers import number_typed
from accounts.tables.keyset import Keyset

ROWS = 50
MOST_ROWS = 200
LAST_PAGE = 1_000_000
"""A greater number makes an OFFSET that a database refuses."""
NEIGHBOURS = 2
TURNS = ("page", "after", "before")
"""What of an address says which page is meant."""


class Address(Protocol):
    """What a page of the site was asked for: the part behind the question mark."""

    def get(self, key: str, default: str, /) -> Any: ...
    def getlist(self, key: str, /) -> list[Any]: ...


@dataclass(frozen=True)
class Page:
    """`first`: which one of the whole list the page begins with. `last`: the number of the last page, where that is known.
    `after`, `before`: keys of the rows from which the next page and the one before go on; None where these go by their number.
    """

    things: Sequence[Any]
    number: int = 1
    has_next: bool = False
    first: int = 1
    last: int | None = None
    after: int | None = None
    before: int | None = None

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.has_next else None

    @property
    def numbers(self) -> list[int | None]:
        """Of the pages to go to, as far as they are known; None where some are left out."""
        furthest = self.next or self.number
        near = [number for number in range(self.number - NEIGHBOURS, furthest + 1) if number > 1]
        gap = [None] if near and near[0] > 2 else []
        last = self.last if self.last is not None and self.last > furthest else None
        far = [] if last is None else [last] if last == furthest + 1 else [None, last]
        return [1, *gap, *near, *far]


def page_of(asked: Address, things: object, *, rows: int = ROWS, known: int | None = None) -> Page:
    """The page of a queryset or a sequence that the address asks for; what makes no sense there is the first page of `rows`.

    `known`: how many things there are, if that is known anyway.
    """
    number = _number(asked.get("page", ""), 1, LAST_PAGE) or 1
    rows = _number(asked.get("per_page", ""), 1, 10 * LAST_PAGE) or rows
    pages = _Pages(things, min(rows, MOST_ROWS), known)
    if number == 1:
        return pages.counted_off(1)
    after, before = (_number(asked.get(name, ""), 1, 2**63 - 1) for name in ("after", "before"))
    page = pages.after(after, number) if after else pages.before(before, number) if before else None
    page = page or pages.counted_off(number)
    return page if page.things else pages.counted_off(1)


class _Pages:
    """Of `rows` things each."""

    def __init__(self, things: Any, rows: int, known: int | None) -> None:
        self._things, self._rows, self._known = things, rows, known

    @cached_property
    def _keyset(self) -> "Keyset | Found[Any] | None":
        if isinstance(self._things, Found) and self._things.keys is not None:
            return self._things
        return Keyset.of(self._things.queryset if isinstance(self._things, AskedRows | Found) else self._things)

    @property
    def _turns_by_rows(self) -> bool:
        if isinstance(self._things, AskedRows):
            return Keyset.of(self._things.alike) is not None
        return self._keyset is not None

    def counted_off(self, number: int) -> Page:
        """By the number of the page, from that end of the list which is nearer."""
        first = (number - 1) * self._rows
        left = self._known - first if self._known is not None else None
        if left is not None and 0 < left < first and self._keyset is not None:
            last_first = self._keyset.from_the_end()[max(0, left - self._rows) : left]
            return self._page(list(reversed(last_first)), number, has_next=left > self._rows)
        return self._cut(self._things, number, first)

    def after(self, pk: int, number: int) -> Page | None:
        things = self._keyset.after(pk) if self._keyset else None
        return None if things is None else self._cut(things, number)

    def before(self, pk: int, number: int) -> Page | None:
        """None where fewer stand before it than make a page: it is the first one then."""
        things = self._keyset.before(pk) if self._keyset else None
        nearest_first = [] if things is None else list(things[: self._rows])
        if len(nearest_first) < self._rows:
            return None
        return self._page(list(reversed(nearest_first)), number, has_next=True)

    def _cut(self, things: Any, number: int, first: int = 0) -> Page:
        taken = list(things[first : first + self._rows + 1])
        return self._page(taken[: self._rows], number, has_next=len(taken) > self._rows)

    def _page(self, things: Sequence[Any], number: int, *, has_next: bool) -> Page:
        turns = bool(things) and (has_next or number > 1) and self._turns_by_rows
        return Page(
            things,
            number,
            has_next,
            first=(number - 1) * self._rows + 1,
            last=None if self._known is None else max(1, -(-self._known // self._rows)),
            after=things[-1].pk if turns and has_next else None,
            before=things[0].pk if turns and number > 1 else None,
        )


def _number(typed: str, least: int, most: int) -> int | None:
    number = number_typed(typed)
    return number if number is not None and least <= number <= most else None
