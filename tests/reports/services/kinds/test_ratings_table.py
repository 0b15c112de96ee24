from datetime import date
from decimal import Decimal

import pytest

from meetings.models import Meeting
from reports.rules.kinds import DocumentKind
from reports.services.documents import Order, document_of
from reports.services.html import document_html
from reports.services.kinds import KINDS
from tests.cast import TODAY, Cast
from tests.meetings.scenes import ship_cell
from tests.meetings.services.test_rating import confirmed, held, rated
from tests.reports.rules.test_ratings_table import table
from tests.reports.same_words import assert_all_say_the_same

KIND = KINDS[DocumentKind.RATINGS_TABLE]


def test_page_pdf_word_and_excel_say_the_same() -> None:
    assert_all_say_the_same(document_html(KIND.template, table()), tables=True)


@pytest.mark.django_db
def test_every_cell_of_the_month_has_its_row_whether_it_met_or_not(cast: Cast) -> None:
    Meeting.objects.create(organisation=cast["CELL"], format="in_person", held_on=TODAY, state="held")
    document, day = document_of(Order(DocumentKind.RATINGS_TABLE, cast["WARD"]), today=TODAY)
    rows = {row.cell: row for row in document.rows}  # type: ignore[attr-defined]
    met = [row for row in rows.values() if row.held_on]
    assert day == TODAY
    assert [(row.held_on, row.remark) for row in met] == [(TODAY, "chưa chấm điểm")]
    assert {row.remark for row in rows.values()} == {"chưa chấm điểm", "chưa sinh hoạt"}


@pytest.mark.django_db
def test_in_the_table_of_a_city_a_cell_says_of_which_ward_it_is(cast: Cast) -> None:
    def cells(code: str) -> set[str]:
        document, _day = document_of(Order(DocumentKind.RATINGS_TABLE, cast[code]), today=TODAY)
        return {row.cell for row in document.rows}  # type: ignore[attr-defined]

    of_ward = cells("WARD")
    assert not any("," in name for name in of_ward)
    assert {f"{name}, Đảng bộ phường Sen Hồng" for name in of_ward} <= cells("CITY")


@pytest.mark.django_db
def test_the_chart_says_of_this_month_what_the_table_says(cast: Cast) -> None:
    cell = ship_cell(cast)
    rated(cell, held(cell))
    confirmed(cell, rated(cell, held(cell, date(2025, 3, 10))), _25=Decimal(0))
    rated(cell, held(cell, date(2025, 2, 5)))
    document, _day = document_of(Order(DocumentKind.RATINGS_TABLE, cast["WARD"]), today=TODAY)
    (chart,) = document.charts  # type: ignore[attr-defined]
    assert len(chart.categories) == 12
    assert tuple(series.numbers[-1] for series in chart.series) == document.sums  # type: ignore[attr-defined]
    good, _fair, average, _poor = (series.numbers for series in chart.series)
    assert (good[-2:], average[-2:], good[-3]) == ((1, 1), (0, 1), None)
