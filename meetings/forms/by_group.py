"""The steps of a meeting by group, but for what the groups themselves wrote and what was adopted of it."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import (
    CleanCharField,
    CleanTextField,
    DateField,
    RowsField,
    TimeField,
    offer,
)
from accounts.forms.replacing import Replacing
from accounts.forms.seen import SeenForm
from accounts.rules.replacing import Entries
from cells.models import Group, Member
from cells.queries.groups import groups_on
from meetings.forms.holding import PersonField
from meetings.models import GroupSession, Meeting, PreparatorySession
from meetings.queries.by_group import (
    assignments_of,
    attending_entries,
    committee_of,
    leaders_of,
)
from meetings.rules.officers import dealt_in_turn
from meetings.services.preparing import Preparation
from meetings.services.supplementing import Addition


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
        initial: dict[str, Any] = {"held_on": min(on, meeting.held_on)} | proposed_preparation(meeting)
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
        dealt = dealt_in_turn([group.pk for group in groups], [member.pk for member in committee])
        assigned = dict(existing.assignments.values_list("group_id", "member_id")) if existing else dealt
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


def proposed_preparation(meeting: Meeting) -> dict[str, str]:
    """What the first session begins with, to be read and changed: the direction and a draft from the agenda."""
    items = [f"{item.position}. {item.text}" for item in meeting.agenda.all()]
    if not items:
        return {}
    return {
        "direction": "\n".join([gettext("The groups discuss and vote on:"), *items]),
        "draft_conclusion": "\n".join([gettext("The cell agrees on the items of its meeting:"), *items]),
    }


class SupplementForm(Replacing):
    """What the cell committee adds once groups have met: whom it sends to a group that is to meet yet, in the place of
    whoever was to attend it."""

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
        self.carry(**attending_entries(meeting, self.groups))

    @property
    def attending(self) -> list[forms.BoundField]:
        return self.with_disputes(*(f"attends-{group.pk}" for group in self.groups))

    @property
    def others(self) -> list[forms.BoundField]:
        return self.with_disputes("held_on", "reason")

    def addition(self) -> Addition:
        chosen = {group: self.cleaned_data[f"attends-{group.pk}"] for group in self.groups}
        return Addition(
            held_on=self.cleaned_data["held_on"],
            reason=self.cleaned_data["reason"],
            attends={group: member for group, member in chosen.items() if member is not None},
        )


class LetGoForm(SeenForm):
    reason = CleanCharField(label=_("Why the group is let go"), help_text=_("It stands in the combined record."))


class BreakOffForm(SeenForm):
    reason = CleanCharField(label=_("Why it is broken off"), help_text=_("It stands in the record of the meeting."))


class ReportForm(forms.Form):
    reported_on = DateField(label=_("Reported on"))
    reported_time = TimeField(label=_("At"), required=False)

    def moment(self) -> datetime:
        return moment_of(self.cleaned_data["reported_on"], self.cleaned_data["reported_time"])


def moment_of(day: date, at: time | None) -> datetime:
    """In local time; without a time, the start of the day."""
    return timezone.make_aware(datetime.combine(day, at or time.min))
