"""Of every chart: nothing lies on anything else, nothing off the sheet, and each bar is as long as the number beside it."""

from itertools import combinations

import pytest

from reports.rules.chart import Chart
from reports.rules.chart_drawing import WIDTH, Box, Drawing, Words
from reports.rules.chart_layout import drawn
from reports.rules.chart_lying import MOST_HEIGHT
from tests.reports import charts
from tests.reports.charts import CHARTS

every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)


def words_of(drawing: Drawing) -> list[Words]:
    told = [words for series in drawing.series for words in series.heading]
    told += [number.words for series in drawing.series for number in series.numbers]
    told += [words for category in drawing.categories for words in category.words]
    return [*told, *drawing.others]


def overlap(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width - 0.01 and other.x < one.x + one.width - 0.01
    return across and one.y < other.y + other.height - 0.01 and other.y < one.y + one.height - 0.01


@every_chart
def test_no_words_lie_on_others_nor_on_a_bar(chart: Chart) -> None:
    for drawing in drawn(chart):
        words = words_of(drawing)
        for one, other in combinations(words, 2):
            assert not overlap(one.box, other.box), (one, other)
        for box in (box for series in drawing.series for box in series.boxes):
            assert not any(overlap(box, one.box) for one in words), box


@every_chart
def test_no_bar_lies_on_another(chart: Chart) -> None:
    for drawing in drawn(chart):
        boxes = [box for series in drawing.series for box in series.boxes]
        assert not any(overlap(one, other) for one, other in combinations(boxes, 2))


@every_chart
def test_all_of_it_stands_on_the_sheet(chart: Chart) -> None:
    for drawing in drawn(chart):
        assert drawing.height <= MOST_HEIGHT
        boxes = [words.box for words in words_of(drawing)]
        boxes += [box for series in drawing.series for box in series.boxes]
        boxes += [Box(line.x1, line.y1, line.x2 - line.x1, line.y2 - line.y1) for line in drawing.lines]
        for box in boxes:
            assert -0.01 <= box.x <= box.x + box.width <= WIDTH + 0.01
            assert -0.01 <= box.y <= box.y + box.height <= drawing.height + 0.01


@every_chart
def test_its_parts_together_have_every_category_once_and_every_number_as_it_is_told(chart: Chart) -> None:
    parts = drawn(chart)
    assert [one.name for part in parts for one in part.categories] == [*chart.categories]
    for place, series in enumerate(chart.series):
        assert [number.value for part in parts for number in part.series[place].numbers] == [*series.numbers]
        assert {part.series[place].name for part in parts} == {series.name}


@every_chart
def test_all_parts_are_drawn_by_one_scale(chart: Chart) -> None:
    lengths = set()
    for part in drawn(chart):
        for series in part.series:
            told = [number.value for number in series.numbers if number.value]
            for value, box in zip(told, series.boxes[1:], strict=True):
                lengths.add(round((box.width if part.bars.startswith("bar") else box.height) / value, 3))
    assert len(lengths) == 1


@pytest.mark.parametrize(
    ("chart", "bars"),
    [
        (charts.years(), "column"),
        (charts.months(), "column stacked"),
        (charts.months(30), "bar stacked"),
        (charts.types(), "bar"),
        (charts.many(40), "bar stacked"),
    ],
)
def test_columns_without_room_lie(chart: Chart, bars: str) -> None:
    assert {part.bars for part in drawn(chart)} == {bars}


def test_a_long_chart_goes_on_in_parts_of_about_the_same_height() -> None:
    heights = [part.height for part in drawn(charts.many(40))]
    assert len(heights) == 4
    assert max(heights) - min(heights) < 60
    assert len(drawn(charts.years())) == 1


def test_a_zero_and_what_is_not_known_have_no_bar_and_are_told_apart() -> None:
    (drawing,) = drawn(charts.years())
    target, admitted = drawing.series
    assert (len(target.boxes), len(admitted.boxes)) == (1 + 4, 1 + 4)
    assert [number.words.text for number in target.numbers][2] == "-"
    assert [number.words.text for number in admitted.numbers][4] == "0"


def test_a_single_column_is_no_wider_than_one_of_many() -> None:
    (drawing,) = drawn(charts.one())
    (bar,) = drawing.series[0].boxes[1:]
    assert bar.width == 30
    assert bar.x + bar.width / 2 == pytest.approx(drawing.categories[0].words[0].x)


@pytest.mark.parametrize("chart", [charts.one(0), charts.one(None), charts.many(121)])
def test_what_has_no_bar_or_too_many_is_not_drawn(chart: Chart) -> None:
    assert drawn(chart) == ()
