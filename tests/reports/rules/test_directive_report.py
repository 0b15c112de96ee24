"""The report of several years: seed 004 told again, and what is said where there is less to tell."""

from datetime import date

import pytest

from accounts.rules.refusal import Refused
from admissions.rules.classification import Counts
from admissions.rules.screening import Stage
from admissions.rules.targets import Progress
from cells.models import OrganisationVersion
from reports.rules.directive_report import DirectiveFigures, Section, first_day, usual_first_day, usual_recipients
from reports.rules.directive_sentences import (
    _COMMITTEES,
    _GRASSROOTS_CELLS,
    Span,
    admissions,
    classification,
    discipline,
    exits,
    ratings,
    screening,
    situation,
)
from reports.rules.pilot_figures import PilotFigures
from reports.rules.pilot_sentences import Called
from tests.reports.fakes import CITY, ISSUER, YEARS_OF_SEED_004, city_of_2023, directive_report, figures_of

SPAN = Span(date(2019, 1, 1), date(2023, 12, 30))
ONE_YEAR = Span(date(2023, 1, 1), date(2023, 12, 30))
SINCE = "Từ năm 2019 đến ngày 30/12/2023"


def test_the_situation_of_2023_is_told_as_the_seed_tells_it_with_the_share_that_is_right() -> None:
    assert situation(figures_of(city_of_2023()), organisation=CITY, day=SPAN.last, called=Called()) == (
        "Tính đến ngày 30/12/2023, Đảng bộ thành phố Phan Rang - Tháp Chàm có 58 tổ chức cơ sở đảng trực thuộc, với tổng số "
        "5.704 đảng viên, gồm có 24 đảng bộ cơ sở (trong đó có 16 đảng bộ phường, xã, 05 đảng bộ trường học, 02 đảng bộ lực "
        "lượng vũ trang, 01 đảng bộ đơn vị sự nghiệp) và 34 chi bộ cơ sở (gồm các loại hình: đơn vị sự nghiệp: 07; phòng, "
        "ban nhà nước: 15; Đảng, Mặt trận, đoàn thể: 11; doanh nghiệp ngoài nhà nước: 01). Có 227 chi bộ trực thuộc đảng bộ "
        "cơ sở, trong đó có 115 chi bộ khu dân cư; 203 chi bộ thuộc 16 đảng bộ phường, xã có 4.835 đảng viên, chiếm "
        "84,77\u00a0% tổng số đảng viên toàn Đảng bộ (5.704 đảng viên).",
    )


def test_an_organisation_with_nothing_below_has_no_kinds_and_no_cells() -> None:
    (said,) = situation(PilotFigures(), organisation=CITY, day=SPAN.last, called=Called())
    assert said.endswith("chưa có tổ chức cơ sở đảng trực thuộc.")


def test_grassroots_cells_alone_are_told_without_committees() -> None:
    (said,) = situation(
        figures_of([unit for unit in city_of_2023() if unit.kind == "cell" and unit.is_grassroots]),
        organisation=CITY,
        day=SPAN.last,
        called=Called(),
    )
    assert "gồm có 34 chi bộ cơ sở" in said
    assert "đảng bộ cơ sở" not in said


@pytest.mark.parametrize("kinds", [_COMMITTEES, _GRASSROOTS_CELLS])
def test_every_type_of_the_registry_stands_in_one_kind(kinds: tuple[tuple[frozenset[str], str], ...]) -> None:
    types = sorted(type for of_kind, _words in kinds for type in of_kind)
    assert types == sorted(OrganisationVersion.Type.values)


def test_five_years_of_admissions_are_a_share_of_what_was_asked_and_a_note() -> None:
    said = admissions(YEARS_OF_SEED_004, organisation=CITY, members=5704, span=SPAN)
    assert said.text == f"{SINCE}, {CITY} đã kết nạp 680/730 đảng viên"
    assert said.rest == (
        ", đạt tỷ lệ 93,15\u00a0% so với chỉ tiêu được giao; tổng số đảng viên toàn Đảng bộ là 5.704 đảng viên."
    )
    assert said.note == (
        "Năm 2019: 149/148; năm 2020: 85/144; năm 2021: 150/144; năm 2022: 147/146; năm 2023: 149/148. Tổng số đảng viên "
        "được kết nạp: 680/730, đạt 93,15\u00a0% chỉ tiêu được giao."
    )


def test_where_one_year_had_no_target_there_is_no_share() -> None:
    years = (Progress(2022, None, 147), Progress(2023, 148, 149))
    said = admissions(years, organisation=CITY, members=5704, span=Span(date(2022, 1, 1), SPAN.last))
    assert "đã kết nạp 296 đảng viên" in said.text
    assert "tỷ lệ" not in said.rest
    assert said.note == ("Năm 2022: 147 (chưa có chỉ tiêu); năm 2023: 149/148. Tổng số đảng viên được kết nạp: 296.")


def test_nobody_admitted_is_told_with_what_was_asked_and_one_is_written_with_two_digits() -> None:
    none = admissions([Progress(2023, 5, 0)], organisation=CITY, members=9, span=ONE_YEAR)
    assert (
        none.text == f"Từ đầu năm 2023 đến ngày 30/12/2023, {CITY} chưa kết nạp đảng viên nào (chỉ tiêu được giao: 5)"
    )
    assert not none.note
    one = admissions([Progress(2023, None, 1)], organisation=CITY, members=9, span=ONE_YEAR)
    assert one.text.endswith("đã kết nạp 01 đảng viên")


def test_who_left_by_a_decision_is_told_by_way_and_year() -> None:
    said = exits(
        {"released": {2019: 50, 2023: 7}, "struck_off": {2021: 96}, "expelled": {}}, organisation=CITY, span=SPAN
    )
    assert said.text == (
        "Kết quả rà soát, sàng lọc đảng viên từ năm 2019 đến ngày 30/12/2023: cho ra khỏi Đảng 57 trường hợp, xóa tên 96 "
        "trường hợp"
    )
    assert said.note == (
        "Cho ra khỏi Đảng: năm 2019: 50; năm 2020: 00; năm 2021: 00; năm 2022: 00; năm 2023: 07. Xóa tên: năm 2019: 00; "
        "năm 2020: 00; năm 2021: 96; năm 2022: 00; năm 2023: 00."
    )


def test_where_nobody_left_there_is_no_note() -> None:
    said = exits({"released": {}}, organisation=CITY, span=SPAN)
    assert said.text == f"{SINCE}, {CITY} không có trường hợp cho ra khỏi Đảng, xóa tên hoặc khai trừ đảng viên."
    assert (said.rest, said.note) == ("", "")


def test_rated_meetings_are_told_by_band_and_not_at_all_where_there_are_none() -> None:
    assert ratings({}, span=SPAN) == ()
    assert ratings({"fair": 1, "good": 3}, span=SPAN) == (
        f"{SINCE}, có 04 buổi sinh hoạt chi bộ được đánh giá, xếp loại chất lượng: tốt 03 buổi (75\u00a0%); khá 01 buổi "
        "(25\u00a0%).",
    )


def test_what_was_in_which_year_stands_in_a_footnote_where_there_are_several() -> None:
    report = directive_report()
    assert report.admissions.note
    assert report.exits.note
    without_years = directive_report(DirectiveFigures(exits={"released": {2020: 1}}))
    assert (without_years.admissions.note, bool(without_years.exits.note)) == ("", True)


def test_cases_of_discipline_are_told_by_form_and_year() -> None:
    members = {"reprimand": {2019: 11, 2023: 24}, "warning": {2021: 20}, "removal": {2022: 3}, "expulsion": {}}
    assert discipline(members, 0, span=SPAN) == (
        f"{SINCE}, cấp ủy và ủy ban kiểm tra các cấp đã thi hành kỷ luật 58 trường hợp đảng viên vi phạm (trong đó khiển trách "
        "35, cảnh cáo 20, cách chức 03; năm 2019: 11; năm 2020: 00; năm 2021: 20; năm 2022: 03; năm 2023: 24).",
    )


def test_organisations_disciplined_are_told_beside_members_or_alone_and_one_year_without_its_years() -> None:
    opening = "Từ đầu năm 2023 đến ngày 30/12/2023, cấp ủy và ủy ban kiểm tra các cấp đã thi hành kỷ luật"
    both = discipline({"expulsion": {2023: 1}}, 2, span=ONE_YEAR)
    assert both == (f"{opening} 01 trường hợp đảng viên vi phạm (trong đó khai trừ 01) và 02 tổ chức đảng.",)
    assert discipline({}, 2, span=ONE_YEAR) == (f"{opening} 02 tổ chức đảng.",)


def test_the_levels_of_the_newest_year_are_told_with_their_shares() -> None:
    organisations = Counts({"excellent": 1, "good": 3})
    assert classification(2022, organisations, Counts()) == (
        "Kết quả đánh giá, xếp loại chất lượng năm 2022: tổ chức đảng: hoàn thành xuất sắc nhiệm vụ 1 (25\u00a0%), hoàn thành "
        "tốt nhiệm vụ 3 (75\u00a0%).",
    )
    both = classification(2022, organisations, Counts({"done": 1, "failed": 1}))
    assert both[0].endswith("; đảng viên: hoàn thành nhiệm vụ 1 (50\u00a0%), không hoàn thành nhiệm vụ 1 (50\u00a0%).")
    assert classification(None, Counts(), Counts()) == ()


def test_lists_of_a_screening_are_told_by_what_came_of_them() -> None:
    assert screening({Stage.HELPED: 2, Stage.LEFT: 1}, span=SPAN) == (
        f"{SINCE}, đã đưa vào danh sách rà soát 03 lượt đảng viên: đang được giáo dục, giúp đỡ 02, đã ra khỏi Đảng 01.",
    )
    assert screening({}, span=SPAN) == ()


def test_where_no_case_is_kept_nothing_is_said_of_discipline() -> None:
    report = directive_report()
    assert (report.written[Section.DISCIPLINE], report.discipline) == ((), ())
    assert "kỷ luật" not in " ".join((report.admissions.note, report.exits.note, report.exits.text, report.exits.rest))


def test_it_begins_four_years_before_its_own_unless_another_new_year_is_named() -> None:
    assert usual_first_day(SPAN.last) == first_day(None, SPAN.last) == SPAN.first
    assert first_day(date(2022, 1, 1), SPAN.last) == date(2022, 1, 1)
    assert (SPAN.how_long, ONE_YEAR.how_long) == ("05 năm", "năm 2023")


@pytest.mark.parametrize(
    ("since", "day", "field"),
    [
        (None, date(2019, 1, 20), "on"),
        (date(2024, 1, 1), SPAN.last, "from"),
        (date(2019, 1, 2), SPAN.last, "from"),
        (date(1989, 1, 1), SPAN.last, "from"),
    ],
)
def test_a_time_that_cannot_be_told_is_refused_beside_its_day(since: date | None, day: date, field: str) -> None:
    with pytest.raises(Refused) as refused:
        first_day(since, day)
    assert refused.value.field == field


def test_recipients_are_those_of_the_organ_and_of_the_one_above_it() -> None:
    lines = usual_recipients(ISSUER, "Tỉnh ủy Ninh Thuận").splitlines()
    assert (lines[0], lines[1], lines[-1]) == ("Thường trực Tỉnh ủy", "Thường trực Thành ủy", "Lưu Văn phòng Thành ủy")
    assert len(usual_recipients(ISSUER, "").splitlines()) == 5


def test_a_province_reports_to_the_secretariat_and_the_centre_writes_to_the_provinces() -> None:
    assert usual_recipients("Tỉnh ủy Ninh Thuận", "Ban Chấp hành Trung ương").splitlines()[0] == "Ban Bí thư"
    lines = usual_recipients("Ban Chấp hành Trung ương", "").splitlines()
    assert lines[0] == "Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương"
    assert lines[-1] == "Lưu Văn phòng Trung ương Đảng"


def test_the_clerks_paragraphs_stand_in_their_sections() -> None:
    report = directive_report(tasks="một\n\n hai ")
    assert report.written[Section.TASKS] == ("một", "hai")
    assert report.recipients == report.written[Section.RECIPIENTS]
