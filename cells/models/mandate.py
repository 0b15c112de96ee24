from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models.dated import Dated, begins_while_there_is, never_two_at_once
from cells.models.organisation import Organisation


class Mandate(Dated):
    """What a user may do in the product, in which subtree, during which days. Rights are those of today."""

    class Role(models.TextChoices):
        CLERK = "clerk", _("clerk")
        BOARD = "board", _("organisation board")
        STANDING = "standing", _("standing committee")
        INSPECTOR = "inspector", _("inspector")
        INSPECTION = "inspection", _("inspection committee")
        ADMINISTRATOR = "administrator", _("administrator")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mandates")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates"
    )
    role = models.CharField(max_length=15, choices=Role)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["user", "valid_from"], name="mandate_by_user")]
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(role="administrator", organisation__isnull=True)
                | (~models.Q(role="administrator") & models.Q(organisation__isnull=False)),
                name="only_the_administrator_has_no_organisation",
            ),
        )

    def __str__(self) -> str:
        where = f" · {self.organisation}" if self.organisation else ""
        return f"{self.get_role_display()}{where}"


never_two_at_once(
    table="cells_mandate", owner="user_id", also=("organisation_id", "role"), name="a_user_has_a_mandate_once_a_day"
)
begins_while_there_is(table="cells_mandate", owner="organisation_id", name="a_mandate_begins_within_its_organisation")
