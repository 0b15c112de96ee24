"""The charts of the report of 03-HD/TW, from the figures of its sentences."""

from collections.abc import Sequence

from reports.rules.categories import GRASSROOTS, WARD_CELLS, Category
from reports.rules.chart import Chart, Series, telling
from reports.rules.pilot_figures import PilotFigures


def charts_of(figures: PilotFigures) -> tuple[Chart, ...]:
    return telling(
        _by_category(
            "Tổ chức cơ sở đảng theo loại hình",
            "tổ chức đảng",
            figures,
            GRASSROOTS,
            {"grassroots_committees": "Đảng bộ cơ sở", "grassroots_cells": "Chi bộ cơ sở"},
        ),
        _by_category(
            "Chi bộ trực thuộc đảng bộ phường, xã theo loại hình",
            "chi bộ",
            figures,
            WARD_CELLS,
            {"ward_cells": "Chi bộ"},
        ),
        Chart(
            "Tổ chức đảng thí điểm và số buổi sinh hoạt thí điểm",
            "tổ chức đảng, buổi",
            ("Sinh hoạt trực tuyến", "Sinh hoạt theo tổ đảng"),
            (
                Series("Tổ chức đảng thí điểm", (figures["online"], figures["by_group"])),
                Series("Số buổi đã sinh hoạt", (figures["online_held"], figures["by_group_held"])),
            ),
        ),
    )


def _by_category(
    title: str, unit: str, figures: PilotFigures, categories: Sequence[Category], named: dict[str, str]
) -> Chart:
    """`named`: by the beginning of a key the name of its series. Of what there is none, there is no bar."""
    there = [one for one in categories if any(figures[f"{key}:{one.key}"] for key in named)]
    return Chart(
        title,
        unit,
        tuple(one.words for one in there),
        tuple(Series(name, tuple(figures[f"{key}:{one.key}"] for one in there)) for key, name in named.items()),
        lying=True,
    )
