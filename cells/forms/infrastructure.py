from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, DateField
from cells.forms.acts import UntilField

SUFFICIENT = (("yes", _("sufficient")), ("no", _("not sufficient")))


class InfrastructureForm(forms.Form):
    sufficient = forms.TypedChoiceField(
        label=_("For online meetings it is"),
        choices=SUFFICIENT,
        coerce=lambda chosen: chosen == "yes",
        widget=forms.RadioSelect,
    )
    looked_at = CleanTextField(
        label=_("What was looked at"),
        max_length=2000,
        help_text=_("For example the line, the room, the equipment, who can join from where."),
    )
    on = DateField(label=_("Since"), help_text=_("The day from which this holds."))
    until = UntilField()
