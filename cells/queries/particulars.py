"""Particulars of members as those may see them whom a member has left: what was put right elsewhere since is not theirs."""

from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from datetime import date
from typing import Any

from django.utils import timezone

from accounts.models import Entry
from cells.models import Member, Membership
from cells.models.organisation import OrganisationQuerySet


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


_KEPT: dict[str, Callable[[Any], object]] = {
    "full_name": str,
    "born_on": _day,
    "sex": str,
    "card_number": str,
    "admitted_on": _day,
}
"""What the log keeps of a correction, and how it is read back."""


def gone_elsewhere(member_ids: Collection[int], organisations: OrganisationQuerySet) -> dict[int, date | None]:
    """Those of the members whose last cell is none of these organisations, with the first day no longer here. In two queries."""
    memberships = Membership.objects.filter(member__in=member_ids).order_by("valid_from")
    rows = list(memberships.values_list("member_id", "cell_id", "valid_to"))
    last = {member: cell for member, cell, _end in rows}
    seen = set(organisations.order_by().filter(pk__in={cell for _, cell, _ in rows}).values_list("pk", flat=True))
    return {member: end for member, cell, end in rows if cell in seen and last[member] not in seen}


def as_seen(members: Sequence[Member], organisations: OrganisationQuerySet) -> dict[int, Member]:
    """The members by id. One who went on to a cell elsewhere is a copy, to be shown and never saved, with the particulars of
    the last day in these organisations. In three queries at most."""
    by_id = {member.pk: member for member in members}
    left = gone_elsewhere(by_id, organisations)
    return by_id | as_on({pk: by_id[pk] for pk in left}, left)


def as_on(members: Mapping[int, Member], left_on: Mapping[int, date | None]) -> dict[int, Member]:
    """Copies of the members, each with the particulars as they were before the day."""
    if not members:
        return {}
    copies = {pk: copy(member) for pk, member in members.items()}
    put_right: dict[int, set[str]] = {pk: set() for pk in copies}
    corrections = Entry.objects.filter(
        act="cells.correct_particulars", subject_kind="cells.member", subject_id__in=[str(pk) for pk in copies]
    )
    for entry in corrections.order_by("pk"):
        pk = int(entry.subject_id)
        day = left_on[pk]
        if day is None or timezone.localtime(entry.at).date() < day:
            continue
        for name, kept in entry.data.get("before", {}).items():
            # The first correction since tells what it was; a later one, what the first had made of it.
            if name in _KEPT and name not in put_right[pk]:
                put_right[pk].add(name)
                setattr(copies[pk], name, _KEPT[name](kept))
    return copies
