from typing import ClassVar

from django.db import models

from accounts.models.guard import Guard, register_guard
from cells.models import Organisation
from pilots.models.guidance import FORMATS, GuidanceQuota


class Slot(models.Model):
    """One numbered place in an organisation's quota of a year. A meeting that counts must hold one.

    Unique numbers and a highest number are what make a fourth meeting impossible, however many press the button at once
    (03-HD/TW, II.2). Guidances of one year share the numbers, so two of them count together.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="slots")
    format = models.CharField(max_length=10, choices=FORMATS)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    quota = models.ForeignKey(GuidanceQuota, on_delete=models.PROTECT, related_name="slots")
    inherited = models.BooleanField(default=False)
    """Used by a predecessor before a merger or split: no meeting here holds it."""

    class Meta:
        ordering: ClassVar = ["organisation_id", "format", "year", "number"]
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "format", "year", "number"], name="a_slot_of_the_quota_is_taken_once"
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="slots_are_numbered_from_one"),
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
