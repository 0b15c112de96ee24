"""Giving a held meeting its right values."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, DateField, offer
from cells.forms.corrections import RightValuesForm
from meetings.forms.holding import PersonField, typed_day
from meetings.forms.planning import FormatField
from meetings.forms.second import AsksAboutSecond
from meetings.models import Meeting
from meetings.queries.participants import may_take_the_chair_on
from meetings.services.corrections import RightFacts, conclusion_of
from pilots.models.guidance import BASES

NAMES = ("held_on", "kind", "format", "basis", "chair", "secretary", "summary")


class CorrectMeetingForm(RightValuesForm, AsksAboutSecond):
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
    field_order = ("held_on", "second", *NAMES[1:], "conclusion", "why")

    def __init__(self, data: QueryDict | None, *, meeting: Meeting) -> None:
        known = {name: getattr(meeting, name) for name in NAMES} | {"conclusion": conclusion_of(meeting)}
        super().__init__(data, initial=known)
        if not meeting.retrospective:
            del self.fields["basis"]
        people = may_take_the_chair_on(meeting.organisation, meeting.held_on)
        people |= may_take_the_chair_on(meeting.organisation, typed_day(self, meeting.held_on))
        for name in ("chair", "secretary"):
            offer(self, name, people.distinct())
        self.carry()

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
        )
