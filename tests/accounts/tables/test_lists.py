"""A list with its rows: orders, pages and what is cut off."""

import pytest
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string

from accounts.models import User
from accounts.tables import Choose, Links, List, Table, Text

pytestmark = pytest.mark.django_db
USERS = List("Người dùng", Text("username", "Tên", sort=("username",)), rows_a_page=3, order="-username")


@pytest.fixture(autouse=True)
def _six_users() -> None:
    User.objects.bulk_create(User(username=name) for name in "abcdef")


def shown(asked: str = "") -> Table:
    return USERS.of(User.objects.all()).turn_to(QueryDict(asked))


def names(table: Table) -> str:
    return "".join(user.username for user in table.rows)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("asked", "rows"),
    [("", "fed"), ("sort=username", "abc"), ("sort=-username&page=2", "cba"), ("sort=nothing", "fed")],
)
def test_a_list_stands_in_the_order_asked_for_else_in_its_own(asked: str, rows: str) -> None:
    assert names(shown(asked)) == rows


@pytest.mark.parametrize(
    ("asked", "order", "following"),
    [("sort=username", "ascending", "?sort=-username"), ("", "descending", "?sort=username")],
)
def test_a_heading_says_its_order_and_asks_for_the_other(asked: str, order: str, following: str) -> None:
    (head,) = shown(asked).heads
    assert (head.order, head.to) == (order, following)


def test_a_page_that_takes_the_last_rows_is_the_last() -> None:
    assert shown().page.has_next
    assert not shown("page=2").page.has_next


def test_what_is_cut_off_keeps_its_order_and_says_that_there_is_more() -> None:
    cut = List("Người dùng", Text("username", "Tên", sort=("username",))).of(User.objects.order_by("pk"), most=4)
    cut.turn_to(QueryDict("sort=-username"))
    assert (names(cut), cut.page.has_next, [head.to for head in cut.heads]) == ("abcd", True, [""])


def test_all_rows_are_saved_whatever_the_page_shows() -> None:
    assert [row for (row,) in shown("page=2&sort=username").saved_rows()] == list("abcdef")


def test_rows_are_numbered_on_through_the_pages() -> None:
    assert '<td class="tt">1</td>' in shown().body
    second = shown("page=2").body
    assert '<td class="tt">4</td>' in second
    assert '<td class="tt">1</td>' not in second


def test_what_is_printed_is_the_whole_list_in_its_order_without_arrows_boxes_and_links_to_acts() -> None:
    chosen = List(
        "Người dùng",
        Choose("user", "pk", label="username", ticked=lambda _user: False),
        Text("username", "Tên", sort=("username",)),
        Links("acts", lambda _user: []),
        rows_a_page=3,
    )
    table = chosen.of(User.objects.all()).turn_to(QueryDict("sort=-username&page=2")).to_be_printed()
    assert names(table) == "fedcba"
    assert [column.name for column in table.on_page] == ["username"]
    assert [head.to for head in table.heads] == [""]
    assert not table.page.has_next


@pytest.mark.parametrize(
    ("most", "saved", "says"),
    [
        (4, True, "The first 4 are shown. Saved as Excel, the list is whole."),
        (4, False, "The first 4 are shown.</p>"),
        (6, True, ""),
    ],
)
def test_a_list_that_is_cut_off_says_so(most: int, saved: bool, says: str) -> None:
    cut = List("Người dùng", Text("username", "Tên")).of(User.objects.order_by("pk"), most=most)
    if saved:
        cut.turn_to(QueryDict(""))
    assert cut.is_cut == bool(says)
    told = render_to_string("tables/table.html", {"table": cut}, request=HttpRequest())
    assert says in told
    assert ("are shown" in told) == bool(says)
