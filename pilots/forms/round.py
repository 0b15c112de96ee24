from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.forms.fields import CleanCharField, CleanTextField, DateField
from pilots.services.rounds import Letter


class RoundForm(forms.Form):
    """Opening a round: the letter as it is cited, and the last day."""

    organisation = forms.ChoiceField(label=_("Opened by"))
    issuer = CleanCharField(label=_("Issuer of the letter"))
    symbol = CleanCharField(label=_("Number and symbol"), max_length=60, help_text=_("For example 828-CV/ĐUK."))
    issued_on = DateField(label=_("Date of the letter"))
    title = CleanTextField(label=_("Subject"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    last_day = DateField(
        label=pgettext_lazy("of a round", "Last day"), help_text=_("«trước ngày 10/4» means that the last day is 9/4.")
    )

    def __init__(self, *args: object, organisations: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["organisation"]
        field.choices = organisations  # type: ignore[attr-defined]
        if len(organisations) == 1:
            field.widget = forms.HiddenInput()
            field.initial = organisations[0][0]

    def letter(self) -> Letter:
        facts = self.cleaned_data
        issued_on: date = facts["issued_on"]
        return Letter(issuer=facts["issuer"], symbol=facts["symbol"], issued_on=issued_on, title=facts["title"])
