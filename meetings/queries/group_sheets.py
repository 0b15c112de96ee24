"""What stands on the sheet of paper on which a group writes its minutes, before anybody has written on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cells.models import Degree, Group, Member
from cells.queries.groups import groups_seen
from meetings.models import Meeting
from meetings.queries.by_group import assignments_of, let_go_of


@dataclass(frozen=True)
class OnTheSheet:
    member: Member
    has_a_vote: bool


@dataclass(frozen=True)
class GroupSheet:
    group: Group
    leader: Member | None
    attends: Member | None
    people: Sequence[OnTheSheet]
    """Who belongs to it on the meeting's day, by tên."""

    @property
    def voters(self) -> int:
        return sum(person.has_a_vote for person in self.people)


def group_sheets_of(meeting: Meeting) -> list[GroupSheet]:
    """One for each group that is to meet, in a number of queries that does not grow with them."""
    day = meeting.held_on
    gone = set(let_go_of(meeting).values_list("group_id", flat=True))
    seen = [one for one in groups_seen([meeting.organisation_id], day) if one.group.pk not in gone]
    attends = {one.group_id: one.member for one in assignments_of(meeting)}
    members = [belonging.member_id for one in seen for belonging in one.belongings]
    official = Degree.objects.on(day).filter(value=Degree.Value.OFFICIAL, member__in=members)
    voters = set(official.values_list("member_id", flat=True))
    return [
        GroupSheet(
            group=one.group,
            leader=one.leader.member if one.leader else None,
            attends=attends.get(one.group.pk),
            people=[OnTheSheet(own.member, own.member_id in voters) for own in one.belongings],
        )
        for one in seen
    ]
