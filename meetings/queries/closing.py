"""What is looked at before a meeting is closed, and must still be so when it is."""

from dataclasses import asdict
from datetime import date
from typing import Any

from accounts.rules.seen import WHICH, digest_of
from cells.models import Group
from cells.queries.groups import group_members_on
from meetings.models import GroupSession, Meeting
from meetings.queries.attendance import attendance_count
from meetings.queries.by_group import combined_of, results_of
from meetings.queries.entries import held_entries


def shown_before_holding(meeting: Meeting) -> dict[str, Any]:
    """Of a meeting in one place or online: its plan and its roll, by how each took part; None where there is no roll."""
    count = attendance_count(meeting)
    ways = ("expected", "in_person", "online", "excused", "absent")
    roll = sorted(meeting.attendances.values_list("member_id", "mode", "reason"))
    return (
        plan_shown(meeting) | {way: getattr(count, way) if count else None for way in ways} | {WHICH: digest_of(roll)}
    )


def begun_shown(meeting: Meeting) -> dict[str, Any]:
    """By group, of one that is broken off: what is given up."""
    return plan_shown(meeting) | {"groups_met": _groups_met(meeting)}


def group_shown(meeting: Meeting, group: Group, day: date) -> dict[str, Any]:
    """By group, of one that goes on without a group: who is in it on the day, and who has met."""
    members = sorted(group_members_on(group, day).values_list("pk", flat=True))
    return {
        "last_day": group.last_day,
        "group_members": len(members),
        WHICH: digest_of(members),
        "groups_met": _groups_met(meeting),
    }


def held_shown(meeting: Meeting) -> dict[str, Any]:
    """Of a meeting that is said never to have been held: what was recorded of it."""
    by_group = meeting.format == Meeting.Format.BY_GROUP
    counted = shown_before_combining(meeting) if by_group else shown_before_holding(meeting)
    told = ("members", "present") if by_group else ("agenda", "expected", "in_person", "online")
    return {
        "held_on": meeting.held_on,
        "format": meeting.format,
        **{name: counted[name] for name in told},
        WHICH: digest_of([counted[WHICH], held_entries(meeting)]),
    }


def _groups_met(meeting: Meeting) -> list[str]:
    met = GroupSession.objects.filter(meeting=meeting).order_by("group__name", "pk")
    return list(met.values_list("group__name", flat=True))


def plan_shown(meeting: Meeting) -> dict[str, Any]:
    """Of a meeting that is called off or held otherwise than planned: which one it is."""
    return {"planned_for": meeting.held_on, "format": meeting.format, "agenda": meeting.agenda.count()}


def shown_before_combining(meeting: Meeting) -> dict[str, Any]:
    """By group: what the groups' minutes come to."""
    combined = combined_of(meeting)
    votes = {
        str(item): [ballot.in_favour, ballot.against, ballot.abstained] for item, ballot in combined.ballots.items()
    }
    return {
        "agenda": meeting.agenda.count(),
        "members": combined.members,
        "present": combined.present,
        "votes": sorted(votes.items()),
        WHICH: digest_of([asdict(result) for result in results_of(meeting)]),
        "opinions": [voice.text for voice in (*combined.opinions, *combined.others, *combined.reserved)],
    }
