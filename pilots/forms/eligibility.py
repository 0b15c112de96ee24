from django import forms
from django.utils.translation import gettext_lazy as _

from cells.forms.day import DayForm
from pilots.models.guidance import FORMATS
from pilots.rules.terms import Format


class EligibilityForm(DayForm):
    """The day and the format a page about eligibility shows: both formats unless one is chosen."""

    format = forms.ChoiceField(label=_("Format"), choices=[("", _("both")), *FORMATS], required=False)

    def formats(self) -> list[Format]:
        self.is_valid()
        chosen = self.cleaned_data.get("format")
        return [Format(chosen)] if chosen else list(Format)
