"""One of everything, in the middle of a season: what the access table is tried on."""

from dataclasses import dataclass
from datetime import timedelta

from accounts.models import Job, Letter
from accounts.queries.jobs import job_file
from admissions.queries.screening import grounds_on
from admissions.rules.steps import Step
from admissions.services.companions import add_companion
from admissions.services.discipline import follow_case
from admissions.services.listing import Particulars, list_candidate
from admissions.services.screening import list_member
from admissions.services.steps import StepTold, record_step
from admissions.services.targets import give_target
from cells.models import Body, Ground, Member, Post
from meetings.models import Meeting
from pilots.models import Registration, Round, Submission
from pilots.rules.terms import Format
from pilots.services.submissions import add_registration
from reports.models import Attachment, Contribution, Issued, NumberBook, Received
from reports.queries.issued import kept_file
from sheets.models import Sheet, SheetRow
from tests.admissions.inspecting import a_case, inspects
from tests.cast import NOW, TODAY, Cast
from tests.meetings import scenes
from tests.pilots import story
from tests.reports import periods

PAPER, WORD = "a" * 64, "b" * 64
"""Digests of what was issued."""


@dataclass
class Scene:
    cast: Cast
    member: Member
    ground: Ground
    job: Job
    round: Round
    submission: Submission
    registration: Registration
    meeting: Meeting
    group: int
    issued: Issued
    received: Received
    contribution: Contribution


def set_scene(cast: Cast) -> Scene:
    """CELL has 52 members in four groups, its by-group pilot and a meeting whose committee has met; the second group met today.

    CITY has opened a round, in which WARD drafts a registration of SECOND, and a reporting period, in which WARD has sent its
    figures. Binh asked for a document.
    """
    cell = scenes.cell_with_groups(cast)
    meeting = cell.plan("by_group", TODAY, on=TODAY - timedelta(days=5))
    cell.prepare(meeting, TODAY - timedelta(days=2))
    cell.meet(meeting, 1, TODAY)
    (ground,) = cast.grounds(cell.members[5:6])
    story.make_eligible(cast, "SECOND")
    round = story.opened(cast, symbol="901-CV/TU")
    registration = add_registration(
        submission=story.list_of(cast, round=round),
        organisation=cast["SECOND"],
        format=Format.ONLINE,
        occasion=cast.occasion("binh"),
    )
    hand_in_lists(cast)
    give_target(
        organisation=cast["CELL"],
        year=TODAY.year,
        number=2,
        share=None,
        on=TODAY,
        document=None,
        occasion=cast.occasion("binh"),
    )
    begin_a_way(cast, cell.members[6])
    stand_before_the_cell(cast, cell.members[7])
    return Scene(
        cast=cast,
        member=cell.members[5],
        ground=ground,
        job=finished_job(cast),
        round=round,
        submission=registration.submission,
        registration=registration,
        meeting=meeting,
        group=cell.groups[1].pk,
        issued=issued_row(cast),
        received=received_row(cast),
        contribution=periods.sent(cast, periods.opened(cast)),
    )


def begin_a_way(cast: Cast, introducer: Member) -> None:
    """Somebody of CELL on the way into the Party, who attended the course."""
    occasion = cast.occasion("an")
    one = list_candidate(cell=cast["CELL"], person=Particulars("Lê Thị Hạ", 2000), on=TODAY, occasion=occasion)
    record_step(candidate=one, told=StepTold(Step.COURSE, TODAY), occasion=occasion)
    add_companion(candidate=one, member=introducer, body="", since=None, on=TODAY, occasion=occasion)


def stand_before_the_cell(cast: Cast, member: Member) -> None:
    """A member of CELL who is on the list of the screening, and whose discipline is complained of. Giang, who inspects the city,
    sits in its inspection committee."""
    inspects(cast)
    case = a_case(cast, member, announced_on=TODAY)
    follow_case(case=case, what="complaint", on=TODAY, form="", document="", occasion=cast.occasion("giang"))
    (ground, *_others) = grounds_on(TODAY)
    list_member(cell=cast["CELL"], member=member, ground=ground, note="", on=TODAY, occasion=cast.occasion("an"))


def hand_in_lists(cast: Cast) -> None:
    """Lists of WARD: one read, one entered, one to compare with; each with a row."""
    for kind, state in (("register", "previewed"), ("register", "applied"), ("reconcile", "previewed")):
        sheet = Sheet.objects.create(
            organisation=cast["WARD"],
            kind=kind,
            state=state,
            uploaded_by=cast.users["binh"],
            uploaded_at=NOW,
            file_name="danh-sach.xlsx",
            is_text=False,
            digest="0" * 64,
            contents=[{"name": "DS", "rows": 2, "head": [["Họ và tên"], ["Lê Thị Hạ"]]}],
            name="DS",
            header_first=1,
            headings=["Họ và tên"],
            columns=["full_name"],
            on=TODAY,
            applied_at=NOW,
            entry=0,
        )
        SheetRow.objects.create(
            sheet=sheet,
            number=2,
            verdict="new",
            cell=cast["CELL"],
            full_name="Lê Thị Hạ",
            values={"full_name": "Lê Thị Hạ"},
        )


def finished_job(cast: Cast) -> Job:
    """A document that Binh asked for, ready to be fetched."""
    return Job.objects.create(
        kind="test",
        title="Danh sách",
        asked_by=cast.users["binh"],
        asked_at=NOW,
        today=TODAY,
        state=Job.State.DONE,
        file_name="danh-sach.pdf",
        content_type="application/pdf",
    )


def refused_letter() -> Letter:
    """Of a reminder, to an address that the mail server does not know."""
    letter, _new = Letter.objects.get_or_create(
        key="pilots.reminder:1:binh@example.vn",
        defaults={
            "kind": "pilots.reminder",
            "about": 1,
            "to": "binh@example.vn",
            "subject": "Nhắc gửi danh sách",
            "body": "Hạn cuối: 09/04/2025.",
            "written_at": NOW,
            "attempts": 1,
            "next_at": NOW,
            "error": "550 unknown user",
        },
    )
    return letter


def lay_out_file(job: Job) -> None:
    """And those that were issued and attached."""
    issued = [kept_file(digest) for digest in (PAPER, WORD)]
    for path in (job_file(job), *issued):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-1.7")


def issued_row(cast: Cast) -> Issued:
    """A list of WARD with its number, as the register has it, and a scan of it: laying out a page is not what it is for."""
    (member, *_rest) = cast.people(1, of="SECOND")
    post = cast.office(member, Post.Title.SECRETARY, of="WARD", body=Body.Kind.EXECUTIVE)
    book = NumberBook.objects.create(
        organisation=cast["WARD"], type_code="DS", begins_on=TODAY.replace(month=1, day=1), last=1
    )
    issued = Issued.objects.create(
        organisation=cast["WARD"],
        kind="registration_list",
        matter="day:2025-03-01",
        day=TODAY.replace(day=1),
        book=book,
        number=1,
        type_code="DS",
        symbol="01-DS/ĐU",
        dated_on=TODAY.replace(day=3),
        title="Danh sách đăng ký",
        post=post,
        authority="T/M Đảng ủy",
        office="Bí thư",
        signed_by=member.full_name,
        code="K7PM2Q4T9XZW",
        digest=PAPER,
        word_digest=WORD,
        file_name="Danh sách.pdf",
        issued_by=cast.users["binh"],
        issued_at=NOW,
        search_key="01-ds/du danh sach dang ky",
    )
    Attachment.objects.create(
        issued=issued,
        what=Attachment.What.SCAN,
        file_name="Bản ký.pdf",
        content_type="application/pdf",
        size=8,
        digest=PAPER,
        added_by=cast.users["binh"],
        added_at=NOW,
    )
    return issued


def received_row(cast: Cast) -> Received:
    book = NumberBook.objects.create(
        organisation=cast["WARD"], type_code="ĐẾN", begins_on=TODAY.replace(month=1, day=1), last=1
    )
    return Received.objects.create(
        organisation=cast["WARD"],
        book=book,
        number=1,
        arrived_on=TODAY,
        issuer="Thành ủy Hoa Sen",
        symbol="12-CV/TU",
        dated_on=TODAY.replace(day=1),
        type_name="Công văn",
        title="Về việc báo cáo",
        search_key="12-cv/tu ve viec bao cao",
        entered_by=cast.users["binh"],
        entered_at=NOW,
    )
