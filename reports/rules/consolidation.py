"""The table of a reporting period: what those below sent, line by line, with its sums beside the register of the committee."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.rules.chart import Chart, Series, telling
from reports.rules.party_document import Head, Signature
from reports.rules.period_figures import COLUMNS
from reports.rules.periods import Asked, PeriodKind, State
from reports.rules.wording import cited_date, two_digits

_ABOUT = {
    PeriodKind.PILOTS: "kết quả thí điểm sinh hoạt đảng trực tuyến và sinh hoạt đảng theo tổ đảng",
    PeriodKind.YEARS: "thực hiện Chỉ thị số 28-CT/TW và Quy định số 38-QĐ/TU",
}

_CHARTED = {
    PeriodKind.PILOTS: ("Số buổi sinh hoạt thí điểm", "buổi", ("online_held", "by_group_held")),
    PeriodKind.YEARS: ("Kết nạp đảng viên so với chỉ tiêu", "đảng viên", ("target", "admitted")),
}
"""Which columns become a chart, what it is called and what it counts."""


@dataclass(frozen=True)
class ConsolidatedRow:
    """`numbers`: None where there is none, in the order of the columns."""

    name: str
    numbers: tuple[int | None, ...]


@dataclass(frozen=True)
class ConsolidatedFigures:
    columns: tuple[str, ...]
    rows: tuple[ConsolidatedRow, ...]
    sums: tuple[int | None, ...]
    register: tuple[int | None, ...]
    """Of the committee itself, of the same day."""
    notes: tuple[str, ...]
    """Who is not in it, and why."""

    @property
    def number(self) -> str:
        return two_digits(len(self.rows))

    @property
    def register_differs(self) -> bool:
        return self.register != self.sums

    @property
    def width(self) -> str:
        """Of each of the columns of figures, in per cent."""
        return f"{74 / len(self.columns):.1f}%"


@dataclass(frozen=True)
class Consolidation:
    head: Head
    whose: str
    issuer: str
    asked: Asked
    figures: ConsolidatedFigures
    written: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature
    charts: tuple[Chart, ...] = ()

    @property
    def about(self) -> str:
        return _ABOUT[self.asked.kind]

    @property
    def until(self) -> str:
        """«từ ngày 01/01/2021 đến ngày 21/3/2025»."""
        return f"{_since(self.asked.since)}đến ngày {cited_date(self.asked.day)}"


def figures_in(whole: Mapping[str, Any], kind: PeriodKind) -> ConsolidatedFigures:
    """Of the whole of a period, as a closing keeps it."""
    counting = [row for row in whole["rows"] if row["numbers"] is not None]
    return ConsolidatedFigures(
        columns=tuple(column.words for column in COLUMNS[kind]),
        rows=tuple(ConsolidatedRow(row["name"], _in_order(row["numbers"], kind)) for row in counting),
        sums=_in_order(whole["totals"], kind),
        register=_in_order(whole["register"]["numbers"], kind),
        notes=tuple(_left_out(whole["rows"])),
    )


def _left_out(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    off = [
        f"{row['name']}: không tổng hợp ({row['why'].rstrip('.')})." for row in rows if row["state"] == State.TAKEN_OFF
    ]
    waiting = [row["name"] for row in rows if row["state"] in (State.OWED, State.RETURNED)]
    return off + ([f"Chưa gửi số liệu: {'; '.join(waiting)}."] if waiting else [])


def _in_order(numbers: Mapping[str, int], kind: PeriodKind) -> tuple[int | None, ...]:
    return tuple(numbers.get(column.key) for column in COLUMNS[kind])


def _since(day: date | None) -> str:
    return f"từ ngày {cited_date(day)} " if day else ""


def charts_of(figures: ConsolidatedFigures, kind: PeriodKind) -> tuple[Chart, ...]:
    """Line by line what was sent, as the table has it."""
    title, unit, keys = _CHARTED[kind]
    places = {column.key: place for place, column in enumerate(COLUMNS[kind])}
    return telling(
        Chart(
            title,
            unit,
            tuple(row.name for row in figures.rows),
            tuple(
                Series(figures.columns[places[key]], tuple(row.numbers[places[key]] for row in figures.rows))
                for key in keys
            ),
            lying=True,
        )
    )
