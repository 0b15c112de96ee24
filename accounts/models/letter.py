from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Letter(models.Model):
    """One letter to one address, by e-mail: what it says, and what became of it. Nobody's refusal keeps back another's."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        FAILED = "failed", _("could not be sent")
        DROPPED = "dropped", _("no longer needed")

    key = models.CharField(max_length=255, unique=True)
    """What it is and to whom: written twice it is the same letter."""
    kind = models.CharField(max_length=60)
    about = models.BigIntegerField()
    """The row that the kind is about."""
    to = models.EmailField()
    subject = models.CharField(max_length=255)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    written_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    """When it is tried next; None: it is not."""
    finished_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    """What the server for mail said the last time."""

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "sent", "failed", "dropped"]),
                name="a_letter_has_a_known_state",
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", next_at__isnull=False)
                | (~models.Q(state="waiting") & models.Q(next_at__isnull=True)),
                name="a_letter_is_tried_again_while_it_waits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"
