"""Pages of a list: gone on from a row, counted off from either end, and what an address may ask that makes no sense."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from accounts.models import Job, User
from accounts.tables import Page, page_of
from accounts.tables.keyset import Keyset
from tests.cast import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("eleven_users")]
ROWS = 3


def asked(things: object, address: str = "", known: int | None = None) -> Page:
    return page_of(QueryDict(address), things, rows=ROWS, known=known)


def walked(things: "QuerySet[User]") -> list[str]:
    """Forward to the end by the row each page ends with, and back again by the row it begins with."""
    page = asked(things)
    forward = [page]
    while page.next:
        page = asked(things, f"page={page.next}&after={page.after}")
        forward.append(page)
    back = [page]
    while page.previous:
        page = asked(things, f"page={page.previous}&before={page.before}")
        back.append(page)
    assert [(one.number, list(one.things)) for one in back] == [(one.number, list(one.things)) for one in forward[::-1]]
    return [user.username for one in forward for user in one.things]


@pytest.mark.parametrize(
    "order",
    [
        ("username",),
        ("-username",),
        ("full_name", "pk"),
        ("-full_name", "pk"),
        ("last_login", "-full_name", "pk"),
        ("-last_login", "pk"),
        ("last_login", "-pk"),
    ],
)
def test_gone_on_from_row_to_row_a_list_shows_each_of_its_rows_once_and_in_order(order: tuple[str, ...]) -> None:
    ordered = User.objects.order_by(*order)
    assert walked(ordered) == [user.username for user in ordered]


def test_an_order_of_what_is_computed_can_be_gone_on_in() -> None:
    ordered = User.objects.annotate(when=F("last_login")).order_by("-when", "pk")
    assert walked(ordered) == [user.username for user in ordered]


def test_a_list_is_gone_on_in_by_what_its_rows_point_at() -> None:
    one, other = User.objects.order_by("username")[:2]
    for person, times in ((other, 2), (one, 3)):
        for _time in range(times):
            Job.objects.create(kind="x", title="x", asked_by=person, asked_at=NOW, today=NOW.date())
    ordered = Job.objects.order_by("-asked_by__username", "pk")
    first = asked(ordered)
    assert [*first.things, *asked(ordered, f"page=2&after={first.after}").things] == list(ordered)


@pytest.mark.parametrize(
    "ordered",
    [
        lambda users: users.order_by("full_name"),
        lambda users: users.order_by(),
        lambda users: users.order_by("?"),
        lambda users: users.order_by(F("username").desc()),
        lambda users: users.order_by("username").values("username"),
        lambda users: users.order_by("username")[:5],
        list,
    ],
)
def test_where_rows_may_stand_in_one_place_there_is_nothing_to_go_on_from(ordered: Callable[..., object]) -> None:
    assert Keyset.of(ordered(User.objects.all())) is None


def test_such_a_list_has_its_pages_by_their_numbers() -> None:
    page = asked(list("abcdefg"), "page=2&after=1")
    assert (page.things, page.next, page.after, page.before) == (list("def"), 3, None, None)


def test_what_a_page_goes_on_from_is_entered_by_the_index_and_not_counted_off() -> None:
    with CaptureQueriesContext(connection) as told:
        asked(User.objects.order_by("username"), f"page=3&after={User.objects.get(username='f').pk}")
    assert not any("OFFSET" in one["sql"] for one in told)
    assert any('"username" >= ' in one["sql"] for one in told)


@pytest.mark.parametrize("row", ["999999999", "nonsense", "-1", "0", "9" * 30, ""])
@pytest.mark.parametrize("way", ["after", "before"])
def test_without_the_row_the_number_says_which_page_it_is(way: str, row: str) -> None:
    page = asked(User.objects.order_by("username"), f"page=2&{way}={row}")
    assert ([user.username for user in page.things], page.first) == (list("def"), 4)


def test_a_row_that_stands_in_the_list_no_more_is_no_place_to_go_on_from() -> None:
    gone = User.objects.get(username="a")
    page = asked(User.objects.exclude(pk=gone.pk).order_by("username"), f"page=2&after={gone.pk}")
    assert [user.username for user in page.things] == list("efg")


def test_going_back_never_shows_a_first_page_with_rows_missing() -> None:
    third = User.objects.get(username="c")
    page = asked(User.objects.order_by("username"), f"page=2&before={third.pk}")
    assert ([user.username for user in page.things], page.number) == (list("def"), 2)


def test_the_first_page_is_the_first_whatever_row_is_named() -> None:
    page = asked(User.objects.order_by("username"), f"page=1&after={User.objects.get(username='f').pk}")
    assert [user.username for user in page.things] == list("abc")


@pytest.mark.parametrize(("number", "rows"), [(1, "abc"), (2, "def"), (3, "ghi"), (4, "jk")])
def test_who_knows_how_many_there_are_counts_off_from_the_nearer_end(number: int, rows: str) -> None:
    users = User.objects.order_by("username")
    with CaptureQueriesContext(connection) as told:
        page = asked(users, f"page={number}", known=11)
    assert ([user.username for user in page.things], page.has_next, page.last) == (list(rows), number < 4, 4)
    assert ("DESC" in told[0]["sql"]) == (number > 2)


def test_a_page_beyond_the_last_is_the_first() -> None:
    assert asked(User.objects.order_by("username"), "page=5", known=11).number == 1


@pytest.mark.parametrize(
    ("number", "known", "numbers"),
    [
        (1, 11, [1, 2, None, 4]),
        (2, 11, [1, 2, 3, 4]),
        (4, 11, [1, 2, 3, 4]),
        (1, 9, [1, 2, 3]),
        (1, 3, [1, 2]),
        (1, None, [1, 2]),
    ],
)
def test_the_pages_to_go_to_end_with_the_last_one_where_that_is_known(
    number: int, known: int | None, numbers: list[int | None]
) -> None:
    assert asked(User.objects.order_by("username"), f"page={number}", known=known).numbers == numbers
