"""What of members and their facts is not in order (cells/queries/quality.py), by kind of finding."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words, months_after
from cells.models import AreaFact, Degree, Ground, Group, Member, Membership, Transfer
from cells.models.dated import over_by
from cells.models.organisation import OrganisationQuerySet
from cells.queries.duplicates import LikelyDuplicate, likely_duplicates
from cells.queries.findings import Finding, Found
from cells.queries.groups import ungrouped_on
from cells.queries.headcounts import grounds_on
from cells.queries.member_days import impossible_days
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import Kind
from cells.queries.parameters import statutes_known
from cells.queries.sizes import kept_tallies
from cells.queries.transfers import names_of_sides, sides
from cells.rules.births import Agreement, births_agree
from cells.rules.parameters import Key
from cells.rules.probation import probation_ends_on

SOON = timedelta(days=30)
MOST_DAYS_LOST = timedelta(days=4)
"""From the 31st to a month of 28 days, and the day itself: what began so much later than the months go back may be over too."""
Remarks = Callable[[list[int]], dict[int, str]]
"""What is to be said of each of these members, by id."""


def in_no_group(below: OrganisationQuerySet, day: date) -> Found:
    divided = Exists(Group.objects.on(day).filter(cell=OuterRef("cell")))
    words = _("in no group although the cell has groups")
    memberships = _memberships(below, ungrouped_on(day).filter(divided))
    how = _("Put the member in a group.")

    def known() -> int | None:
        if (kept := kept_tallies(day)) is None:
            return None
        cells = kept.filter(kind=Kind.CELL, groups__gt=0, organisation__in=below)
        return int(cells.aggregate(number=Sum("ungrouped", default=0))["number"])

    found = _of_members("no_group", memberships, lambda ids: dict.fromkeys(ids, words), day, how=how, act="group")
    return replace(found, known=known)


def long_probation(below: OrganisationQuerySet, day: date) -> Found:
    """The first days of probation are few: each that is long ago is asked once whether it is past its end."""
    statutes = statutes_known()
    shortest = min(statutes.values(Key.PROBATION), default=0)
    rows = Degree.objects.on(day).filter(value=Degree.Value.PROBATIONARY).order_by()
    long_ago = rows.filter(valid_from__lt=months_after(day, -shortest) + MOST_DAYS_LOST).values("valid_from")
    # Each way to go on by itself, so that the few are found by an index.
    begun = long_ago.filter(valid_to__isnull=True).union(long_ago.filter(valid_to__gt=day))
    ends = {first: probation_ends_on(first, statutes) for first in begun.values_list("valid_from", flat=True)}
    late = rows.filter(valid_from__in=[first for first, end in ends.items() if end is not None and end < day])

    def say(ids: list[int]) -> dict[int, str]:
        since = late.filter(member__in=ids).values_list("member_id", "valid_from")
        return {pk: _("probationary since %(day)s") % {"day": day_in_words(first)} for pk, first in since}

    how = _("Record the decision on full membership, or why there is none.")
    memberships = _memberships(below, Membership.objects.on(day).filter(member__in=late.values("member")))
    return _of_members("long_probation", memberships, say, day, how=how, act="official")


def ending_grounds(below: OrganisationQuerySet, day: date) -> Found:
    # Each way to end by an index of its own: of both at once the database reads all grounds there are.
    soon = (Q(valid_to__gt=day) & over_by(day + SOON), Q(area_fact__in=_area_facts_ending(day)))
    own, of_the_area = (grounds_on(day).filter(ends).order_by() for ends in soon)
    grounds = Ground.objects.filter(pk__in=own.values("pk").union(of_the_area.values("pk")))
    members = own.values("member").union(of_the_area.values("member"))

    def say(ids: list[int]) -> dict[int, str]:
        words = _("%(ground)s until %(day)s")
        ending = grounds.filter(member__in=ids).select_related("category", "area_fact").order_by("pk")
        return {ground.member_id: words % {"ground": ground.category, "day": _end(ground)} for ground in ending}

    how = _("If it goes on, record a new ground with its evidence.")
    memberships = _memberships(below, Membership.objects.on(day).filter(member__in=members))
    return _of_members("ending_ground", memberships, say, day, how=how, act="")


def _area_facts_ending(day: date) -> list[int]:
    return list(AreaFact.objects.on(day).filter(over_by(day + SOON)).order_by().values_list("pk", flat=True))


def days_that_cannot_be(below: OrganisationQuerySet, day: date) -> Found:
    here = Member.objects.filter(pk__in=Membership.objects.on(day).filter(cell__in=below).order_by().values("member"))
    found: dict[int, list[str]] = defaultdict(list)
    for member, breach in impossible_days(here, day):
        found[member.pk].append(str(breach))
    memberships = _memberships(below, Membership.objects.on(day).filter(member__in=list(found)))

    def say(ids: list[int]) -> dict[int, str]:
        return {pk: " ".join(found[pk]) for pk in ids}

    return _of_members("impossible_days", memberships, say, day, how=_("Correct the entry that is wrong."), act="")


def lost_transfers(below: OrganisationQuerySet, day: date) -> Found:
    def tell(moves: Sequence[Transfer]) -> list[Finding]:
        names = names_of_sides(moves)
        return [
            Finding(
                kind="lost_transfer",
                who=move.member.full_name,
                where=" → ".join(map(str, sides(move, names))),
                what=_("papers due on %(day)s, not received") % {"day": day_in_words(move.papers_due_on)},
                how=_("Ask the receiver, record the receipt, or take the transfer back."),
                mend=("cells:transfers", (move.from_cell.code if move.from_cell else move.to_cell.code,)),  # type: ignore[union-attr]
            )
            for move in moves
        ]

    overdue = Transfer.objects.overdue(day).touching(below)
    moves = overdue.select_related("member", "from_cell", "to_cell").order_by("papers_due_on", "pk")
    return Found(moves, tell)


def duplicates(below: OrganisationQuerySet, _day: date) -> Found:
    def tell(pairs: Sequence[LikelyDuplicate]) -> list[Finding]:
        return [
            Finding(
                kind="duplicate",
                who=f"{pair.first.full_name} · {pair.second.full_name}",
                where="",
                what=_shared(pair),
                how=_("Look at both side by side. If it is one person, merge the records."),
                mend=("cells:merge", (pair.first.pk, pair.second.pk)),
            )
            for pair in pairs
        ]

    return Found(likely_duplicates(below), tell)


def year_of_birth_alone(below: OrganisationQuerySet, day: date) -> Found:
    alone = Member.objects.filter(born_in__isnull=False).order_by()
    memberships = _memberships(below, Membership.objects.on(day).filter(member__in=alone.values("pk")))

    def say(ids: list[int]) -> dict[int, str]:
        years = Member.objects.filter(pk__in=ids).values_list("pk", "born_in")
        return {pk: _("of the birth only the year is known: %(year)s") % {"year": year} for pk, year in years}

    how = _("If a paper tells the day, correct the date of birth.")
    return _of_members("year_of_birth_alone", memberships, say, day, how=how, act="")


def _shared(pair: LikelyDuplicate) -> str:
    if pair.same_card:
        return _("same card number")
    day_known = births_agree(pair.first.birth, pair.second.birth) is Agreement.DAY
    return _("same name and date of birth") if day_known else _("same name and year of birth")


def _memberships(below: OrganisationQuerySet, among: QuerySet[Membership]) -> QuerySet[Any]:
    """Those `among` memberships of the day that are of these organisations."""
    memberships = among.filter(cell__in=below).select_related("member", "cell")
    return memberships.order_by("cell__code", "member__sort_key", "member_id")


def _of_members(kind: str, memberships: QuerySet[Any], say: Remarks, day: date, *, how: str, act: str) -> Found:
    """`act`: the act on the member that mends it; "": their page."""

    def tell(some: Sequence[Any]) -> list[Finding]:
        names = names_with_superior_on({membership.cell_id for membership in some}, day)
        remarks = say([membership.member_id for membership in some])
        return [
            Finding(
                kind,
                membership.member.full_name,
                f"{names[membership.cell_id]} ({membership.cell.code})",
                remarks[membership.member_id],
                how,
                ("cells:act", (membership.member_id, act)) if act else ("cells:member", (membership.member_id,)),
            )
            for membership in some
        ]

    return Found(memberships, tell)


def _end(ground: Any) -> str:
    last_days = [fact.last_day for fact in (ground, ground.area_fact) if fact is not None and fact.last_day is not None]
    return day_in_words(min(last_days))
