"""How often organisations met online and by group in a year, beside what the guidance allows (03-HD/TW, II.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports.rules.chart import Chart, Series, telling
from reports.rules.citation import Citation
from reports.rules.party_document import Head, Signature
from reports.rules.wording import cited_date, two_digits


@dataclass(frozen=True)
class QuotaRow:
    name: str
    above: str
    limit: int | None
    """None: no guidance gives a number."""
    held: int
    planned: int
    inherited: int
    """Used by a predecessor before a reorganisation."""
    days: tuple[date, ...]
    """Of the meetings that count, held or planned."""
    pk: int = 0
    """Of the organisation."""

    @property
    def used(self) -> int:
        return self.held + self.planned + self.inherited

    @property
    def left(self) -> int | None:
        return None if self.limit is None else max(0, self.limit - self.used)

    @property
    def days_written(self) -> str:
        return ", ".join(cited_date(day) for day in self.days)


@dataclass(frozen=True)
class QuotaSection:
    """Of one format, with what its rows come to."""

    numeral: str
    name: str
    rows: tuple[QuotaRow, ...]

    @property
    def held(self) -> int:
        return sum(row.held for row in self.rows)

    @property
    def planned(self) -> int:
        return sum(row.planned for row in self.rows)

    @property
    def inherited(self) -> int:
        return sum(row.inherited for row in self.rows)

    @property
    def allowed(self) -> int:
        return sum(row.limit or 0 for row in self.rows)

    @property
    def left(self) -> int:
        return sum(row.left or 0 for row in self.rows)

    @property
    def number(self) -> str:
        return two_digits(len(self.rows))


@dataclass(frozen=True)
class QuotaTable:
    head: Head
    year: int
    day: str
    whose: str
    guidance: Citation
    sections: Sequence[QuotaSection]
    written: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature
    charts: tuple[Chart, ...] = ()


def charts_of(sections: Sequence[QuotaSection]) -> tuple[Chart, ...]:
    """Of each format its rows, as the table has them: what was used, and what is left of the year."""
    return telling(
        *(
            Chart(
                f"{section.name}: số lần đã sử dụng và còn lại",
                "buổi",
                tuple(", ".join(part for part in (row.name, row.above) if part) for row in section.rows),
                (
                    Series("Đã họp", tuple(row.held for row in section.rows)),
                    Series("Đã có kế hoạch", tuple(row.planned for row in section.rows)),
                    Series("Nhận từ tổ chức trước", tuple(row.inherited for row in section.rows)),
                    Series("Còn lại", tuple(row.left for row in section.rows)),
                ),
                stacked=True,
                lying=True,
            )
            for section in sections
        )
    )
