import pytest

from meetings.models import Meeting
from reports.rules.kinds import DocumentKind
from reports.rules.quota_table import QuotaTable
from reports.services.documents import document_of
from reports.services.html import document_html
from reports.services.kinds import KINDS
from reports.services.order import Order
from tests.cast import TODAY, Cast
from tests.meetings.scenes import MEETING_DAY, ship_cell
from tests.pilots.story import decided
from tests.reports import fakes
from tests.reports.same_words import assert_all_say_the_same

KIND = KINDS[DocumentKind.QUOTA_TABLE]


def table_of(cast: Cast, code: str = "CITY") -> QuotaTable:
    document, _day = document_of(Order(KIND.key, cast[code], on=TODAY), today=TODAY)
    assert isinstance(document, QuotaTable)
    return document


def test_page_pdf_word_and_excel_say_the_same() -> None:
    assert_all_say_the_same(document_html(KIND.template, fakes.quota_table()), tables=True)


@pytest.mark.django_db
def test_a_pilot_that_was_never_used_stands_in_it_with_all_its_places(cast: Cast) -> None:
    decided(cast)
    online, by_group = table_of(cast).sections
    (row,) = online.rows
    assert (row.name, row.above) == ("Chi bộ khu phố 1", "Đảng bộ phường Sen Hồng")
    assert (row.limit, row.held, row.planned, row.left) == (3, 0, 0, 3)
    assert by_group.rows == ()


@pytest.mark.django_db
def test_a_planned_meeting_has_taken_its_place_with_its_day(cast: Cast) -> None:
    ship_cell(cast).plan(Meeting.Format.HYBRID)
    online, _by_group = table_of(cast).sections
    (row,) = online.rows
    assert (row.limit, row.held, row.planned, row.left) == (3, 0, 1, 2)
    assert row.days == (MEETING_DAY,)
    assert (online.allowed, online.planned, online.left) == (3, 1, 2)


@pytest.mark.django_db
def test_of_a_neighbour_it_says_nothing(cast: Cast) -> None:
    decided(cast)
    assert not any(section.rows for section in table_of(cast, "UNIT").sections)
