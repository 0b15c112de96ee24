"""What is asked of the database about periods is what the rule says of one."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet

from cells.models import AreaFact, Ground
from cells.models.dated import DatedQuerySet, not_over, over_by, valid_on, valid_on_sql
from cells.rules.periods import Period
from tests.cast import Cast

pytestmark = pytest.mark.django_db
FIRST, END = date(2025, 3, 1), date(2025, 3, 21)
DAYS = [day + timedelta(days=step) for day in (FIRST, END) for step in (-1, 0, 1)]


@pytest.fixture(params=[END, None], ids=["ended", "going on"])
def fact(request: pytest.FixtureRequest, cast: Cast) -> AreaFact:
    return AreaFact.objects.create(
        kind_id="natural_disaster", area="Hoa Sen", statement="Bão", valid_from=FIRST, valid_to=request.param
    )


WORDS: list[tuple[Callable[[DatedQuerySet, date], QuerySet], Callable[[Period, date], bool]]] = [
    (lambda facts, day: facts.on(day), lambda period, day: period.contains(day)),
    (lambda facts, day: facts.not_over(day), lambda period, day: not period.is_over_on(day)),
    (lambda facts, day: facts.filter(over_by(day)), lambda period, day: period.is_over_on(day)),
    (lambda facts, day: facts.begun_by(day), lambda period, day: period.start <= day),
    (lambda facts, day: facts.begun_before(day), lambda period, day: period.start < day),
    (lambda facts, day: facts.begins_from(day), lambda period, day: period.start >= day),
    (lambda facts, day: facts.begins_after(day), lambda period, day: period.start > day),
]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("asked", "ruled"), WORDS)
def test_the_database_and_the_rule_agree_on_every_border(fact: AreaFact, day: date, asked, ruled) -> None:
    assert asked(AreaFact.objects.all(), day).exists() is ruled(fact.period, day)


@pytest.mark.parametrize("day", DAYS)
def test_a_statement_of_our_own_says_the_same(fact: AreaFact, day: date) -> None:
    with connection.cursor() as cursor:
        sql = f"SELECT COUNT(*) FROM cells_areafact AS area WHERE {valid_on_sql('area')}"
        cursor.execute(sql, {"day": day})
        assert cursor.fetchone()[0] == fact.is_true_on(day)


@pytest.mark.parametrize("day", DAYS)
def test_the_words_are_asked_of_a_relation_too(fact: AreaFact, day: date, cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    Ground.objects.create(
        member=member,
        category_id="natural_disaster",
        area_fact=fact,
        statement="Ngập",
        evidence="Công điện 3",
        valid_from=FIRST,
    )
    assert Ground.objects.filter(valid_on(day, "area_fact")).exists() is fact.is_true_on(day)
    assert Ground.objects.filter(not_over(day, "area_fact")).exists() is not fact.is_over_on(day)
