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

    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=255)
    params = models.JSONField(default=dict)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="jobs")
    asked_at = models.DateTimeField()
    today = models.DateField()
    """The day it was for the one who asked: in the demo it is not the day of the machine."""
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    file_name = models.CharField(max_length=255, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=["queued", "running", "done", "failed"]), name="a_job_has_a_known_state"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_finished(self) -> bool:
        return self.state in {self.State.DONE, self.State.FAILED}
