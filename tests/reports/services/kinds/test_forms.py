"""Forms of admission and transfer: prefilled from the register, room where it knows nothing, nobody from elsewhere."""

from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Refused
from admissions.models import MonthlyFee
from admissions.rules.steps import Step
from admissions.services.listing import Particulars, close_candidate, list_candidate
from cells.models import Transfer
from reports.queries.form_texts import shipped_wordings
from reports.rules.form import FormSheets
from reports.rules.form_text import ROOM, FormTable
from reports.rules.kinds import DocumentKind, FileType
from reports.services.documents import Order, document_of, print_document
from reports.services.html import document_html
from reports.services.kinds import FORM_KINDS
from reports.services.markup import tree_of
from tests.admissions.people import NAME, Way
from tests.cast import TODAY, Cast
from tests.reports.same_words import assert_all_say_the_same

pytestmark = pytest.mark.django_db
Kind = DocumentKind
VOTED, ADMITTED = date(2024, 3, 4), date(2024, 3, 20)


@pytest.fixture
def way(cast: Cast) -> Way:
    return Way.begin(cast)


def printed(way: Way, kind: Kind, *, of: str = "CELL", on: date = TODAY, **asked: int) -> FormSheets:
    document, _day = document_of(Order(kind, way.cast[of], on=on, **asked), today=TODAY)
    assert isinstance(document, FormSheets)
    return document


def words(document: FormSheets, sheet: int = 0) -> str:
    return "\n".join(block.text for block in document.sheets[sheet].blocks if not isinstance(block, FormTable))


@pytest.mark.parametrize("kind", FORM_KINDS)
def test_page_pdf_and_word_say_the_same_of_every_form(cast: Cast, kind: Kind) -> None:
    about = FORM_KINDS[kind]
    version = cast["CELL"].versions.on(TODAY).get()
    html = document_html(about.template, about.sample(version, TODAY, shipped_wordings()[kind]))
    assert_all_say_the_same(html, tables=kind == Kind.SOURCE_LIST)


def test_the_resolution_on_admission_tells_the_vote(way: Way) -> None:
    way.filed(VOTED)
    way.vote(Step.CELL_VOTE, VOTED, 8, 1, chair=way.members[0], present=9)
    document = printed(way, Kind.ADMISSION_RESOLUTION, person_id=way.candidate.pk)
    (sheet,) = document.sheets
    assert (sheet.number, sheet.head.number_line.split("-")[-1]) == ("Mẫu 6-KNĐ", "NQ/CB")
    assert sheet.summary == f"đề nghị kết nạp quần chúng {NAME} vào Đảng"
    assert "Ngày 04 tháng 3 năm 2024" in words(document)
    assert "là 08 đồng chí, đạt 88,89 % so với 09 đảng viên" in words(document).replace("\u00a0", " ")
    assert f"Chủ trì hội nghị: đồng chí {way.members[0].full_name}" in words(document)


def test_before_the_vote_there_is_room_for_it(way: Way) -> None:
    document = printed(way, Kind.ADMISSION_RESOLUTION, person_id=way.candidate.pk)
    assert f"là {ROOM} đồng chí" in words(document)
    with pytest.raises(Refused, match="No cell here has voted"):
        printed(way, Kind.ADMISSION_RESOLUTION)


def test_the_resolutions_of_a_meeting_are_printed_together(way: Way) -> None:
    way.filed(VOTED)
    vote = way.vote(Step.CELL_VOTE, VOTED)
    assert vote.meeting_id is not None
    assert len(printed(way, Kind.ADMISSION_RESOLUTION).sheets) == 1
    assert len(printed(way, Kind.ADMISSION_RESOLUTION, meeting_id=vote.meeting_id).sheets) == 1
    with pytest.raises(Refused):
        printed(way, Kind.ADMISSION_RESOLUTION, meeting_id=vote.meeting_id + 1)


def test_each_introducer_has_a_sheet_of_the_own(way: Way) -> None:
    way.filed(VOTED)
    document = printed(way, Kind.INTRODUCTION)
    signed = [sheet.signature.name for sheet in document.sheets if sheet.signature]
    assert signed == [member.full_name for member in way.members[:2]]
    assert "sinh ngày 29/02/2000" in words(document)


def test_the_helper_remarks_on_the_probation(way: Way) -> None:
    with pytest.raises(Refused, match="assign a helper first"):
        printed(way, Kind.HELPER_REMARK)
    way.admitted(ADMITTED, decided=VOTED)
    way.reviewed(TODAY)
    document = printed(way, Kind.HELPER_REMARK)
    assert f"Tôi là: {way.members[2].full_name}" in words(document)
    assert "Đến ngày 20/3/2025" in words(document)
    way.vote(Step.FULL_VOTE, TODAY)
    full = printed(way, Kind.FULL_RESOLUTION)
    assert "kết nạp ngày 20/3/2024, hết thời gian dự bị ngày 20/3/2025" in words(full)


def test_the_list_of_sources_is_that_of_its_day(way: Way) -> None:
    other = list_candidate(
        cell=way.cast["CELL"], person=Particulars("Trần Thị Đào", 2001), on=TODAY, occasion=way.cast.occasion()
    )

    def listed(day: date, of: str = "WARD") -> list[str]:
        table = next(
            b for b in printed(way, Kind.SOURCE_LIST, of=of, on=day).sheets[0].blocks if isinstance(b, FormTable)
        )
        return [row[1][0].text for row in table.rows]

    assert listed(date(2024, 1, 1)) == [NAME]
    assert listed(TODAY) == ["Trần Thị Đào", NAME]
    close_candidate(
        candidate=other, how="abandoned", because="Đi xa", on=TODAY, occasion=way.cast.occasion(today=TODAY)
    )
    assert listed(TODAY, of="CELL") == [NAME]


def test_what_the_list_says_stands_on_paper(way: Way) -> None:
    """Not only in what the document holds."""
    html = document_html(FORM_KINDS[Kind.SOURCE_LIST].template, printed(way, Kind.SOURCE_LIST))
    (table,) = (table for table in tree_of(html).all("table") if "rows" in table.classes)
    assert NAME in [line.text for line in table.all("p")]


def test_a_person_of_another_organisation_is_nobody(way: Way) -> None:
    for kind in (Kind.ADMISSION_RESOLUTION, Kind.INTRODUCTION):
        with pytest.raises(Refused):
            printed(way, kind, of="SECOND", person_id=way.candidate.pk)


def test_the_slip_says_until_when_the_fee_is_paid_as_far_as_the_cell_entered_it(way: Way) -> None:
    cast, member = way.cast, way.members[0]
    facts = {"member": member, "from_cell": cast["CELL"], "to_cell": cast["SECOND"], "papers_due_on": date(2025, 6, 1)}
    move = Transfer.objects.create(sent_on=TODAY, **facts)
    assert "đến hết tháng ……………" in words(printed(way, Kind.TRANSFER_SLIP, transfer_id=move.pk))
    for month, facts in ((1, {"state": "paid"}), (2, {"state": "later", "paid_on": TODAY}), (4, {"state": "paid"})):
        MonthlyFee.objects.create(cell=cast["CELL"], member=member, month=date(2025, month, 1), **facts)
    assert "đến hết tháng 02 năm 2025." in words(printed(way, Kind.TRANSFER_SLIP, transfer_id=move.pk))
    MonthlyFee.objects.filter(month=date(2025, 2, 1)).update(paid_on=TODAY + timedelta(days=1))
    assert "đến hết tháng 01 năm 2025." in words(printed(way, Kind.TRANSFER_SLIP, transfer_id=move.pk))


def test_the_slip_is_of_the_sender_alone(way: Way) -> None:
    cast, member = way.cast, way.members[0]
    move = Transfer.objects.create(
        member=member, from_cell=cast["CELL"], to_cell=cast["SECOND"], sent_on=TODAY, papers_due_on=date(2025, 6, 1)
    )
    document = printed(way, Kind.TRANSFER_SLIP, transfer_id=move.pk)
    assert member.full_name in words(document)
    assert "chậm nhất ngày 01/6/2025" in words(document)
    assert document.sheets[0].signature is None
    assert len(printed(way, Kind.TRANSFER_SLIP).sheets) == 1
    with pytest.raises(Refused):
        printed(way, Kind.TRANSFER_SLIP, of="SECOND", transfer_id=move.pk)


def test_a_form_is_asked_by_what_it_is_about_and_comes_as_files(way: Way) -> None:
    with pytest.raises(Refused, match="not about a person"):
        printed(way, Kind.TRANSFER_SLIP, person_id=way.candidate.pk)
    with pytest.raises(Refused, match="not about a transfer"):
        printed(way, Kind.INTRODUCTION, transfer_id=1)
    order = Order(Kind.SOURCE_LIST, way.cast["CELL"])
    assert print_document(order, today=TODAY, file=FileType.XLSX).content[:2] == b"PK"
