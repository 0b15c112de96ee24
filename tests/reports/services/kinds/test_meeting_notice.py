from datetime import date, time, timedelta

import pytest

from accounts.rules.refusal import Refused
from cells.queries.organisations import existing_on
from meetings.services.planning import cancel_meeting
from reports.rules.kinds import DocumentKind
from reports.rules.meeting_notice import MeetingNotice, NoticedItem
from reports.rules.party_document import Head, Signature
from reports.services.documents import Order, document_of
from reports.services.html import document_html
from reports.services.kinds import KINDS
from tests.cast import TODAY, Cast
from tests.meetings.scenes import MEETING_DAY, cell_with_groups
from tests.reports.same_words import assert_all_say_the_same

NOTICE = MeetingNotice(
    head=Head("Đảng ủy phường Phủ Hà", "Chi bộ khu phố 1", "Phan Rang, ngày 21 tháng 3 năm 2025", "Số 04-TB/CB"),
    whose="Chi bộ khu phố 1",
    what="sinh hoạt thường kỳ tháng 4 năm 2025",
    held_on=date(2025, 4, 5),
    begins=time(14, 0),
    ends=time(15, 30),
    place="Nhà văn hoá",
    how="trực tiếp",
    items=(NoticedItem("Quán triệt nghị quyết", "đồng chí An", "có tài liệu"), NoticedItem("Nhiệm vụ tháng tới")),
    recipients=("Các đồng chí đảng viên", "Lưu hồ sơ"),
    signature=Signature("T/M Chi bộ", "Bí thư", "Nguyễn Văn An"),
    papers_by=date(2025, 4, 4),
)


def test_page_pdf_and_word_say_the_same() -> None:
    html = document_html(KINDS[DocumentKind.MEETING_NOTICE].template, NOTICE)
    assert_all_say_the_same(html)


def test_the_day_is_told_with_its_hours_as_far_as_they_are_known() -> None:
    assert NOTICE.when == "14 giờ 00 - 15 giờ 30, Thứ Bảy, ngày 05/4/2025"


@pytest.mark.django_db
def test_the_next_planned_meeting_is_announced_and_what_is_called_off_is_not(cast: Cast) -> None:
    cell = cell_with_groups(cast)
    later = cell.plan("in_person", MEETING_DAY + timedelta(days=30))
    meeting = cell.plan("in_person", MEETING_DAY)
    order = Order(DocumentKind.MEETING_NOTICE, cell.organisation)
    notice, day = document_of(order, today=TODAY)
    assert (notice.held_on, day) == (MEETING_DAY, TODAY)  # type: ignore[attr-defined]
    cancel_meeting(meeting=meeting, reason="Bão", **cell.acting(TODAY))
    assert document_of(order, today=TODAY)[0].held_on == later.held_on  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="plan it first"):
        document_of(Order(DocumentKind.MEETING_NOTICE, cell.organisation, meeting_id=meeting.pk), today=TODAY)


@pytest.mark.django_db
def test_above_the_cell_stands_the_committee_directly_above_it(cast: Cast) -> None:
    cell = cell_with_groups(cast)
    cell.plan("in_person", MEETING_DAY)
    notice, _day = document_of(Order(DocumentKind.MEETING_NOTICE, cell.organisation), today=TODAY)
    above = existing_on(existing_on(cell.organisation, TODAY).parent, TODAY)
    assert above.kind == "grassroots_committee"
    assert notice.head.superior == (above.issuer_name or above.name)  # type: ignore[attr-defined]
