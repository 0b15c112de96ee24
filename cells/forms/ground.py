from datetime import date, timedelta

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, Data, DateField, LastDayField, offer, offer_choices
from accounts.forms.replacing import Replacing
from accounts.rules.days import day_after
from cells.models import AreaFact, Ground
from cells.queries.ground_kinds import evidence_asked, grounds_offered
from cells.services.grounds import StatedGround

RECENT = timedelta(days=367)


class GroundForm(forms.Form):
    """Why a member cannot meet in one place."""

    category = forms.ChoiceField(label=_("Ground"), choices=[])
    area_fact = forms.ModelChoiceField(
        label=_("What happened to the area"),
        queryset=AreaFact.objects.none(),
        required=False,
        empty_label=_("does not apply"),
        help_text=_("Only for special circumstances, such as a natural disaster: the ground ends when that ends."),
    )
    statement = CleanTextField(
        label=_("Why the member cannot come"),
        max_length=2000,
        help_text=_("What keeps the member from meeting in one place, and where. A profession alone is no ground."),
    )
    evidence = CleanCharField(
        label=_("Evidence"), help_text=_("For example an order, a contract, a confirmation: its number and date.")
    )
    valid_from = DateField(label=_("First day"))
    valid_to = LastDayField(
        label=_("Last day"),
        required=False,
        help_text=_(
            "Needed where the guidance asks for one, as for working away from home; otherwise leave it empty while it goes on."
        ),
    )

    def __init__(self, data: Data = None, *, today: date) -> None:
        super().__init__(data)
        offer_choices(self, "category", [("", _("choose")), *grounds_offered(today)])
        offer(self, "area_fact", AreaFact.objects.not_over(today - RECENT).select_related("kind"))
        asked = [f"{capfirst(words)}: {evidence}" for words, evidence in evidence_asked(today)]
        if asked:
            self.fields["evidence"].help_text = f"{_('The guidance asks for:')} {'; '.join(asked)}"

    def stated(self) -> StatedGround:
        typed = self.cleaned_data
        return StatedGround(
            category=typed["category"],
            statement=typed["statement"],
            evidence=typed["evidence"],
            valid_from=typed["valid_from"],
            valid_to=typed["valid_to"],
            area_fact=typed["area_fact"],
        )


class EndGroundForm(Replacing):
    until = LastDayField(label=_("Last day"), help_text=_("The last day on which the member could not come."))

    def __init__(self, data: Data = None, *, ground: Ground, today: date) -> None:
        super().__init__(data, initial={"until": day_after(today)})
        self.carry(until=ground.valid_to)
