from reports.rules.pilot_charts import charts_of
from reports.rules.pilot_figures import PilotFigures, Pilots
from tests.reports import fakes


def test_they_say_the_figures_of_the_sentences_type_by_type() -> None:
    figures = fakes.figures_of(fakes.city_of_2025())
    grassroots, cells = charts_of(figures)
    committees, alone = grassroots.series
    assert dict(zip(grassroots.categories, zip(committees.numbers, alone.numbers, strict=True), strict=True)) == {
        "phường, xã": (13, 0),
        "hành chính": (0, 23),
        "đơn vị sự nghiệp": (6, 9),
        "lực lượng vũ trang": (1, 0),
    }
    assert sum(number or 0 for number in committees.numbers) == figures["committees"]
    assert sum(number or 0 for number in alone.numbers) == figures["grassroots_cells"]
    assert sum(number or 0 for number in cells.series[0].numbers) == figures["ward_cells"]


def test_where_there_are_pilots_they_have_a_chart() -> None:
    pilots = Pilots(online=(5,), online_held=(5, 5), by_group=(6, 7))
    *_types, chart = charts_of(fakes.figures_of(fakes.city_of_2025(), pilots))
    assert [series.numbers for series in chart.series] == [(1, 2), (2, 0)]


def test_of_nobody_there_is_none() -> None:
    assert charts_of(PilotFigures()) == ()
