"""Who is eligible is kept as periods, like what is counted: of many subjects few are, and seldom does that change.

Derived from tallies (cells/models/count.py), and looked up while they may be.
"""

from typing import ClassVar

from django.db import models

from cells.models import KeptCounting, Organisation


class KeptJudging(models.Model):
    """A way of counting and judging (`Terms.judging`) by which every subject has been judged, and is judged from now on."""

    key = models.TextField(unique=True)
    counting = models.ForeignKey(KeptCounting, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return self.key


class KeptEligibility(models.Model):
    """The organisation is eligible for the format on every day from `valid_from` until the day before `until`, which is never
    null, as of tallies: `GOES_ON`."""

    judging = models.ForeignKey(KeptJudging, on_delete=models.CASCADE, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=30)
    format = models.CharField(max_length=10)
    valid_from = models.DateField()
    until = models.DateField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["judging", "until", "valid_from", "kind", "format", "organisation"], name="eligible_on_a_day"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "judging", "format", "until"], name="eligible_once_for_a_format"
            ),
            models.CheckConstraint(condition=models.Q(valid_from__lt=models.F("until")), name="an_eligibility_lasts"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.format} ({self.valid_from})"
