"""Held meetings whose roll names others than the register of their day does: somebody corrected one of the two since."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from accounts.queries.put_together import Question
from accounts.queries.replica import reading_connection
from cells.models.dated import valid_on_sql
from meetings.models import Attendance, Meeting
from meetings.queries.meetings import meetings_reached

_TRUE = {
    name: valid_on_sql(name, "below.day") for name in ("version", "membership", "activity", "stay", "post", "body")
}
# What queries/participants.py says of one meeting, of all of them at once: members of the cells of the day without the suspended,
# of the executive (and where a superior organisation meets) its officers only; and guests.
_DIFFERING = f"""
    WITH RECURSIVE below(meeting, organisation, day, kind, id) AS (
        SELECT convened.id, convened.organisation, convened.day, convened.kind, convened.organisation
        FROM (SELECT id, kind, COALESCE(convened_by_id, organisation_id) AS organisation, COALESCE(register_of, held_on) AS day
            FROM meetings_meeting WHERE id IN ({{meetings}})) AS convened
        UNION
        SELECT below.meeting, below.organisation, below.day, below.kind, version.organisation_id
        FROM below JOIN cells_organisationversion AS version ON version.parent_id = below.id AND {_TRUE["version"]}
    ), officers(meeting, member) AS (
        SELECT below.meeting, post.member_id FROM below
        JOIN cells_post AS post ON post.organisation_id = below.organisation AND {_TRUE["post"]}
        LEFT JOIN cells_body AS body ON body.id = post.body_id
        WHERE below.id = below.organisation AND (post.body_id IS NULL
            OR (body.kind IN ('executive', 'cell_committee') AND {_TRUE["body"]}))
    ), expected(meeting, member) AS (
        SELECT below.meeting, membership.member_id FROM below
        JOIN cells_membership AS membership ON membership.cell_id = below.id AND {_TRUE["membership"]}
        WHERE NOT EXISTS (SELECT 1 FROM cells_activity AS activity WHERE activity.member_id = membership.member_id
                AND activity.value = 'suspended' AND {_TRUE["activity"]})
            AND ((below.kind <> 'executive' AND NOT EXISTS (SELECT 1 FROM cells_organisationversion AS version
                WHERE version.organisation_id = below.organisation AND version.kind = 'superior' AND {_TRUE["version"]}))
            OR EXISTS (SELECT 1 FROM officers
                WHERE officers.meeting = below.meeting AND officers.member = membership.member_id))
        UNION
        SELECT below.meeting, stay.member_id FROM below
        JOIN cells_temporarystay AS stay ON stay.host_id = below.organisation AND {_TRUE["stay"]}
        WHERE below.id = below.organisation AND below.kind <> 'executive'
    ), roll(meeting, member) AS (
        SELECT meeting_id, member_id FROM meetings_attendance WHERE meeting_id IN ({{meetings}})
    )
    SELECT meeting, SUM(gone), SUM(missing) FROM (
        SELECT roll.meeting AS meeting, 1 AS gone, 0 AS missing FROM roll WHERE NOT EXISTS (SELECT 1 FROM expected
            WHERE expected.meeting = roll.meeting AND expected.member = roll.member)
        UNION ALL
        SELECT expected.meeting, 0, 1 FROM expected WHERE NOT EXISTS (SELECT 1 FROM roll
            WHERE roll.meeting = expected.meeting AND roll.member = expected.member)
    ) AS differing GROUP BY meeting
"""


@dataclass(frozen=True)
class DifferingRoll:
    """`gone`: how many are on the roll and not in the register of the day; `missing`: the other way round."""

    meeting: Meeting
    gone: int
    missing: int


def with_roll(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Of these the held ones whose roll is there, the newest first."""
    rolled = Attendance.objects.order_by().values("meeting")
    return meetings.filter(state=Meeting.State.HELD, pk__in=rolled).order_by("-held_on", "-pk")


@Question
def newest_with_roll(since: date, *reach: str | int, most: int) -> QuerySet[Meeting, int]:
    """Of what is reached, ids of those held from a day on."""
    return with_roll(meetings_reached(*reach).filter(held_on__gte=since)).values_list("pk", flat=True)[:most]


def rolls_differing_from_register(meetings: QuerySet[Meeting], *, newest: int | None = None) -> list[DifferingRoll]:
    """Of these meetings the held ones with such a roll, the newest first; in two queries however many there are.

    `newest`: so many rolls are compared at most.
    """
    held = with_roll(meetings)[:newest]
    try:
        statement, parameters = held.values("pk").query.sql_with_params()
    except EmptyResultSet:
        return []
    with reading_connection().cursor() as cursor:
        cursor.execute(_DIFFERING.format(meetings=statement), [*parameters, *parameters])
        numbers = {meeting: (int(gone), int(missing)) for meeting, gone, missing in cursor.fetchall()}
    found = Meeting.objects.filter(pk__in=numbers).select_related("organisation").order_by("-held_on", "-pk")
    return [DifferingRoll(meeting, *numbers[meeting.pk]) for meeting in found]
