from typing import ClassVar

from django.conf import settings
from django.db import models

from accounts.rules.days import moment_in_words


class CalendarFeed(models.Model):
    """By whose address a calendar reads the meetings a person may see, without signing in. The address is known to the person
    alone: only its digest is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calendar_feeds")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints = (
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(revoked_at__isnull=True), name="a_person_has_one_calendar_address"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} {moment_in_words(self.made_at)}"
