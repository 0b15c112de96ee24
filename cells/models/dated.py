"""Facts with a first day and a first day no longer true: half-open periods, the truth of any day kept for good."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from cells.rules.periods import Period


def valid_on(day: date, prefix: str = "") -> models.Q:
    """The condition that a period (of the relation `prefix`, if given) contains the day."""
    at = f"{prefix}__" if prefix else ""
    still = models.Q(**{f"{at}valid_to__isnull": True}) | models.Q(**{f"{at}valid_to__gt": day})
    return models.Q(**{f"{at}valid_from__lte": day}) & still


class DatedQuerySet(models.QuerySet):
    def on(self, day: date) -> Self:
        return self.filter(valid_on(day))


class Dated(models.Model):
    """A fact true from `valid_from` until the day before `valid_to` (open: still true), and what ordered it."""

    valid_from = models.DateField(_("From"))
    valid_to = models.DateField(_("No longer true from"), null=True, blank=True)
    ordered_by = models.ForeignKey(
        "cells.DocumentReference",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Ordered by"),
    )

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

    def is_true_on(self, day: date) -> bool:
        return self.period.contains(day)


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


OWNERS_OF_PERIODS: dict[str, str] = {}
"""By table the column whose periods never overlap."""


def never_two_at_once(*, table: str, owner: str, name: str) -> None:
    """Guard that periods of one owner never overlap: on no day are there two truths.

    PostgreSQL takes a transaction lock on the owner first, or two concurrent writers would not see each other. Owners
    share 256 locks a table: entering thousands at once must not fill the server's lock table («out of shared memory»).
    """
    OWNERS_OF_PERIODS[table] = owner
    for act in ("insert", "update"):
        same = f"other.{owner} = NEW.{owner} AND other.id <> COALESCE(NEW.id, -1)"
        overlap = (
            f"EXISTS (SELECT 1 FROM {table} AS other WHERE {same} "
            "AND (other.valid_to IS NULL OR other.valid_to > NEW.valid_from) "
            "AND (NEW.valid_to IS NULL OR NEW.valid_to > other.valid_from))"
        )
        register_guard(
            Guard(
                name=f"{name}_on_{act}",
                table=table,
                when=f"before {act}",
                refuse_if=overlap,
                message="two periods would be true on one day",
                postgresql_lock=f"hashtextextended('{table}:' || (NEW.{owner} % 256), 0)",
            )
        )
