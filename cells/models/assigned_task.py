from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models.dated import Dated
from cells.models.member import Member


class AssignedTask(Dated):
    """What the cell has assigned to a member, during which days (28-CT/TW; seed 004, 2.2)."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="assigned_tasks")
    text = models.TextField(_("Task"))

    class Meta(Dated.Meta):
        ordering: ClassVar = ["-valid_from"]
        indexes: ClassVar = [models.Index(fields=["member", "valid_from"], name="assigned_task_by_member")]
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(text=""), name="an_assigned_task_says_what"),
        )

    def __str__(self) -> str:
        return self.text[:80]
