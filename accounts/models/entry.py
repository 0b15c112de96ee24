from typing import ClassVar

from django.db import models

from accounts.models.guard import Guard, register_guard
from accounts.models.user import User


class Entry(models.Model):
    """One act, written in the transaction that did it: who, by what mandate, what, to what, when, why."""

    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="entries")
    mandate_id = models.BigIntegerField(null=True)
    mandate = models.CharField(max_length=255)
    act = models.CharField(max_length=100)
    subject_kind = models.CharField(max_length=100)
    subject_id = models.CharField(max_length=64)
    subject = models.CharField(max_length=255)
    why = models.TextField(blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["subject_kind", "subject_id"], name="entry_by_subject")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.subject}"


for _act in ("update", "delete"):
    register_guard(
        Guard(
            name=f"an_entry_of_the_log_is_never_{_act}d",
            table="accounts_entry",
            when=f"before {_act}",
            refuse_if="true",
            message="an entry of the log is never changed",
        )
    )
