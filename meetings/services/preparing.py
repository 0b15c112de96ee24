"""The first step of a meeting by group (03-HD/TW, II.4.2): the cell committee meets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_in_words
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date, keep_texts
from cells.models import Group, Member
from cells.queries.groups import groups_on
from cells.rules.ahead import check_has_happened
from meetings.models import (
    Assignment,
    LetGo,
    Meeting,
    PreparatorySession,
)
from meetings.queries.by_group import committee_of, leaders_of, preparation_of, progress_of
from meetings.queries.entries import preparation_entries
from meetings.rules.order import why_not_prepare
from meetings.services.steps import lock_by_group, refuse, refuse_attending, refuse_leading_on
from meetings.services.texts import accepted_text


@dataclass(frozen=True)
class OpinionDraft:
    kind: str
    text: str
    author: Member | None = None
    item: int | None = None
    """The key of the agenda item it is on; None: of the meeting as a whole."""

    @property
    def entry(self) -> list[str]:
        """As a row of the form."""
        author = str(self.author.pk if self.author else "")
        return [self.kind, author, clean_text(self.text, lines=True), str(self.item or "")]


PREPARATION = "preparation"


@dataclass(frozen=True)
class Preparation:
    """What the cell committee did in its first session: the direction it gave, and whom it sent to each group."""

    held_on: date
    direction: str
    attends: Mapping[Group, Member]
    invited: Sequence[Member] = ()
    draft_conclusion: str = ""

    @property
    def entries(self) -> dict[str, Any]:
        return {
            "held_on": self.held_on,
            "direction": clean_text(self.direction, lines=True),
            "draft_conclusion": clean_text(self.draft_conclusion, lines=True),
            "invited": sorted(member.pk for member in self.invited),
        } | {f"attends-{group.pk}": member.pk for group, member in self.attends.items()}


@transaction.atomic
def record_preparatory_session(
    *, meeting: Meeting, preparation: Preparation, occasion: Occasion, made_from: Entries | None = None
) -> PreparatorySession:
    """The cell committee's first session: direction, and one of its members for each group. Recorded again, it is corrected;
    once a group has met it is supplemented (services/supplementing.py).

    Raises Outdated where somebody else recorded it otherwise since `made_from`.
    """
    meeting = lock_by_group(meeting)
    before = preparation_entries(preparation_of(meeting))
    last = last_entry(meeting, acts=["meetings.record_preparatory_session"])
    check_up_to_date(made_from, kept=before, wanted=preparation.entries, last=last)
    held_on, attends = preparation.held_on, preparation.attends
    refuse_leading_on(meeting, why_not_prepare(progress_of(meeting)), field="held_on")
    check_has_happened(held_on, occasion.today, field="held_on")
    if held_on > meeting.held_on:
        refuse_leading_on(meeting, _("The cell committee meets before the groups do."), field="held_on")
    _check_attending(meeting, held_on, attends)
    if set(preparation.invited) - set(leaders_of(meeting.organisation, held_on)):
        refuse(meeting, _("Only leaders of groups are invited."), field="invited")
    session, _created = PreparatorySession.objects.update_or_create(
        meeting=meeting,
        defaults={
            "held_on": held_on,
            "direction": accepted_text(preparation.direction, field="direction"),
            "draft_conclusion": accepted_text(preparation.draft_conclusion, field="draft_conclusion"),
        },
    )
    session.invited.set(preparation.invited)
    session.assignments.all().delete()
    Assignment.objects.bulk_create(
        Assignment(session=session, group=group, member=member) for group, member in attends.items()
    )
    keep_texts(of=meeting, part=PREPARATION, texts=preparation_entries(session), before=before, occasion=occasion)
    data = {"held_on": held_on, "groups": len(attends)}
    record(occasion, act="meetings.record_preparatory_session", subject=meeting, data=data)
    return session


def _check_attending(meeting: Meeting, held_on: date, attends: Mapping[Group, Member]) -> None:
    let_go = LetGo.objects.filter(meeting=meeting).values("group")
    missing = groups_on([meeting.organisation_id], meeting.held_on).exclude(pk__in=let_go).order_by("name", "pk")
    words = _("Nobody is assigned to: %(groups)s.")
    refuse_attending(meeting, {group: words % {"groups": group.name} for group in missing if group not in attends})
    if not attends:
        why = _("The cell has no group on %(day)s that could meet.") % {"day": day_in_words(meeting.held_on)}
        refuse_leading_on(meeting, why)
    check_attending(meeting, held_on, attends)


def check_attending(meeting: Meeting, held_on: date, attends: Mapping[Group, Member]) -> None:
    foreign = [group for group in attends if group.cell_id != meeting.organisation_id]
    refuse_attending(meeting, dict.fromkeys(foreign, _("A group of another cell does not belong to this meeting.")))
    committee = set(committee_of(meeting, held_on))
    outside = [group for group, member in attends.items() if member not in committee]
    why = _("Only members of the cell committee are assigned to attend a group.")
    refuse_attending(meeting, dict.fromkeys(outside, why), leading_on=True)
