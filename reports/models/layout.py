from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.rules.days import day_in_words
from cells.models import Organisation
from reports.rules.layout import Ending, Layout


class PageLayout(models.Model):
    """From this day on the documents of an organisation end so, and are printed on one side or on both."""

    class End(models.TextChoices):
        STOP = Ending.STOP, _("with a full stop")
        SLASH = Ending.SLASH, _("with “./.”")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    begins_on = models.DateField(_("From"))
    ending = models.CharField(_("A text ends"), max_length=3, choices=End)
    both_sides = models.BooleanField(_("Printed on both sides"))
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["organisation_id", "-begins_on"]
        constraints = (
            models.UniqueConstraint(fields=["organisation", "begins_on"], name="pages_are_set_in_one_way_a_day"),
            models.CheckConstraint(
                condition=models.Q(ending__in=[Ending.STOP, Ending.SLASH]), name="a_text_ends_with_a_stop_or_a_slash"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.ending} {day_in_words(self.begins_on)}"

    @property
    def settled(self) -> Layout:
        return Layout(self.begins_on, Ending(self.ending), self.both_sides)
