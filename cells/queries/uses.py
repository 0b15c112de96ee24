"""What rests on an organisation: what of other tables refers to it, and what of it would lie outside its life."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.rules.days import day_after
from cells.models import Organisation, OrganisationVersion
from cells.models.dated import CONTAINMENTS, Containment, Dated
from cells.rules.periods import Period
from cells.rules.within_life import as_far_as_known, first_day_outside


@dataclass(frozen=True)
class Resting:
    """So many rows of one sort."""

    what: str | Promise
    number: int


@dataclass(frozen=True)
class Stray:
    """One row that goes beyond the life of its organisation; `day`: on which it does so first."""

    table: str
    row: int
    what: str | Promise
    day: date


_OTHERS = _("other records")
_IN_WORDS: dict[str, str | Promise] = {
    "cells_organisationversion": _("organisations below it"),
    "cells_succession": _("mergers, splits and dissolutions"),
    "cells_membership": _("memberships"),
    "cells_temporarystay": _("stays of guests"),
    "cells_residence": _("members who reside there"),
    "cells_transfer": _("transfers"),
    "cells_group": _("groups"),
    "cells_body": _("bodies"),
    "cells_post": _("posts"),
    "cells_mandate": _("mandates"),
    "cells_infrastructure": _("entries about its infrastructure"),
}
"""By table what its rows are called; upper apps add theirs."""


@dataclass(frozen=True)
class LivedDays:
    """What the rows of a table did or say of days of their organisation, where the database itself does not keep them within
    its life. `periods`: by key, of one organisation on the day that is today."""

    table: str
    words: str | Promise
    periods: Callable[[Organisation, date], Iterable[tuple[int, Period]]]


_LIVED: list[LivedDays] = []
_QUIET: set[str] = set()
"""Labels of models of which neither pages nor the log say to others that there is a row."""


def name_rows(table: str, words: str | Promise) -> None:
    _IN_WORDS[table] = words


def say_nothing_of(label: str) -> None:
    """An upper app says at start-up of which model («app.model») nobody is told by an act of the register that it has rows."""
    _QUIET.add(label)


def is_quiet(label: str) -> bool:
    return label in _QUIET


def rows_in_words(table: str) -> str:
    return str(_IN_WORDS.get(table, _OTHERS))


def lies_within_life(lived: LivedDays) -> None:
    """An upper app says at start-up what of its own stands in the way of another life of an organisation."""
    name_rows(lived.table, lived.words)
    _LIVED.append(lived)


def uses_of(organisation: Organisation) -> list[Resting]:
    """Everything that refers to the organisation and would not go with it: it is in use where there is any.

    Its own history is none, nor is the plan that founded it; what hangs below it is.
    """
    return uses_of_all([organisation.pk])


def uses_of_all(organisations: Collection[int]) -> list[Resting]:
    """The same of several that would go together, by their ids: what hangs below one of them and is one of them goes too."""
    numbers: Counter[str | Promise] = Counter()
    for relation in Organisation._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel) or relation.on_delete is not models.PROTECT:
            continue
        model, column = relation.related_model, relation.field.name
        if (model, column) != (OrganisationVersion, "organisation"):
            rows = model._base_manager.filter(**{f"{column}__in": organisations})
            rows = rows.exclude(organisation__in=organisations) if model is OrganisationVersion else rows
            numbers[_IN_WORDS.get(model._meta.db_table, _OTHERS)] += rows.count()
    return [Resting(what, number) for what, number in numbers.items() if number]


def strays_of(organisation: Organisation, today: date) -> set[Stray]:
    """What begins before its organisation was there (or was what it has to be), or goes on when it is not, of whichever app."""
    lives = {
        being: _life(organisation, being)
        for being in {kept.being for kept in CONTAINMENTS if kept.of[0] == OrganisationVersion._meta.db_table}
    }
    asked: list[tuple[str, Iterable[tuple[int, Period]], list[Period]]] = [
        (kept.table, _periods(kept, organisation, today), lives[kept.being])
        for kept in CONTAINMENTS
        if kept.of[0] == OrganisationVersion._meta.db_table
    ]
    life = _life(organisation, None)
    asked += [(lived.table, lived.periods(organisation, today), life) for lived in _LIVED]
    return {
        Stray(table, row, _IN_WORDS.get(table, _OTHERS), day)
        for table, periods, lived in asked
        for row, period in periods
        if (day := first_day_outside(period, lived)) is not None
    }


def _life(organisation: Organisation, being: tuple[str, str] | None) -> list[Period]:
    versions = OrganisationVersion.objects.filter(organisation=organisation, **dict([being] if being else []))
    return [Period(*days) for days in versions.order_by().values_list("valid_from", "valid_to")]


def _periods(kept: Containment, organisation: Organisation, today: date) -> Iterator[tuple[int, Period]]:
    model: Any = next(model for model in apps.get_models() if model._meta.db_table == kept.table)
    rows = model._base_manager.filter(**{kept.owner: organisation.pk, f"{kept.day}__isnull": False}).order_by("pk")
    if issubclass(model, Dated):
        for row, first, end in rows.values_list("pk", "valid_from", "valid_to"):
            yield row, as_far_as_known(Period(first, end), today)
    else:
        for row, day in rows.values_list("pk", kept.day):
            yield row, Period(day, day_after(day))
