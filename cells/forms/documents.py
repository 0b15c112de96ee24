from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, DateField
from accounts.rules.refusal import Refused
from cells.models import DocumentReference, Organisation
from cells.queries.documents import documents_cited_in
from cells.services.document_references import cite

TYPED = ("document_issuer", "document_symbol", "document_date")


class DocumentForm(forms.Form):
    """What ordered a change: picked from what was cited before, or issuer + symbol + date."""

    needs_document = False

    document = forms.ModelChoiceField(
        label=_("Document cited before"),
        queryset=DocumentReference.objects.none(),
        required=False,
        empty_label=_("none of these"),
    )
    document_issuer = CleanCharField(label=_("Issuer of the document"), required=False)
    document_symbol = CleanCharField(
        label=_("Number and symbol"), required=False, max_length=60, help_text=_("For example 12-QĐ/ĐU.")
    )
    document_date = DateField(label=_("Date of the document"), required=False)

    def __init__(self, *args: Any, cell: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = documents_cited_in(cell)
        self.fields["document"].queryset = known  # type: ignore[attr-defined]
        if not known:
            self.fields["document"].widget = forms.HiddenInput()
        self.order_fields([*(name for name in self.fields if not name.startswith("document")), "document", *TYPED])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        typed = [name for name in TYPED if cleaned.get(name)]
        if cleaned.get("document"):
            return cleaned
        if typed and len(typed) < len(TYPED):
            for name in TYPED:
                if name not in typed and name not in self.errors:
                    self.add_error(name, _("A document is cited by issuer, symbol and date: all three."))
        if self.needs_document and not typed and not any(name in self.errors for name in TYPED):
            self.add_error("document_symbol", _("Name the document that orders it."))
        return cleaned

    def reference(self) -> DocumentReference | None:
        """Entered when it is cited for the first time: call it in the transaction of the act."""
        told = self.cleaned_data
        if told.get("document") or not told.get("document_symbol"):
            return told.get("document")
        return cite(issuer=told["document_issuer"], symbol=told["document_symbol"], issued_on=told["document_date"])

    places = Refused

    def refuse(self, refused: Refused) -> None:
        """A refusal about the document goes beside its symbol."""
        field = "document_symbol" if refused.field == "document" else refused.field
        self.add_error(field if field in self.fields else None, str(refused))
