from typing import Any, ClassVar, Self

from django.db import models

from accounts.models.guard import Guard, register_guard
from accounts.models.user import User


class KeptTextQuerySet(models.QuerySet["KeptText"]):
    def of(self, subject: models.Model, part: str) -> Self:
        return self.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk), part=part)


class KeptText(models.Model):
    """The wording of something that is replaced as a whole, each time it was kept: the newest is what stands now."""

    subject_kind = models.CharField(max_length=100)
    subject_id = models.CharField(max_length=64)
    part = models.CharField(max_length=60)
    """What of the subject: its agenda, the minutes of a group, the narrative of a document on a reporting day."""
    number = models.PositiveIntegerField()
    texts: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField()
    """By the names of the fields of its form."""
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    """Nobody is known for what was written before wordings were kept."""
    at = models.DateTimeField(null=True)

    objects = KeptTextQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["subject_kind", "subject_id", "part", "-number"]
        constraints = (
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "part", "number"], name="the_wordings_of_a_thing_are_numbered"
            ),
            models.CheckConstraint(
                condition=models.Q(by__isnull=True, at__isnull=True) | models.Q(by__isnull=False, at__isnull=False),
                name="who_kept_a_wording_did_so_at_a_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} {self.part} {self.number}"


for _act in ("update", "delete"):
    register_guard(
        Guard(
            name=f"a_kept_wording_is_never_{_act}d",
            table="accounts_kepttext",
            when=f"before {_act}",
            refuse_if="true",
            message="a wording that was kept is never changed",
        )
    )
