from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, Data, DateField, LastDayField, offer_choices
from accounts.forms.replacing import Replacing
from accounts.rules.days import day_after
from cells.models import AreaFact
from cells.queries.ground_kinds import grounds_offered


class CircumstancesForm(forms.Form):
    """What happened to an area."""

    kind = forms.ChoiceField(label=_("What happened"), choices=[])
    area = CleanCharField(
        label=_("Area"), max_length=255, help_text=_("For example the ward, commune or hamlet that is cut off.")
    )
    statement = CleanTextField(
        label=_("What it was"),
        max_length=2000,
        help_text=_("In a sentence or two; for an isolation or distancing order its number and date."),
    )
    valid_from = DateField(label=_("First day"))
    valid_to = LastDayField(label=_("Last day"), required=False, help_text=_("Leave it empty while it goes on."))

    def __init__(self, data: Data = None, *, today: date) -> None:
        super().__init__(data)
        offer_choices(self, "kind", [("", _("choose")), *grounds_offered(today, on_area=True)])


class EndForm(Replacing):
    until = LastDayField(label=_("Last day of the circumstances"), help_text=_("From the next day on they are over."))

    def __init__(self, data: Data = None, *, fact: AreaFact, today: date) -> None:
        super().__init__(data, initial={"until": day_after(today)})
        self.carry(until=fact.valid_to)
