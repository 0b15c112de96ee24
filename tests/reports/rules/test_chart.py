import pytest

from reports.rules.chart import MOST_CATEGORIES, Chart, Charts, Series, telling
from tests.reports import charts


@pytest.mark.parametrize(
    ("series", "beside"),
    [
        ((), None),
        (tuple(Series(f"{place}", (1,)) for place in range(5)), None),
        ((Series("Chỉ tiêu", (-1,)),), None),
        ((Series("Chỉ tiêu", (1, 2)),), None),
        ((Series("Chỉ tiêu", (1,)),), ("Tỷ lệ", ())),
    ],
)
def test_what_cannot_be_drawn_truly_is_no_chart(
    series: tuple[Series, ...], beside: tuple[str, tuple[str, ...]] | None
) -> None:
    with pytest.raises(ValueError, match="Kết nạp"):
        Chart("Kết nạp", "đảng viên", ("2024",), series, beside=beside)


def test_side_by_side_the_longest_bar_is_the_highest_number_in_a_pile_the_highest_sum() -> None:
    assert charts.years().highest == 150
    assert charts.types().highest == 23
    assert charts.months(2).highest == sum(series.numbers[1] or 0 for series in charts.months(2).series)


def test_a_chart_without_a_bar_is_left_out() -> None:
    zero, unknown = charts.one(0), charts.one(None)
    assert telling(zero, charts.years(), unknown) == (charts.years(),)
    assert (zero.highest, unknown.highest) == (0, 0)


def test_for_those_who_do_not_see_it_every_number_is_said_and_what_is_not_known_is_no_zero() -> None:
    said = charts.years().in_words
    assert said.startswith("2019: Chỉ tiêu 148, Thực hiện 149, Tỷ lệ 100,68 %; 2020:")
    assert "2021: Chỉ tiêu -, Thực hiện 150, Tỷ lệ -;" in said
    assert said.endswith("2023: Chỉ tiêu 148, Thực hiện 0, Tỷ lệ 0 %")


def test_a_part_has_its_categories_with_all_their_numbers() -> None:
    part = charts.years().part(1, 3)
    assert part.categories == ("2020", "2021")
    assert [series.numbers for series in part.series] == [(144, None), (85, 150)]
    assert part.beside == ("Tỷ lệ", ("59,03 %", "-"))


def test_more_bars_than_anybody_compares_are_none() -> None:
    assert charts.many(MOST_CATEGORIES).has_room
    assert not charts.many(MOST_CATEGORIES + 1).has_room


def test_a_kind_that_has_none_says_so() -> None:
    assert [bool(kind.value) for kind in (Charts.NONE, Charts.USUALLY, Charts.WHEN_ASKED)] == [False, True, False]
