from dataclasses import replace
from datetime import date

import pytest

from reports.rules.quota_table import QuotaRow, QuotaSection, charts_of
from tests.reports import fakes

ROW = QuotaRow(
    name="Chi bộ 1", above="", limit=3, held=1, planned=1, inherited=0, days=(date(2025, 1, 5), date(2025, 3, 9))
)


@pytest.mark.parametrize(("limit", "inherited", "left"), [(3, 0, 1), (3, 1, 0), (3, 2, 0), (None, 0, None), (4, 1, 1)])
def test_what_is_left_is_the_limit_without_all_that_is_used_and_never_below_nothing(limit, inherited, left):
    assert replace(ROW, limit=limit, inherited=inherited).left == left


def test_days_are_written_as_in_a_citation():
    assert ROW.days_written == "05/01/2025, 09/3/2025"


def test_a_section_adds_up_its_rows():
    section = QuotaSection("I", "Trực tuyến", (ROW, replace(ROW, limit=None, held=4, inherited=2), ROW))
    assert (section.held, section.planned, section.inherited) == (6, 3, 2)
    assert (section.allowed, section.left, section.number) == (6, 2, "03")


def test_the_chart_of_a_format_says_its_rows_used_and_left() -> None:
    sections = fakes.quota_table(online=6, by_group=0).sections
    (chart,) = charts_of(sections)
    rows = sections[0].rows
    told = [*zip(*(series.numbers for series in chart.series), strict=True)]
    assert told == [(row.held, row.planned, row.inherited, row.left) for row in rows]
    assert chart.categories[0] == f"{rows[0].name}, {rows[0].above}"
