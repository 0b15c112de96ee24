from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, Data, DateField
from accounts.forms.replacing import Replacing
from cells.rules.document_reference import CitedDocument


class CitationSearch(forms.Form):
    words = CleanCharField(label=_("Number, issuer or subject, in any spelling"), required=False, max_length=200)

    def asked(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("words") or ""


class CitationForm(forms.Form):
    """A document as it is cited."""

    issuer = CleanCharField(label=_("Issuer"), help_text=_("As it stands at the head of the document."))
    symbol = CleanCharField(label=_("Number and symbol"), max_length=60, help_text=_("For example 828-CV/ĐUK."))
    issued_on = DateField(label=_("Date of the document"))
    title = CleanTextField(
        label=_("What it is about"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"}),
        help_text=_("Everybody who may cite it reads this: name no members in it."),
    )
    secret = forms.BooleanField(label=_("The document is marked secret (Mật, Tối mật, Tuyệt mật)"), required=False)

    def document(self) -> CitedDocument:
        facts = self.cleaned_data
        return CitedDocument(facts["issuer"], facts["symbol"], facts["issued_on"], facts["title"])


class TitleForm(Replacing):
    title = CleanTextField(
        label=_("What it is about"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"})
    )

    def __init__(self, data: Data = None, *, title: str) -> None:
        super().__init__(data, initial={"title": title})
        self.carry()
