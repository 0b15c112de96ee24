"""What a search has found, asked of the database once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
MOST_KEYS = 10_000
"""More than these are counted, and a page of them is cut off by the database, as of any list."""


class Found(Generic[Row]):
    """What a list is handed in place of a queryset where the page also says how many there are: to look for the rows of a page
    costs as much as to count all of them, so their keys are asked once, in the order of the list, and are the answer to both.
    What is asked of it beyond that is asked of the queryset.
    """

    def __init__(self, queryset: "QuerySet[Row]") -> None:
        self.queryset = queryset

    def order_by(self, *names: str) -> "Found[Row]":
        return Found(self.queryset.order_by(*names))

    @cached_property
    def keys(self) -> list[Any] | None:
        """Of the rows in their order; None where there are too many."""
        keys = list(self.queryset.values_list("pk", flat=True)[: MOST_KEYS + 1])
        return keys if len(keys) <= MOST_KEYS else None

    @cached_property
    def number(self) -> int:
        return len(self.keys) if self.keys is not None else self.queryset.count()

    def __getitem__(self, cut: slice) -> "Sequence[Row] | QuerySet[Row]":
        return self.queryset[cut] if self.keys is None else self.rows_of(self.keys[cut])

    def __getattr__(self, name: str) -> Any:
        return getattr(self.queryset, name)

    def after(self, pk: int) -> "Part[Row] | None":
        """What follows this row, of known keys. None where it is not among them."""
        keys = self.keys or []
        return Part(self, keys[keys.index(pk) + 1 :]) if pk in keys else None

    def before(self, pk: int) -> "Part[Row] | None":
        """What stands before it, the nearest first."""
        keys = self.keys or []
        return Part(self, keys[: keys.index(pk)][::-1]) if pk in keys else None

    def from_the_end(self) -> "Part[Row]":
        return Part(self, (self.keys or [])[::-1])

    def rows_of(self, keys: list[Any]) -> list[Row]:
        """In the order of the keys; without those that have gone meanwhile."""
        rows = {row.pk: row for row in self.queryset.filter(pk__in=keys).order_by()}
        return [rows[key] for key in keys if key in rows]


@dataclass(frozen=True)
class Part(Generic[Row]):
    """Some of what was found."""

    found: Found[Row]
    keys: list[Any]

    def __getitem__(self, cut: slice) -> list[Row]:
        return self.found.rows_of(self.keys[cut])
