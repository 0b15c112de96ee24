"""How an issued document went out: columns of the register that are filled in by hand (those of Decree 30/2020)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.models.issued import Issued


class Delivery(models.Model):
    """Said after it was issued, and mended as often as it was said wrongly. Nothing of it stands on the frozen sheets."""

    issued = models.OneToOneField(Issued, on_delete=models.PROTECT, related_name="delivery")
    copies = models.PositiveSmallIntegerField(_("Copies"), null=True)
    sent_on = models.DateField(pgettext_lazy("of a document", "Sent on"), null=True)
    received_by = models.CharField(_("Received by"), max_length=255, blank=True)
    """Who signed for it."""
    remark = models.TextField(pgettext_lazy("in a register", "Remark"), blank=True)
    search_key = models.TextField(editable=False)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["issued_id"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(copies__isnull=True) | models.Q(copies__gte=1),
                name="a_document_goes_out_in_one_copy_at_least",
            ),
        )

    def __str__(self) -> str:
        return str(self.issued)
