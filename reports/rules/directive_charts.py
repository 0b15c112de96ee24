"""The charts of the report of several years: the rows of its annexed table, and the ratings that its sentences sum up."""

from collections.abc import Mapping, Sequence

from reports.rules.chart import Chart, Series, telling
from reports.rules.directive_table import YearRow
from reports.rules.ratings_table import series_of_bands


def charts_of_years(rows: Sequence[YearRow], rated: Mapping[int, Mapping[str, int]]) -> tuple[Chart, ...]:
    """`rated`: by year the meetings in each band; a year in which nothing was rated is not known."""
    years = [row for row in rows if row.year is not None]
    names = tuple(str(row.year) for row in years)
    return telling(
        Chart(
            "Kết nạp đảng viên so với chỉ tiêu",
            "đảng viên",
            names,
            (
                Series("Chỉ tiêu", tuple(row.asked[0] for row in years)),
                Series("Thực hiện", tuple(row.asked[1] for row in years)),
            ),
            beside=("Tỷ lệ", tuple(row.share for row in years)),
        ),
        Chart(
            "Đảng viên đưa ra khỏi Đảng",
            "đảng viên",
            names,
            tuple(
                Series(name, tuple(row.left[place] for row in years))
                for place, name in enumerate(("Cho ra", "Xóa tên", "Khai trừ"))
            ),
            stacked=True,
        ),
        Chart(
            "Chất lượng sinh hoạt chi bộ",
            "buổi sinh hoạt",
            names,
            series_of_bands([rated.get(row.year or 0) for row in years]),
            stacked=True,
        ),
    )
