"""What follows a row of an ordered queryset, or stands before it, asked by the row and not by counting those it comes after.

A page far into a list then costs what the first one does: an index is entered where the page begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.core.exceptions import FieldDoesNotExist
from django.db import connections
from django.db.models import F, ForeignObject, Model, Q, QuerySet
from django.db.models.constants import LOOKUP_SEP


@dataclass(frozen=True)
class Key:
    """One thing rows are ordered by. `may_be_null`: also where it is not known."""

    name: str
    down: bool
    may_be_null: bool


class Keyset:
    """The rows of a queryset in its order, which leaves no two of them in one place."""

    def __init__(self, things: "QuerySet[Any]", keys: Sequence[Key]) -> None:
        self._things, self._keys = things, keys
        self._nulls_first = connections[things.db].features.order_by_nulls_first
        """In an order upwards; downwards it is the other way round."""

    @classmethod
    def of(cls, things: object) -> Self | None:
        """None of what has no such order: a sequence, rows that are no objects, keys of which two rows may be alike."""
        if not isinstance(things, QuerySet) or things._fields is not None:  # type: ignore[attr-defined]
            return None
        query = things.query
        if query.combinator or query.distinct or query.is_sliced:
            return None
        order = query.order_by or (things.model._meta.ordering if query.default_ordering else ())
        keys = [_key(things, said) for said in order]
        known = [key for key in keys if key is not None]
        if not known or len(known) < len(keys) or not _tells_rows_apart(things.model, known[-1]):
            return None
        return cls(things, known)

    def after(self, pk: int) -> "QuerySet[Any] | None":
        """What follows this row. None where the row does not stand in the list."""
        return self._beyond(pk, backwards=False)

    def before(self, pk: int) -> "QuerySet[Any] | None":
        """What stands before it, the nearest first."""
        return self._beyond(pk, backwards=True)

    def from_the_end(self) -> "QuerySet[Any]":
        return self._things.reverse()

    def _beyond(self, pk: int, *, backwards: bool) -> "QuerySet[Any] | None":
        # As expressions: a name that only the order knows cannot be selected by itself.
        names = [key.name for key in self._keys]
        place = self._things.filter(pk=pk).order_by().values_list(*map(F, names)).first()
        if place is None:
            return None
        condition = Q()
        for key, value in reversed(list(zip(self._keys, place, strict=True))):
            alike = _is(key, value) & condition if condition else Q(pk__in=[])
            condition = self._further(key, value, backwards) | alike
        bound = self._bound(self._keys[0], place[0], backwards)
        things = self._things.filter(bound, condition)
        return things.reverse() if backwards else things

    def _further(self, key: Key, value: object, backwards: bool) -> Q:
        upwards = key.down == backwards
        nulls_come_last = upwards != self._nulls_first
        if value is None:
            return Q(pk__in=[]) if nulls_come_last else Q(**{f"{key.name}__isnull": False})
        further = Q(**{f"{key.name}__{'gt' if upwards else 'lt'}": value})
        return further | Q(**{f"{key.name}__isnull": True}) if key.may_be_null and nulls_come_last else further

    def _bound(self, key: Key, value: object, backwards: bool) -> Q:
        """What holds anyway, said once more so that an index can be entered by it: it cannot be by a condition with OR."""
        if value is None or key.may_be_null:
            return Q()
        return Q(**{f"{key.name}__{'gte' if key.down == backwards else 'lte'}": value})


def _is(key: Key, value: object) -> Q:
    return Q(**{f"{key.name}__isnull": True}) if value is None else Q(**{key.name: value})


def _key(things: "QuerySet[Any]", said: object) -> Key | None:
    if not isinstance(said, str):
        return None
    name = said.removeprefix("-")
    if name in things.query.annotations:
        return Key(name, said.startswith("-"), may_be_null=True)
    model: type[Model] = things.model
    may_be_null = False
    *way, last = name.split(LOOKUP_SEP)
    try:
        for step in way:
            relation = model._meta.get_field(step)
            if not isinstance(relation, ForeignObject):
                return None
            may_be_null |= relation.null
            model = relation.related_model
        field: Any = model._meta.pk if last == "pk" else model._meta.get_field(last)
    except FieldDoesNotExist:
        return None
    if field is None or (field.is_relation and last != getattr(field, "attname", "")):
        return None
    return Key(name, said.startswith("-"), may_be_null=may_be_null or field.null)


def _tells_rows_apart(model: type[Model], key: Key) -> bool:
    if key.name == "pk":
        return True
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return key.name in fields and fields[key.name].unique and not key.may_be_null
