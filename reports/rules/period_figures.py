"""The columns of a reporting period, their sums, and where what was sent differs from the register."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cells.rules.leaving import EXPELLED, RELEASED, STRUCK_OFF
from reports.rules.periods import PeriodKind
from reports.rules.ratings_table import BANDS

Numbers = Mapping[str, int]
"""By key; a key that is not there has no number (no target was given), or is none of its kind."""


@dataclass(frozen=True)
class FigureColumn:
    """`label`: on the screen; `words`: at the head of its column on paper."""

    key: str
    label: str | Promise
    words: str


_ORGANISATIONS = FigureColumn("grassroots", _("Grassroots organisations"), "Tổ chức cơ sở đảng")
_MEMBERS = FigureColumn("members", _("Members"), "Đảng viên")
COLUMNS: dict[PeriodKind, tuple[FigureColumn, ...]] = {
    PeriodKind.PILOTS: (
        _ORGANISATIONS,
        FigureColumn("committees", _("Committees of the grassroots"), "Đảng bộ cơ sở"),
        FigureColumn("grassroots_cells", _("Grassroots cells"), "Chi bộ cơ sở"),
        FigureColumn("cells_below", _("Cells below committees"), "Chi bộ trực thuộc"),
        FigureColumn("groups", _("Residential groups"), "Tổ đảng khu dân cư"),
        _MEMBERS,
        FigureColumn("of_nature", _("Of specific nature"), "Đặc thù, hoàn cảnh đặc biệt"),
        FigureColumn("online", _("Online pilots"), "Thí điểm trực tuyến"),
        FigureColumn("online_held", _("Online meetings"), "Số buổi trực tuyến"),
        FigureColumn("by_group", _("By-group pilots"), "Thí điểm theo tổ đảng"),
        FigureColumn("by_group_held", _("Meetings by group"), "Số buổi theo tổ đảng"),
    ),
    PeriodKind.YEARS: (
        _ORGANISATIONS,
        _MEMBERS,
        FigureColumn("admitted", _("Members admitted"), "Kết nạp đảng viên"),
        FigureColumn("target", _("Target of admissions"), "Chỉ tiêu kết nạp"),
        FigureColumn(f"left:{RELEASED}", _("Released from the Party"), "Cho ra khỏi Đảng"),
        FigureColumn(f"left:{STRUCK_OFF}", _("Names struck off"), "Xóa tên"),
        FigureColumn(f"left:{EXPELLED}", _("Expelled"), "Khai trừ"),
        *(
            FigureColumn(f"rated:{band}", label, words)
            for band, label, words in zip(
                BANDS,
                (
                    _("Meetings rated good"),
                    _("Meetings rated fair"),
                    _("Meetings rated average"),
                    _("Meetings rated poor"),
                ),
                ("Buổi sinh hoạt xếp loại tốt", "Xếp loại khá", "Xếp loại trung bình", "Xếp loại kém"),
                strict=True,
            )
        ),
    ),
}
"""In the order of the table; as many as stand side by side on a turned sheet. What is sent holds all figures of its query."""


def labels_of(kind: PeriodKind) -> dict[str, str | Promise]:
    return {column.key: column.label for column in COLUMNS[kind]}


def totals(kind: PeriodKind, rows: Iterable[Numbers]) -> dict[str, int]:
    """The sum of each column. One in which a row has no number has no sum: part of a target is not the target."""
    listed = list(rows)
    return {
        column.key: sum(row[column.key] for row in listed)
        for column in COLUMNS[kind]
        if all(column.key in row for row in listed)
    }


def differing(kind: PeriodKind, sent: Numbers, register: Numbers) -> tuple[str, ...]:
    """Keys of the columns whose numbers are not the same on both sides."""
    return tuple(column.key for column in COLUMNS[kind] if sent.get(column.key) != register.get(column.key))
