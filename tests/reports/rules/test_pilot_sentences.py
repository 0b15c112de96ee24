from datetime import date

import pytest

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
    (told,) = situation(
        tally([Unit(1, "cell", "administrative", is_grassroots=True, members=12)], Pilots()), organisation=CITY, day=DAY
    )
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
    units = units_of((COMMITTEE, "state_enterprise", 0), (CELL, "state_enterprise", 1))
    (told,) = situation(tally(units, Pilots()), organisation=CITY, day=DAY)
    assert told.endswith("; với 01 chi bộ trực thuộc đảng bộ cơ sở. Toàn Đảng bộ có 3 đảng viên.")


def units_of(*kinds: tuple[str, str, int]) -> list[Unit]:
    """`kinds`: with the place of the committee that each hangs below; 0 for none."""
    return [
        Unit(
            place,
            kind,
            type,
            kinds[below - 1][1] if below else type if kind == COMMITTEE else "",
            is_grassroots=not below,
            members=3,
        )
        for place, (kind, type, below) in enumerate(kinds, 1)
    ]


def told_of(*kinds: tuple[str, str, int]) -> str:
    (told,) = situation(tally(units_of(*kinds), Pilots()), organisation=CITY, day=DAY)
    return told.removeprefix(f"Tính đến ngày 21/3/2025, {CITY} ")


COMMITTEE, CELL = "grassroots_committee", "cell"


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ([], "chưa có tổ chức cơ sở đảng trực thuộc."),
        (
            [(COMMITTEE, "school", 0)],
            "có 01 tổ chức cơ sở đảng trực thuộc, trong đó 01 đảng bộ với các loại hình: 01 đảng bộ đơn vị sự nghiệp. "
            "Toàn Đảng bộ có 0 đảng viên.",
        ),
        (
            [(COMMITTEE, "school", 0), (CELL, "school", 0), (CELL, "overseas", 0)],
            "có 03 tổ chức cơ sở đảng trực thuộc, trong đó 01 đảng bộ và 02 chi bộ cơ sở với các loại hình: 02 chi, đảng bộ "
            "đơn vị sự nghiệp; 01 chi bộ ở ngoài nước. Toàn Đảng bộ có 6 đảng viên.",
        ),
        (
            [(COMMITTEE, "ward_commune", 0), (CELL, "police", 1), (CELL, "school", 1)],
            "có 01 tổ chức cơ sở đảng trực thuộc, trong đó 01 đảng bộ với các loại hình: 01 đảng bộ phường, xã; với 02 chi bộ "
            "trực thuộc đảng bộ cơ sở, trong đó có 01 chi bộ trường học, 01 chi bộ công an, quân sự trực thuộc 01 đảng bộ "
            "phường, xã. Toàn Đảng bộ có 6 đảng viên.",
        ),
        (
            [(COMMITTEE, "ward_commune", 0), (COMMITTEE, "police", 0), (CELL, "school", 1), (CELL, "police", 2)],
            "có 02 tổ chức cơ sở đảng trực thuộc, trong đó 02 đảng bộ với các loại hình: 01 đảng bộ phường, xã; 01 đảng bộ "
            "lực lượng vũ trang; với 02 chi bộ trực thuộc đảng bộ cơ sở, trong đó có 01 chi bộ trường học trực thuộc 01 đảng "
            "bộ phường, xã và 01 chi bộ trực thuộc đảng bộ lực lượng vũ trang. Toàn Đảng bộ có 6 đảng viên.",
        ),
    ],
)
def test_the_situation_names_what_there_is_and_joins_it(kinds: list[tuple[str, str, int]], told: str) -> None:
    assert told_of(*kinds) == told


BY_GUIDANCE = "theo Hướng dẫn số 03-HD/TW của Ban Bí thư"


@pytest.mark.parametrize(
    ("pilots", "told"),
    [
        (
            Pilots(of_nature=(1, 2)),
            "Trong các chi, đảng bộ trực thuộc Thành ủy có 02 tổ chức đảng có tính chất đặc thù hoặc trong hoàn cảnh đặc biệt "
            f"{BY_GUIDANCE}; chưa có tổ chức đảng nào được phê duyệt thí điểm, các chi, đảng bộ đã tổ chức sinh hoạt trực "
            "tiếp, không sinh hoạt trực tuyến.",
        ),
        (
            Pilots(online=(1,)),
            "Tính đến ngày 21/3/2025, có 01 tổ chức đảng đang thực hiện thí điểm sinh hoạt trực tuyến "
            f"{BY_GUIDANCE}; chưa tổ chức buổi sinh hoạt trực tuyến nào.",
        ),
        (
            Pilots(online=(1, 2), online_held=(1, 1, 2)),
            "Tính đến ngày 21/3/2025, có 02 tổ chức đảng đang thực hiện thí điểm sinh hoạt trực tuyến "
            f"{BY_GUIDANCE}; đã tổ chức 03 buổi sinh hoạt trực tuyến ở 02 tổ chức đảng.",
        ),
        (
            Pilots(online_held=(1, 1)),
            "Tính đến ngày 21/3/2025, không còn tổ chức đảng thực hiện thí điểm sinh hoạt trực tuyến "
            f"{BY_GUIDANCE}; đã tổ chức 02 buổi sinh hoạt trực tuyến ở 01 tổ chức đảng.",
        ),
    ],
)
def test_what_is_said_of_online_meetings(pilots: Pilots, told: str) -> None:
    assert said_online(pilots) == told


RESULT = (
    "Tính đến ngày 21/3/2025, có 01 tổ chức đảng đang thực hiện thí điểm sinh hoạt đảng theo tổ đảng "
    f"{BY_GUIDANCE}; chưa tổ chức buổi sinh hoạt đảng theo tổ đảng nào."
)


@pytest.mark.parametrize(
    ("pilots", "units", "told"),
    [
        (Pilots(by_group=(1,)), [], RESULT),
        (
            Pilots(by_group=(1,)),
            city_of_2023(),
            f"{CITY} có 115 chi bộ thôn, khu phố, các chi bộ này không chia tổ đảng. {RESULT}",
        ),
        (
            Pilots(),
            city_of_2023(),
            f"{CITY} có 115 chi bộ thôn, khu phố, các chi bộ này không chia tổ đảng; chưa có chi bộ nào tổ chức sinh hoạt "
            "theo tổ đảng.",
        ),
    ],
)
def test_what_is_said_of_meetings_by_group(pilots: Pilots, units: list[Unit], told: str) -> None:
    assert said_by_group(pilots, units) == told


def test_residential_cells_that_stand_by_themselves_are_no_wards() -> None:
    units = [
        Unit(1, "grassroots_committee", "ward_commune", "ward_commune", is_grassroots=True),
        *(Unit(pk, "cell", "residential", is_grassroots=True, members=30) for pk in (2, 3)),
    ]
    (said,) = situation(figures_of(units), organisation="Đảng bộ tỉnh", day=date(2025, 7, 1))
    assert "01 đảng bộ phường, xã; 02 chi bộ khu dân cư" in said
