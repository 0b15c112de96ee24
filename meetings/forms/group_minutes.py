"""What a group wrote of its session: who was there, the votes, and the opinions word for word."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import (
    CleanCharField,
    CleanTextField,
    CountField,
    DateField,
    TimeField,
    offer,
    row_number,
)
from accounts.forms.replacing_lines import ReplacingLines, Row
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from cells.models import Group, Member
from meetings.forms.by_group import moment_of
from meetings.forms.holding import PersonField
from meetings.forms.lines import MOST_LINES, lines_of
from meetings.forms.votes import VotesForm
from meetings.models import GroupSession, Meeting, Opinion
from meetings.queries.by_group import (
    in_the_group_since,
    leader_on,
    members_counted,
)
from meetings.queries.entries import minutes_entries
from meetings.queries.votes import official_number
from meetings.rules.votes import voters_among
from meetings.services.by_group import GroupMinutes, OpinionDraft, check_group_votes, check_present
from meetings.services.texts import accepted_text

MORE_OPINIONS, WITH_REPORT = "more_opinions", "with_report"


class GroupSessionForm(ReplacingLines, VotesForm):
    """A group's minutes: who was there, who took the chair, the votes; the opinions stand in `lines` of their own.

    `with_report`: the leader's report on them comes with them.
    """

    with_report = False

    LINES, PARTS, MOST, LABEL = "opinions", ("kind", "author", "text", "item"), MOST_LINES, _("Opinions")

    held_on = DateField(label=_("Held on"))
    present = CountField(label=_("Members present"))
    chair = PersonField(label=_("Chair"), help_text=_("The group's leader, or who stood in."))
    stand_in_reason = CleanCharField(label=_("Why not the leader"), required=False)
    secretary = PersonField(label=_("Secretary"), required=False)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        meeting: Meeting,
        group: Group,
        attends: Member,
        existing: GroupSession | None,
        now: datetime | None = None,
        earlier: Entries | None = None,
    ) -> None:
        """`now`: the moment at which a report that comes with the minutes is offered as given."""
        typed = data.dict() if data is not None and MORE_OPINIONS in data else None
        reported = {"reported_on": now.date(), "reported_time": now.time()} if now else {}
        initial = reported | _session_initial(meeting, group, existing) | dict(typed or {})
        super().__init__(data if typed is None else None, initial=initial)
        self.people = people = in_the_group_since(group, meeting.held_on)
        offer(self, "chair", people | Member.objects.filter(pk=attends.pk))
        offer(self, "secretary", people)
        votes = {vote.item_id: vote.ballot for vote in existing.votes.all()} if existing else {}
        self.ask_for_votes(meeting, votes, conclusion=_("Draft conclusion or resolution"))
        said = minutes_entries(existing).get("opinions", [])
        self._opinions = said if earlier is None else earlier["opinions"]
        self.carry_lines(said, sent=data)
        self.begin_with(earlier or {})
        self.meeting, self.group = meeting, group
        self.offer_all_in_favour()
        self.fields["voters"] = CountField(
            label=_("Of those present have a vote"),
            required=False,
            help_text=_("Asked for where somebody in the group has none: probationary members do not vote."),
        )
        self.fields["reported_on"] = DateField(label=_("Reported on"), required=False)
        self.fields["reported_time"] = TimeField(label=_("At"), required=False)

    def read_lines(self, sent: QueryDict | None) -> "forms.BaseFormSet[OpinionForm]":
        # Earlier wordings know of no item: it came last.
        stored = [dict(zip(self.PARTS, opinion, strict=False)) for opinion in self._opinions]
        return lines_of(
            OpinionForm,
            sent,
            prefix=self.LINES,
            more=MORE_OPINIONS,
            people=self.people,
            stored=stored,
            items=self.items,
        )

    def line_in_words(self, row: Row) -> str:
        kind, author, text, item = [*row, ""][:4]
        words = str(dict(Opinion.Kind.choices).get(kind, kind))
        about = next((f" – {label}" for key, label in self.items if str(key) == item), "")
        who = next((f" ({member})" for member in self.people if str(member.pk) == author), "")
        return f"{words}{who}{about}: {text}"

    @property
    def day(self) -> date:
        """On which the group met, as far as it has been said."""
        typed = getattr(self, "cleaned_data", {}).get("held_on") or self.initial["held_on"]
        return typed if isinstance(typed, date) else self.meeting.held_on

    @property
    def counted(self) -> QuerySet[Member]:
        """Those of the group who are not counted with another group of the meeting: the others have voted there."""
        return members_counted(self.meeting, self.group, self.day)

    @property
    def entitled(self) -> int:
        """How many of the group have a vote on the day."""
        return official_number(self.counted, self.day)

    @property
    def has_members_without_a_vote(self) -> bool:
        return self.counted.count() > self.entitled

    def clean(self) -> None:
        super().clean()
        self.with_report = WITH_REPORT in self.data
        if self.with_report and not self.cleaned_data.get("reported_on") and "reported_on" not in self.errors:
            self.add_error("reported_on", _("Write on which day the leader reported."))
        self._count_all_in_favour()
        self._check_figures()

    def _count_all_in_favour(self) -> None:
        """As many votes in favour as of those present have one, where that can be known: of the rest some may be absent."""
        present = self.cleaned_data.get("present")
        if present is None:
            return
        least, most = voters_among(present, self.counted.count(), self.entitled)
        told: int | None = self.cleaned_data.get("voters")
        number: int | None = most
        if least < most:
            number = told if told is not None and least <= told <= most else None
        agreed = [str(key or 0) for key, _label in self.ballot_keys if self.is_all_in_favour(key, number=number)]
        if number is not None:
            for key in agreed:
                self.cleaned_data |= {f"in_favour-{key}": number, f"against-{key}": 0, f"abstained-{key}": 0}
        elif agreed and "voters" not in self.errors:
            between = _("Of those present between %(least)d and %(most)d have a vote.")
            if told is None:
                between = _("Of those present between %(least)d and %(most)d have a vote: write how many.")
            self.add_error("voters", between % {"least": least, "most": most})

    def _check_figures(self) -> None:
        """More than there are is told here, so that on a telephone it is told at its question."""
        present, number = self.cleaned_data.get("present"), self.counted.count()
        if present is None or not number:
            return
        votes = {key: self.ballot(key) for key, _label in self.ballot_keys}
        try:
            check_present(self.meeting, present, number)
            check_group_votes(self.meeting, votes, present=present, official=self.entitled)
        except Refused as refused:
            for reason in refused.reasons:
                self.add_error(reason.field, str(reason))

    def reported_at(self) -> datetime:
        """In local time; without a time, the start of the day."""
        return moment_of(self.cleaned_data["reported_on"], self.cleaned_data["reported_time"])

    @property
    def facts_fields(self) -> list[forms.BoundField]:
        return self.with_disputes("held_on", "present", "chair", "stand_in_reason", "secretary")

    @property
    def about_opinions(self) -> list[forms.BoundField]:
        return self.disputes_about("opinions")

    def minutes(self) -> GroupMinutes:
        typed = self.cleaned_data
        return GroupMinutes(
            held_on=typed["held_on"],
            present=typed["present"],
            chair=typed["chair"],
            stand_in_reason=typed["stand_in_reason"],
            secretary=typed["secretary"],
            opinions=opinions_in(self.lines),
            votes={key: self.ballot(key) for key, _label in self.ballot_keys},
        )


def _session_initial(meeting: Meeting, group: Group, existing: GroupSession | None) -> dict[str, object]:
    if existing is None:
        return {"held_on": meeting.held_on, "chair": leader_on(group, meeting.held_on)}
    names = ("held_on", "present", "chair", "stand_in_reason", "secretary")
    return {name: getattr(existing, name) for name in names}


class OpinionForm(forms.Form):
    @property
    def title(self) -> str:
        return _("Opinion %(number)d") % {"number": row_number(self)}

    def clean_text(self) -> str:
        """What is marked secret is refused beside its own box."""
        try:
            return accepted_text(self.cleaned_data["text"])
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from None

    kind = forms.ChoiceField(label=_("Kind"), choices=Opinion.Kind, initial=Opinion.Kind.OPINION, required=False)
    item = forms.TypedChoiceField(label=_("On"), coerce=int, empty_value=None, required=False)
    author = PersonField(label=_("Who"), required=False)
    text = CleanTextField(label=_("Word for word"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(
        self, *args: Any, people: QuerySet[Member], items: Sequence[tuple[int, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "author", people)
        self.fields["item"].choices = [("", _("the meeting as a whole")), *items]  # type: ignore[attr-defined]

    def draft(self) -> OpinionDraft:
        kind = self.cleaned_data["kind"] or Opinion.Kind.OPINION
        return OpinionDraft(kind, self.cleaned_data["text"], self.cleaned_data["author"], self.cleaned_data["item"])


def opinions_in(lines: "forms.BaseFormSet[OpinionForm]") -> list[OpinionDraft]:
    """Of the lines that say something."""
    return [line.draft() for line in lines.forms if line.cleaned_data.get("text")]
