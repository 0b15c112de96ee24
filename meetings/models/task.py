from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models import Member
from meetings.models.meeting import Meeting


class Task(models.Model):
    """What a meeting gave somebody to do. It comes back to every later meeting until it is done or let go with a reason."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="tasks")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    """Null only in records of before somebody had to be named; so is the day."""
    text = models.TextField(_("Task"))
    due_on = models.DateField(_("Due on"), null=True, blank=True)
    done_on = models.DateField(_("Done on"), null=True, blank=True)
    let_go_because = models.CharField(_("Why it is let go"), max_length=255, blank=True)

    class Meta:
        ordering: ClassVar = ["meeting_id", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["due_on"], condition=models.Q(done_on__isnull=True, let_go_because=""), name="open_tasks_by_day"
            ),
        ]
        constraints = (
            models.CheckConstraint(condition=~models.Q(text=""), name="a_task_says_what_is_to_be_done"),
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True) | models.Q(let_go_because=""),
                name="a_task_is_done_or_let_go_and_never_both",
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.done_on is None and not self.let_go_because
