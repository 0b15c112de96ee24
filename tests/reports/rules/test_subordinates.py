from dataclasses import replace
from datetime import date

import pytest

from reports.rules import directive_sentences
from reports.rules.pilot_figures import Figure, Part, PilotFigures, Pilots, Unit, tally
from reports.rules.pilot_sentences import Called, by_group, online, situation
from reports.rules.subordinates import breakdown, grassroots_of, whole_of
from tests.reports.fakes import GUIDANCE, city_of_2025, figures_of

DAY = date(2025, 3, 21)
PROVINCE, PARTY = "Đảng bộ tỉnh Ninh Thuận", "Đảng Cộng sản Việt Nam"
CITY = Part(1, "Đảng bộ thành phố", Figure(52, ()), Figure(6031, ()))
DISTRICT = Part(2, "Đảng bộ huyện", Figure(0, ()), Figure(0, ()))
OWN = [Unit(900, "cell", "administrative", is_grassroots=True, members=9)]


def of(*parts: Part, units: list[Unit] | None = None) -> PilotFigures:
    return replace(figures_of(city_of_2025() if units is None else units), parts=parts)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (of(), "có 52 tổ chức cơ sở đảng trực thuộc"),
        (of(units=[]), "chưa có tổ chức cơ sở đảng trực thuộc"),
        (of(CITY), "có 01 đảng bộ trực thuộc; toàn Đảng bộ có 52 tổ chức cơ sở đảng"),
        (
            of(CITY, DISTRICT, units=[*city_of_2025(), *OWN]),
            "có 02 đảng bộ và 01 tổ chức cơ sở đảng trực thuộc; toàn Đảng bộ có 53 tổ chức cơ sở đảng",
        ),
        (of(DISTRICT, units=[]), "có 01 đảng bộ trực thuộc; toàn Đảng bộ chưa có tổ chức cơ sở đảng"),
    ],
)
def test_only_what_hangs_directly_below_is_called_so(figures: PilotFigures, said: str) -> None:
    assert grassroots_of(figures, organisation=PROVINCE) == f"{PROVINCE} {said}"


def test_each_below_has_a_line_with_what_is_its_own():
    assert breakdown(of(CITY, DISTRICT, units=[*city_of_2025(), *OWN])) == (
        "Đảng bộ thành phố: 52 tổ chức cơ sở đảng, 6.031 đảng viên.",
        "Đảng bộ huyện: 00 tổ chức cơ sở đảng, 0 đảng viên.",
        "Các tổ chức cơ sở đảng trực thuộc: 01 tổ chức cơ sở đảng, 9 đảng viên.",
    )
    assert breakdown(of()) == ()


def test_the_whole_of_the_party_is_no_committee():
    assert (whole_of(PROVINCE), whole_of(PARTY)) == ("toàn Đảng bộ", "toàn Đảng")


def test_both_reports_of_a_province_say_whose_the_grassroots_are():
    figures = of(CITY)
    for told in (
        situation(figures, organisation=PROVINCE, day=DAY),
        directive_sentences.situation(figures, organisation=PROVINCE, day=DAY, called=Called()),
    ):
        assert "52 tổ chức cơ sở đảng trực thuộc" not in told[0]
        assert told[-1] == "Đảng bộ thành phố: 52 tổ chức cơ sở đảng, 6.031 đảng viên."
    assert "Toàn Đảng có 6.031" in situation(figures, organisation=PARTY, day=DAY)[0]


def test_of_a_province_with_nothing_yet_no_kinds_are_told():
    figures = of(DISTRICT, units=[])
    assert situation(figures, organisation=PROVINCE, day=DAY) == (
        f"Tính đến ngày 21/3/2025, {PROVINCE} có 01 đảng bộ trực thuộc; toàn Đảng bộ chưa có tổ chức cơ sở đảng.",
    )
    assert directive_sentences.situation(figures, organisation=PROVINCE, day=DAY, called=Called()) == situation(
        figures, organisation=PROVINCE, day=DAY
    )


@pytest.mark.parametrize("pilots", [Pilots(), Pilots(of_nature=(1,))])
def test_those_below_others_are_not_said_to_hang_directly_below(pilots: Pilots) -> None:
    figures = replace(tally([], pilots), parts=(CITY,))
    among = "thuộc các đảng bộ trực thuộc Tỉnh ủy"
    said = {"issuer": "Tỉnh ủy Ninh Thuận", "guidance": GUIDANCE, "day": DAY}
    assert among in online(figures, **said)[0]
    assert among in by_group(figures, organisation=PROVINCE, **said)[0]
