"""All dated facts of one member, as far as the person who asks may see them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cells.models import (
    Activity,
    Degree,
    DocumentReference,
    Ground,
    GroupBelonging,
    GroupLeadership,
    Membership,
    Post,
    TemporaryStay,
)
from cells.models.dated import Dated
from cells.queries.names import NamesOverTime
from cells.queries.sight import Sight
from cells.rules.periods import Period, seen_of


@dataclass(frozen=True)
class Fact:
    """One line of a member's timeline."""

    period: Period
    title: str
    detail: str = ""
    ordered_by: DocumentReference | None = None


@dataclass(frozen=True)
class SeenGround:
    ground: Ground
    period: Period
    is_valid: bool
    """On the day that is shown as the present, with the fact of the area it rests on."""


def biography(sight: Sight) -> list[Fact]:
    """Newest first. What lay outside the windows of the sight is left out, an end that came after them too."""
    member = sight.member
    sources: list[tuple[QuerySet[Any], Callable[..., tuple[str, str]]]] = [
        (member.memberships.all(), _membership),
        (member.degrees.all(), _degree),
        (member.activities.all(), _activity),
        (member.temporary_stays.all(), _stay),
        (member.group_belongings.select_related("group"), _belonging),
        (member.group_leaderships.select_related("group"), _leadership),
        (member.posts.select_related("body"), _post),
        (member.grounds.all(), _ground),
    ]
    rows = [
        (row, period, tell)
        for facts, tell in sources
        for row in facts.select_related("ordered_by")
        if (period := _seen(row, sight)) is not None
    ]
    names = NamesOverTime(pk for row, *_rest in rows for pk in _organisations_of(row))
    told = []
    for row, period, tell in rows:
        title, detail = tell(row, names, period)
        told.append(Fact(period, title, detail, row.ordered_by))
    return sorted(told, key=lambda fact: fact.period.start, reverse=True)


def grounds_seen(sight: Sight) -> list[SeenGround]:
    found = []
    for ground in sight.member.grounds.select_related("area_fact"):
        period = _seen(ground, sight)
        if period is not None:
            rests = ground.area_fact is None or ground.area_fact.is_true_on(sight.seen_on)
            found.append(SeenGround(ground, period, is_valid=rests and period.contains(sight.seen_on)))
    return found


def posts_on(sight: Sight) -> Sequence[Post]:
    return list(sight.member.posts.on(sight.seen_on).select_related("body", "organisation"))


def _seen(row: Dated, sight: Sight) -> Period | None:
    return seen_of(Period(row.valid_from, row.valid_to), sight.windows)


def _organisations_of(row: Dated) -> list[int | None]:
    group = getattr(row, "group", None)
    named = [getattr(row, name, None) for name in ("cell_id", "host_id", "organisation_id")]
    return [*named, group.cell_id if group else None]


def _membership(row: Membership, names: NamesOverTime, period: Period) -> tuple[str, str]:
    ways = [_("came: %(how)s") % {"how": row.get_arrival_display()}]
    if row.departure and period.end == row.valid_to:
        ways.append(_("left: %(how)s") % {"how": row.get_departure_display()})
    return _("Member of %(cell)s") % {"cell": names.on(row.cell_id, row.valid_from)}, " · ".join(ways)


def _degree(row: Degree, names: NamesOverTime, period: Period) -> tuple[str, str]:
    return _("Degree: %(degree)s") % {"degree": row.get_value_display()}, ""


def _activity(row: Activity, names: NamesOverTime, period: Period) -> tuple[str, str]:
    return _("Activity: %(activity)s") % {"activity": row.get_value_display()}, ""


def _stay(row: TemporaryStay, names: NamesOverTime, period: Period) -> tuple[str, str]:
    where = names.on(row.host_id, row.valid_from) if row.host_id else row.host_name
    return _("Temporarily elsewhere: %(where)s") % {"where": where}, ""


def _belonging(row: GroupBelonging, names: NamesOverTime, period: Period) -> tuple[str, str]:
    return _("In the group %(group)s") % {"group": row.group.name}, names.on(row.group.cell_id, row.valid_from)


def _leadership(row: GroupLeadership, names: NamesOverTime, period: Period) -> tuple[str, str]:
    return _("Leader of the group %(group)s") % {"group": row.group.name}, names.on(row.group.cell_id, row.valid_from)


def _post(row: Post, names: NamesOverTime, period: Period) -> tuple[str, str]:
    where = names.on(row.organisation_id, row.valid_from)
    body = row.body.get_kind_display() if row.body else ""
    return _("Post: %(title)s") % {"title": row.get_title_display()}, " · ".join(filter(None, [body, where]))


def _ground(row: Ground, names: NamesOverTime, period: Period) -> tuple[str, str]:
    return _("Ground: %(category)s") % {"category": row.get_category_display()}, f"{row.statement} ({row.evidence})"
