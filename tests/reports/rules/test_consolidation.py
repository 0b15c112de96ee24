import pytest

from reports.rules.consolidation import charts_of
from reports.rules.period_figures import COLUMNS
from reports.rules.periods import PeriodKind
from tests.reports import fakes


@pytest.mark.parametrize(
    ("kind", "keys"),
    [(PeriodKind.PILOTS, ("online_held", "by_group_held")), (PeriodKind.YEARS, ("target", "admitted"))],
)
def test_the_chart_says_two_columns_of_the_table_line_by_line(kind: PeriodKind, keys: tuple[str, str]) -> None:
    figures = fakes.consolidation(6, kind).figures
    (chart,) = charts_of(figures, kind)
    assert chart.categories == tuple(row.name for row in figures.rows)
    for key, series in zip(keys, chart.series, strict=True):
        place = [column.key for column in COLUMNS[kind]].index(key)
        assert series.name == figures.columns[place]
        assert series.numbers == tuple(row.numbers[place] for row in figures.rows)


def test_where_nothing_was_sent_there_is_none() -> None:
    assert charts_of(fakes.consolidation(0).figures, PeriodKind.PILOTS) == ()
