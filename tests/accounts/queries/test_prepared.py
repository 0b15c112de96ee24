"""A statement that is planned once a connection."""

import pytest
from django.db import connection
from django.db.utils import DataError
from django.test.utils import CaptureQueriesContext

from accounts.queries.prepared import prepared_cursor

pytestmark = pytest.mark.django_db
HALF = "SELECT CAST(%(whole)s AS integer) / 2 AS half_of_it"


def half_of(whole: object) -> int:
    with prepared_cursor() as cursor:
        cursor.execute(HALF, {"whole": whole})
        return int(cursor.fetchone()[0])


def test_it_answers_each_time_for_the_value_of_that_time() -> None:
    assert [half_of(number) for number in (2, 4, 600, 70_000)] == [1, 2, 300, 35_000]


def test_it_is_counted_like_any_other_statement() -> None:
    half_of(2)
    with CaptureQueriesContext(connection) as asked:
        half_of(600)
    assert ["600" in one["sql"] for one in asked] == [True]


@pytest.mark.postgresql
def test_it_alone_is_prepared_and_but_once() -> None:
    for number in (8, 10, 12):
        half_of(number)
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s + 1 AS not_prepared", [number])
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE NOT from_sql")
        statements = [statement for (statement,) in cursor.fetchall()]
    assert len([one for one in statements if "half_of_it" in one]) == 1
    assert not [one for one in statements if "not_prepared" in one]


@pytest.mark.postgresql
def test_what_it_is_refused_is_told_as_of_any_other_statement() -> None:
    with pytest.raises(DataError):
        half_of("no number")
