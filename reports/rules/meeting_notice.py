"""The notice of a meeting: when, where, in which form, and the agenda as a table (STT, nội dung, người thực hiện, ghi chú)."""

from dataclasses import dataclass
from datetime import date, time

from reports.rules.party_document import Head, Signature
from reports.rules.wording import cited_date

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class NoticedItem:
    text: str
    presenter: str = ""
    remark: str = ""


@dataclass(frozen=True)
class MeetingNotice:
    head: Head
    whose: str
    what: str
    """«sinh hoạt thường kỳ tháng 4 năm 2025»."""
    held_on: date
    how: str
    items: tuple[NoticedItem, ...]
    recipients: tuple[str, ...]
    signature: Signature
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    link: str = ""
    chair: str = ""
    papers_by: date | None = None
    """The last day on which the papers are sent."""

    @property
    def when(self) -> str:
        """«14 giờ 00 - 15 giờ 30, Thứ Bảy, ngày 05/4/2025»."""
        hours = " - ".join(f"{hour.hour:02d} giờ {hour.minute:02d}" for hour in (self.begins, self.ends) if hour)
        day = f"{WEEKDAYS[self.held_on.weekday()]}, ngày {cited_date(self.held_on)}"
        return f"{hours}, {day}" if hours else day

    @property
    def papers(self) -> str:
        return cited_date(self.papers_by) if self.papers_by else ""
