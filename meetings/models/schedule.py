from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models import Organisation


class MonthlySchedule(models.Model):
    """The meetings of a month of all cells of a grassroots committee: registered by it, then approved above it. Whatever changes
    in the plans afterwards is told against what stood here."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="monthly_schedules")
    month = models.DateField(_("Month"))
    """Its first day."""
    registered_on = models.DateField(_("Registered on"))
    meetings = models.JSONField(default=list)
    """As they stood when they were registered (rules/schedule.py, `Planned`)."""
    approved_on = models.DateField(_("Approved on"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-month", "pk"]
        constraints = (
            models.UniqueConstraint(fields=["organisation", "month"], name="a_month_has_one_schedule"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="a_schedule_is_of_a_month"),
            models.CheckConstraint(
                condition=models.Q(approved_on__gte=models.F("registered_on")) | models.Q(approved_on__isnull=True),
                name="a_schedule_is_registered_before_it_is_approved",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.month:%m/%Y}"
