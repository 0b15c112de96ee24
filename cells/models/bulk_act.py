from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models.organisation import Organisation


class BulkAct(models.Model):
    """One act on many members at once, with what it wrote, so that it can be taken back as a whole."""

    class Kind(models.TextChoices):
        GROUND = "ground", _("ground recorded")
        GROUP = "group", _("moved to a group")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bulk_acts")
    kind = models.CharField(max_length=10, choices=Kind)
    summary = models.CharField(max_length=255)
    number = models.PositiveIntegerField()
    written = models.JSONField()
    """What it made and ended, as accounts/services/journal.py tells it."""
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField()
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=["ground", "group"]), name="a_bulk_act_has_a_known_kind"
            ),
        )

    def __str__(self) -> str:
        return self.summary

    @property
    def members(self) -> list[int]:
        """The keys of those who got it."""
        return [line["after"]["member_id"] for line in self.written if line["before"] is None]
