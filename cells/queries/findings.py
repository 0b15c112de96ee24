"""What is not in order in the register: a finding, and all that was found of one kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django.db.models import QuerySet

AT_ONCE = 500
"""Findings made together."""


@dataclass(frozen=True)
class Finding:
    kind: str
    who: str
    where: str
    what: str
    how: str
    mend: tuple[str, tuple[int | str, ...]]
    """The name of the address where it is mended, and its arguments."""


@dataclass(frozen=True)
class Found:
    """All of one kind, counted and cut into pages before a finding is made of any.

    `things`: a queryset in an order that tells any two apart, or a sequence; `tell` makes a finding of each of some of them, in
    a constant number of queries.
    """

    things: Any
    tell: Callable[[Sequence[Any]], list[Finding]] = list
    known: Callable[[], int | None] = lambda: None
    """How many there are, where that need not be counted."""

    @cached_property
    def number(self) -> int:
        if (known := self.known()) is not None:
            return known
        return self.things.order_by().count() if isinstance(self.things, QuerySet) else len(self.things)

    def __iter__(self) -> Iterator[Finding]:
        """A part at a time."""
        things = self.things.iterator(AT_ONCE) if isinstance(self.things, QuerySet) else iter(self.things)
        while some := list(islice(things, AT_ONCE)):
            yield from self.tell(some)
