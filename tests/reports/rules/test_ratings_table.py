from datetime import date
from decimal import Decimal

from reports.rules.party_document import Head, Signature
from reports.rules.ratings_table import RatedMeeting, RatingsTable, charts_of
from reports.rules.wording import percent

DAY = date(2025, 3, 5)
ROWS = (
    RatedMeeting("Chi bộ 1", DAY, 45, 50, Decimal("92.50"), "good"),
    RatedMeeting("Chi bộ 2", DAY, 30, 40, Decimal("75"), "fair", "chuyên đề"),
    RatedMeeting("Chi bộ 3", DAY, 10, 20, remark="chưa chấm điểm"),
    RatedMeeting("Chi bộ 4", remark="chưa sinh hoạt"),
)


def table(rows: tuple[RatedMeeting, ...] = ROWS) -> RatingsTable:
    signature = Signature("T/M Đảng ủy", "Bí thư", "Nguyễn Văn An")
    return RatingsTable(Head("Thành ủy", "Đảng ủy phường", "", ""), "Đảng bộ phường", DAY, rows, (), (), signature)


def test_meetings_are_counted_by_band_and_shares_are_of_those_rated() -> None:
    assert (table().held, table().rated, table().sums) == (3, 2, (1, 1, 0, 0))
    assert table().shares == (percent(1, 2), percent(1, 2), percent(0, 2), percent(0, 2))


def test_a_month_in_which_nothing_was_rated_has_no_shares() -> None:
    assert table(ROWS[2:]).shares == ("", "", "", "")


def test_a_row_has_a_cross_in_its_band_and_says_only_what_is_known() -> None:
    first, _second, third, fourth = ROWS
    assert (first.came, first.day, first.points_written, first.marks) == (
        "45/50",
        "05/3/2025",
        "92,5",
        ("x", "", "", ""),
    )
    assert (third.points_written, third.marks) == ("", ("", "", "", ""))
    assert (fourth.came, fourth.day) == ("", "")


def test_the_chart_has_the_months_before_and_this_one_as_its_table_has_it() -> None:
    months = [date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)]
    (chart,) = charts_of(ROWS, months, {months[0]: {"good": 9, "poor": 1}, months[2]: {"good": 99}})
    assert chart.categories == ("01/2025", "02/2025", "3/2025")
    assert [series.name for series in chart.series] == ["Tốt", "Khá", "Trung bình", "Kém"]
    assert [series.numbers for series in chart.series] == [(9, None, 1), (0, None, 1), (0, None, 0), (1, None, 0)]
    assert tuple(series.numbers[-1] for series in chart.series) == table().sums


def test_where_nothing_was_rated_in_a_year_there_is_no_chart() -> None:
    assert charts_of(ROWS[2:], [date(2025, 3, 1)], {}) == ()
