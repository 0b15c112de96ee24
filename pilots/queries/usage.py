"""What was made of pilots. Meetings lie above this app: they say at start-up how it is found out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from cells.models import Organisation
from pilots.rules.terms import Terms


@dataclass(frozen=True)
class Use:
    """One meeting online or by group."""

    format: str
    on: date
    title: str
    url: str
    counts: bool
    """Holds a place in the quota."""
    planned: bool = False
    """Neither held nor called off yet."""


@dataclass(frozen=True)
class Over:
    """A planned meeting for which a guidance has no place in the quota of its year."""

    pk: int
    in_words: str
    """Whose, on which day, and what stands against it."""


@dataclass(frozen=True)
class Usage:
    used_on: Callable[[date], "QuerySet[Any, tuple[int, str]]"]
    """`organisation_id` and format of those that had held such a meeting by the end of the day, once for each meeting: who asks
    puts them together with others anyway."""
    of: Callable[[Organisation], Sequence[Use]]
    """The meetings of one organisation, planned ones too, the newest first."""
    planned_from: Callable[[date], Sequence[tuple[int, date]]]
    """(id, day) of all that are planned online or by group for the day or later, each the organisation's that meets."""
    over_quota: Callable[[Terms], Sequence[Over]]
    """Of all that are planned for days of a guidance, in force or not, those that it has no place for."""


_usages: list[Usage] = []


def register_usage(usage: Usage) -> None:
    _usages.append(usage)


def used_on(day: date) -> "list[QuerySet[Any, tuple[int, str]]]":
    """To build a question on, one for each that knows of meetings."""
    return [usage.used_on(day) for usage in _usages]


def uses_of(organisation: Organisation) -> list[Use]:
    return [use for usage in _usages for use in usage.of(organisation)]


def planned_by(organisation: Organisation, format: str) -> list[Use]:
    """Its meetings of the format that are planned, the next one first."""
    planned = [use for use in uses_of(organisation) if use.planned and use.format == format]
    return sorted(planned, key=lambda use: use.on)


def planned_from(day: date) -> list[tuple[int, date]]:
    return [key for usage in _usages for key in usage.planned_from(day)]


def over_quota(terms: Terms) -> list[Over]:
    return [over for usage in _usages for over in usage.over_quota(terms)]
