"""Every list of the product, on its page and read back from its Excel file: both are of one declaration."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import import_module
from io import BytesIO
from pkgutil import iter_modules
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from python_calamine import CalamineWorkbook

from accounts.models import Entry
from accounts.tables import List, Only, Table
from admissions.models import Candidate, FeeExemption, MonthlyFee, Screened
from cells.models import Addressee, AreaFact, BulkAct, Member, Transfer
from cells.services.departures import leave
from meetings.models import AgendaItem, Attendance, HandedDownTopic, Meeting, Task
from meetings.services.corrections import declare_mistaken
from meetings.services.past import PastMeeting, enter_past_meeting
from pilots.models import Registration
from pilots.services.submissions import add_registration, submit_submission
from reorganisations.models import Reorganisation
from reports.models import NumberBook, Numbering, PageLayout, ReportingPeriod
from reports.rules.periods import PeriodKind
from sheets.models import SheetRow
from tests import access_table as table
from tests.admissions.inspecting import a_case, inspects
from tests.cast import NOW, START, TODAY
from tests.cells import scene as members
from tests.meetings.scenes import MEETING_DAY, approve
from tests.pilots import agenda_phrases, story
from tests.recorded_cast import recorded_cast
from tests.reports import periods
from tests.scene import Scene, lay_out_file, refused_letter, set_scene
from tests.shown_lists import Shown, tables_of
from tests.walker import Walk, shape_of

APPS = ("accounts", "cells", "reorganisations", "sheets", "pilots", "meetings", "admissions", "reports")


@dataclass(frozen=True)
class Page:
    """`saves`: whether a clerk would want it as Excel. `whole`: whether the file has other rows than what is open on the page."""

    name: str
    username: str
    kwargs: Any = lambda scene: {}
    query: str = ""
    saves: bool = True
    whole: bool = False


def unit_list(scene: Scene) -> dict[str, Any]:
    return {"pk": story.list_of(scene.cast, "UNIT", round=scene.round).pk}


def by_group(scene: Scene) -> dict[str, Any]:
    return {"pk": Registration.objects.get(organisation=scene.cast["CELL"], format="by_group").pk}


def confirmed_plan(scene: Scene) -> dict[str, Any]:
    return {"pk": Reorganisation.objects.get(title="Đã xác nhận").pk}


def drafted_plan(scene: Scene) -> dict[str, Any]:
    """A split, which forms something."""
    return {"pk": Reorganisation.objects.get(title="Bản nháp").pk}


def period_of_years(scene: Scene) -> dict[str, Any]:
    return {"pk": ReportingPeriod.objects.get(organisation=scene.cast["CITY"], kind="years").pk}


PAGES = [
    Page("accounts:jobs", "binh", saves=False),
    Page("cells:members", "an", table.cell),
    Page("cells:members", "an", table.cell, "on=20/03/2025"),
    Page("cells:members", "dung", table.city, "sort=-born_on"),
    Page("cells:organisations", "dung", whole=True),
    Page("cells:organisations", "dung", query="words=chi+bo"),
    Page("cells:organisation", "dung", table.ward),
    Page("cells:groups", "dung", table.ward),
    Page("cells:member", "an", table.member, saves=False),
    Page("cells:correct", "an", table.member, saves=False),
    Page("cells:transfers", "an", table.cell, whole=True),
    Page("cells:residences", "an", table.cell),
    Page("cells:residences", "dung", table.city),
    Page("cells:duplicates", "an", table.cell),
    Page("cells:quality", "dung", table.city, "kind=no_secretary"),
    Page("cells:bulk_acts", "an", table.cell),
    Page("sheets:sheets", "binh", table.ward),
    Page("sheets:print", "binh", table.sheet(kind="reconcile")),
    Page("reorganisations:reorganisations", "dung"),
    Page("reorganisations:reorganisation", "dung", confirmed_plan, saves=False),
    Page("reorganisations:reorganisation", "dung", drafted_plan, saves=False),
    Page("cells:organisation_correct", "dung", table.cell, saves=False),
    Page("cells:users", "khanh"),
    Page("cells:user", "khanh", table.user, saves=False),
    Page("cells:letters", "khanh", query="all=1"),
    Page("cells:citations", "dung"),
    Page("cells:statutes", "an"),
    Page("cells:statute", "khanh", table.statute),
    Page("cells:notices", "dung"),
    Page("admissions:paper_kinds", "khanh"),
    Page("admissions:targets", "binh", table.ward),
    Page("admissions:targets", "an", table.cell),
    Page("admissions:people", "an", table.cell),
    Page("admissions:people", "dung", table.city, "stage=course"),
    Page("admissions:targets", "dung", table.city),
    Page("admissions:screening", "an", table.cell),
    Page("admissions:screening", "dung", table.city),
    Page("admissions:exits", "dung", table.city),
    Page("admissions:fees", "an", table.cell),
    Page("admissions:exemptions", "dung", table.city),
    Page("admissions:classification", "an", table.cell),
    Page("admissions:classification", "dung", table.city),
    Page("admissions:discipline", "dung", table.city),
    Page("admissions:cases", "dung", table.city),
    Page("pilots:rounds", "dung"),
    Page("pilots:round", "dung", table.round),
    Page("pilots:registrations", "dung", query="sort=state"),
    Page("pilots:registration", "dung", by_group, saves=False),
    Page("pilots:submission", "binh", table.submission, saves=False),
    Page("pilots:submission", "dung", unit_list),
    Page("pilots:appraise_many", "dung", saves=False),
    Page("pilots:drift", "hoa"),
    Page("pilots:circumstances", "an"),
    Page("pilots:eligibility", "an", table.cell, saves=False),
    Page("pilots:eligibility", "dung", table.ward),
    Page("pilots:coverage", "dung", table.city),
    Page("pilots:coverage_list", "dung", table.city),
    Page("pilots:guidances", "khanh"),
    Page("pilots:guidance", "khanh", table.guidance, saves=False),
    Page("pilots:whatif", "khanh", table.guidance),
    Page("pilots:whatif_one", "khanh", lambda scene: table.guidance(scene) | {"code": "CELL"}, saves=False),
    Page(
        "pilots:whatif_list",
        "khanh",
        lambda scene: table.guidance(scene) | {"format": "by_group", "eligible": "after"},
    ),
    Page("pilots:agenda_words", "dung"),
    Page("pilots:agenda_words", "khanh"),
    Page("meetings:mine", "dung"),
    Page("meetings:meetings", "an", table.cell),
    Page("meetings:year", "an", lambda scene: table.cell(scene) | {"year": 2025}),
    Page("meetings:year", "dung", lambda scene: table.city(scene) | {"year": 2025}),
    Page("meetings:schedule", "dung", lambda scene: table.ward(scene) | {"year": 2025, "month": 4}),
    Page("meetings:topics", "binh", table.ward),
    Page("meetings:tasks", "an", table.cell),
    Page("meetings:absences", "an", table.cell),
    Page("meetings:confirmed", "dung"),
    Page("meetings:corrected", "dung"),
    Page("meetings:meeting", "an", table.meeting, saves=False),
    Page("meetings:minutes", "an", table.meeting, saves=False),
    Page("meetings:rating", "binh", table.rated_meeting, saves=False),
    Page("meetings:ratings", "binh", table.ward, "month=2025-03"),
    Page("meetings:ratings", "dung", table.city, "month=2025-03"),
    Page("meetings:ratings_to_confirm", "binh", table.ward, saves=False),
    Page("meetings:rubrics", "khanh"),
    Page("meetings:rubric", "khanh", table.rubric, saves=False),
    Page("reports:documents", "dung", table.ward, saves=False),
    Page("reports:documents", "dung", table.city, saves=False),
    Page("reports:figures", "dung", table.city, "figure=grassroots"),
    Page("reports:issued_register", "binh", table.ward),
    Page("reports:received", "binh", table.ward),
    Page("reports:numbers", "binh", table.ward, saves=False),
    Page("reports:layouts", "binh", table.ward, saves=False),
    Page("reports:periods", "binh", table.ward),
    Page("reports:periods", "dung", table.city),
    Page("reports:period", "dung", table.period),
    Page("reports:period", "dung", period_of_years),
    Page("reports:contribution", "binh", table.contribution, "figure=members", saves=False),
]


@pytest.fixture(scope="module")
def season(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    """The scene, with something to stand in every list: set once, taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        scene = set_scene(recorded_cast())
        fill(scene)
        yield scene
        transaction.set_rollback(True)


@pytest.fixture
def scene(season: Scene, db: None) -> Scene:
    lay_out_file(season.job)
    return season


def fill(scene: Scene) -> None:
    cast = scene.cast
    stay_away_and_leave(scene)
    for one in (members.transfer, members.remark, members.bulk_act, table.circumstances, table.plan):
        one(scene)
    refused_letter()
    Reorganisation.objects.filter(pk=table.plan(scene)["pk"]).update(title="Bản nháp")
    plan = Reorganisation.objects.get()
    plan.pk, plan.title, plan.state = None, "Đã xác nhận", "confirmed"
    plan.confirmed_by, plan.confirmed_at, plan.turn = cast.users["dung"], NOW, 1
    plan.outcome = {"shown": [["đảng viên", 12, "theo chi bộ"], ["tổ đảng", 0, ""]]}
    plan.save()
    plan.touched.set([cast["SECOND"]])
    cells = {"from_cell": cast["CELL"], "to_cell": cast["SECOND"], "papers_due_on": TODAY}
    Transfer.objects.create(member=scene.member, sent_on=START, received_on=START, **cells)
    for person in cast.people(2, of="CELL"):
        Member.objects.filter(pk=person.pk).update(card_number="38000001")
    approve(cast, "OTHERCELL", "online")
    story.make_eligible(cast, "UNIT")
    unit = story.list_of(cast, "UNIT", round=scene.round)
    add_registration(submission=unit, organisation=cast["UNIT"], format="online", occasion=cast.occasion("chi"))
    submit_submission(submission=unit, occasion=cast.occasion("chi"))
    groups = [{"name": "Tổ 1", "members": 13, "leader": scene.member.pk}, {"name": "Tổ 2", "members": 13}]
    Registration.objects.filter(format="by_group").update(figures={"members": 52, "group_sizes": groups})
    item = AgendaItem.objects.filter(meeting=scene.meeting).earliest("pk")
    AgendaItem.objects.filter(pk=item.pk).update(
        confirmed_by=cast.users["an"], confirmed_at=NOW, reason="Chỉ học tập", clause="II.3.2", why="“chương trình”: …"
    )
    enter_by_mistake(scene, START)
    agenda_phrases.a_phrase(cast)
    table.rated_meeting(scene)
    for month in (4, 5):
        HandedDownTopic.objects.create(organisation=cast["WARD"], month=date(2025, month, 1), text=f"Chuyên đề {month}")
    Meeting.objects.create(organisation=cast["CELL"], format="in_person", held_on=date(2025, 4, 11))
    Numbering.objects.create(
        organisation=cast["WARD"], begins_on=START, by="year", settled_by=cast.users["binh"], settled_at=NOW
    )
    PageLayout.objects.create(
        organisation=cast["WARD"],
        begins_on=START,
        ending="./.",
        both_sides=True,
        settled_by=cast.users["binh"],
        settled_at=NOW,
    )
    periods.opened(cast, kind=PeriodKind.YEARS)
    held = Meeting.objects.create(organisation=cast["CELL"], format="in_person", held_on=TODAY, state="held")
    Attendance.objects.create(meeting=held, member=scene.member, mode="absent")
    for done_on in (None, None, TODAY):
        Task.objects.create(meeting=held, member=scene.member, text="Vận động hộ dân", due_on=TODAY, done_on=done_on)


def stay_away_and_leave(scene: Scene) -> None:
    """Who missed three months, who is exempt or left, and who was disciplined."""
    cast = scene.cast
    for month in (1, 2):
        held = Meeting.objects.create(
            organisation=cast["CELL"],
            format="in_person",
            held_on=date(2025, month, 6),
            state="held",
            retrospective=True,
        )
        Attendance.objects.create(meeting=held, member=scene.member, mode="absent")
    owe_fees(scene)
    inspects(cast, "CITY", "dung")
    for gone, exempt, disciplined in zip(*[iter(cast.people(6, of="SECOND"))] * 3, strict=True):
        cast.activity(exempt, "exempt")
        a_case(cast, disciplined)
        leave(member=gone, way="died", on=TODAY, document=None, occasion=cast.occasion())


def owe_fees(scene: Scene) -> None:
    """Somebody owes three months, and somebody else is exempt."""
    for month in (1, 2, 3):
        told = {"member": scene.member, "month": date(2025, month, 1), "state": "unpaid"}
        MonthlyFee.objects.create(cell=scene.cast["CELL"], **told)
    table.fee_exemption(scene)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[Table]:
    """The tables that pages have shown, in their order."""
    found: list[Table] = []
    body = Table.body.fget

    def note(shown: Table) -> SafeString:
        found.append(shown)
        return body(shown)

    monkeypatch.setattr(Table, "body", property(note))
    return found


def client_of(scene: Scene, username: str) -> Client:
    client = Client()
    client.force_login(scene.cast.users[username])
    return client


def address_of(page: Page, scene: Scene) -> str:
    address = reverse(page.name, kwargs=page.kwargs(scene))
    return f"{address}?{page.query}" if page.query else address


def open_page(page: Page, scene: Scene) -> list[Shown]:
    response = client_of(scene, page.username).get(address_of(page, scene))
    assert response.status_code == 200
    html = response.content.decode()
    assert ('name="save_as_excel"' in html) == page.saves
    return tables_of(html)


def named(page: Page) -> str:
    return " ".join(filter(None, (page.name, page.username, page.query)))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_shows_the_columns_and_rows_of_its_declaration(page: Page, scene: Scene, rendered: list[Table]) -> None:
    shown = open_page(page, scene)
    assert rendered
    told = [(headings_of(one), len(one.rows) + bool(one.total)) for one in rendered]
    assert [(one.headings, len(one.rows)) for one in shown if one.headings in [head for head, _ in told]] == told


def headings_of(one: Table) -> list[str]:
    return [*(["No."] if one.list.numbered else []), *(str(column.heading) for column in one.on_page)]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_opens_in_the_order_of_each_of_its_columns(page: Page, scene: Scene, rendered: list[Table]) -> None:
    open_page(page, scene)
    orders = {
        f"{way}{column.name}" for table in rendered for column in table.columns if column.sort for way in ("", "-")
    }
    address = reverse(page.name, kwargs=page.kwargs(scene))
    for order in sorted(orders):
        assert client_of(scene, page.username).get(address, {"sort": order}).status_code == 200, order


@pytest.mark.parametrize("page", [page for page in PAGES if page.saves], ids=named)
def test_what_is_saved_is_what_the_page_shows(page: Page, scene: Scene, rendered: list[Table]) -> None:
    shown = [one for one in open_page(page, scene) if one.rows]
    answer = client_of(scene, page.username).post(address_of(page, scene), {"save_as_excel": "yes"})
    assert answer.headers["Content-Type"].endswith("spreadsheetml.sheet")
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    number = sum(len(rows) - 1 for rows in sheets.values())
    assert Entry.objects.filter(act="cells.export").latest("pk").data["number"] == number
    assert {str(one.list.name)[:31].strip() for one in rendered} & set(sheets)
    for one, on_page in zip(rendered, shown, strict=True):
        if (name := str(one.list.name)[:31].strip()) not in sheets:
            continue
        headings, *saved = sheets[name]
        if one.part:
            saved = [row[1:] for row in saved if row[0] == str(one.part)]
            headings = headings[1:]
        assert headings == [str(column.heading) for column in one.in_excel]
        assert page.whole or one.page.has_next or len(saved) == len(on_page.rows)
        common = [column for column in one.columns if column.only is None]
        for row in on_page.rows:
            texts = [row[one.on_page.index(column) + one.list.numbered] for column in common]
            assert any(
                all(fits(text, values[one.in_excel.index(column)]) for text, column in zip(texts, common, strict=True))
                for values in saved
            ), (texts, saved)


def fits(text: str, value: object) -> bool:
    """Whether the cell of the page says what that of Excel does: days and numbers in its own way of writing, else all words."""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" in text
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}" in text
    if isinstance(value, float):
        return number_format(int(value)) in text.split() or f"{int(value)}/" in text
    # A city's list leaves out what every cell is, for the words that tell it apart.
    words = set(re.findall(r"\w+", str(value).lower())) - {"chi", "bộ"}
    return words <= set(re.findall(r"\w+", text.lower()))


def declared() -> dict[str, List]:
    """All lists that stand in a module of tables, by their names; those made for a page come with their pages."""
    found = {}
    for app in APPS:
        tables = import_module(f"{app}.tables")
        inside = [f"{tables.__name__}.{one.name}" for one in iter_modules(getattr(tables, "__path__", []))]
        for module in [tables, *map(import_module, inside)]:
            found |= {
                f"{module.__name__}.{name}": value for name, value in vars(module).items() if isinstance(value, List)
            }
    return found


ANSWERS = {
    "cells.tables.organisations.FACTS_OVER_TIME",
    "cells.tables.statutes.PLACES",
    "pilots.tables.agenda_words.CHANGED",
    "pilots.tables.agenda_words.COUNTS",
    "pilots.tables.agenda_words.READINGS",
    "pilots.tables.agenda_words.TRIED",
    "pilots.tables.guidances.JUDGED_ANEW",
    "pilots.tables.registrations.LOOKED_OVER",
    "reports.tables.figures.COMPARED",
    "reports.tables.figures.FROZEN",
}
"""They stand on pages that answer a form, or of a document that was written or issued, which the tests of its view send."""


def test_every_declared_list_stands_on_a_page_with_rows(scene: Scene, rendered: list[Table]) -> None:
    for page in PAGES:
        open_page(page, scene)
    seen = {id(one.list) for one in rendered if one.rows}
    assert {name for name, one in declared().items() if id(one) not in seen} == ANSWERS


def test_no_column_of_a_list_is_there_twice() -> None:
    for name, one in declared().items():
        columns = [column.name for column in one.columns]
        assert len(columns) == len(set(columns)), name


def test_buttons_and_boxes_are_of_the_page_alone(scene: Scene, rendered: list[Table]) -> None:
    open_page(Page("cells:members", "an", table.cell), scene)
    (shown,) = rendered
    assert "member" in [column.name for column in shown.on_page]
    assert "member" not in [column.name for column in shown.in_excel]
    assert {column.only for column in shown.columns} == {None, *Only}


CUT_BY_THEIR_VIEWS = {"cells:organisations", "sheets:sheet"}
"""Lists of more than rows of a table, which have pages all the same."""


def lengthen(scene: Scene) -> None:
    """Those of which there is one row."""
    for one in (*SheetRow.objects.all(), *BulkAct.objects.all()):
        one.pk, one.number = None, 3
        one.save()
    item = AgendaItem.objects.get(meeting=scene.meeting)
    item.pk = None
    item.meeting = Meeting.objects.create(organisation=scene.cast["CELL"], format="in_person", held_on=MEETING_DAY)
    item.save()
    for row, more in ((scene.issued, {"code": "K7PM2Q4T9XZX", "matter": "day:2025-03-02"}), (scene.received, {})):
        NumberBook.objects.filter(pk=row.book_id).update(last=2)
        row.pk, row.number = None, 2
        vars(row).update(more)
        row.save()
    candidate = Candidate.objects.earliest("pk")
    candidate.pk, candidate.full_name = None, "Trần Thị Bưởi"
    candidate.save()
    looked_at = Screened.objects.earliest("pk")
    looked_at.pk, looked_at.member = None, scene.member
    looked_at.save()
    exemption = FeeExemption.objects.earliest("pk")
    exemption.pk, exemption.member = None, scene.cast.people(1, of="CELL")[0]
    exemption.save()
    fact = AreaFact.objects.get()
    fact.pk, fact.area = None, "Phường Phú Hài"
    fact.save()
    people = scene.cast.people(1, of="CELL")
    scene.cast.grounds(people, "natural_disaster", area_fact=fact, valid_from=fact.valid_from)
    letter = refused_letter()
    letter.pk, letter.key = None, "pilots.reminder:2:binh@example.vn"
    letter.save()
    enter_by_mistake(scene, START + timedelta(days=1))
    for told in list(Addressee.objects.select_related("notice__entry")):
        entry, notice = told.notice.entry, told.notice
        entry.pk = None
        entry.save()
        notice.pk, notice.entry = None, entry
        notice.save()
        told.pk, told.notice = None, notice
        told.save()


def enter_by_mistake(scene: Scene, day: date) -> None:
    past = PastMeeting(Meeting.Format.IN_PERSON, day, "Nhập bổ sung")
    mistaken = enter_past_meeting(organisation=scene.cast["CELL"], past=past, occasion=scene.cast.occasion("an"))
    declare_mistaken(meeting=mistaken, why="Của chi bộ khác", occasion=scene.cast.occasion("an"))


def test_every_list_with_pages_has_another_page_2(
    scene: Scene, rendered: list[Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    lengthen(scene)
    monkeypatch.setattr("accounts.tables.pages.MOST_ROWS", 1)
    walks = [
        # Two of them walk everywhere: some lists with pages are found by asking for them on another page only.
        Walk(client_of(scene, username), username, only_turns=username in ("an", "dung")).from_page(
            *(address_of(page, scene) for page in PAGES if page.username == username)
        )
        for username in ("an", "binh", "dung", "khanh")
    ]
    faults = [fault for walk in walks for fault in walk.faults]
    assert not faults, "\n".join(faults)
    with_pages = [one for one in rendered if one.list.rows_a_page]
    turned = {str(one.list.name) for one in with_pages if one.page.number == 2 and one.rows}
    assert {str(one.list.name) for one in with_pages} - turned == set()
    turned_by_views = {shape_of(address).page for walk in walks for address in walk.seen if "page=2" in address}
    assert turned_by_views >= CUT_BY_THEIR_VIEWS
