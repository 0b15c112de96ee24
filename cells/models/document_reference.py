from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.rules.days import day_in_words
from cells.rules.document_reference import CitedDocument, issuer_key, search_key, symbol_key


class DocumentReference(models.Model):
    """A document of the Party as it is cited: issuer + symbol + date. The symbol alone is not unique."""

    issuer = models.CharField(_("Issuer"), max_length=255)
    symbol = models.CharField(_("Number and symbol"), max_length=60)
    issued_on = models.DateField(_("Date"))
    title = models.TextField(_("Title"), blank=True)
    shared = models.BooleanField(default=False)
    """Stands in the register for everybody to cite. What orders an act about one member stays with that member."""
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    issuer_key = models.CharField(max_length=600, editable=False)
    symbol_key = models.CharField(max_length=120, editable=False)
    search_key = models.TextField(editable=False)

    class Meta:
        ordering: ClassVar = ["-issued_on", "symbol"]
        constraints = (
            models.UniqueConstraint(
                fields=["symbol_key", "issued_on", "issuer_key"], name="a_document_is_known_by_issuer_symbol_and_date"
            ),
            models.CheckConstraint(
                condition=~models.Q(symbol_key="") & ~models.Q(issuer_key=""),
                name="a_document_has_the_keys_of_its_symbol_and_issuer",
            ),
        )

    def __str__(self) -> str:
        return f"{self.symbol}, {day_in_words(self.issued_on)}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_keys()
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """What all spellings of it have in common, and what a search looks through."""
        self.issuer_key, self.symbol_key = issuer_key(self.issuer), symbol_key(self.symbol)
        self.search_key = search_key(self.cited)

    @property
    def cited(self) -> CitedDocument:
        return CitedDocument(issuer=self.issuer, symbol=self.symbol, issued_on=self.issued_on, title=self.title)
