"""Posts on the pages of a list: shown in the row, asked about once for many, put right, and told before the list is entered."""

import pytest
from django.test import Client

from cells.models import Member, Post
from tests.cast import TODAY, Cast
from tests.opened_form import OpenedForm, form_of
from tests.sheets.services.test_posts_of_lists import POSTS, RESIDENCES, an, be, people, row_of
from tests.sheets.views.test_questions import decide, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def clerk(signed_in, cast: Cast) -> Client:
    return signed_in("binh")


def test_a_post_is_shown_beside_the_name_and_a_job_is_listed(clerk: Client, cast: Cast) -> None:
    shown = page(clerk, people(cast, an("", "PBT"), be("", "Hiệu trưởng")))
    assert "deputy secretary" in shown
    assert "in the sheet: Hiệu trưởng" in shown
    assert "No post of the cell: passed over." in shown
    assert "Hiệu trưởng (1)" in shown


def test_a_list_without_posts_has_no_column_for_them(clerk: Client, cast: Cast) -> None:
    sheet = people(cast, an(), headings=POSTS[:-2])
    assert "Post" not in clerk.get(f"/sheets/{sheet.pk}/").context["labels"]
    sheet = people(cast, [1, "Nguyễn Văn An (BT)", *an()[2:]], headings=POSTS[:-2])
    assert "Post" in clerk.get(f"/sheets/{sheet.pk}/").context["labels"]


def test_a_doubtful_post_is_answered_for_all_rows_or_left_away(clerk: Client, cast: Cast) -> None:
    sheet = people(cast, an("", "UV BCH"), be("", "UV BCH"))
    sent = form_of(page(clerk, sheet), "note")
    assert "2 rows are decided." in decide(clerk, sheet, **sent, decision="without_post")
    assert set(sheet.rows.values_list("verdict", flat=True)) == {"new"}
    assert not any("post" in row.values for row in sheet.rows.all())


def test_what_cannot_be_entered_has_one_answer(clerk: Client, cast: Cast) -> None:
    shown = page(clerk, people(cast, an("", "Bí thư"), [*be()[:-1], "CELL", "", "Bí thư"]))
    assert "Two rows name somebody for one post." in shown
    assert "Enter them so" in shown
    assert 'value="without_post"' not in shown


def test_the_post_and_the_residence_of_a_row_are_put_right(clerk: Client, cast: Cast) -> None:
    sheet = people(cast, [*an()[:-1], "CELL", "", "Bí thư", ""], headings=[*POSTS, RESIDENCES[-1]])
    address = f"/sheets/rows/{row_of(sheet, 'An').pk}/"
    form = OpenedForm(clerk, address, field="act")
    assert not form.press(post="deputy_secretary", residence="NOWHERE")
    assert "No cell of the register is called so." in form.html
    assert form.press(residence="othercell")
    row = row_of(sheet, "An")
    assert (row.values["post"], row.values["residence"]) == ("deputy_secretary", cast["OTHERCELL"].pk)
    assert "Chi bộ tàu Sóng Xanh 01" in page(clerk, sheet)


def test_before_a_list_is_entered_it_is_told_how_many_come_into_posts(clerk: Client, cast: Cast) -> None:
    sheet = people(cast, an("", "BT"), be("", "Hiệu trưởng"))
    asked = clerk.get(f"/sheets/{sheet.pk}/apply/").content.decode()
    assert "1 of them is entered in a post." in asked
    clerk.post(f"/sheets/{sheet.pk}/apply/")
    assert Post.objects.get().member == Member.objects.get(full_name="Nguyễn Văn An")
