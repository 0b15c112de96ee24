"""Whatever the rule finds in the days of a member is found among many too: the database never narrows down too much."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection

from cells.models import Degree, Member, Membership
from cells.queries.facts import days_of
from cells.queries.member_days import impossible_days
from cells.rules.member_facts import breaches
from tests.cast import TODAY, Cast
from tests.guards import drop_all_guards
from tests.statutes import SHIPPED

pytestmark = pytest.mark.django_db
BORN = date(1990, 2, 28)


@pytest.fixture
def member(cast: Cast) -> Member:
    (member,) = cast.people(1, of="CELL")
    Member.objects.update(born_on=BORN, admitted_on=None)
    return member


def found() -> list[str]:
    return [breach.reason for _member, breach in impossible_days(Member.objects.all(), TODAY)]


def test_who_would_have_been_official_as_a_child_is_found_without_an_admission(member: Member) -> None:
    Degree.objects.update(valid_from=date(2005, 2, 28))
    assert found() == []
    Degree.objects.update(valid_from=date(2005, 2, 27))
    assert found() == ["too_young"]


def test_of_a_year_alone_only_what_can_be_on_none_of_its_days_is_found(member: Member) -> None:
    Member.objects.update(born_on=None, born_in=1990)
    Degree.objects.update(valid_from=date(2005, 1, 1))
    assert found() == []
    Degree.objects.update(valid_from=date(2004, 12, 31))
    assert found() == ["too_young"]
    Degree.objects.all().delete()
    Member.objects.update(admitted_on=date(2015, 12, 31), born_in=1998)
    assert found() == ["admitted_too_young"]
    Member.objects.update(admitted_on=date(2016, 1, 1))
    assert found() == []


def test_a_degree_ahead_is_found(member: Member) -> None:
    Degree.objects.update(valid_from=TODAY)
    assert found() == []
    Degree.objects.update(valid_from=TODAY + timedelta(days=1))
    assert found() == ["day_ahead"]


@pytest.mark.parametrize("seed", range(8))
def test_of_days_by_chance_nothing_is_missed(cast: Cast, seed: int) -> None:
    """What no guard would let stand any more is tried as well."""
    drop_all_guards(connection)
    chance = Random(seed)
    members = cast.people(60, of="CELL")
    days = [TODAY - timedelta(days=chance.randrange(-9, 50_000)) for _ in range(100)]
    days += [date(2000, 2, 29), date(2018, 2, 28), date(2018, 3, 1), date(2007, 3, 21), date(2007, 3, 22)]
    Degree.objects.all().delete()
    for member in members:
        born, admitted = chance.choice([None, *days]), chance.choice([None, *days, *[None] * 50])
        told = None if born and admitted and admitted <= born else admitted
        Member.objects.filter(pk=member.pk).update(born_on=born, admitted_on=told)
        if born and chance.random() < 0.4:
            Member.objects.filter(pk=member.pk).update(born_on=None, born_in=max(born.year, 1900), admitted_on=admitted)
        Membership.objects.filter(member=member).update(valid_from=min(chance.choice(days), TODAY))
        value = chance.choice([Degree.Value.OFFICIAL, Degree.Value.PROBATIONARY])
        Degree.objects.create(member=member, value=value, valid_from=chance.choice(days))
    judged = {
        (member.pk, breach.reason)
        for member in Member.objects.all()
        for breach in breaches(days_of(member), TODAY, SHIPPED)
        if breach.blocks
    }
    assert judged
    assert {(member.pk, breach.reason) for member, breach in impossible_days(Member.objects.all(), TODAY)} == judged
