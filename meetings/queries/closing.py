"""What is looked at before a meeting is closed, and must still be so when it is."""

from dataclasses import asdict
from typing import Any

from accounts.rules.seen import WHICH, digest_of
from meetings.models import Meeting
from meetings.queries.attendance import attendance_count
from meetings.queries.by_group import combined_of, results_of


def shown_before_holding(meeting: Meeting) -> dict[str, Any]:
    """Of a meeting in one place or online: its plan and its roll, by how each took part; None where there is no roll."""
    count = attendance_count(meeting)
    ways = ("expected", "in_person", "online", "excused", "absent")
    roll = sorted(meeting.attendances.values_list("member_id", "mode", "reason"))
    return (
        plan_shown(meeting) | {way: getattr(count, way) if count else None for way in ways} | {WHICH: digest_of(roll)}
    )


def plan_shown(meeting: Meeting) -> dict[str, Any]:
    """Of a meeting that is called off, held otherwise than planned, or said never to have been held: which one it is."""
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
