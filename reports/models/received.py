"""The register of what comes in, each with a number of its own (the columns are those of Decree 30/2020)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.models import Organisation
from reports.models.numbering import NumberBook


class Received(models.Model):
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    book = models.ForeignKey(NumberBook, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(pgettext_lazy("of what comes in", "Number"))
    arrived_on = models.DateField(_("Arrived on"))
    issuer = models.CharField(_("Issuer"), max_length=255)
    symbol = models.CharField(_("Number and symbol"), max_length=60, blank=True)
    dated_on = models.DateField(_("Date"))
    type_name = models.CharField(pgettext_lazy("of a document", "Type"), max_length=60)
    title = models.TextField(_("What it is about"))
    handed_to = models.CharField(_("Handed to"), max_length=255, blank=True)
    remark = models.TextField(_("Remark"), blank=True)
    search_key = models.TextField(editable=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-arrived_on", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-arrived_on", "-id"], name="received_by_organisation")
        ]
        constraints = (
            models.UniqueConstraint(fields=["book", "number"], name="what_comes_in_has_a_number_of_its_own"),
            models.CheckConstraint(
                condition=models.Q(dated_on__lte=models.F("arrived_on")), name="nothing_arrives_before_it_is_dated"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.symbol or self.type_name}"
