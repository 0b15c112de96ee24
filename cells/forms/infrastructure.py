from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, Data, DateField, Initial
from accounts.forms.replacing import Replacing
from cells.forms.acts import UntilField

SUFFICIENT = (("yes", _("sufficient")), ("no", _("not sufficient")))


class InfrastructureForm(Replacing):
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

    def __init__(self, data: Data = None, *, initial: Initial = None) -> None:
        super().__init__(data, initial=initial)
        self.carry()
