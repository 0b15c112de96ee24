"""The roll of a meeting, and that it was held."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.utils import ErrorList
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, DateField, RowField, offer
from accounts.forms.replacing import Replacing
from cells.models import Member
from meetings.models import Attendance, Meeting
from meetings.queries.attendance import Attendee
from meetings.queries.participants import may_take_the_chair_on
from meetings.rules.attendance import Mode
from meetings.rules.formats import ONLINE_FORMATS
from meetings.services.holding import Minutes, Presence


class PersonField(RowField):
    """Somebody of the organisation; blank where nobody need be named."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Member.objects.none(), empty_label=_("– choose –"), **kwargs)


class HoldForm(forms.Form):
    held_on = DateField(label=_("Held on"))
    chair = PersonField(label=_("Chair"))
    secretary = PersonField(label=_("Secretary"), required=False)
    summary = CleanTextField(label=_("What was said"), required=False, widget=forms.Textarea(attrs={"rows": 8}))
    conclusion = CleanTextField(label=_("Conclusion"), required=False)

    def __init__(self, data: QueryDict | None, *, meeting: Meeting) -> None:
        super().__init__(data, initial={"held_on": meeting.held_on})
        people = may_take_the_chair_on(meeting.organisation, meeting.held_on)
        for name in ("chair", "secretary"):
            offer(self, name, people)

    def minutes(self) -> Minutes:
        typed = self.cleaned_data
        return Minutes(
            held_on=typed["held_on"],
            chair=typed["chair"],
            secretary=typed["secretary"],
            summary=typed["summary"],
            conclusion=typed["conclusion"],
        )


@dataclass(frozen=True)
class ModeChoice:
    value: str
    label: str | Promise
    checked: bool
    disabled: bool


@dataclass(frozen=True)
class RollRow:
    attendee: Attendee
    choices: list[ModeChoice]
    reason: forms.BoundField
    errors: ErrorList | list[str] = field(default_factory=list)
    disputes: list[forms.BoundField] = field(default_factory=list)


class RollForm(Replacing):
    """One line a member: how they took part, and why not. Online is open only to those with a ground."""

    def __init__(self, data: QueryDict | None, *, meeting: Meeting, attendees: list[Attendee]) -> None:
        super().__init__(data)
        self.meeting, self.attendees = meeting, attendees
        self.is_online = meeting.format in ONLINE_FORMATS
        for attendee in attendees:
            pk, recorded = attendee.member.pk, attendee.recorded
            self.fields[f"mode-{pk}"] = forms.ChoiceField(
                label=attendee.member.full_name,
                choices=self.modes,
                required=False,
                initial=recorded.mode if recorded else self._usual(attendee),
            )
            self.fields[f"reason-{pk}"] = CleanCharField(
                label=_("Reason of %(name)s") % {"name": attendee.member.full_name},
                required=False,
                initial=recorded.reason if recorded else self._usual_reason(attendee),
            )
        self.carry()

    @property
    def modes(self) -> list[tuple[str, str]]:
        """Those that make sense in the format."""
        hidden = {Mode.IN_PERSON} if self.meeting.format == Meeting.Format.FULL_ONLINE else set()
        hidden |= set() if self.is_online else {Mode.ONLINE}
        return [(value, str(label)) for value, label in Attendance.Mode.choices if value not in hidden]

    def rows(self) -> Iterator[RollRow]:
        for attendee in self.attendees:
            name = f"mode-{attendee.member.pk}"
            chosen = self[name].value()
            yield RollRow(
                attendee,
                [
                    ModeChoice(
                        str(value), label, value == chosen, disabled=value == Mode.ONLINE and not attendee.has_ground
                    )
                    for value, label in self.modes
                ],
                self[f"reason-{attendee.member.pk}"],
                [*self[name].errors, *self[f"reason-{attendee.member.pk}"].errors],
                self.disputes_about(name, f"reason-{attendee.member.pk}"),
            )

    def roll(self) -> Mapping[int, Presence]:
        return {
            attendee.member.pk: Presence(mode, self.cleaned_data.get(f"reason-{attendee.member.pk}", ""))
            for attendee in self.attendees
            if (mode := self.cleaned_data.get(f"mode-{attendee.member.pk}"))
        }

    def _usual(self, attendee: Attendee) -> str:
        if attendee.exempt or attendee.elsewhere:
            return Mode.EXCUSED
        return Mode.ONLINE if self.meeting.format == Meeting.Format.FULL_ONLINE else Mode.IN_PERSON

    def _usual_reason(self, attendee: Attendee) -> str:
        if attendee.exempt:
            return str(_("exempt from work and meetings"))
        return str(_("temporarily elsewhere")) if attendee.elsewhere else ""
