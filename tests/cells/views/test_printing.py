"""A list on paper: all pages of its filter, without what paper has no use for, and noted in the log."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from accounts.models import Entry
from tests.cast import Cast
from tests.shown_lists import tables_of

pytestmark = pytest.mark.django_db
MEMBERS = "/organisations/CELL/members/"
PRINT = {"print_list": "yes"}


@pytest.fixture
def clerk(cast: Cast, signed_in: Callable[[str], Client]) -> Client:
    for number in range(3):
        cast.people(20, of="CELL", on=date(2020 + number, 1, 1))
    return signed_in("an")


def test_all_pages_of_the_list_are_printed(clerk: Client) -> None:
    (on_page,) = tables_of(clerk.get(MEMBERS).content.decode())
    (printed,) = tables_of(clerk.post(MEMBERS, PRINT).content.decode())
    assert (len(on_page.rows), len(printed.rows)) == (50, 60)
    assert [row[0] for row in printed.rows] == [str(number) for number in range(1, 61)]


def test_paper_has_neither_boxes_nor_arrows_and_says_what_was_asked_for(clerk: Client) -> None:
    page = clerk.post(f"{MEMBERS}?degree=official&on=20/03/2025", PRINT).content.decode()
    assert 'type="checkbox"' not in page
    assert "aria-sort" not in page
    assert "20/03/2025" in page
    assert "official" in page
    assert "Chi bộ khu phố 1" in page


def test_what_goes_out_on_paper_is_in_the_log(clerk: Client) -> None:
    clerk.post(f"{MEMBERS}?degree=official", PRINT)
    entry = Entry.objects.get(act="cells.print")
    assert (entry.by.username, entry.data["asked"]["degree"]) == ("an", "official")
    assert entry.data["number"] == 60


def test_a_list_outside_ones_own_is_printed_by_nobody(signed_in: Callable[[str], Client], cast: Cast) -> None:
    assert signed_in("hoa").post(MEMBERS, PRINT).status_code == 404
    assert not Entry.objects.filter(act="cells.print").exists()
