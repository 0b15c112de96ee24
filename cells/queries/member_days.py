"""Members whose days cannot stand together, in a part of the register: narrowed down by the database, judged by the rule."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear

from accounts.rules.days import years_before
from cells.models import Degree, Member, Membership
from cells.queries.facts import belonging_of, days_together
from cells.queries.parameters import statutes_known
from cells.rules.member_facts import OLDEST_PLAUSIBLE, YOUNGEST_PLAUSIBLE, Breach, breaches
from cells.rules.parameters import Key, Statutes

_YEAR = 10_000
_SHORTEST, _LONGEST = timedelta(days=365), timedelta(days=366)
"""Years: of an age in days it is told whether the rule has to look."""
BATCH = 500


def impossible_days(members: "QuerySet[Member]", today: date) -> Iterator[tuple[Member, Breach]]:
    """Each of these members with what cannot be about their days."""
    statutes = statutes_known()
    suspects = list(_suspects(members, today, statutes).order_by("sort_key", "pk"))
    for start in range(0, len(suspects), BATCH):
        yield from _judged(suspects[start : start + BATCH], today, statutes)


def breaches_of(members: "QuerySet[Member]", today: date, statutes: Statutes) -> dict[int, list[str]]:
    """By member, what is not as these statutes ask, the merely unusual too."""
    found: dict[int, list[str]] = defaultdict(list)
    everybody = list(members.order_by("pk"))
    for start in range(0, len(everybody), BATCH):
        for member, breach in _breaches(everybody[start : start + BATCH], today, statutes):
            found[member.pk].append(breach.reason)
    return found


def _judged(members: list[Member], today: date, statutes: Statutes) -> Iterator[tuple[Member, Breach]]:
    return ((member, breach) for member, breach in _breaches(members, today, statutes) if breach.blocks)


def _breaches(members: list[Member], today: date, statutes: Statutes) -> Iterator[tuple[Member, Breach]]:
    belongings, degrees = defaultdict(list), defaultdict(list)
    for membership in Membership.objects.filter(member__in=members):
        belongings[membership.member_id].append(belonging_of(membership))
    for degree in Degree.objects.filter(member__in=members):
        degrees[degree.member_id].append(degree)
    for member in members:
        days = days_together(member, belongings[member.pk], degrees[member.pk])
        yield from ((member, breach) for breach in breaches(days, today, statutes))


def _suspects(members: "QuerySet[Member]", today: date, statutes: Statutes) -> "QuerySet[Member]":
    """All in whom the rule can find anything that blocks, and some in whom it finds nothing."""
    ages_asked, oldest = [YOUNGEST_PLAUSIBLE, *statutes.values(Key.YOUNGEST)], _held_to(statutes)
    youngest, probation = max(ages_asked), max(statutes.values(Key.PROBATION), default=0)
    aged = members.annotate(age=F("admitted_on") - F("born_on"), years=ExtractYear("admitted_on") - F("born_in"))
    belongings, degrees = (facts.objects.filter(member__in=members.order_by()) for facts in (Membership, Degree))
    soon = degrees.filter(value=Degree.Value.OFFICIAL).annotate(
        days=F("valid_from") - F("member__admitted_on"),
        after=_in_order("valid_from") - _in_order("member__admitted_on"),
    )
    # Computing the exact years of everybody takes longer than all else: only of whom a longest year leaves in doubt.
    too_soon = soon.filter(days__lt=_LONGEST * -(-probation // 12), after__lt=-(-probation // 12) * _YEAR)
    before = belongings.filter(valid_from__lt=F("member__admitted_on"))
    first, first_degree = (
        facts.filter(member__admitted_on=None).annotate(
            age=F("valid_from") - F("member__born_on"), years=ExtractYear("valid_from") - F("member__born_in")
        )
        for facts in (belongings, degrees)
    )
    again = belongings.filter(arrival=Membership.Arrival.READMITTED)
    ahead = degrees.begins_after(today)

    def among(facts: QuerySet[Any]) -> Q:
        """Found from the side of the facts, once: not asked of each member."""
        return Q(pk__in=facts.order_by().values("member"))

    ages = Q(age__lt=_LONGEST * youngest) | Q(age__gt=_SHORTEST * oldest)
    # Of a year alone only what cannot be on any of its days blocks.
    ages |= Q(years__lt=youngest) | Q(years__gt=oldest)
    return aged.filter(
        ages
        | Q(born_on__gt=years_before(today, youngest))
        | Q(born_in__gt=today.year - youngest)
        | Q(admitted_on__gt=today)
        | among(too_soon)
        | among(before)
        | among(again)
        | among(first.filter(ages))
        | among(first_degree.filter(ages))
        | among(ahead)
    )


def _held_to(statutes: Statutes) -> int:
    """The least age of which a statute ever said that nobody older is admitted."""
    strict = [asked.value for asked in statutes.rows(Key.OLDEST) if asked.strict]
    return min([OLDEST_PLAUSIBLE, *strict])


def _in_order(column: str) -> Any:
    """A day as a number: two of them are so many years apart, 29 February too, as many times ten thousand as they differ by."""
    day = F(column)
    return ExtractYear(day) * _YEAR + ExtractMonth(day) * 100 + ExtractDay(day)
