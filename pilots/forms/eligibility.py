from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DateField
from accounts.rules.days import day_in_words
from pilots.models.guidance import FORMATS
from pilots.rules.terms import Format


class EligibilityForm(forms.Form):
    """The day and the format a page about eligibility shows: today and both unless chosen; what makes no sense is told."""

    on = DateField(label=_("On the day"), required=False)
    format = forms.ChoiceField(label=_("Format"), choices=[("", _("both")), *FORMATS], required=False)

    def __init__(self, asked: QueryDict, *, today: date) -> None:
        """Nothing asked: today stands in the field, so that the reader sees which day it is about."""
        typed = asked.copy()
        typed.setdefault("on", day_in_words(today))
        super().__init__(typed)

    def day(self, today: date) -> date:
        self.is_valid()
        return self.cleaned_data.get("on") or today

    def formats(self) -> list[Format]:
        self.is_valid()
        chosen = self.cleaned_data.get("format")
        return [Format(chosen)] if chosen else list(Format)
