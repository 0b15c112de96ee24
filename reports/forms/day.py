from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DateField
from accounts.rules.refusal import Refused
from cells.forms.day import DayForm
from cells.models import Organisation
from reports.rules.kinds import Argument
from reports.services.kinds import KindOfDocument
from reports.services.order import Order


class ReportingDayForm(DayForm):
    on = DateField(label=_("Reporting day"), required=False)


class AskedForm(ReportingDayForm):
    """Which document a page is about: of a day, a round, a meeting, a person or a transfer."""

    places = Refused
    round = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput)
    meeting = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput)
    person = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput)
    transfer = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput)

    def __init__(self, asked: QueryDict, *, today: date, kind: KindOfDocument) -> None:
        super().__init__(asked, today=today)
        if Argument.FROM in kind.takes:
            self.fields[Argument.FROM] = DateField(label=_("First day"), required=False)
        self.says_a_day = bool(asked.get("on"))

    def refuse(self, refused: Refused) -> None:
        """Nobody sees what stands in the address alone: what is wrong with it is said beside the day."""
        shown = {field.name for field in self.visible_fields()}
        for reason in refused.reasons:
            self.add_error(reason.field if reason.field in shown else "on", str(reason))

    def order(self, kind: KindOfDocument, organisation: Organisation) -> Order:
        """As far as the kind is asked so."""
        self.is_valid()
        typed = self.cleaned_data
        return Order(
            kind.key,
            organisation,
            on=typed.get("on") if self.says_a_day else None,
            round_id=typed.get("round"),
            meeting_id=typed.get("meeting"),
            person_id=typed.get("person"),
            transfer_id=typed.get("transfer"),
            since=typed.get(Argument.FROM),
        )
