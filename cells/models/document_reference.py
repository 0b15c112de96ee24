from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentReference(models.Model):
    """A document of the Party as it is cited: issuer + symbol + date. The symbol alone is not unique."""

    issuer = models.CharField(_("Issuer"), max_length=255)
    symbol = models.CharField(_("Number and symbol"), max_length=60)
    issued_on = models.DateField(_("Date"))
    title = models.TextField(_("Title"), blank=True)

    class Meta:
        ordering: ClassVar = ["-issued_on", "symbol"]
        constraints = (
            models.UniqueConstraint(
                fields=["issuer", "symbol", "issued_on"], name="a_document_is_known_by_issuer_symbol_and_date"
            ),
        )

    def __str__(self) -> str:
        return f"{self.symbol}, {self.issued_on:%d/%m/%Y}"
