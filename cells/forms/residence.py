"""Receiving the introduction of a member who resides here, and the yearly remark."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, Data, DateField
from accounts.rules.days import FIRST_YEAR, LAST_YEAR
from cells.forms.corrections import ReasonForm
from cells.models import ResidenceRemark
from cells.services.residences import Remark


class ReceiveIntroductionForm(forms.Form):
    on = DateField(label=_("Received on"), help_text=_("The day the letter of introduction came."))


class RemarkForm(forms.Form):
    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR, localize=False)
    level = forms.ChoiceField(label=_("Level"), choices=ResidenceRemark.Level.choices, widget=forms.RadioSelect)
    words = CleanCharField(label=_("In short"), required=False, max_length=500)
    on = DateField(label=_("Day of the remark"))
    said_by = CleanCharField(
        label=_("Who signs it"), max_length=150, help_text=_("Name and post, as below the remark.")
    )

    def remark(self) -> Remark:
        typed = self.cleaned_data
        return Remark(typed["year"], typed["level"], typed["words"], typed["on"], typed["said_by"])


class RightRemarkForm(RemarkForm, ReasonForm):
    field_order = ("year", "level", "words", "on", "said_by", "why")

    def __init__(self, data: Data = None, *, noted: ResidenceRemark) -> None:
        told = {name: getattr(noted, name) for name in ("year", "level", "words", "on", "said_by")}
        super().__init__(data, initial=told)
