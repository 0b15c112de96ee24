"""The monthly table of ratings that a grassroots organisation sends up (columns as committees keep them: STT, đơn vị, đảng viên
dự/tổng, ngày họp, điểm, tốt, khá, trung bình, kém, ghi chú)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports.rules.chart import Chart, Series, telling
from reports.rules.party_document import Head, Signature
from reports.rules.wording import cited_date, grouped, padded_month, percent

BANDS = ("good", "fair", "average", "poor")
BANDS_WRITTEN = ("Tốt", "Khá", "Trung bình", "Kém")


@dataclass(frozen=True)
class RatedMeeting:
    """A meeting of a cell in the month; `held_on` None: it held none. `band` "": nobody rated it."""

    cell: str
    held_on: date | None = None
    present: int | None = None
    expected: int | None = None
    points: Decimal | None = None
    band: str = ""
    remark: str = ""
    cell_pk: int = 0
    meeting_pk: int = 0

    @property
    def came(self) -> str:
        return f"{grouped(self.present or 0)}/{grouped(self.expected)}" if self.expected else ""

    @property
    def day(self) -> str:
        return cited_date(self.held_on) if self.held_on else ""

    @property
    def points_written(self) -> str:
        return f"{self.points.normalize():f}".replace(".", ",") if self.points is not None else ""

    @property
    def marks(self) -> tuple[str, ...]:
        """A cross in the column of its band."""
        return tuple("x" if self.band == band else "" for band in BANDS)


@dataclass(frozen=True)
class RatingsTable:
    head: Head
    whose: str
    month: date
    rows: Sequence[RatedMeeting]
    written: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature
    charts: tuple[Chart, ...] = ()

    @property
    def month_in_words(self) -> str:
        return f"tháng {self.month.month} năm {self.month.year}"

    @property
    def sums(self) -> tuple[int, ...]:
        """Meetings in each band."""
        return sums_of(self.rows)

    @property
    def rated(self) -> int:
        return sum(self.sums)

    @property
    def shares(self) -> tuple[str, ...]:
        return tuple(percent(number, self.rated) if self.rated else "" for number in self.sums)

    @property
    def held(self) -> int:
        return sum(row.held_on is not None for row in self.rows)


def sums_of(rows: Sequence[RatedMeeting]) -> tuple[int, ...]:
    return tuple(sum(row.band == band for row in rows) for band in BANDS)


def series_of_bands(counts: Sequence[Mapping[str, int] | None]) -> tuple[Series, ...]:
    """Of months or years in turn; None: nothing was rated."""
    return tuple(
        Series(name, tuple(None if one is None else one.get(band, 0) for one in counts))
        for band, name in zip(BANDS, BANDS_WRITTEN, strict=True)
    )


def charts_of(
    rows: Sequence[RatedMeeting], months: Sequence[date], before: Mapping[date, Mapping[str, int]]
) -> tuple[Chart, ...]:
    """Of the months, by their first days, the last as its table has it. `before`: meetings of the others by band; one in which
    nothing was rated is not there."""
    now = dict(zip(BANDS, sums_of(rows), strict=True))
    return telling(
        Chart(
            f"Chất lượng sinh hoạt chi bộ {len(months)} tháng gần nhất",
            "buổi sinh hoạt",
            tuple(f"{padded_month(first)}/{first.year}" for first in months),
            series_of_bands([*(before.get(first) for first in months[:-1]), now]),
            stacked=True,
        )
    )
