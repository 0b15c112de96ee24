"""A chart in Excel is one of Excel's own, drawn from the numbers beside it."""

import io
import re
import zipfile
from datetime import date

import pytest
import python_calamine

from reports.rules.chart import Chart
from reports.services.workbook import workbook_of
from tests.reports import charts
from tests.reports.charts import on_paper

DAY = date(2025, 3, 21)


def sheet(content: bytes, name: str) -> list[list[object]]:
    return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python()


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


@pytest.mark.parametrize("chart", [charts.years(), charts.many(40)])
def test_its_numbers_stand_on_a_sheet_whole_however_many_parts_it_has_on_paper(chart: Chart) -> None:
    rows = sheet(workbook_of(on_paper(chart), DAY), "Biểu 1")
    assert rows[0][0] == f"Biểu 1. {chart.title}"
    assert rows[1][0] == f"Đơn vị tính: {chart.unit}"
    assert rows[3][1:] == [series.name for series in chart.series]
    assert tuple(row[0] for row in rows[4:]) == chart.categories
    for column, series in enumerate(chart.series, start=1):
        assert tuple(None if row[column] == "" else row[column] for row in rows[4:]) == series.numbers


def test_it_is_drawn_from_them_standing_or_lying_and_said_to_those_who_do_not_see_it() -> None:
    content = workbook_of(on_paper(charts.years(), charts.many(40)), DAY)
    standing, lying = part(content, "xl/charts/chart1.xml"), part(content, "xl/charts/chart2.xml")
    assert '<c:barDir val="col"/>' in standing
    assert '<c:grouping val="clustered"/>' in standing
    assert '<c:barDir val="bar"/>' in lying
    assert '<c:grouping val="stacked"/>' in lying
    assert re.findall(r"<c:f>([^<]*)</c:f>", standing)[:3] == [
        "'Biểu 1'!$B$4",
        "'Biểu 1'!$A$5:$A$9",
        "'Biểu 1'!$B$5:$B$9",
    ]
    assert "2020: Chỉ tiêu 144, Thực hiện 85" in part(content, "xl/drawings/drawing1.xml")


def test_the_same_chart_gives_the_same_bytes() -> None:
    html = on_paper(charts.years())
    assert workbook_of(html, DAY) == workbook_of(html, DAY)
