from admissions.rules.targets import Progress
from reports.rules.directive_charts import charts_of_years
from reports.rules.directive_table import rows_of_years
from tests.reports import fakes

EXITS = {"released": {2019: 27, 2023: 30}, "struck_off": {2021: 96}}
RATED = {2021: {"good": 12, "fair": 7}, 2023: {"good": 18, "poor": 1}}


def test_they_say_what_the_rows_of_the_table_say() -> None:
    rows = rows_of_years(fakes.YEARS_OF_SEED_004, EXITS, {})
    admitted, left, _rated = charts_of_years(rows, RATED)
    years = rows[:-1]
    assert admitted.categories == left.categories == tuple(str(row.year) for row in years)
    assert [*zip(*(series.numbers for series in admitted.series), strict=True)] == [row.asked for row in years]
    assert admitted.beside == ("Tỷ lệ", tuple(row.share for row in years))
    assert [*zip(*(series.numbers for series in left.series), strict=True)] == [row.left for row in years]


def test_a_year_in_which_nothing_was_rated_is_not_known() -> None:
    *_others, rated = charts_of_years(rows_of_years(fakes.YEARS_OF_SEED_004, {}, {}), RATED)
    good, fair, average, poor = (series.numbers for series in rated.series)
    assert good == (None, None, 12, None, 18)
    assert (fair, average, poor) == ((None, None, 7, None, 0), (None, None, 0, None, 0), (None, None, 0, None, 1))


def test_what_there_was_none_of_has_no_chart() -> None:
    (only,) = charts_of_years(rows_of_years(fakes.YEARS_OF_SEED_004, {}, {}), {})
    assert only.title == "Kết nạp đảng viên so với chỉ tiêu"


def test_of_a_single_year_there_is_no_table_and_no_chart() -> None:
    assert charts_of_years(rows_of_years([Progress(2023, 148, 149)], EXITS, {}), RATED) == ()
