"""Lists and page of persons on the way into the Party, the forms of each step, what lies on whose desk, and who reads what."""

from datetime import date, timedelta

import pytest
from django.test import Client

from accounts.models import Entry
from admissions.models import Candidate, CandidatePaper
from admissions.queries.pipeline import paper_kinds_on
from admissions.rules.steps import Step
from admissions.services.listing import Particulars, list_candidate
from cells.models import Parameter
from tests.admissions.people import NAME, Way
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
LIST, NEW = "/admissions/organisations/CELL/people/", "/admissions/organisations/CELL/people/new/"
TYPED = {"full_name": "Trần Thị Đào", "born_on": "2001", "sex": "female", "sector": "student", "on": "01/03/2025"}
DECISION = {
    "on": "20/03/2025",
    "document_issuer": "Thành uỷ Hoa Sen",
    "document_symbol": "15-QĐ/TU",
    "document_on": "20/03/2025",
    "document_title": "Kết nạp đảng viên",
}


@pytest.fixture
def way(cast: Cast) -> Way:
    return Way.begin(cast)


def page_of(way: Way, *rest: str) -> str:
    return "/".join([f"/admissions/people/{way.candidate.pk}", *rest, ""])


def duties(client: Client) -> list[tuple[str, str, bool]]:
    sections = [one for one in client.get("/").context["sections"] if one.title == "On the way into the Party"]
    return [(duty.title, duty.detail, duty.overdue) for section in sections for duty in section.duties]


def test_the_clerk_of_the_cell_puts_a_person_on_the_source_list(cast: Cast, signed_in) -> None:
    answer = signed_in("an").post(NEW, TYPED)
    candidate = Candidate.objects.get()
    assert answer["Location"] == f"/admissions/people/{candidate.pk}/"
    assert (candidate.full_name, candidate.birth, candidate.cell) == ("Trần Thị Đào", 2001, cast["CELL"])


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(cast: Cast, signed_in) -> None:
    page = signed_in("an").post(NEW, TYPED | {"on": "01/03/2030"})
    assert list(page.context["form"].errors) == ["on"]
    assert page.context["form"]["full_name"].value() == "Trần Thị Đào"
    assert not Candidate.objects.exists()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Lê Thị Hạ", "Trần Thị Đào"]),
        ("words=dao", ["Trần Thị Đào"]),
        ("words=DAO+tran", ["Trần Thị Đào"]),
        ("stage=file", ["Lê Thị Hạ"]),
        ("stage=closed", []),
        ("stage=nothing", ["Lê Thị Hạ", "Trần Thị Đào"]),
    ],
)
def test_the_list_is_searched_without_diacritics_and_filtered_by_stage(
    way: Way, signed_in, query: str, found: list[str]
) -> None:
    way.introduced(date(2024, 3, 1))
    person = Particulars("Trần Thị Đào", 2001)
    list_candidate(cell=way.cast["SECOND"], person=person, on=TODAY, occasion=way.cast.occasion())
    rows = signed_in("binh").get(f"/admissions/organisations/WARD/people/?{query}").context["table"].rows
    assert sorted(row.candidate.full_name for row in rows) == found


def test_neighbours_see_nobody_and_a_reader_writes_nothing(way: Way, signed_in) -> None:
    assert signed_in("hoa").get(page_of(way)).status_code == 404
    assert signed_in("giang").get(page_of(way)).status_code == 200
    assert signed_in("giang").post(page_of(way, "steps", "course"), {"on": "01/03/2025"}).status_code == 403
    assert signed_in("hoa").post(page_of(way, "steps", "course"), {"on": "01/03/2025"}).status_code == 404


def test_reading_is_noted_once_a_day_without_the_name(way: Way, signed_in) -> None:
    for _time in range(2):
        signed_in("an").get(page_of(way))
    signed_in("dung").get(page_of(way))
    entries = Entry.objects.filter(act="admissions.read_candidate")
    assert entries.count() == 2
    assert not [entry for entry in entries if NAME in entry.subject]


def test_saving_a_list_leaves_no_name_in_the_log(way: Way, signed_in) -> None:
    answer = signed_in("an").post(f"{LIST}?words=le+thi+ha&stage=listed", {"save_as_excel": "yes"})
    assert answer["Content-Type"].startswith("application/vnd")
    entry = Entry.objects.filter(data__list="On the way into the Party").latest("pk")
    assert (entry.data["asked"]["words"], entry.data["asked"]["stage"]) == ("…", "listed")
    assert "le thi ha" not in f"{entry.subject} {entry.data}"


def test_the_page_says_what_is_next_and_what_is_missing(way: Way, signed_in) -> None:
    way.do(Step.COURSE, date(2024, 3, 1))
    page = signed_in("an").get(page_of(way)).content.decode()
    assert "Before the cell can vote:" in page
    assert "Two introducers are needed on the day of the vote." in page


def test_a_clerk_records_the_way_by_its_forms(way: Way, signed_in) -> None:
    client = signed_in("an")
    client.post(page_of(way, "steps", "course"), {"on": "01/03/2024"})
    for member in way.members[:2]:
        typed = {"member": member.pk, "body": "", "since": "01/01/2020", "on": "01/03/2024"}
        client.post(page_of(way, "with", "new"), typed)
    for companion in way.candidate.companions.all():
        client.post(page_of(way, "steps", "remark"), {"on": "10/03/2025", "companion": companion.pk})
    for step in ("opinion_bodies", "opinion_residence"):
        client.post(page_of(way, "steps", step), {"on": "10/03/2025"})
    told = (("state", "there"), ("on", "10/03/2025"))
    papers = {f"{kind.key}-{name}": value for kind in paper_kinds_on(TODAY) for name, value in told}
    client.post(page_of(way, "papers"), papers)
    assert CandidatePaper.objects.filter(state="there").count() == 7
    meeting = way.meeting(date(2025, 3, 12))
    client.post(page_of(way, "steps", "cell_vote"), {"meeting": meeting.pk, "in_favour": "8", "against": "1"})
    vote = way.candidate.steps.get(step="cell_vote")
    assert (vote.on, vote.base, vote.passed) == (date(2025, 3, 12), 9, True)
    assert client.post(page_of(way, "steps", "committee_vote"), {}).status_code == 404
    typed = {"on": "14/03/2025", "base": "15", "in_favour": "10", "against": "5"}
    signed_in("binh").post(page_of(way, "steps", "committee_vote"), typed)
    signed_in("dung").post(page_of(way, "steps", "decision"), DECISION)
    assert client.get(page_of(way, "steps", "ceremony")).status_code == 200
    client.post(page_of(way, "steps", "ceremony"), {"on": "21/03/2025"})
    way.candidate.refresh_from_db()
    assert way.candidate.member is not None
    assert way.candidate.member.memberships.get().valid_from == TODAY
    assert client.get(page_of(way)).status_code == 200


def test_a_vote_at_a_meeting_that_was_not_held_is_refused_beside_the_meeting(way: Way, signed_in) -> None:
    way.filed(date(2024, 3, 1))
    meeting = way.meeting(date(2024, 3, 4), state="planned")
    page = signed_in("an").post(
        page_of(way, "steps", "cell_vote"), {"meeting": meeting.pk, "in_favour": "8", "against": "1"}
    )
    assert "meeting" in page.context["form"].errors


def test_full_membership_is_decided_by_its_form(way: Way, signed_in) -> None:
    member = way.admitted(date(2024, 3, 4))
    way.reviewed(date(2025, 3, 5))
    way.vote(Step.FULL_VOTE, date(2025, 3, 6))
    signed_in("dung").post(page_of(way, "steps", "full_decision"), DECISION | {"granted": "yes"})
    assert member.degrees.get(value="official").valid_from == date(2025, 3, 4)


def test_a_mistake_is_corrected_taken_back_and_a_case_closed_and_taken_up_again(way: Way, signed_in) -> None:
    client = signed_in("an")
    client.post(page_of(way, "correct"), {"full_name": "Lê Thị Hà", "born_on": "29/02/2000", "sex": "", "sector": ""})
    course = way.do(Step.COURSE, date(2024, 3, 1))
    client.post(f"/admissions/steps/{course.pk}/mistake/", {"why": "Another person"})
    assert not way.candidate.steps.exists()
    way.introduced(date(2024, 3, 1))
    companion = way.candidate.companions.first()
    client.post(page_of(way, "with", str(companion.pk), "end"), {"on": "03/03/2025"})
    companion.refresh_from_db()
    assert companion.valid_to == date(2025, 3, 3)
    client.post(page_of(way, "close"), {"how": "abandoned", "because": "Đi xa", "on": "20/03/2025"})
    way.candidate.refresh_from_db()
    assert (way.candidate.full_name, way.candidate.closed_as) == ("Lê Thị Hà", "abandoned")
    client.post(page_of(way, "reopen"), {"why": "Back again"})
    way.candidate.refresh_from_db()
    assert way.candidate.closed_on is None


def test_every_deadline_lies_on_the_desk_of_whoever_owes_it(way: Way, signed_in) -> None:
    way.filed(date(2024, 11, 4))
    way.vote(Step.CELL_VOTE, date(2024, 11, 5))
    resolution = (NAME, "the committee's resolution on admission", True)
    assert duties(signed_in("binh")) == [resolution]
    assert duties(signed_in("an")) == []
    way.do(Step.COMMITTEE_VOTE, date(2024, 11, 6), in_favour=10, against=0, base=15)
    assert duties(signed_in("binh")) == []
    assert duties(signed_in("dung")) == [(NAME, "decision on admission", True)]
    assert duties(signed_in("hoa")) == []


def test_a_member_whose_probation_is_over_lies_on_the_desk_of_the_cell(way: Way, signed_in) -> None:
    way.admitted(TODAY.replace(year=2024))
    missing = ["course for new members", "remark of an introducer or helper", "own review"]
    assert sorted(detail for _name, detail, _late in duties(signed_in("an"))) == sorted(missing)
    way.reviewed(TODAY)
    assert duties(signed_in("an")) == [(NAME, "the cell's vote on full membership", False)]


def test_who_became_official_in_the_register_alone_owes_nothing(way: Way, signed_in) -> None:
    member = way.admitted(TODAY.replace(year=2024))
    member.degrees.update(valid_to=TODAY)
    assert duties(signed_in("an")) == []
    page = signed_in("an").get(page_of(way))
    assert (page.context["owed"], page.context["stage"]) == ([], "ended in the register")
    assert signed_in("an").get(LIST).context["table"].rows == []
    (row,) = signed_in("an").get(LIST, {"stage": "probation"}).context["table"].rows
    assert (row.stage, row.next, row.late) == ("ended in the register", "", "")


def test_who_is_transferred_on_probation_is_read_by_the_clerk_of_the_cell_of_today(way: Way, signed_in) -> None:
    member = way.admitted(date(2024, 6, 1))
    member.memberships.update(valid_to=TODAY, departure="transferred")
    member.memberships.create(cell=way.cast["OTHERCELL"], valid_from=TODAY, arrival="transferred")
    assert signed_in("an").get(page_of(way)).status_code == 404
    page = signed_in("hoa").get(page_of(way))
    assert page.status_code == 200
    for address in ("/admissions/organisations/OTHERCELL/people/", *(one for one, _label in page.context["to_print"])):
        assert address in page.content.decode().replace("&amp;", "&")
        assert signed_in("hoa").get(address).status_code == 200


def test_a_decision_after_three_failed_votes_lies_on_the_desk_of_the_board(way: Way, signed_in) -> None:
    Parameter.objects.filter(key="failed_votes").update(valid_from=date(2024, 1, 1))
    way.admitted(date(2024, 3, 1))
    way.reviewed(date(2025, 3, 3))
    for day in (4, 5, 6):
        way.vote(Step.FULL_VOTE, date(2025, 3, day), in_favour=5)
    assert duties(signed_in("dung")) == [(NAME, "decision on full membership", False)]
    assert duties(signed_in("an")) == duties(signed_in("binh")) == []


def test_what_was_done_late_is_marked_so_and_what_is_owed_is_listed(way: Way, signed_in) -> None:
    way.filed(date(2024, 11, 4))
    way.vote(Step.CELL_VOTE, date(2024, 11, 5))
    way.do(Step.COMMITTEE_VOTE, date(2025, 3, 3), in_favour=10, against=0, base=15)
    context = signed_in("an").get(page_of(way)).context
    assert [line.what for line in context["lines"] if line.was_late] == ["the committee's resolution on admission"]
    assert [(one.words, one.is_late, one.may_do) for one in context["owed"]] == [("decision on admission", True, False)]


def test_the_committee_moves_a_person_to_another_of_its_cells(way: Way, signed_in) -> None:
    client, typed = signed_in("binh"), {"cell": "SECOND", "on": "20/03/2025"}
    assert "cell" in client.post(page_of(way, "move"), typed | {"cell": "nowhere"}).context["form"].errors
    assert "cell" in client.post(page_of(way, "move"), typed | {"cell": "OTHERCELL"}).context["form"].errors
    assert client.post(page_of(way, "move"), typed).status_code == 302
    way.candidate.refresh_from_db()
    assert way.candidate.cell == way.cast["SECOND"]


def test_the_list_is_filtered_by_what_clerks_ask_and_tells_what_is_missing(way: Way, signed_in) -> None:
    way.do(Step.COURSE, date(2024, 3, 1))
    (row,) = signed_in("an").get(f"{LIST}?asks=papers&sort=ends_on").context["table"].rows
    assert (row.papers, row.ends_on) == ("all 7", None)
    assert not signed_in("an").get(f"{LIST}?asks=late").context["table"].rows
    assert not signed_in("an").get(f"{LIST}?month=2025-03-01").context["table"].rows
    assert signed_in("an").get(f"{LIST}?month=nonsense").status_code == 200


def test_the_forecast_counts_whom_the_cells_have_proposed(way: Way, signed_in) -> None:
    def coming(year: int) -> list[int]:
        page = signed_in("binh").get(f"/admissions/organisations/WARD/targets/?year={year}")
        return [row.progress.coming for row in page.context["tables"][0].rows]

    way.filed(TODAY - timedelta(days=3))
    assert coming(2025) == [0, 0]
    way.vote(Step.CELL_VOTE, TODAY - timedelta(days=2))
    assert coming(2025) == [1, 0]
    assert coming(2024) == [0, 0]
