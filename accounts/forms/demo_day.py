from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DateField, DateInput


class DemoDayForm(forms.Form):
    """To which day: a step on from today, or a day typed in."""

    STEPS = {"day": 1, "week": 7}

    day = DateField(
        label=_("Move to"),
        help_text=_("A later day than the demo's. There is no way back."),
        widget=DateInput(attrs={"autofocus": True}),
    )
