from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User


class Job(models.Model):
    """Work done outside the request. The row is the job; a broker only wakes a worker to look at it."""

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("being prepared")
        DONE = "done", _("ready")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("stopped")

    class Step(models.TextChoices):
        GATHERING = "gathering", _("Gathering the figures")
        LAYING_OUT = "laying_out", _("Laying out the pages")
        PUTTING_TOGETHER = "putting_together", _("Putting it together")
        ENTERING = "entering", _("Entering it in the register")

    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=255)
    params = models.JSONField(default=dict)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="jobs")
    asked_at = models.DateTimeField()
    today = models.DateField()
    """The day it was for the one who asked: in the demo it is not the day of the machine."""
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    attempts_before = models.PositiveSmallIntegerField(default=0)
    """Those before it was last asked for: whoever asks again gets as many as the first time."""
    step = models.CharField(max_length=20, choices=Step, blank=True)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    """How much of the step is done, of how much; 0: it is not counted."""
    leased_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    file_name = models.CharField(max_length=255, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    leads_to = models.CharField(max_length=200, blank=True)
    """The address of what it made, where that is more than a file; of what was refused, where it is looked at anew."""
    looked_at = models.DateTimeField(null=True)
    """When whoever asked first saw how it ended."""
    error = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=["queued", "running", "done", "failed", "cancelled"]),
                name="a_job_has_a_known_state",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_finished(self) -> bool:
        return self.state in {self.State.DONE, self.State.FAILED, self.State.CANCELLED}

    @property
    def percent(self) -> int | None:
        """Of its step. None where that is not counted."""
        return self.done * 100 // self.of if self.of else None
