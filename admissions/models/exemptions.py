"""Why a member is exempt: the register keeps since when and until when."""

from django.db import models

from admissions.rules.exemptions import REASONS
from cells.models import Activity


class ActivityReason(models.Model):
    """Beside a period of the register. Goes with it, where that was a mistake."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="reason")
    reason = models.CharField(max_length=12, choices=list(REASONS.items()))

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.reason}"
