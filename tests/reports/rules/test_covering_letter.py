"""The words of a covering letter."""

from datetime import date

import pytest

from reports.rules.citation import Citation
from reports.rules.covering_letter import about_of, named, proposed_about, usual_address, usual_recipients

REPORT = Citation(issuer="Thành ủy", symbol="05-BC/TU", issued_on=date(2025, 3, 21), title="Báo cáo kết quả thí điểm")


@pytest.mark.parametrize("written", ["gửi báo cáo", "về việc gửi báo cáo.", "V/v  gửi báo cáo", "Về gửi báo cáo"])
def test_the_summary_begins_as_that_of_a_letter(written: str) -> None:
    assert about_of(written) == "về việc gửi báo cáo"


def test_of_nothing_there_is_no_summary() -> None:
    assert about_of("  ") == ""


def test_what_is_enclosed_is_named_by_number_and_date() -> None:
    assert named(REPORT) == "Báo cáo số 05-BC/TU, ngày 21/3/2025 về kết quả thí điểm"


def test_it_is_about_the_first_and_says_how_many_more() -> None:
    assert proposed_about([REPORT]) == "gửi Báo cáo số 05-BC/TU"
    assert proposed_about([REPORT, REPORT, REPORT]) == "gửi Báo cáo số 05-BC/TU và 02 văn bản khác"


def test_whom_it_is_for_is_the_committee_above_and_its_board() -> None:
    assert usual_address("Tỉnh ủy Ninh Thuận") == "Ban Thường vụ Tỉnh ủy Ninh Thuận\nBan Tổ chức Tỉnh ủy"
    assert usual_address("") == ""
    assert usual_recipients("Thành ủy Phan Rang") == "Như Kính gửi\nLưu Văn phòng Thành ủy"
