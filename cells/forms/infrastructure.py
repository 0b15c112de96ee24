from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, DateField

SUFFICIENT = (("yes", _("sufficient")), ("no", _("not sufficient")))


class InfrastructureForm(forms.Form):
    sufficient = forms.ChoiceField(label=_("For online meetings it is"), choices=SUFFICIENT, widget=forms.RadioSelect)
    looked_at = CleanTextField(
        label=_("What was looked at"),
        max_length=2000,
        help_text=_("For example the line, the room, the equipment, who can join from where."),
    )
    on = DateField(label=_("Since"), help_text=_("The day from which this holds."))

    def facts(self) -> dict[str, Any]:
        """What the service takes."""
        return self.cleaned_data | {"sufficient": self.cleaned_data["sufficient"] == "yes"}
