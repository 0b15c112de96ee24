from typing import ClassVar

from django.db import models

from accounts.models.guard import Guard, register_guard


class SiteMark(models.Model):
    """What this database is of: written when it is first prepared, and true for as long as it exists."""

    class Kind(models.TextChoices):
        DEMO = "demo"
        PRODUCTION = "production"

    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=1), name="a_database_is_marked_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["demo", "production"]), name="a_database_is_a_demo_s_or_production_s"
            ),
        ]

    def __str__(self) -> str:
        return self.kind


for _act in ("update", "delete"):
    register_guard(
        Guard(
            name=f"the_mark_of_a_database_is_never_{_act}d",
            table="accounts_sitemark",
            when=f"before {_act}",
            refuse_if="true",
            message="a demo never becomes a production site, nor the other way round",
        )
    )
register_guard(
    Guard(
        name="a_demo_day_is_of_a_demo",
        table="accounts_demoday",
        when="before insert",
        refuse_if="NOT EXISTS (SELECT 1 FROM accounts_sitemark WHERE kind = 'demo')",
        message="only a database marked demo has a day of its own",
    )
)
