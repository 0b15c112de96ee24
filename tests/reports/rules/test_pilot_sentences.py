from datetime import date

from reports.rules.pilot_figures import Pilots, Unit, tally
from reports.rules.pilot_sentences import by_group, online, situation
from tests.reports.fakes import CITY, GUIDANCE, ISSUER, city_of_2023, city_of_2025, figures_of

DAY = date(2025, 3, 21)


def said_online(pilots: Pilots) -> str:
    return " ".join(online(tally(city_of_2025(), pilots), issuer=ISSUER, guidance=GUIDANCE, day=DAY))


def said_by_group(pilots: Pilots, units: list[Unit] | None = None) -> str:
    figures = tally(city_of_2025() if units is None else units, pilots)
    return " ".join(by_group(figures, organisation=CITY, issuer=ISSUER, guidance=GUIDANCE, day=DAY))


def test_the_situation_of_2025_is_told_as_the_seed_tells_it():
    assert situation(figures_of(city_of_2025()), organisation=CITY, day=DAY) == (
        "Tính đến ngày 21/3/2025, Đảng bộ thành phố Phan Rang - Tháp Chàm có 52 tổ chức cơ sở đảng trực thuộc, trong đó "
        "20 đảng bộ và 32 chi bộ cơ sở với các loại hình: 13 đảng bộ phường, xã; 23 chi bộ hành chính; 15 chi, đảng bộ đơn "
        "vị sự nghiệp; 01 đảng bộ lực lượng vũ trang; với 226 chi bộ trực thuộc đảng bộ cơ sở, trong đó có 115 chi bộ khu "
        "dân cư, 43 chi bộ trường học, 01 chi bộ hợp tác xã, 01 chi bộ quỹ tín dụng, 14 chi bộ doanh nghiệp, 26 chi bộ công "
        "an, quân sự trực thuộc 13 đảng bộ phường, xã và 26 chi bộ trực thuộc đảng bộ trường học, đảng bộ lực lượng vũ "
        "trang, đảng bộ đơn vị sự nghiệp. Toàn Đảng bộ có 6.031 đảng viên.",
    )


def test_the_situation_of_2023_has_its_own_kinds():
    (told,) = situation(figures_of(city_of_2023()), organisation=CITY, day=date(2023, 12, 30))
    assert "58 tổ chức cơ sở đảng trực thuộc, trong đó 24 đảng bộ và 34 chi bộ cơ sở" in told
    assert "26 chi bộ hành chính; 13 chi, đảng bộ đơn vị sự nghiệp; 02 đảng bộ lực lượng vũ trang; 01 chi bộ" in told
    assert "01 chi bộ doanh nghiệp ngoài nhà nước; với 227 chi bộ" in told
    assert "13 chi bộ doanh nghiệp, 32 chi bộ công an, quân sự trực thuộc 16 đảng bộ phường, xã và 24 chi bộ" in told
    assert "5.704 đảng viên" in told


def test_kinds_of_which_there_is_none_are_left_out():
    (told,) = situation(tally([Unit(1, "cell", "administrative", 1, members=12)], Pilots()), organisation=CITY, day=DAY)
    assert told == (
        f"Tính đến ngày 21/3/2025, {CITY} có 01 tổ chức cơ sở đảng trực thuộc, trong đó 01 chi bộ cơ sở với các loại hình: "
        "01 chi bộ hành chính. Toàn Đảng bộ có 12 đảng viên."
    )


def test_an_organisation_with_nothing_below_it_says_so():
    assert "chưa có tổ chức cơ sở đảng" in situation(tally([], Pilots()), organisation=CITY, day=DAY)[0]


def test_without_an_organisation_of_specific_nature_everybody_met_in_person():
    assert said_online(Pilots()) == (
        "Các chi, đảng bộ trực thuộc Thành ủy không phải là những chi, đảng bộ có tính chất đặc thù hoặc trong hoàn cảnh "
        "đặc biệt theo Hướng dẫn số 03-HD/TW của Ban Bí thư, do đó các chi, đảng bộ đã tổ chức sinh hoạt trực tiếp, không "
        "sinh hoạt trực tuyến."
    )


def test_where_some_are_of_specific_nature_the_report_does_not_deny_it():
    told = said_online(Pilots(of_nature=(1, 2)))
    assert "có 02 tổ chức đảng có tính chất đặc thù" in told
    assert "không phải là" not in told


def test_approved_pilots_without_a_meeting_are_told():
    told = said_online(Pilots(online=(1, 2)))
    assert "có 02 tổ chức đảng đang thực hiện thí điểm sinh hoạt trực tuyến" in told
    assert "chưa tổ chức buổi sinh hoạt trực tuyến nào" in told


def test_meetings_held_are_counted_with_those_who_held_them():
    told = said_online(Pilots(online=(1, 2), online_held=(1, 1, 2)))
    assert "đã tổ chức 03 buổi sinh hoạt trực tuyến ở 02 tổ chức đảng" in told


def test_meetings_of_pilots_that_have_lapsed_are_not_forgotten():
    told = said_by_group(Pilots(by_group_held=(5,)))
    assert "không còn tổ chức đảng thực hiện thí điểm" in told
    assert "đã tổ chức 01 buổi sinh hoạt đảng theo tổ đảng ở 01 tổ chức đảng" in told


def test_the_groups_of_residential_cells_are_told_as_the_seed_tells_them():
    assert said_by_group(Pilots()) == (
        f"{CITY} có 115 chi bộ thôn, khu phố, trong đó có 13/115 chi bộ có tổ đảng với 54 tổ đảng; "
        "chưa có chi bộ nào tổ chức sinh hoạt theo tổ đảng."
    )


def test_where_cells_met_by_group_nobody_says_that_none_did():
    told = said_by_group(Pilots(by_group=(30,), by_group_held=(30,)))
    assert "chưa có chi bộ nào" not in told
    assert "đã tổ chức 01 buổi" in told


def test_residential_cells_without_groups_and_no_residential_cells_have_their_own_sentence():
    assert "các chi bộ này không chia tổ đảng" in said_by_group(Pilots(), city_of_2023())
    assert said_by_group(Pilots(), []) == "Các chi bộ trực thuộc Thành ủy chưa tổ chức sinh hoạt đảng theo tổ đảng."


def test_without_wards_the_cells_below_committees_are_only_counted():
    units = [Unit(1, "grassroots_committee", "state_enterprise", 1), Unit(2, "cell", "state_enterprise", 1, members=30)]
    (told,) = situation(tally(units, Pilots()), organisation=CITY, day=DAY)
    assert told.endswith("; với 01 chi bộ trực thuộc đảng bộ cơ sở. Toàn Đảng bộ có 30 đảng viên.")
