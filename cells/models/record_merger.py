from typing import ClassVar

from django.conf import settings
from django.db import models

from cells.models.member import Member


class RecordMerger(models.Model):
    """Two records turned out to be one person. One keeps the histories of both; what each was before is written here."""

    kept = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="mergers_kept")
    absorbed = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="mergers_absorbed")
    """Stays in the table with its own particulars, but belongs to no cell any more."""
    written = models.JSONField()
    """What moved, changed and was removed, as accounts/services/journal.py tells it."""
    entry = models.BigIntegerField()
    """The entry of the log that merged them: what the log holds about them later was built on it."""
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(kept=models.F("absorbed")), name="a_record_is_not_merged_with_itself"
            ),
            models.UniqueConstraint(
                fields=["absorbed"], condition=models.Q(undone_at__isnull=True), name="a_record_is_absorbed_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.absorbed} → {self.kept}"
