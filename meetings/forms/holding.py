"""The roll of a meeting, and that it was held."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.forms.utils import ErrorList
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.forms.fields import CleanCharField, CleanTextField, DateField, RowField, offer
from accounts.forms.replacing import Replacing
from accounts.forms.seen import SeenForm
from accounts.rules.days import day_in_words
from cells.models import Member
from meetings.forms.second import AsksAboutSecond
from meetings.forms.votes import VotesForm
from meetings.models import Attendance, Meeting
from meetings.queries.attendance import Attendee, differences_of
from meetings.queries.by_group import cell_secretary_on
from meetings.queries.participants import may_take_the_chair_on
from meetings.rules.attendance import Mode, usual_mode
from meetings.rules.formats import ONLINE_FORMATS
from meetings.services.holding import Minutes, Presence, RollMending, entered_as, some_of
from meetings.services.tasks import TaskDraft
from pilots.rules.agenda import only_tells


class PersonField(RowField):
    """Somebody of the organisation; blank where nobody need be named."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Member.objects.none(), empty_label=_("– choose –"), **kwargs)


class ExcuseForm(forms.Form):
    """Somebody who has said beforehand why they cannot come."""

    member = PersonField(label=_("Member"))
    reason = CleanCharField(label=_("Reason"))

    def __init__(self, data: QueryDict | None, *, attendees: Sequence[Attendee]) -> None:
        super().__init__(data)
        offer(self, "member", Member.objects.filter(pk__in=[attendee.member.pk for attendee in attendees]))


class HoldForm(SeenForm, AsksAboutSecond, VotesForm):
    """That it was held, and by whom; where the roll names others than the register of the day does, what is to become of them."""

    held_on = DateField(label=_("Held on"))
    chair = PersonField(label=_("Chair"))
    secretary = PersonField(label=_("Secretary"), required=False)
    summary = CleanTextField(label=_("What was said"), required=False, widget=forms.Textarea(attrs={"rows": 8}))
    conclusion = CleanTextField(label=_("Conclusion"), required=False)
    field_order = ("held_on", "second")

    def __init__(self, data: QueryDict | None, *, meeting: Meeting) -> None:
        chair = meeting.chair_id or cell_secretary_on(meeting.convened, meeting.register_day)
        planned = {"held_on": meeting.held_on, "chair": chair, "secretary": meeting.secretary_id}
        super().__init__(data, initial=planned)
        day = typed_day(self, meeting.held_on)
        people = may_take_the_chair_on(meeting.organisation, day)
        for name in ("chair", "secretary"):
            offer(self, name, people)
        self.differences = differences_of(meeting, on=day)
        if self.differences.gone:
            self.fields["off"] = _off_field(self.differences.gone, day)
        if self.differences.missing:
            self.fields["missing_as"] = _missing_field(meeting.format, self.differences.missing)
        self.ask_for_votes(meeting, {}, conclusion=_("Conclusion"))
        told = {item.pk for item in self.agenda if only_tells(item.text)}
        self.offer_all_in_favour(left_out=told)
        self.ask_for_voters(meeting)

    def clean(self) -> None:
        super().clean()
        self.taken = self.votes_taken()

    def minutes(self, tasks: Sequence[TaskDraft] = ()) -> Minutes:
        typed = self.cleaned_data
        return Minutes(
            held_on=typed["held_on"],
            chair=typed["chair"],
            secretary=typed["secretary"],
            summary=typed["summary"],
            conclusion=typed["conclusion"],
            second=typed["second"],
            tasks=tasks,
            votes=self.taken,
        )

    def mending(self) -> RollMending:
        off = {int(pk) for pk in self.cleaned_data.get("off", ())}
        return RollMending(off=off, missing_as=self.cleaned_data.get("missing_as", ""))


def typed_day(form: forms.Form, otherwise: date) -> date:
    """The day typed into `held_on`, where it is one: before the form is checked, for what is offered depends on it."""
    try:
        return DateField(required=False).clean(form.data.get("held_on")) or otherwise
    except forms.ValidationError:
        return otherwise


def _off_field(gone: Sequence[Attendance], day: date) -> forms.MultipleChoiceField:
    """Who was there by the roll is asked about; who was absent anyway is ticked."""
    return forms.MultipleChoiceField(
        label=_("On the roll, and not in the register of %(day)s: take off the roll") % {"day": day_in_words(day)},
        choices=[(row.member_id, f"{row.member.full_name} ({row.get_mode_display()})") for row in gone],
        initial=[row.member_id for row in gone if row.mode in (Mode.ABSENT, Mode.EXCUSED)],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def _missing_field(format: str, missing: Sequence[Attendee]) -> forms.ChoiceField:
    modes = (usual_mode(format) or Mode.IN_PERSON, Mode.ABSENT)
    names = some_of([attendee.member.in_full for attendee in missing])
    return forms.ChoiceField(
        label=_("In the register of the day, and not on the roll: %(names)s") % {"names": names},
        choices=[(mode.value, Attendance.Mode(mode.value).label) for mode in modes],
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Exempt and temporarily elsewhere: excused. One by one: on the roll."),
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
    """One line a member: how they took part, and why not. Nobody's way is chosen beforehand; where all have the same one, all can
    be entered but those marked. Online is open only to those with a ground.

    `shown`: the members of this page of the roll. What is sent of others is taken too.
    """

    off = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    others = forms.BooleanField(required=False)
    why = CleanTextField(
        label=_("Why this is a mistake"),
        required=False,
        max_length=2000,
        help_text=_("The meeting was held: the reason stays in the log with the old roll and the right one."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, data: QueryDict | None, *, meeting: Meeting, attendees: list[Attendee], shown: Sequence[Attendee]
    ) -> None:
        super().__init__(data)
        self.meeting, self.attendees, self.shown = meeting, attendees, shown
        self.is_online = meeting.format in ONLINE_FORMATS
        self.usual = usual_mode(meeting.format)
        self._arrange_off(differences_of(meeting).gone)
        if self.usual is None:
            del self.fields["others"]
        else:
            self.fields["others"].label = _ALL_BUT[self.usual]
        if not (meeting.state == Meeting.State.HELD and any(attendee.recorded for attendee in attendees)):
            del self.fields["why"]
        sent = set(data or ())
        here = {attendee.member.pk for attendee in shown}
        for attendee in attendees:
            if attendee.member.pk in here or f"mode-{attendee.member.pk}" in sent:
                self._add(attendee)
        self.carry()

    @property
    def modes(self) -> list[tuple[str, str]]:
        """Those that make sense in the format."""
        hidden = {Mode.IN_PERSON} if self.meeting.format == Meeting.Format.FULL_ONLINE else set()
        hidden |= set() if self.is_online else {Mode.ONLINE}
        return [(value, str(label)) for value, label in Attendance.Mode.choices if value not in hidden]

    @property
    def keys(self) -> list[tuple[str, str, str]]:
        """The letter, the way of taking part, and what it is called."""
        return [(str(_LETTERS[Mode(value)]), value, label) for value, label in self.modes]

    def rows(self) -> Iterator[RollRow]:
        for attendee in self.shown:
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
        """Who is marked; and where the others are entered alike, everybody who is on no line and not recorded yet."""
        typed = self.cleaned_data
        marked = {
            attendee.member.pk: Presence(mode, typed.get(f"reason-{attendee.member.pk}", ""))
            for attendee in self.attendees
            if (mode := typed.get(f"mode-{attendee.member.pk}"))
        }
        if not typed.get("others") or self.usual is None:
            return marked
        return marked | {
            attendee.member.pk: entered_as(attendee, self.usual)
            for attendee in self.attendees
            if attendee.recorded is None and attendee.member.pk not in marked
        }

    def off_the_roll(self) -> set[int]:
        return {int(pk) for pk in self.cleaned_data["off"]} if "off" in self.fields else set()

    def _arrange_off(self, gone: Sequence[Attendance]) -> None:
        if gone:
            self.fields["off"] = _off_field(gone, self.meeting.held_on)
        else:
            del self.fields["off"]

    def _add(self, attendee: Attendee) -> None:
        recorded, pk = attendee.recorded, attendee.member.pk
        usual = Presence(recorded.mode, recorded.reason) if recorded else entered_as(attendee, "")
        self.fields[f"mode-{pk}"] = forms.ChoiceField(
            label=attendee.member.full_name, choices=self.modes, required=False, initial=usual.mode
        )
        self.fields[f"reason-{pk}"] = CleanCharField(label=_("Reason"), required=False, initial=usual.reason)


_ALL_BUT = {
    Mode.IN_PERSON: _("Present in person: all but those marked otherwise below"),
    Mode.ONLINE: _("Present online: all but those marked otherwise below"),
}
_LETTERS = {
    Mode.IN_PERSON: pgettext_lazy("a key of the roll", "P"),
    Mode.ONLINE: pgettext_lazy("a key of the roll", "O"),
    Mode.EXCUSED: pgettext_lazy("a key of the roll", "E"),
    Mode.ABSENT: pgettext_lazy("a key of the roll", "A"),
}
