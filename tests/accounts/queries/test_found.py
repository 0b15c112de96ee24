"""What a search has found is asked once: how many there are and which stand on a page."""

import pytest
from django.db import connection
from django.db.models import F
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.queries import found
from accounts.queries.found import Found
from accounts.tables import Column, List, Page, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("eleven_users")]
ROWS = 3


def users() -> Found[User]:
    return Found(User.objects.order_by("username"))


def asked(things: object, address: str = "") -> Page:
    return page_of(QueryDict(address), things, rows=ROWS)


def called(page: Page) -> str:
    return "".join(user.username for user in page.things)


@pytest.mark.parametrize("order", [("username",), ("-full_name", "username"), ("last_login", "-pk"), ("full_name",)])
def test_gone_on_from_row_to_row_each_is_shown_once_and_in_order(order: tuple[str, ...]) -> None:
    page, shown = asked(Found(User.objects.order_by(*order))), []
    shown.append(called(page))
    while page.next:
        page = asked(Found(User.objects.order_by(*order)), f"page={page.next}&after={page.after}")
        shown.append(called(page))
    assert "".join(shown) == "".join(user.username for user in User.objects.order_by(*order))
    assert asked(Found(User.objects.order_by(*order)), f"page=3&before={page.before}") == asked(
        Found(User.objects.order_by(*order)), "page=3"
    )


def test_number_and_page_are_one_search_and_the_rows_of_the_page() -> None:
    things = users()
    with CaptureQueriesContext(connection) as told:
        page = page_of(QueryDict(""), things, rows=ROWS, known=things.number)
    assert (called(page), page.last, things.number) == ("abc", 4, 11)
    assert len(told) == 2


def test_nobody_found_is_one_statement() -> None:
    nobody = Found(User.objects.filter(username="nobody").order_by("username"))
    with CaptureQueriesContext(connection) as told:
        assert (nobody.number, list(asked(nobody).things)) == (0, [])
    assert len(told) == 1


def test_rows_bear_what_was_computed_for_them() -> None:
    things = Found(User.objects.annotate(twice=F("pk") + F("pk")).order_by("-username"))
    assert [user.twice for user in asked(things).things] == [2 * user.pk for user in asked(things).things]
    assert called(asked(things)) == "kji"


def test_too_many_are_counted_and_cut_off_by_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found, "MOST_KEYS", 10)
    things = users()
    page = asked(things, f"page=2&after={User.objects.get(username='c').pk}")
    assert (things.keys, things.number, called(page)) == (None, 11, "def")
    assert called(asked(things, f"page=2&before={User.objects.get(username='g').pk}")) == "def"


@pytest.mark.parametrize("way", ["after", "before"])
def test_from_a_row_that_was_not_found_the_number_says_which_page_it_is(way: str) -> None:
    assert called(asked(users(), f"page=2&{way}=999999999")) == "def"


def test_who_has_gone_between_the_search_and_the_page_is_passed_over() -> None:
    things = users()
    assert things.number == 11
    User.objects.get(username="b").delete()
    assert called(asked(things)) == "acd"


def test_a_list_knows_of_what_was_found_how_many_there_are_and_sorts_and_saves_it() -> None:
    columns = [Column(name, name, lambda user: user.username, sort=[name]) for name in ("username", "full_name")]
    table = List("Users", *columns, rows_a_page=ROWS).of(users()).turn_to(QueryDict("sort=-username"))
    assert (table.number, called(table.page), table.page.last) == (11, "kji", 4)
    assert [row[0] for row in table.saved_rows()] == list("kjihgfedcba")
