"""Which members a person sees, and which of their days: of one who moved away, only the time here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cells.models import Member, Membership, Organisation
from cells.models.organisation import OrganisationQuerySet
from cells.queries.particulars import as_on
from cells.rules.periods import ALWAYS, Period, last_day_seen


@dataclass(frozen=True)
class Sight:
    """A member as one person may see them. `windows`: the days seen; all days while the member belongs here.

    Of one who went on to a cell that is not seen, `member` is a copy with the particulars of the last day here.
    """

    member: Member
    cell: Organisation
    """The last of their cells that the person may see."""
    windows: Sequence[Period]
    seen_on: date
    """The day whose truth is shown as the present: today, or the last day here."""
    shows_last: bool = True
    """Whether the last cell they belonged to is among those seen: whoever left from there is still this side's to act on."""

    @property
    def is_whole(self) -> bool:
        return self.windows == [ALWAYS]

    @property
    def left_on(self) -> date | None:
        """The first day no longer here."""
        return None if self.is_whole else self.windows[-1].end


def sight_of(member_id: int, organisations: OrganisationQuerySet, today: date) -> Sight | None:
    """None where the member never belonged to one of the organisations: the same as not there."""
    member = Member.objects.filter(pk=member_id).first()
    memberships = (
        Membership.objects.filter(member=member, cell__in=organisations) if member else Membership.objects.none()
    )
    seen = list(memberships.select_related("cell").order_by("valid_from"))
    if member is None or not seen:
        return None
    windows = [membership.period for membership in seen]
    now = next((membership for membership in seen if membership.is_true_on(today)), None)
    if now is not None:
        return Sight(member=member, cell=now.cell, windows=[ALWAYS], seen_on=today)
    last = member.memberships.order_by("valid_from").last()
    shows_last = last == seen[-1]
    if not shows_last:
        member = as_on({member.pk: member}, {member.pk: windows[-1].end})[member.pk]
    seen_on = last_day_seen(windows, today)
    return Sight(member=member, cell=seen[-1].cell, windows=windows, seen_on=seen_on, shows_last=shows_last)
