"""The second and third step of a meeting by group (03-HD/TW, II.4.2): each group meets, and its leader reports."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import kept_texts_of
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date, keep_texts
from cells.models import Group, Member
from cells.queries.groups import group_members_on, groups_on
from cells.rules.ahead import check_has_happened
from meetings.models import (
    GroupReport,
    GroupSession,
    LetGo,
    Meeting,
    Opinion,
    SessionMember,
    Vote,
)
from meetings.queries.by_group import (
    assignments_of,
    leader_on,
    members_counted,
    progress_of,
    session_of,
)
from meetings.queries.entries import BALLOT, minutes_entries
from meetings.queries.votes import official_number
from meetings.rules.officers import check_officers
from meetings.rules.order import way_on, why_not_meet, why_not_report
from meetings.rules.votes import Ballot
from meetings.services.placing import move_meeting
from meetings.services.steps import clause_of_order, lock_by_group, refuse, refuse_leading_on
from meetings.services.texts import accepted_text
from meetings.services.votes import check_items, check_votes


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


@dataclass(frozen=True)
class GroupMinutes:
    """`votes` by the key of the agenda item, None for the draft conclusion."""

    held_on: date
    present: int
    chair: Member
    stand_in_reason: str = ""
    secretary: Member | None = None
    opinions: Sequence[OpinionDraft] = ()
    votes: Mapping[int | None, Ballot] = field(default_factory=dict)

    @property
    def entries(self) -> dict[str, Any]:
        said = [opinion for opinion in self.opinions if opinion.text.strip()]
        return {
            "held_on": self.held_on,
            "present": self.present,
            "chair": self.chair.pk,
            "stand_in_reason": clean_text(self.stand_in_reason)[:255],
            "secretary": self.secretary.pk if self.secretary else None,
            "opinions": [one.entry for one in said],
        } | {f"{part}-{item or 0}": getattr(cast, part) for item, cast in self.votes.items() for part in BALLOT}


@transaction.atomic
def record_group_session(
    *,
    meeting: Meeting,
    group: Group,
    minutes: GroupMinutes,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> GroupSession:
    """A group's minutes. Recorded again before the report, they are corrected; a group that had been let go did meet then.

    The first group's day is the meeting's: it is judged, and takes its place in the quota of its own year. Who was counted
    with another group of the meeting, which they have left since, is not counted a second time. Raises Outdated where
    somebody else recorded them otherwise since `made_from`.
    """
    meeting, held_on = lock_by_group(meeting), minutes.held_on
    before, part = minutes_entries(session_of(meeting, group)), minutes_part(group)
    check_up_to_date(made_from, kept=before, wanted=minutes.entries, last=kept_texts_of(meeting, part).first())
    refuse_leading_on(meeting, why_not_meet(progress_of(meeting), group_id=group.pk, on=held_on), field="held_on")
    check_has_happened(held_on, occasion.today, field="held_on")
    belonging, counted = group_members_on(group, held_on), members_counted(meeting, group, held_on)
    number = counted.count()
    _check_somebody_is_left(meeting, group, held_on, number)
    check_present(meeting, minutes.present, number)
    _check_chair(meeting, group, minutes)
    check_officers(minutes.chair, minutes.secretary)
    check_items(
        meeting, {*minutes.votes, *(opinion.item for opinion in minutes.opinions)}, clause=clause_of_order(meeting)
    )
    check_group_votes(meeting, minutes.votes, present=minutes.present, official=official_number(counted, held_on))
    _begin_on_the_first_day(meeting, group, held_on, today=occasion.today)
    LetGo.objects.filter(meeting=meeting, group=group).delete()
    session, _created = GroupSession.objects.update_or_create(
        meeting=meeting,
        group=group,
        defaults={
            "held_on": held_on,
            "present": minutes.present,
            "members": number,
            "chair": minutes.chair,
            "stand_in_reason": clean_text(minutes.stand_in_reason)[:255],
            "secretary": minutes.secretary,
        },
    )
    _write_minutes(session, minutes)
    _write_who_belonged(session, belonging, set(counted.values_list("pk", flat=True)))
    keep_texts(of=meeting, part=part, texts=minutes_entries(session), before=before, occasion=occasion)
    data = {"group": group.name, "held_on": held_on, "present": minutes.present, "members": number}
    record(occasion, act="meetings.record_group_session", subject=meeting, data=data)
    return session


@transaction.atomic
def report_group_session(
    *,
    session: GroupSession,
    reported_at: datetime,
    occasion: Occasion,
) -> GroupReport:
    """The leader's report to the cell committee, when it came. A late one is taken and stays late."""
    meeting = lock_by_group(session.meeting)
    day = timezone.localtime(reported_at).date()
    why_not = why_not_report(progress_of(meeting), group_id=session.group_id, on=day)
    refuse_leading_on(meeting, why_not, field="reported_on")
    if reported_at > occasion.at:
        refuse(meeting, _("A report is recorded once it has come, not before."), field="reported_on")
    report = GroupReport.objects.create(session=session, reported_at=reported_at)
    data = {"group": session.group.name, "reported_at": reported_at}
    record(occasion, act="meetings.report_group_session", subject=meeting, data=data)
    return report


@transaction.atomic
def record_session_with_report(
    *,
    meeting: Meeting,
    group: Group,
    minutes: GroupMinutes,
    reported_at: datetime,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> GroupReport:
    """The minutes and the leader's report on them, where both come at once: two acts, and the day of the report counts."""
    session = record_group_session(
        meeting=meeting, group=group, minutes=minutes, made_from=made_from, occasion=occasion
    )
    return report_group_session(session=session, reported_at=reported_at, occasion=occasion)


def minutes_part(group: Group) -> str:
    """What of a meeting is kept wording by wording: the minutes of one group."""
    return f"group/{group.pk}"


def _check_somebody_is_left(meeting: Meeting, group: Group, held_on: date, number: int) -> None:
    about = {"group": group.name, "day": day_in_words(held_on)}
    if not groups_on([meeting.organisation_id], held_on).filter(pk=group.pk).exists():
        why = (
            _("%(group)s does not exist on %(day)s. Write the day on which it met, or let it go if it had not.") % about
        )
        refuse_leading_on(meeting, why, field="held_on")
    if not number:
        why = _("On %(day)s nobody is in %(group)s who is not counted with another group. Let it go, with a reason.")
        refuse_leading_on(meeting, why % about, field="held_on")


def check_present(meeting: Meeting, present: int, number: int) -> None:
    """`number`: the members who count with the group. Raises Refused beside `present`."""
    if not 1 <= present <= number:
        refuse(
            meeting,
            _("The group has %(members)d members on that day: the number present lies between 1 and %(members)d.")
            % {"members": number},
            field="present",
        )


def check_group_votes(meeting: Meeting, votes: Mapping[int | None, Ballot], *, present: int, official: int) -> None:
    """`official`: those of them who have a vote. Raises VotesRefused beside the figures."""
    check_votes(votes, voters=min(present, official), clause=clause_of_order(meeting))


def _check_chair(meeting: Meeting, group: Group, minutes: GroupMinutes) -> None:
    """The leader takes the chair; somebody else of the group, or who was assigned to attend, stands in with a reason."""
    chair, held_on = minutes.chair, minutes.held_on
    if chair == leader_on(group, held_on):
        return
    attending = assignments_of(meeting).filter(group=group, member=chair).exists()
    if not attending and not group_members_on(group, held_on).filter(pk=chair.pk).exists():
        refuse(meeting, _("The chair is the group's leader, or a member of the group who stands in."), field="chair")
    if not minutes.stand_in_reason.strip():
        refuse(meeting, _("Write why the leader did not take the chair."), field="stand_in_reason")


def _begin_on_the_first_day(meeting: Meeting, group: Group, held_on: date, *, today: date) -> None:
    """Whatever ended since, what was begun within it is finished: a day that stands is not judged a second time."""
    sessions = GroupSession.objects.filter(meeting=meeting)
    others = sessions.exclude(group=group).order_by("held_on").values_list("held_on", flat=True)
    first = min([*others[:1], held_on])
    if first == meeting.held_on and sessions.exists():
        return
    try:
        move_meeting(meeting, held_on=first, today=today, held_only=True)
    except Refused as refused:
        lead = Refused(way_on(progress_of(meeting)), clause=clause_of_order(meeting), field="held_on")
        refused.reasons = (*refused.reasons, lead)
        raise


def _write_who_belonged(session: GroupSession, belonging: QuerySet[Member], counted: Collection[int]) -> None:
    session.belonging.all().delete()
    SessionMember.objects.bulk_create(
        SessionMember(meeting_id=session.meeting_id, session=session, member=member, counted=member.pk in counted)
        for member in belonging
    )
    _count_those_let_free(session.meeting)


def _count_those_let_free(meeting: Meeting) -> None:
    """Who is counted nowhere any more, because minutes got another day, is counted with the other group they belonged to."""
    rows = SessionMember.objects.filter(meeting=meeting)
    free = rows.filter(counted=False, session__report__isnull=True)
    free = free.exclude(member__in=rows.filter(counted=True).values("member")).order_by("session__held_on", "pk")
    for row in {row.member_id: row for row in reversed(free.select_related("session"))}.values():
        GroupSession.objects.filter(pk=row.session_id).update(members=F("members") + 1)
        SessionMember.objects.filter(pk=row.pk).update(counted=True)


def _write_minutes(session: GroupSession, minutes: GroupMinutes) -> None:
    session.opinions.all().delete()
    session.votes.all().delete()
    # Kept as it was said: only line ends and letters are unified.
    Opinion.objects.bulk_create(
        Opinion(
            session=session,
            kind=opinion.kind,
            text=accepted_text(opinion.text),
            author=opinion.author,
            item_id=opinion.item,
        )
        for opinion in minutes.opinions
        if opinion.text.strip()
    )
    Vote.objects.bulk_create(
        Vote(
            session=session,
            item_id=item,
            in_favour=ballot.in_favour,
            against=ballot.against,
            abstained=ballot.abstained,
        )
        for item, ballot in minutes.votes.items()
        if ballot.cast
    )
