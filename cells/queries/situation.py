"""What is true of a member today, as far as it decides which acts fit."""

from dataclasses import dataclass
from datetime import date

from cells.models import Activity, AssignedTask, Degree, Member, Membership, Post, Residence, TemporaryStay, Transfer
from cells.queries.groups import groups_on
from cells.rules.leaving import ways_back


@dataclass(frozen=True)
class Situation:
    membership: Membership | None
    last: Membership | None
    degree: Degree | None
    activity: Activity | None
    stay: TemporaryStay | None
    residence: Residence | None
    transfer: Transfer | None
    """Under way."""
    posts: list[Post]
    tasks: list[AssignedTask]
    has_groups: bool

    @property
    def ways_back(self) -> tuple[str, ...]:
        return ways_back(self.last.departure) if self.membership is None and self.last is not None else ()


def situation_of(member: Member, day: date) -> Situation:
    membership = member.memberships.on(day).select_related("cell").first()
    return Situation(
        membership=membership,
        last=member.memberships.order_by("-valid_from").select_related("cell").first(),
        degree=member.degrees.on(day).first(),
        activity=member.activities.not_over(day).order_by("valid_from").first(),
        stay=member.temporary_stays.not_over(day).order_by("valid_from").first(),
        residence=member.residences.not_over(day).order_by("valid_from").first(),
        transfer=Transfer.objects.under_way().filter(member=member).select_related("from_cell", "to_cell").first(),
        posts=list(member.posts.not_over(day).select_related("organisation", "body")),
        tasks=list(member.assigned_tasks.not_over(day)),
        has_groups=membership is not None and groups_on([membership.cell_id], day).exists(),
    )
