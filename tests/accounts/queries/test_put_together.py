"""Questions that are put together once answer each time for the values of that time, and for no others."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import CaptureQueriesContext

from accounts.models import DemoDay, User
from accounts.queries.put_together import AskedRows, NotHandedOn, Question, rows_of, with_an_answer
from cells.models import Mandate

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 21)


@Question
def called(name: str) -> QuerySet[User]:
    return User.objects.filter(username=name)


@Question
def among(ids: tuple[int, ...], *, backwards: bool = False) -> QuerySet[User, str]:
    users = User.objects.filter(pk__in=ids).order_by("username")
    return (users.reverse() if backwards else users).values_list("username", flat=True)


@Question
def held_by(user: int, day: date) -> QuerySet[Mandate]:
    return Mandate.objects.on(day).filter(user=user).select_related("user").annotate(number=Count("user__mandates"))


@pytest.fixture
def users() -> dict[str, int]:
    return {name: User.objects.create(username=name).pk for name in "abcdefg"}


def test_it_answers_each_time_for_the_values_of_that_time(users: dict[str, int]) -> None:
    assert [[user.pk for user in called(name)] for name in ("a", "b", "nobody", "a")] == [
        [users["a"]],
        [users["b"]],
        [],
        [users["a"]],
    ]


def test_what_is_asked_for_by_a_day_is_true_on_it_with_all_that_hangs_on_it(users: dict[str, int]) -> None:
    mandate = Mandate.objects.create(user_id=users["a"], role="administrator", valid_from=DAY)
    Mandate.objects.filter(pk=mandate.pk).update(valid_to=DAY + timedelta(days=2))
    assert [len(held_by(users["a"], DAY + timedelta(days=days))) for days in (-1, 0, 1, 2)] == [0, 1, 1, 0]
    (held,) = held_by(users["a"], DAY)
    with CaptureQueriesContext(connection) as asked:
        assert (held, held.user.username, held.number) == (mandate, "a", 1)
    assert not asked.captured_queries


@pytest.mark.parametrize("names", ["", "a", "ab", "gfa", "abcde", "abcdefg"])
def test_among_so_many_ids_as_there_are_and_in_the_order_asked_for(users: dict[str, int], names: str) -> None:
    ids = tuple(users[name] for name in names)
    assert among(ids) == sorted(names)
    assert among(ids, backwards=True) == sorted(names, reverse=True)


def test_among_very_many_ids(users: dict[str, int]) -> None:
    assert among((*users.values(), *range(10_000, 10_200))) == sorted(users)


def test_it_is_put_together_and_written_but_once(users: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    among((1, 2, 3))

    def once_more(*_arguments: object) -> Any:
        raise AssertionError("It is written once more.")

    monkeypatch.setattr(SQLCompiler, "as_sql", once_more)
    assert among((users["a"], users["b"], users["c"], users["d"])) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    "put",
    [
        lambda day: DemoDay.objects.filter(day=day + timedelta(days=1)),
        lambda day: DemoDay.objects.filter(day__year=day.year),
        lambda _day: DemoDay.objects.all(),
        lambda day: DemoDay.objects.filter(day=day) if day.day % 2 else DemoDay.objects.exclude(day=day),
    ],
    ids=["the day after", "its year", "not at all", "by turns"],
)
def test_what_does_more_with_a_value_than_hand_it_on_is_refused(put: Any) -> None:
    with pytest.raises(NotHandedOn):
        Question(put)(DAY)


@Question
def after(name: str, *, order: tuple[str, ...], most: int | None) -> QuerySet[User]:
    return User.objects.filter(username__gt=name).order_by(*order or ("pk",))[:most]


def test_a_list_begins_with_so_many_rows_and_goes_on_as_a_queryset(users: dict[str, int]) -> None:
    asked = AskedRows(after, "b").order_by("-username")
    assert [user.username for user in asked[:2]] == ["g", "f"]
    assert [user.username for user in asked[1:3]] == ["f", "e"]
    assert [user.username for user in asked.filter(username__lt="e")] == ["d", "c"]
    assert asked.count() == 5


@Question
def with_mandates(name: str, *, most: int) -> QuerySet[User]:
    return User.objects.filter(username=name).prefetch_related("mandates").annotate(n=Count("mandates"))[:most]


def test_what_hangs_on_the_rows_is_read_along(users: dict[str, int]) -> None:
    mandate = Mandate.objects.create(user_id=users["a"], role="administrator", valid_from=DAY)
    for _again in range(2):
        (user,) = with_mandates("a", most=1)
        with CaptureQueriesContext(connection) as asked:
            assert list(user.mandates.all()) == [mandate]
        assert not asked.captured_queries


def test_of_several_those_are_told_in_one_statement_that_have_an_answer(users: dict[str, int]) -> None:
    there = [called.of("a"), among.of((users["a"], 1)), with_mandates.of("b", most=1), called.of("a")]
    nothing = [called.of("nobody"), among.of(()), among.of((users["g"] + 1,)), held_by.of(users["a"], DAY)]
    for _again in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert with_an_answer([*there, *nothing]) == set(there)
        assert len(asked.captured_queries) == 1
    assert [user.pk for user in rows_of(there[:1] + nothing[:1])] == [users["a"]]


def test_whether_very_many_ids_have_an_answer_is_left_open_and_of_nothing_nothing_is_asked() -> None:
    very_many = among.of(tuple(range(10_000, 10_200)))
    with CaptureQueriesContext(connection) as asked:
        assert with_an_answer([very_many, among.of(())]) == {very_many}
        assert with_an_answer([]) == set()
    assert not asked.captured_queries
