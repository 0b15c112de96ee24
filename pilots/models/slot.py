from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from accounts.models.guard import Guard, register_guard
from cells.models import Organisation
from cells.models.dated import not_over
from pilots.models.guidance import FORMATS, GuidanceQuota


class SlotQuerySet(models.QuerySet["Slot"]):
    def taken(self) -> Self:
        """Those that nobody else can take."""
        return self.filter(given_back_on__isnull=True)

    def on(self, day: date) -> Self:
        """Those that were taken on the day."""
        begun = Q(taken_on__isnull=True) | Q(taken_on__lte=day)
        return self.filter(begun, not_over(day, end="given_back_on"))


class Slot(models.Model):
    """One numbered place in an organisation's quota of a year. A meeting that counts must hold one.

    Unique numbers and a highest number are what make a fourth meeting impossible, however many press the button at once
    (03-HD/TW, II.2). Guidances of one year share the numbers, so two of them count together. A place that was given back
    stays known: on the days before it was taken.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="slots")
    format = models.CharField(max_length=10, choices=FORMATS)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    quota = models.ForeignKey(GuidanceQuota, on_delete=models.PROTECT, related_name="slots")
    inherited = models.BooleanField(default=False)
    """Used by a predecessor before a merger or split: no meeting here holds it."""
    taken_on = models.DateField(null=True, blank=True)
    """Null: taken before days were kept."""
    given_back_on = models.DateField(null=True, blank=True)
    """The first day on which its number was free again."""

    objects = SlotQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["organisation_id", "format", "year", "number"]
        indexes: ClassVar = [
            models.Index(fields=["year", "organisation", "format", "taken_on", "given_back_on"], name="slot_of_a_year"),
        ]
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "format", "year", "number"],
                condition=Q(given_back_on__isnull=True),
                name="a_slot_of_the_quota_is_taken_once",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="slots_are_numbered_from_one"),
            models.CheckConstraint(
                condition=Q(given_back_on__isnull=True) | Q(taken_on__isnull=True) | Q(taken_on__lt=F("given_back_on")),
                name="a_slot_is_taken_before_it_is_given_back",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.format} {self.year} #{self.number}"


for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"a_slot_is_within_the_quota_on_{_act}",
            table="pilots_slot",
            when=f"before {_act}",
            refuse_if=(
                "NOT EXISTS (SELECT 1 FROM pilots_guidancequota AS quota WHERE quota.id = NEW.quota_id "
                "AND quota.format = NEW.format AND quota.per_year IS NOT NULL AND NEW.number <= quota.per_year)"
            ),
            message="the quota of the year is used up",
        )
    )
