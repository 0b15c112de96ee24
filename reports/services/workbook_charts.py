"""The charts of a document in an Excel workbook: the numbers on a sheet, and below them a chart of Excel's own that is drawn
from them, so that whoever changes a number sees the bar change."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from reports.rules.chart_drawing import FILLS
from reports.services.markup import Element, UnknownElement

_FONT = {"name": "Times New Roman", "size": 12, "color": "#000000"}
_LETTERS_A_NAME, _LETTERS_A_NUMBER = 40, 14
_TOP = 3
"""Rows above the numbers: the name of the chart, its unit, and a free one."""
_WIDTH, _HEIGHT, _HEIGHT_A_BAR = 760, 380, 26
_ROW, _PAGE = 22, 640
"""In pixels, as Excel counts them."""


def write_charts(book: Any, charts: Sequence[Element], looks: dict[str, Any]) -> None:
    """`charts`: the elements of the parts of all charts, in their order. A sheet a chart."""
    for number, parts in groupby(charts, key=lambda part: part.attributes["data-number"]):
        _write(book, book.add_worksheet(f"Biểu {number}"), list(parts), looks)


def _write(book: Any, sheet: Any, parts: Sequence[Element], looks: dict[str, Any]) -> None:
    title, unit = (line.text for line in parts[0].all("p"))
    drawings = [svg for part in parts for svg in part.all("svg")]
    names = [group.attributes["data-category"] for svg in drawings for group in _groups(svg, "data-category")]
    series: dict[str, list[str]] = {}
    for svg in drawings:
        for group in _groups(svg, "data-series"):
            told = (value.attributes["data-value"] for value in _groups(group, "data-value"))
            series.setdefault(group.attributes["data-series"], []).extend(told)
    sheet.write_string(0, 0, title, looks["above"])
    sheet.write_string(1, 0, unit, looks["above"])
    sheet.set_column(0, 0, _LETTERS_A_NAME)
    sheet.set_column(1, len(series), _LETTERS_A_NUMBER)
    sheet.write_blank(_TOP, 0, None, looks["heading"])
    for row, name in enumerate(names, start=_TOP + 1):
        sheet.write_string(row, 0, name, looks["words"])
    for column, (name, numbers) in enumerate(series.items(), start=1):
        sheet.write_string(_TOP, column, name, looks["heading"])
        for row, number in enumerate(numbers, start=_TOP + 1):
            if number:
                sheet.write_number(row, column, int(number), looks["cell number"])
            else:
                sheet.write_blank(row, column, None, looks["cell"])
    chart = _chart(book, sheet.get_name(), drawings[0], rows=len(names), series=len(series))
    said = " ".join(title.text for svg in drawings for title in svg.all("title"))
    sheet.set_landscape()
    sheet.set_paper(9)
    # Below the numbers, for beside them both would be printed at half their size; on a page of its own where it has to be.
    below = _TOP + len(names) + 2
    if below * _ROW + chart.height > _PAGE:
        sheet.set_h_pagebreaks([below])
    sheet.insert_chart(below, 0, chart, {"description": said})


def _chart(book: Any, sheet: str, svg: Element, *, rows: int, series: int) -> Any:
    kind, _space, subtype = svg.attributes["data-bars"].partition(" ")
    if kind not in {"column", "bar"}:
        raise UnknownElement(f"bars that are {kind}")
    chart = book.add_chart({"type": kind} | ({"subtype": subtype} if subtype else {}))
    first, last = _TOP + 1, _TOP + rows
    # In a pile they would lie on a dark bar: there the numbers stand beside it, on the sheet.
    labels = {} if subtype else {"data_labels": {"value": True, "font": _FONT, "num_format": "#,##0"}}
    for column, fill in enumerate(FILLS[:series], start=1):
        chart.add_series(
            {
                "name": [sheet, _TOP, column],
                "categories": [sheet, first, 0, last, 0],
                "values": [sheet, first, column, last, column],
                "fill": {"color": fill},
                "border": {"color": "#000000", "width": 0.5},
                "gap": 60,
            }
            | labels
        )
    chart.set_title({"none": True})
    chart.set_legend({"position": "bottom", "font": _FONT})
    names: dict[str, Any] = {"num_font": _FONT, "major_gridlines": {"visible": False}}
    numbers = {"num_font": _FONT, "num_format": "#,##0", "min": 0, "major_gridlines": {"visible": True}}
    if kind == "bar":
        # The first category stands highest, and the scale below the last all the same.
        chart.set_y_axis(names | {"reverse": True})
        chart.set_x_axis(numbers | {"label_position": "high"})
    else:
        chart.set_x_axis(names)
        chart.set_y_axis(numbers)
    chart.set_size({"width": _WIDTH, "height": max(_HEIGHT, _HEIGHT_A_BAR * rows if kind == "bar" else 0)})
    return chart


def _groups(element: Element, name: str) -> list[Element]:
    return [group for group in element.all("g") if name in group.attributes]
