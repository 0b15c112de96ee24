"""Giving a held meeting its right values."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, DateField, offer
from accounts.forms.replacing import CHOICE, ReplacingOnceLookedAt
from accounts.forms.seen import SeenForm
from accounts.rules.replacing import Entries
from cells.forms.corrections import ReasonForm
from meetings.forms.holding import PersonField, typed_day
from meetings.forms.planning import FormatField
from meetings.forms.second import AsksAboutSecond
from meetings.forms.votes import OF_VOTES, VotesForm
from meetings.models import Meeting
from meetings.queries.entries import held_entries
from meetings.queries.participants import may_take_the_chair_on
from meetings.queries.votes import votes_of
from meetings.services.corrections import RightFacts
from pilots.models.guidance import BASES


class MistakenForm(SeenForm, ReasonForm):
    """The whole meeting was entered by mistake."""


class CorrectMeetingForm(ReplacingOnceLookedAt, AsksAboutSecond, VotesForm, ReasonForm):
    held_on = DateField(label=_("Held on"))
    kind = forms.ChoiceField(label=_("Kind"), choices=Meeting.Kind)
    format = FormatField()
    basis = forms.ChoiceField(
        label=_("Basis"),
        choices=[("", _("none")), *BASES],
        required=False,
        help_text=_("Of an online meeting: by what it was allowed."),
    )
    chair = PersonField(label=_("Chair"), required=False)
    secretary = PersonField(label=_("Secretary"), required=False)
    summary = CleanTextField(label=_("What was said"), required=False)
    conclusion = CleanTextField(label=_("Conclusion"), required=False)
    field_order = ("held_on", "second", "kind", "format", "basis", "chair", "secretary", "summary", "conclusion", "why")

    def __init__(self, data: QueryDict | None, *, meeting: Meeting, earlier: Entries | None = None) -> None:
        super().__init__(data, initial=held_entries(meeting))
        if not meeting.retrospective:
            del self.fields["basis"]
        people = may_take_the_chair_on(meeting.convened, meeting.register_day)
        people |= may_take_the_chair_on(meeting.convened, typed_day(self, meeting.register_day))
        for name in ("chair", "secretary"):
            offer(self, name, people.distinct())
        self.asks_for_votes = meeting.format != Meeting.Format.BY_GROUP
        if self.asks_for_votes:
            self.ask_for_votes(meeting, {}, conclusion=_("Conclusion"))
            self.ask_for_voters(meeting, told=max((row.entitled for row in votes_of(meeting).values()), default=None))
        self.carry()
        self.begin_with(earlier or {})

    @property
    def facts_fields(self) -> list[forms.BoundField]:
        """What stands on the page before the votes, each after the choice about it where two wrote."""
        choices = {f"{CHOICE}{name}" for name in self.fields if name.startswith(OF_VOTES)}
        return [one for one in self.besides_votes if one.name != "why" and one.name not in choices]

    def right(self) -> RightFacts:
        typed = self.cleaned_data
        return RightFacts(
            held_on=typed["held_on"],
            kind=typed["kind"],
            format=typed["format"],
            basis=typed.get("basis", ""),
            chair=typed["chair"],
            secretary=typed["secretary"],
            summary=typed["summary"],
            conclusion=typed["conclusion"],
            second=typed["second"],
            votes=self.votes_taken() if self.asks_for_votes else None,
        )
