"""What is kept of a meeting, entry by entry as the forms that replace it have it; nothing where nothing is kept yet."""

from typing import Any

from meetings.models import Attendance, CombinedRecord, GroupSession, Meeting, MeetingVote, PreparatorySession

BALLOT = ("in_favour", "against", "abstained")


def preparation_entries(session: PreparatorySession | None) -> dict[str, Any]:
    if session is None:
        return {}
    attends = session.assignments.values_list("group_id", "member_id")
    return {
        "held_on": session.held_on,
        "direction": session.direction,
        "draft_conclusion": session.draft_conclusion,
        "invited": sorted(session.invited.values_list("pk", flat=True)),
    } | {f"attends-{group}": member for group, member in attends}


def minutes_entries(session: GroupSession | None) -> dict[str, Any]:
    """Of a group's session; a vote that was not taken is empty."""
    if session is None:
        return {}
    items = [*session.meeting.agenda.values_list("pk", flat=True), None]
    votes = {vote.item_id: vote for vote in session.votes.all()}
    return {
        "held_on": session.held_on,
        "present": session.present,
        "chair": session.chair_id,
        "stand_in_reason": session.stand_in_reason,
        "secretary": session.secretary_id,
        "opinions": [
            [opinion.kind, str(opinion.author_id or ""), opinion.text, str(opinion.item_id or "")]
            for opinion in session.opinions.order_by("pk")
        ],
    } | {f"{part}-{item or 0}": getattr(votes.get(item), part, "") for item in items for part in BALLOT}


def held_entries(meeting: Meeting) -> dict[str, Any]:
    """What is recorded of a meeting that was held. On what an online one rested is told only of those entered afterwards."""
    told = {"basis": meeting.basis} if meeting.retrospective else {}
    return (
        {
            "held_on": meeting.held_on,
            "kind": meeting.kind,
            "format": meeting.format,
            "chair": meeting.chair_id,
            "secretary": meeting.secretary_id,
        }
        | wording_entries(meeting, adopted_by(meeting))
        | told
        | (_votes_entries(meeting) if meeting.format != Meeting.Format.BY_GROUP else {})
    )


def _votes_entries(meeting: Meeting) -> dict[str, Any]:
    """Of a meeting in one session; what was not put to the vote is empty."""
    votes = {vote.item_id: vote for vote in MeetingVote.objects.filter(meeting=meeting)}
    items = [*meeting.agenda.values_list("pk", flat=True), None]
    return {f"{part}-{item or 0}": getattr(votes.get(item), part, "") or "" for item in items for part in BALLOT}


def wording_entries(meeting: Meeting, adopted: CombinedRecord | None) -> dict[str, str]:
    """What was said and concluded; `adopted`: by group the text that the cell committee adopted is the conclusion."""
    return {"summary": meeting.summary, "conclusion": adopted.text if adopted else meeting.conclusion}


def adopted_by(meeting: Meeting) -> CombinedRecord | None:
    return CombinedRecord.objects.filter(meeting=meeting).first()


def roll_entries(meeting: Meeting) -> dict[str, Any]:
    """How each on the roll took part, and why not."""
    entries: dict[str, Any] = {}
    for row in Attendance.objects.filter(meeting=meeting):
        entries |= {f"mode-{row.member_id}": row.mode, f"reason-{row.member_id}": row.reason}
    return entries


def plan_entries(meeting: Meeting) -> dict[str, Any]:
    """Where a planned meeting is held, who leads it and who writes."""
    return {
        "place": meeting.place,
        "link": meeting.link,
        "chair": meeting.chair_id,
        "secretary": meeting.secretary_id,
    }
