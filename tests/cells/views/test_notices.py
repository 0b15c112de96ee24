"""«Seen» on the desk: for oneself, once, and never for what one has not been shown."""

import pytest

from cells.models import Notice, SeenNotice
from cells.services.mandates import end_mandate
from tests.cast import TODAY, Cast, Role
from tests.cells.services.test_notices import clerks, tell_of_circumstances
from tests.pilots.pages import as_, text_of

pytestmark = pytest.mark.django_db
SEEN = "/notices/seen/"


@pytest.fixture
def three(cast: Cast) -> list[Notice]:
    for _time in range(3):
        tell_of_circumstances(cast, clerks(cast, "CELL"))
    return list(Notice.objects.filter(kind="cells.circumstances_over").order_by("pk"))


def test_each_line_has_its_button_and_all_have_one(cast: Cast, three: list[Notice]) -> None:
    an = as_("an")
    page = text_of(an.get("/"))
    assert page.count('name="notice"') == 3
    assert f'name="until" value="{three[-1].pk}"' in page
    assert an.post(SEEN, {"notice": three[0].pk}).url == "/#news"
    assert text_of(an.get("/")).count('name="notice"') == 2
    an.post(SEEN, {"until": three[1].pk})
    assert list(SeenNotice.objects.values_list("notice_id", flat=True)) == [three[0].pk, three[1].pk]


def test_pressed_twice_nothing_more_happens(cast: Cast, three: list[Notice]) -> None:
    an = as_("an")
    for _time in range(2):
        assert an.post(SEEN, {"notice": [one.pk for one in three]}).status_code == 302
    assert SeenNotice.objects.count() == 3


def test_what_is_told_to_others_cannot_be_seen_away_and_odd_input_is_no_error(cast: Cast, three: list[Notice]) -> None:
    for sent in ({"notice": three[0].pk}, {"until": 10**17}, {"until": 10**40}, {"notice": "x"}, {}):
        assert as_("hoa").post(SEEN, sent).status_code == 302
    assert SeenNotice.objects.count() == 0
    assert as_("hoa").get(SEEN).status_code == 405


def test_the_page_keeps_what_was_seen(cast: Cast, three: list[Notice]) -> None:
    an = as_("an")
    an.post(SEEN, {"notice": three[0].pk})
    page = text_of(an.get("/notices/"))
    assert page.count("Sen Hồng: over") + page.count("Sen Hồng") >= 3
    assert "seen" in page
    assert "Nothing has happened" in text_of(as_("hoa").get("/notices/"))


def test_news_are_no_duties(cast: Cast, three: list[Notice]) -> None:
    cast.mandate("chi", Role.CLERK, "CELL")
    assert "Nothing is waiting for you today." in text_of(as_("chi").get("/"))


def test_what_was_seen_is_found_from_the_desk_again(cast: Cast, three: list[Notice]) -> None:
    an = as_("an")
    assert '<a href="/notices/">Earlier news</a>' in text_of(an.get("/"))
    an.post(SEEN, {"until": three[-1].pk})
    page = text_of(an.get("/"))
    assert "<h2>News</h2>" not in page
    assert '<a href="/notices/">Earlier news</a>' in page


def test_whose_last_mandate_has_ended_reads_so_and_that_they_hold_none(cast: Cast) -> None:
    (mandate,) = cast.users["an"].mandates.all()
    end_mandate(mandate=mandate, until=TODAY, occasion=cast.occasion("khanh"))
    an = as_("an")
    page = text_of(an.get("/"))
    assert "no longer holds the mandate: clerk" in page
    assert "You hold no mandate today" in page
    assert "no longer holds the mandate: clerk" in text_of(an.get("/notices/"))
    notice = Notice.objects.get(kind__startswith="cells.mandate_ended")
    an.post(SEEN, {"notice": notice.pk})
    assert "no longer holds the mandate: clerk" not in text_of(an.get("/"))
