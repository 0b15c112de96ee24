"""The acts that change when a guidance holds, and the questions about a draft."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, Data, DateField, LastDayField
from accounts.forms.seen import SeenForm
from cells.forms.citation import CitationField, cite_by
from cells.forms.day import DayForm


class _ByDocument(SeenForm):
    document = CitationField(enters_new=True)
    reason = CleanTextField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"}))

    def __init__(self, data: Data = None, *, today: date) -> None:
        super().__init__(data)
        cite_by(self, today)


class PutInForceForm(SeenForm):
    """Where its first day has passed, past days are judged by it, and somebody answers for that."""

    reason = CleanTextField(
        label=_("Reason why past days are judged by it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"}),
    )

    def __init__(self, data: Data = None, *, past: bool) -> None:
        super().__init__(data)
        if not past:
            del self.fields["reason"]


class ExtendForm(_ByDocument):
    until = LastDayField(label=_("New last day"), required=False, help_text=_("Empty: until further notice."))
    field_order = ("until", "document", "reason")


class EndEarlyForm(_ByDocument):
    until = LastDayField(label=_("Last day in force"), help_text=_("From the day after it nothing is held under it."))
    field_order = ("until", "document", "reason")


class WhatIfForm(DayForm):
    """The day whose registry is judged."""

    on = DateField(label=_("The registry as on"), required=False)
