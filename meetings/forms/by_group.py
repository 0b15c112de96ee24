"""The steps of a meeting by group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import (
    CleanCharField,
    CleanTextField,
    CountField,
    DateField,
    RowsField,
    TimeField,
    offer,
    row_number,
)
from accounts.forms.replacing import Replacing
from accounts.forms.replacing_lines import ReplacingLines, Row, typed_rows
from accounts.forms.seen import SeenForm
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from cells.models import Group, Member
from cells.queries.groups import group_members_on, groups_on
from meetings.forms.holding import PersonField
from meetings.models import CombinedRecord, GroupSession, Meeting, Opinion, PreparatorySession
from meetings.queries.by_group import (
    acting_for,
    assignments_of,
    cell_secretary_on,
    committee_of,
    in_the_group_since,
    leader_on,
    leaders_of,
    official_number,
)
from meetings.queries.entries import BALLOT, minutes_entries
from meetings.rules.combine import Ballot
from meetings.services.by_group import GroupMinutes, OpinionDraft, Preparation
from meetings.services.combining import Adopted, TaskDraft
from meetings.services.supplementing import Addition
from meetings.services.texts import accepted_text

MORE_OPINIONS, MORE_TASKS = "more_opinions", "more_tasks"
FIRST_LINES, MORE_LINES, MOST_LINES = 4, 4, 80
BALLOT_WORDS = {"in_favour": _("In favour"), "against": _("Against"), "abstained": _("Abstained")}
Line = TypeVar("Line", bound=forms.Form)


class PreparationForm(Replacing):
    """The cell committee's first session, with one of its members for each group."""

    held_on = DateField(label=_("Held on"))
    direction = CleanTextField(label=_("Direction given to the groups"))
    draft_conclusion = CleanTextField(label=_("Draft conclusion or resolution"), required=False)
    invited = RowsField(
        label=_("Group leaders invited who are not on the committee"),
        queryset=Member.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        meeting: Meeting,
        groups: list[Group],
        existing: PreparatorySession | None,
        on: date,
        earlier: Entries | None = None,
    ) -> None:
        initial: dict[str, Any] = {"held_on": min(on, meeting.held_on)}
        if existing is not None:
            initial = {
                "held_on": existing.held_on,
                "direction": existing.direction,
                "draft_conclusion": existing.draft_conclusion,
                "invited": list(existing.invited.values_list("pk", flat=True)),
            }
        super().__init__(data, initial=initial)
        day = initial["held_on"]
        committee = committee_of(meeting, day, min(on, meeting.held_on))
        self.groups = groups
        offer(self, "invited", leaders_of(meeting.organisation, day).exclude(pk__in=committee.values("pk")))
        assigned = dict(existing.assignments.values_list("group_id", "member_id")) if existing else {}
        for group in groups:
            self.fields[f"attends-{group.pk}"] = PersonField(label=group.name, initial=assigned.get(group.pk))
            offer(self, f"attends-{group.pk}", committee)
        self.carry()
        self.begin_with(earlier or {})

    @property
    def attending(self) -> list[forms.BoundField]:
        return self.with_disputes(*(f"attends-{group.pk}" for group in self.groups))

    @property
    def others(self) -> list[forms.BoundField]:
        return self.with_disputes("held_on", "direction", "draft_conclusion", "invited")

    def preparation(self) -> Preparation:
        typed = self.cleaned_data
        return Preparation(
            held_on=typed["held_on"],
            direction=typed["direction"],
            attends={group: typed[f"attends-{group.pk}"] for group in self.groups},
            invited=list(typed["invited"]),
            draft_conclusion=typed["draft_conclusion"],
        )


class SupplementForm(forms.Form):
    """What the cell committee adds once groups have met: whom it sends to a group that is to meet yet."""

    held_on = DateField(label=_("Held on"))
    reason = CleanCharField(label=_("Why it is supplemented"), help_text=_("It stands in the record of the meeting."))

    def __init__(self, data: QueryDict | None, *, meeting: Meeting, on: date) -> None:
        super().__init__(data, initial={"held_on": on})
        met = GroupSession.objects.filter(meeting=meeting).values("group")
        attend = {one.group_id: one.member for one in assignments_of(meeting)}
        self.groups = list(groups_on([meeting.organisation_id], on).exclude(pk__in=met))
        for group in self.groups:
            said = _("Until now: %(member)s.") % {"member": attend[group.pk]} if group.pk in attend else _("New.")
            self.fields[f"attends-{group.pk}"] = PersonField(label=group.name, required=False, help_text=said)
            offer(self, f"attends-{group.pk}", committee_of(meeting, on))

    @property
    def attending(self) -> list[forms.BoundField]:
        return [self[f"attends-{group.pk}"] for group in self.groups]

    @property
    def others(self) -> list[forms.BoundField]:
        return [self[name] for name in ("held_on", "reason")]

    def addition(self) -> Addition:
        chosen = {group: self.cleaned_data[f"attends-{group.pk}"] for group in self.groups}
        return Addition(
            held_on=self.cleaned_data["held_on"],
            reason=self.cleaned_data["reason"],
            attends={group: member for group, member in chosen.items() if member is not None},
        )


class LetGoForm(forms.Form):
    reason = CleanCharField(label=_("Why the group is let go"), help_text=_("It stands in the combined record."))


class BreakOffForm(forms.Form):
    reason = CleanCharField(label=_("Why it is broken off"), help_text=_("It stands in the record of the meeting."))


ALL_IN_FAVOUR = _("All in favour")


@dataclass(frozen=True)
class BallotRow:
    label: str | Promise
    in_favour: forms.BoundField
    against: forms.BoundField
    abstained: forms.BoundField
    disputes: list[forms.BoundField]
    all_in_favour: forms.BoundField

    @property
    def is_refused(self) -> bool:
        return any(field.errors for field in (self.in_favour, self.against, self.abstained, self.all_in_favour))


class GroupSessionForm(ReplacingLines):
    """A group's minutes: who was there, who took the chair, the votes; the opinions stand in `lines` of their own."""

    LINES, PARTS, MOST, LABEL = "opinions", ("kind", "author", "text"), MOST_LINES, _("Opinions")

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
        earlier: Entries | None = None,
    ) -> None:
        typed = data.dict() if data is not None and MORE_OPINIONS in data else None
        initial = _session_initial(meeting, group, existing) | dict(typed or {})
        super().__init__(data if typed is None else None, initial=initial)
        self.people = people = in_the_group_since(group, meeting.held_on)
        offer(self, "chair", people | Member.objects.filter(pk=attends.pk))
        offer(self, "secretary", people)
        self.items = [(item.pk, f"{item.position}. {item.text}") for item in meeting.agenda.all()]
        self.ballot_keys: list[tuple[int | None, str | Promise]] = [
            *self.items,
            (None, _("Draft conclusion or resolution")),
        ]
        votes = {vote.item_id: vote for vote in existing.votes.all()} if existing else {}
        for key, label in self.ballot_keys:
            for part in BALLOT:
                value = getattr(votes[key], part) if key in votes else None
                words = f"{BALLOT_WORDS[part]}: {label}"
                self.fields[f"{part}-{key or 0}"] = CountField(label=words, required=False, initial=value)
        said = minutes_entries(existing).get("opinions", [])
        self._opinions = said if earlier is None else earlier["opinions"]
        self.carry_lines(said, sent=data)
        self.begin_with(earlier or {})
        self.group, self.usual_day = group, meeting.held_on
        for key, label in self.ballot_keys:
            named = f"{ALL_IN_FAVOUR}: {label}"
            self.fields[f"all_in_favour-{key or 0}"] = forms.BooleanField(label=named, required=False)

    def read_lines(self, sent: QueryDict | None) -> "forms.BaseFormSet[OpinionForm]":
        stored = [dict(zip(self.PARTS, opinion, strict=True)) for opinion in self._opinions]
        return _lines(OpinionForm, sent, prefix=self.LINES, more=MORE_OPINIONS, people=self.people, stored=stored)

    def line_in_words(self, row: Row) -> str:
        kind, author, text = row
        who = next((f" ({member})" for member in self.people if str(member.pk) == author), "")
        return f"{dict(Opinion.Kind.choices).get(kind, kind)}{who}: {text}"

    def ballots(self) -> Iterator[BallotRow]:
        for key, label in self.ballot_keys:
            yes, no, abstained = (f"{part}-{key or 0}" for part in BALLOT)
            disputes = self.disputes_about(yes, no, abstained)
            yield BallotRow(label, self[yes], self[no], self[abstained], disputes, self[f"all_in_favour-{key or 0}"])

    @property
    def day(self) -> date:
        """On which the group met, as far as it has been said."""
        typed = getattr(self, "cleaned_data", {}).get("held_on") or self.initial["held_on"]
        return typed if isinstance(typed, date) else self.usual_day

    @property
    def entitled(self) -> int:
        """How many of the group have a vote on the day."""
        return official_number(group_members_on(self.group, self.day), self.day)

    def clean(self) -> None:
        super().clean()
        for key, _label in self.ballot_keys:
            if self.cleaned_data.get(f"all_in_favour-{key or 0}"):
                self._take_all_in_favour(str(key or 0))

    def _take_all_in_favour(self, key: str) -> None:
        """As many votes in favour as of those present have one, where that can be known: of the rest some may be absent."""
        figures = {part: self.cleaned_data.get(f"{part}-{key}") for part in BALLOT}
        present, entitled = self.cleaned_data.get("present"), self.entitled
        if present is None:
            return
        most, least = min(present, entitled), present - (group_members_on(self.group, self.day).count() - entitled)
        if figures["against"] or figures["abstained"] or figures["in_favour"] not in (None, most):
            self.add_error(f"in_favour-{key}", _("Either all in favour or figures: leave the figures empty."))
        elif least < most:
            why = _("Of those present between %(least)d and %(most)d have a vote: write how many were in favour.")
            self.add_error(f"in_favour-{key}", why % {"least": max(least, 0), "most": most})
        else:
            self.cleaned_data |= {f"in_favour-{key}": most, f"against-{key}": 0, f"abstained-{key}": 0}

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
            votes={key: self._ballot(key) for key, _label in self.ballot_keys},
        )

    def _ballot(self, key: int | None) -> Ballot:
        return Ballot(*(self.cleaned_data[f"{part}-{key or 0}"] or 0 for part in BALLOT))


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
    author = PersonField(label=_("Who"), required=False)
    text = CleanTextField(label=_("Word for word"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, people: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "author", people)

    def draft(self) -> OpinionDraft:
        kind = self.cleaned_data["kind"] or Opinion.Kind.OPINION
        return OpinionDraft(kind, self.cleaned_data["text"], self.cleaned_data["author"])


class TaskForm(forms.Form):
    @property
    def title(self) -> str:
        return _("Task %(number)d") % {"number": row_number(self)}

    text = CleanCharField(label=_("Task"), required=False, max_length=500)
    member = PersonField(label=_("Who"), required=False)
    due_on = DateField(label=_("By"), required=False)

    def __init__(self, *args: Any, people: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "member", people)

    def draft(self) -> TaskDraft:
        return TaskDraft(self.cleaned_data["text"], self.cleaned_data["member"], self.cleaned_data["due_on"])


def task_lines(data: QueryDict | None, *, people: QuerySet[Member]) -> "forms.BaseFormSet[TaskForm]":
    return _lines(TaskForm, data, prefix="tasks", more=MORE_TASKS, people=people, stored=[])


def opinions_in(lines: "forms.BaseFormSet[OpinionForm]") -> list[OpinionDraft]:
    """Of the lines that say something."""
    return [line.draft() for line in lines.forms if line.cleaned_data.get("text")]


def tasks_in(lines: "forms.BaseFormSet[TaskForm]") -> list[TaskDraft]:
    """Of the lines that say something."""
    return [line.draft() for line in lines.forms if line.cleaned_data.get("text")]


def _lines(
    form: type[Line],
    data: QueryDict | None,
    *,
    prefix: str,
    more: str,
    people: QuerySet[Member],
    stored: Sequence[Mapping[str, object]],
) -> "forms.BaseFormSet[Line]":
    extra = FIRST_LINES if not stored else 2
    if data is not None and more in data:
        typed = typed_rows(data, prefix, list(form.base_fields), most=MOST_LINES)
        stored, extra, data = [row for row in typed if row["text"]], MORE_LINES, None
    factory = forms.formset_factory(form, extra=extra, max_num=MOST_LINES, absolute_max=MOST_LINES)
    initial = stored if data is None else None
    return factory(data, initial=initial, prefix=prefix, form_kwargs={"people": people})


class ReportForm(forms.Form):
    reported_on = DateField(label=_("Reported on"))
    reported_time = TimeField(label=_("At"), required=False)

    def moment(self) -> datetime:
        """In local time; without a time, the start of the day."""
        time = self.cleaned_data["reported_time"] or datetime.min.time()
        return timezone.make_aware(datetime.combine(self.cleaned_data["reported_on"], time))


class CombineForm(SeenForm):
    """What the cell committee adopted. One of it takes the chair; usually that is the secretary of the cell."""

    held_on = DateField(label=_("Adopted on"))
    chair = PersonField(label=_("Chair"))
    secretary = PersonField(label=_("Secretary"), required=False)
    kind = forms.ChoiceField(label=_("Adopted as"), choices=CombinedRecord.Kind)
    text = CleanTextField(label=_("Text of the conclusion or resolution"), widget=forms.Textarea(attrs={"rows": 8}))
    in_favour = CountField(label=_("In favour, of the cell committee"), required=False)
    against = CountField(label=_("Against"), required=False)
    abstained = CountField(label=_("Abstained"), required=False)
    all_in_favour = forms.BooleanField(label=_("The whole cell committee in favour"), required=False)

    def __init__(self, data: QueryDict | None, *, meeting: Meeting, on: date, initial: Mapping[str, object]) -> None:
        usual = {"chair": cell_secretary_on(acting_for(meeting, on), on)}
        super().__init__(data, initial=usual | dict(initial))
        for name in ("chair", "secretary"):
            offer(self, name, committee_of(meeting, meeting.held_on, on))
        self.entitled = committee_of(meeting, on).count()
        self.fields["in_favour"].help_text = _("The cell committee has %(entitled)d votes.") % {
            "entitled": self.entitled
        }

    def clean(self) -> None:
        super().clean()
        if not self.cleaned_data.get("all_in_favour"):
            return
        figures = [self.cleaned_data.get(part) for part in BALLOT]
        if figures[0] not in (None, self.entitled) or any(figures[1:]):
            self.add_error("in_favour", _("Either all in favour or figures: leave the figures empty."))
        self.cleaned_data |= {"in_favour": self.entitled, "against": 0, "abstained": 0}

    def adopted(self, tasks: Sequence[TaskDraft]) -> Adopted:
        typed = self.cleaned_data
        return Adopted(
            held_on=typed["held_on"],
            text=typed["text"],
            kind=typed["kind"],
            ballot=Ballot(*(typed[part] or 0 for part in BALLOT)),
            chair=typed["chair"],
            secretary=typed["secretary"],
            tasks=tasks,
        )
