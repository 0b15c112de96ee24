from dataclasses import replace
from datetime import date

import pytest

from accounts.rules.refusal import Refused
from meetings.models import Meeting
from meetings.rules.votes import Ballot
from meetings.services.combining import Adopted as Resolved
from meetings.services.combining import combine_groups
from reports.queries.minutes import what_is_minuted
from reports.rules.conclusion import Adopted, conclusion
from reports.rules.formatted import blocks_of
from reports.rules.kinds import DocumentKind
from reports.rules.minutes import MinutedTask, MinutesSheet, MinutesSheets, Votes, composed
from reports.rules.party_document import Head, Signature
from reports.services import documents
from reports.services.documents import Order, document_of, draft_of
from reports.services.html import document_html
from reports.services.kinds import KINDS
from tests.cast import TODAY, Cast
from tests.meetings.scenes import cell_with_groups
from tests.reports.same_words import assert_all_say_the_same

SHEET = MinutesSheet(
    head=Head("Đảng ủy phường Phủ Hà", "Chi bộ khu phố 1", "", "Số 05-BB/CB"),
    about="Sinh hoạt thường kỳ tháng 3 năm 2025",
    blocks=blocks_of(
        "Hôm nay, chi bộ họp.\nI. NỘI DUNG\n1. Quán triệt **Nghị quyết số 18-NQ/TW**\n- Ý kiến <b>bảo lưu</b> của *đồng chí A*\n"
        "Biểu quyết: 44 tán thành."
    ),
    secretary=Signature("Người ghi biên bản", "", "Phạm Thị Bình"),
    chair=Signature("Chủ trì", "", "Nguyễn Văn An"),
    addenda=(blocks_of("Sai họ tên ở mục 1."),),
)


@pytest.mark.parametrize(
    ("kind", "document"),
    [("meeting_minutes", SHEET), ("group_minutes", MinutesSheets((SHEET, SHEET)))],
    ids=["of the meeting", "of two groups"],
)
def test_page_pdf_and_word_say_the_same(kind: str, document: object) -> None:
    html = document_html(KINDS[DocumentKind(kind)].template, document)
    assert "&lt;b&gt;bảo lưu" in html
    assert_all_say_the_same(html)


@pytest.mark.django_db
def test_minutes_are_of_the_newest_meeting_by_the_day_or_of_the_one_that_is_asked_for(cast: Cast) -> None:
    cell = cell_with_groups(cast)
    meeting = cell.plan("by_group", TODAY, on=TODAY)
    cell.prepare(meeting, TODAY)
    for place in (0, 1):
        cell.meet(meeting, place, TODAY)
    order = Order(DocumentKind.GROUP_MINUTES, cell.organisation)
    sheets, day = document_of(order, today=TODAY)
    assert day == TODAY
    assert [sheet.head.issuer for sheet in sheets.sheets] == ["Tổ đảng số 1", "Tổ đảng số 2"]  # type: ignore[attr-defined]
    (only,) = document_of(
        Order(DocumentKind.GROUP_MINUTES, cell.organisation, meeting_id=meeting.pk, group_id=cell.groups[1].pk),
        today=TODAY,
    )[0].sheets  # type: ignore[attr-defined]
    assert only.head.issuer == "Tổ đảng số 2"


def test_a_conclusion_says_the_same_on_paper_and_in_word() -> None:
    adopted = Adopted(
        kind="resolution",
        whose="Chi bộ khu phố 1",
        what="sinh hoạt thường kỳ tháng 3 năm 2025",
        on=TODAY,
        text="1. Lãnh đạo nhiệm vụ tháng 4\nHoàn thành thu quỹ.",
        tasks=(MinutedTask("Thăm hộ nghèo", "Lê Văn Ba", date(2025, 4, 30)),),
        votes=Votes(45, 5, 0, 52),
    )
    head = Head("Đảng ủy phường Phủ Hà", "Chi bộ khu phố 1", "Phan Rang, ngày 21 tháng 3 năm 2025", "Số 03-NQ/CB")
    signature = Signature("T/M Chi bộ", "Bí thư", "Nguyễn Văn An")
    document = conclusion(head, adopted, recipients=("Đảng ủy phường", "Lưu chi bộ"), signature=signature)
    html = document_html(KINDS[DocumentKind.CONCLUSION].template, document)
    assert "với 45/52 đồng chí tán thành, đạt 86,54" in html.replace("\u00a0", " ")
    assert_all_say_the_same(html)


@pytest.mark.django_db
def test_minutes_of_all_groups_name_the_group_that_did_not_vote_on_an_item(cast: Cast) -> None:
    cell = cell_with_groups(cast)
    meeting = cell.plan("by_group", TODAY, on=TODAY)
    cell.prepare(meeting, TODAY)
    item = meeting.agenda.get().pk
    for place in range(4):
        votes = {None: Ballot(10)} if place == 1 else {item: Ballot(10)}
        cell.meet(meeting, place, TODAY, votes=votes)
    text = composed(what_is_minuted(meeting))
    assert "không biểu quyết, trong đó có Tổ đảng số 2." in text
    assert "không biểu quyết, trong đó có Tổ đảng số 1, Tổ đảng số 3, Tổ đảng số 4" in text


@pytest.mark.django_db
def test_what_a_meeting_by_group_adopted_is_a_document_of_its_own(cast: Cast) -> None:
    cell = cell_with_groups(cast)
    meeting = cell.plan("by_group", TODAY, on=TODAY)
    cell.prepare(meeting, TODAY)
    for place in range(4):
        cell.report(cell.meet(meeting, place, TODAY), TODAY)
    order = Order(DocumentKind.CONCLUSION, cell.organisation, meeting_id=meeting.pk)
    with pytest.raises(Refused, match="not recorded as held"):
        document_of(order, today=TODAY)
    adopted = Resolved(TODAY, "Nhất trí", "resolution", Ballot(3))
    combine_groups(meeting=meeting, adopted=adopted, **cell.acting(TODAY))
    document, _day = document_of(order, today=TODAY)
    assert document.title == "Nghị quyết"  # type: ignore[attr-defined]
    assert "với 3/3 đồng chí tán thành" in document.blocks[-1].text  # type: ignore[attr-defined]


@pytest.mark.parametrize("frozen", [True, False])
def test_minutes_that_both_have_signed_are_no_draft(frozen: bool, monkeypatch: pytest.MonkeyPatch, cast: Cast) -> None:
    sheet = replace(SHEET, is_draft=not frozen)
    assert MinutesSheets((sheet, replace(SHEET, is_draft=False))).is_draft is not frozen
    monkeypatch.setattr(documents, "document_of", lambda order, *, today: (sheet, TODAY))
    html, _day = draft_of(Order(DocumentKind.MEETING_MINUTES, cast["CELL"]), today=TODAY)
    assert ('class="draft"' in html) is not frozen


@pytest.mark.django_db
def test_of_what_was_not_held_there_are_no_minutes(cast: Cast) -> None:
    cell = cell_with_groups(cast)
    planned: Meeting = cell.plan("in_person", date(2025, 4, 5))
    order = Order(DocumentKind.MEETING_MINUTES, cell.organisation, meeting_id=planned.pk)
    with pytest.raises(Refused, match="not recorded as held"):
        document_of(order, today=TODAY)
    with pytest.raises(Refused, match="no such meeting"):
        document_of(Order(DocumentKind.MEETING_MINUTES, cell.organisation), today=TODAY)
