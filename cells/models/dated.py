"""Facts with a first day and a first day no longer true: half-open periods, the truth of any day kept for good."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from cells.rules.periods import Period

Day = date | Combinable
"""A day, or what of another row is one."""

# Conditions on periods, of the relation `prefix` if one is given. `start` and `end`: where the two days have other names.


def valid_on(day: Day, prefix: str = "", *, start: str = "valid_from", end: str = "valid_to") -> models.Q:
    """True on the day."""
    return models.Q(**{f"{_column(prefix, start)}__lte": day}) & not_over(day, prefix, end=end)


def not_over(day: Day, prefix: str = "", *, end: str = "valid_to") -> models.Q:
    """True on the day or on a later one."""
    column = _column(prefix, end)
    return models.Q(**{f"{column}__isnull": True}) | models.Q(**{f"{column}__gt": day})


def over_by(day: date, prefix: str = "", *, end: str = "valid_to") -> models.Q:
    """True on no day from this one on: the opposite of `not_over`."""
    return models.Q(**{f"{_column(prefix, end)}__lte": day})


def valid_on_sql(table: str, day: str = "%(day)s") -> str:
    """`valid_on` for a statement of our own."""
    return f"{table}.valid_from <= {day} AND {not_over_sql(table, day)}"


def not_over_sql(table: str, day: str) -> str:
    """`not_over` for a statement of our own."""
    return f"({table}.valid_to IS NULL OR {table}.valid_to > {day})"


def both_from_sql(one: str, other: str) -> str:
    """The first day of both rows; `other` may be missing."""
    return f"CASE WHEN {other}.valid_from > {one}.valid_from THEN {other}.valid_from ELSE {one}.valid_from END"


def both_until_sql(one: str, other: str) -> str:
    """The day from which not both are true any more; null: none."""
    first = f"{other}.valid_to IS NULL OR {one}.valid_to < {other}.valid_to"
    return f"CASE WHEN {first} THEN {one}.valid_to ELSE {other}.valid_to END"


def meet_sql(one: str, other: str) -> str:
    """Whether they have a day in common; what has no other has all its days."""
    begun, going_on = not_over_sql(other, f"{one}.valid_from"), not_over_sql(one, f"{other}.valid_from")
    return f"({other}.id IS NULL OR ({begun} AND {going_on}))"


def valid_before(end: Day) -> models.Q:
    """True on the day before this one: on the last day of what ends with it."""
    return models.Q(valid_from__lt=end) & (models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=end))


def valid_before_sql(table: str, end: str) -> str:
    """`valid_before` for a statement of our own."""
    return f"{table}.valid_from < {end} AND ({table}.valid_to IS NULL OR {table}.valid_to >= {end})"


OVERLAPPING_SQL = (
    "(other.valid_to IS NULL OR other.valid_to > NEW.valid_from) "
    "AND (NEW.valid_to IS NULL OR NEW.valid_to > other.valid_from)"
)
"""For guards: the row `other` is true on a day of the NEW one."""


def _column(prefix: str, name: str) -> str:
    return f"{prefix}__{name}" if prefix else name


class DatedQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> Self:
        return self.filter(valid_on(day))

    def not_over(self, day: date) -> Self:
        """True on the day or on a later one."""
        return self.filter(not_over(day))

    def begun_by(self, day: date) -> Self:
        return self.filter(valid_from__lte=day)

    def begun_before(self, day: date) -> Self:
        return self.filter(valid_from__lt=day)

    def begins_from(self, day: date) -> Self:
        """On the day or later."""
        return self.filter(valid_from__gte=day)

    def begins_after(self, day: date) -> Self:
        return self.filter(valid_from__gt=day)


class Lasting(models.Model):
    """True from `valid_from` until the day before `valid_to` (open: still true)."""

    valid_from = models.DateField(_("From"))
    valid_to = models.DateField(_("No longer true from"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_from__lt=models.F("valid_to")),
                name="%(class)s_begins_before_it_ends",
            ),
        )

    @property
    def period(self) -> Period:
        return Period(self.valid_from, self.valid_to)

    @property
    def last_day(self) -> date | None:
        return self.period.last_day

    def is_over_on(self, day: date) -> bool:
        return self.period.is_over_on(day)

    def is_true_on(self, day: date) -> bool:
        return self.period.contains(day)


class Dated(Lasting):
    """A fact with its days, and what ordered it."""

    ordered_by = models.ForeignKey(
        "cells.DocumentReference",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Ordered by"),
    )

    class Meta(Lasting.Meta):
        abstract = True


class EndedByDocument(Dated):
    """A fact whose end is a decision of its own: leaving, coming back from an exemption, laying down an office."""

    ended_by = models.ForeignKey(
        "cells.DocumentReference",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Ended by"),
    )

    class Meta(Dated.Meta):
        abstract = True


@dataclass(frozen=True)
class Exclusion:
    """Rows of `table` that have the owner and the columns of `also` in common are true on no day together.

    `owner`: a number that is never null. Where a column of `also` is null in both rows, they have it in common too.
    `among`: a column of `also`, and its values for which this is so.
    """

    name: str
    table: str
    owner: str
    also: tuple[str, ...] = ()
    among: tuple[str, tuple[str, ...]] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.owner, *self.also)

    def concerns_sql(self, row: str) -> str:
        """Whether it speaks of this row."""
        if self.among is None:
            return "1 = 1"
        column, values = self.among
        listed = ", ".join(f"'{value}'" for value in values)
        return f"{row}.{column} IN ({listed})"

    def same_sql(self) -> str:
        also = (
            f"(other.{column} = NEW.{column} OR (other.{column} IS NULL AND NEW.{column} IS NULL))"
            for column in self.also
        )
        return " AND ".join([f"other.{self.owner} = NEW.{self.owner}", *also])


EXCLUSIONS: list[Exclusion] = []


def never_two_at_once(
    *,
    table: str,
    owner: str,
    name: str,
    also: tuple[str, ...] = (),
    among: tuple[str, tuple[str, ...]] | None = None,
) -> None:
    """Guard that periods of one owner never overlap: on no day are there two truths. See `Exclusion`.

    PostgreSQL takes a transaction lock on the owner first, or two concurrent writers would not see each other. Owners
    share 256 locks a table: entering thousands at once must not fill the server's lock table («out of shared memory»).
    """
    exclusion = Exclusion(name, table, owner, also, among)
    EXCLUSIONS.append(exclusion)
    same = f"{exclusion.same_sql()} AND other.id <> COALESCE(NEW.id, -1)"
    overlap = f"EXISTS (SELECT 1 FROM {table} AS other WHERE {same} AND {OVERLAPPING_SQL})"
    for act in ("insert", "update"):
        register_guard(
            Guard(
                name=f"{name}_on_{act}",
                table=table,
                when=f"before {act}",
                refuse_if=f"{exclusion.concerns_sql('NEW')} AND {overlap}" if among else overlap,
                message="two periods would be true on one day",
                at_once=act == "insert",
                postgresql_lock=f"hashtextextended('{table}:' || (NEW.{owner} % 256), 0)",
            )
        )


@dataclass(frozen=True)
class Containment:
    """A row of `table` begins on no day (`day`) on which what it belongs to, the row of `of` (a table and its column) that is its
    `owner`, is not there; where there is no owner, it may begin on any.

    `being`: a column of that row, and the value it has to have then. `ends_within`: its last day is no such day either.
    `where`: a condition on the row, called `{row}` in it; of others it is not asked.
    """

    name: str
    table: str
    owner: str
    of: tuple[str, str]
    day: str
    being: tuple[str, str] | None = None
    ends_within: bool = False
    where: str = ""

    def strays_sql(self, row: str) -> str:
        """Whether this row does so nevertheless."""
        return " OR ".join(absent for absent, _moved in self._absences(row))

    def moves_out_sql(self) -> str:
        """Whether the NEW row does so, and on a day or in an owner that the OLD one did not have."""
        return " OR ".join(f"({moved} AND {absent})" for absent, moved in self._absences("NEW"))

    def _absences(self, row: str) -> Iterator[tuple[str, str]]:
        """Each with whether it may have come about by an update."""
        another = f"OLD.{self.owner} IS NULL OR NEW.{self.owner} <> OLD.{self.owner}"
        first = valid_on_sql("whole", f"{row}.{self.day}")
        yield self._absent_sql(row, first), f"(NEW.{self.day} <> OLD.{self.day} OR {another})"
        if self.ends_within:
            last = valid_before_sql("whole", f"{row}.valid_to")
            ended = "OLD.valid_to IS NULL OR NEW.valid_to <> OLD.valid_to"
            yield f"({row}.valid_to IS NOT NULL AND {self._absent_sql(row, last)})", f"({ended} OR {another})"

    def _absent_sql(self, row: str, true: str) -> str:
        being = f" AND whole.{self.being[0]} = '{self.being[1]}'" if self.being else ""
        table, key = self.of
        there = f"SELECT 1 FROM {table} AS whole WHERE whole.{key} = {row}.{self.owner}{being} AND {true}"
        where = f"({self.where.format(row=row)}) AND " if self.where else ""
        return f"({where}{row}.{self.owner} IS NOT NULL AND NOT EXISTS ({there}))"


CONTAINMENTS: list[Containment] = []


def begins_while_there_is(
    *,
    table: str,
    owner: str,
    name: str,
    of: tuple[str, str] = ("cells_organisationversion", "organisation_id"),
    day: str = "valid_from",
    being: tuple[str, str] | None = None,
    ends_within: bool = False,
) -> None:
    """Guard a containment. What goes on may go on in what has an end: a reorganisation leads it on, or ends it, on its own day.
    The end is left to the services where `ends_within` does not say otherwise."""
    keep_within(Containment(name, table, owner, of, day, being, ends_within))


def keep_within(kept: Containment) -> None:
    CONTAINMENTS.append(kept)
    for act, condition in (("insert", kept.strays_sql("NEW")), ("update", kept.moves_out_sql())):
        register_guard(
            Guard(
                name=f"{kept.name}_on_{act}",
                table=kept.table,
                when=f"before {act}",
                refuse_if=condition,
                message="what it belongs to is not there on its first or last day",
                at_once=act == "insert",
            )
        )
