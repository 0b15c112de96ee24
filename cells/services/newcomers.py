"""Who comes into a cell, by whichever way: what is entered about them, and the rows that say so."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cells.models import Degree, Member, Organisation
from cells.queries.parameters import statutes_known
from cells.rules.births import Birth
from cells.rules.member_facts import (
    ADMITTED_ON,
    BORN_ON,
    JOINED_ON,
    OFFICIAL_ON,
    MemberDays,
    check_member_days,
)

FIELDS = {BORN_ON: "born_on", ADMITTED_ON: "admitted_on", OFFICIAL_ON: "official_from", JOINED_ON: "admitted_on"}
"""Beside which field of their form a refusal stands."""


@dataclass(frozen=True)
class Newcomer:
    """What is entered about somebody when they come into a cell."""

    full_name: str
    born_on: Birth | None = None
    """A day, or the year alone."""
    sex: str = ""
    card_number: str = ""
    admitted_on: date | None = None
    official_from: date | None = None
    """None: still probationary."""


def one_after_the_other(cells: QuerySet[Organisation]) -> None:
    """Who is entered is first looked for among those who are there: of two that enter people into the same cells at once
    the second waits here until the first has ended, and finds them. What only points at the cells is not kept waiting."""
    list(cells.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))


def check_newcomer(person: Newcomer, on: date, today: date) -> None:
    """Raises Refused where the days of who comes on the day cannot be."""
    days = MemberDays(person.born_on, person.admitted_on, person.official_from, joined_on=on)
    check_member_days(days, today, statutes=statutes_known(), beside=FIELDS)


def member_of(person: Newcomer) -> Member:
    """The row, not saved yet."""
    member = Member(
        full_name=person.full_name,
        sex=person.sex,
        card_number=person.card_number,
        admitted_on=person.admitted_on,
    )
    member.birth = person.born_on
    return member


def degrees_of(member: Member, person: Newcomer, on: date) -> list[Degree]:
    """The rows, not saved yet."""
    return [
        Degree(member=member, value=value, valid_from=first, valid_to=last)
        for value, first, last in degree_periods(person, on)
    ]


def degree_periods(person: Newcomer, on: date) -> list[tuple[str, date, date | None]]:
    """Probationary from the admission (or the entry in the register), official from its own day on."""
    probationary, is_official = str(Degree.Value.PROBATIONARY), str(Degree.Value.OFFICIAL)
    since, official = person.admitted_on or on, person.official_from
    if official is None:
        return [(probationary, since, None)]
    if official <= since:
        return [(is_official, official, None)]
    return [(probationary, since, official), (is_official, official, None)]
