"""Notices: what the act of one person means for others, said on their desks until they have seen it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from accounts.models import Entry
from cells.models.mandate import Mandate
from cells.models.organisation import Organisation


class Notice(models.Model):
    """Kept as its kind and values, so that each reader is told in their own language, by the names of the day.

    A person stands in it by their key and by what they were called when it happened: what is put right later, elsewhere, is
    not for those who are told of this; and of a member only those are told who see them.
    """

    kind = models.CharField(max_length=60)
    """What is said, and where it leads: cells/queries/notice_kinds.py."""
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="notices")
    """The act it tells of."""
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Who did it, and is not told of it; null: its day came, and it concerns whoever ordered it too."""
    values = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["on"], name="notice_by_day")]
        constraints = (models.UniqueConstraint(fields=["entry", "kind"], name="an_act_is_told_of_once_in_each_way"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.on.isoformat()}"


class Addressee(models.Model):
    """An office that is told: whoever holds the role in the organisation itself, or in one below it. Or a person, of what
    concerns themselves: whether they hold an office or not."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="addressees")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    """What was founded ahead of its day and called off goes without a trace, and whoever would have been told with it."""
    role = models.CharField(max_length=15, choices=Mandate.Role, blank=True)
    below = models.BooleanField(default=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "role"], name="addressee_by_office")]
        constraints = (
            models.UniqueConstraint(
                fields=["notice", "organisation", "role", "below"], name="an_office_is_told_of_a_thing_once"
            ),
            models.UniqueConstraint(fields=["notice", "user"], name="a_person_is_told_of_a_thing_once"),
            models.CheckConstraint(
                condition=models.Q(user__isnull=True, organisation__isnull=False) & ~models.Q(role="")
                | models.Q(user__isnull=False, organisation__isnull=True, role="", below=False),
                name="an_office_or_a_person_is_told",
            ),
        )

    def __str__(self) -> str:
        return str(self.user) if self.user else f"{self.get_role_display()} · {self.organisation}"


class SeenNotice(models.Model):
    """Who has seen it: it stays on the desks of the others."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="seen")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["notice", "user"], name="a_notice_is_seen_once_by_a_person"),)

    def __str__(self) -> str:
        return f"{self.notice}: {self.user}"
