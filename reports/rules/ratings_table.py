"""The monthly table of ratings that a grassroots organisation sends up (columns as committees keep them: STT, đơn vị, đảng viên
dự/tổng, ngày họp, điểm, tốt, khá, trung bình, kém, ghi chú)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports.rules.party_document import Head, Signature
from reports.rules.wording import cited_date, grouped, percent

BANDS = ("good", "fair", "average", "poor")


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

    @property
    def month_in_words(self) -> str:
        return f"tháng {self.month.month} năm {self.month.year}"

    @property
    def sums(self) -> tuple[int, ...]:
        """Meetings in each band."""
        return tuple(sum(row.band == band for row in self.rows) for band in BANDS)

    @property
    def rated(self) -> int:
        return sum(self.sums)

    @property
    def shares(self) -> tuple[str, ...]:
        return tuple(percent(number, self.rated) if self.rated else "" for number in self.sums)

    @property
    def held(self) -> int:
        return sum(row.held_on is not None for row in self.rows)
