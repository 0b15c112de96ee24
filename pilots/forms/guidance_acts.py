"""The acts that change when a guidance holds, and the questions about a draft."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, DateField, LastDayField
from accounts.rules.days import day_in_words
from cells.forms.citation import CitationField


class _ByDocument(forms.Form):
    document = CitationField(enters_new=True)
    reason = CleanTextField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"}))


class ExtendForm(_ByDocument):
    until = LastDayField(label=_("New last day"), required=False, help_text=_("Empty: until further notice."))
    field_order = ("until", "document", "reason")


class EndEarlyForm(_ByDocument):
    until = LastDayField(label=_("Last day in force"), help_text=_("From the day after it nothing is held under it."))
    field_order = ("until", "document", "reason")


class WhatIfForm(forms.Form):
    """The day whose registry is judged: today unless chosen."""

    on = DateField(label=_("The registry as on"), required=False)

    def __init__(self, asked: QueryDict, *, today: date) -> None:
        typed = asked.copy()
        typed.setdefault("on", day_in_words(today))
        super().__init__(typed)

    def day(self, today: date) -> date:
        self.is_valid()
        return self.cleaned_data.get("on") or today
