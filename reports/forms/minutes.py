"""The text of minutes, who signed it, and what is added after that."""

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DateField, RowField, offer
from accounts.forms.replacing import Replacing
from accounts.rules.replacing import Entries
from cells.models import Member
from meetings.models import Minutes, SignOff
from meetings.rules.minutes import digest_of
from meetings.services.minutes import Signing
from reports.forms.formatted import FormattedField


class MinutesForm(Replacing):
    """`proposed`: what is composed from the records, where no text is kept yet or it is composed anew."""

    text = FormattedField(rows=26, label=_("Text of the minutes"), max_length=200_000)

    def __init__(
        self, data: QueryDict | None, *, kept: Minutes | None, proposed: str = "", earlier: Entries | None = None
    ) -> None:
        super().__init__(data, initial={"text": kept.text if kept else ""})
        self.carry()
        if proposed:
            self.begin_with({"text": proposed})
        self.begin_with(earlier or {})


class SignMinutesForm(forms.Form):
    """One of the two who sign; which text they signed is carried with the form."""

    role = forms.ChoiceField(choices=SignOff.Role, widget=forms.HiddenInput)
    digest = forms.CharField(widget=forms.HiddenInput)
    member = RowField(label=_("Who signed"), queryset=Member.objects.none(), empty_label=_("– choose –"))
    signed_on = DateField(label=_("Signed on"))

    def __init__(
        self,
        data: QueryDict | None,
        *,
        minutes: Minutes,
        role: str,
        people: QuerySet[Member],
        usually: Member | None,
        today: date,
    ) -> None:
        initial = {"role": role, "digest": digest_of(minutes.text), "member": usually, "signed_on": today}
        super().__init__(data, initial=initial, prefix=role)
        offer(self, "member", people)

    def signing(self) -> Signing:
        return Signing(**self.cleaned_data)


class AddendumForm(forms.Form):
    added = FormattedField(rows=4, label=_("What is added"))
