"""Another value of a parameter from a day on, and the right one of what was entered wrongly."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CountField, Data, DateField
from accounts.forms.replacing import Replacing
from admissions.models import AdmissionParameter
from admissions.rules.terms import DECLARED, UNITS, Key
from cells.forms.citation import CitationField, cite_by
from cells.forms.corrections import ReasonForm
from cells.forms.statutes import ClauseField


def value_field(key: Key) -> forms.Field:
    declared = DECLARED[key]
    if declared.unit is None:
        return forms.ChoiceField(label=str(declared.label), choices=list(declared.choices.items()))
    return CountField(
        label=declared.label, min_value=declared.least, max_value=declared.most, help_text=UNITS[declared.unit]
    )


class ParameterForm(forms.Form):
    valid_from = DateField(label=_("First day"), help_text=_("From it on this holds; days before it stay as they are."))
    past_is_meant = forms.BooleanField(
        label=_("The first day lies in the past, and days that are over are to be judged by it"), required=False
    )
    document = CitationField(label=_("Document"), enters_new=True)
    clause = ClauseField()

    def __init__(self, data: Data = None, *, key: Key, today: date) -> None:
        super().__init__(data)
        cite_by(self, today)
        self.fields["value"] = value_field(key)
        self.order_fields(["value", "valid_from", "past_is_meant", "document", "clause"])


class ParameterCorrectionForm(Replacing, ReasonForm):
    clause = ClauseField()

    def __init__(self, data: Data = None, *, row: AdmissionParameter) -> None:
        super().__init__(data, initial={"value": row.value, "clause": row.clause})
        self.fields["value"] = value_field(Key(row.key))
        self.order_fields(["value", "clause", "why"])
        self.carry()
