from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models.organisation import Organisation


class SavedFilter(models.Model):
    """Conditions on members under a name, for one user in one organisation."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="saved_filters")
    name = models.CharField(_("Name"), max_length=100)
    blocks = models.JSONField()
    """Blocks joined by OR of conditions joined by AND, each {"what", "value", "negated"} (rules/conditions.py)."""

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints = (
            models.UniqueConstraint(
                fields=["user", "organisation", "name"], name="a_saved_filter_has_a_name_of_its_own"
            ),
        )

    def __str__(self) -> str:
        return self.name
