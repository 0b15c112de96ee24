from datetime import date
from decimal import Decimal

from reports.rules.party_document import Head, Signature
from reports.rules.ratings_table import RatedMeeting, RatingsTable
from reports.rules.wording import percent

DAY = date(2025, 3, 5)
ROWS = (
    RatedMeeting("Chi bộ 1", DAY, 45, 50, Decimal("92.50"), "good"),
    RatedMeeting("Chi bộ 2", DAY, 30, 40, Decimal("75"), "fair", "chuyên đề"),
    RatedMeeting("Chi bộ 3", DAY, 10, 20, remark="chưa chấm điểm"),
    RatedMeeting("Chi bộ 4", remark="không sinh hoạt"),
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
