from typing import ClassVar

from django.conf import settings
from django.db import models

from cells.models import Group
from meetings.models.meeting import Meeting


class GroupMinutesDraft(models.Model):
    """What was answered of a group's minutes so far, question by question: nothing of the record yet. It goes once it is sent.

    A text that is marked secret is refused before it gets here.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="minutes_drafts")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    typed = models.JSONField(default=dict)
    """By the names of the fields of the form of the minutes."""
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["meeting_id", "group__name"]
        constraints = (
            models.UniqueConstraint(fields=["meeting", "group"], name="a_group_has_one_draft_of_its_minutes"),
        )

    def __str__(self) -> str:
        return f"{self.group}: {self.meeting}"
