"""From the source list to the official member: each step on its day, what stands in the way, and what the register gets of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Outdated
from accounts.services.log import record
from admissions.models import Candidate, CandidateStep
from admissions.queries.pipeline import entitled, owed_by_all, to_be_removed, under_way
from admissions.queries.targets import admitted
from admissions.rules.steps import Stage, Step
from admissions.services.companions import add_companion, end_companion
from admissions.services.listing import (
    Particulars,
    close_candidate,
    correct_candidate,
    list_candidate,
    reopen_candidate,
)
from admissions.services.papers import keep_papers
from admissions.services.removal import remove_closed
from admissions.services.steps import take_back_step
from cells.models import Degree, Membership, Parameter
from cells.services.departures import leave
from meetings.models import Attendance, Meeting
from meetings.services.corrections import RightFacts, correct_meeting, declare_mistaken
from tests.admissions.people import BIRTH, NAME, Way, paper
from tests.cast import TODAY, Cast
from tests.guards import drop_guard

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
VOTED, HELD = date(2024, 2, 26), date(2024, 2, 29)


@pytest.fixture
def way(cast: Cast) -> Way:
    return Way.begin(cast)


def refused(excinfo: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [reason.message for reason in excinfo.value.reasons]


def test_from_the_source_list_to_the_official_member(way: Way) -> None:
    """The ceremony on a 29 February: the twelve months are full on 1 March, though the cell decides later."""
    member = way.admitted(HELD, decided=VOTED)
    assert (member.full_name, member.birth, member.admitted_on) == (NAME, BIRTH, VOTED)
    (membership,) = member.memberships.all()
    assert (membership.cell, membership.valid_from, membership.arrival) == (way.cast["CELL"], HELD, "admitted")
    assert [(d.value, d.valid_from) for d in member.degrees.all()] == [("probationary", HELD)]
    assert way.candidate.stage == Stage.PROBATION

    way.reviewed(date(2025, 3, 3))
    way.vote(Step.FULL_VOTE, date(2025, 3, 10), in_favour=6)
    way.do(Step.FULL_COMMITTEE_VOTE, date(2025, 3, 12), in_favour=10, against=5, base=15)
    way.full(TODAY)
    degrees = [(d.value, d.valid_from, d.valid_to) for d in member.degrees.all()]
    assert degrees == [("probationary", HELD, date(2025, 3, 1)), ("official", date(2025, 3, 1), None)]
    assert way.candidate.stage == Stage.OFFICIAL
    way.do(Step.CARD, TODAY)
    assert not under_way(Candidate.objects.all(), TODAY).exists()


def test_the_admission_counts_for_the_target_of_its_year(way: Way) -> None:
    way.admitted(HELD)
    counted = admitted([way.cast["CITY"].pk, way.cast["CELL"].pk], [2024], until=TODAY)
    assert set(counted.values()) == {1}


def test_everything_that_is_missing_before_the_vote_is_said_at_once(way: Way) -> None:
    with pytest.raises(Refused) as excinfo:
        way.vote(Step.CELL_VOTE, VOTED)
    said = refused(excinfo)
    assert said[0] == "The awareness course has not been attended."
    assert "Two introducers are needed on the day of the vote." in said
    assert len([one for one in said if one.startswith("Missing in the file")]) == 7


@pytest.mark.parametrize(
    ("format", "basis"), [("hybrid", "specific_nature"), ("full_online", "specific_nature"), ("by_group", "")]
)
def test_a_cell_votes_only_in_person(way: Way, format: str, basis: str) -> None:
    way.filed(VOTED)
    drop_guard(connection, "a_meeting_that_counts_holds_a_slot_on_insert")
    meeting = way.meeting(VOTED, format=format, basis=basis)
    with pytest.raises(Refused) as excinfo:
        way.do(Step.CELL_VOTE, VOTED, meeting=meeting, in_favour=9, against=0)
    assert (excinfo.value.field, excinfo.value.clause) == ("meeting", "03-HD/TW, II.3.2")


def test_a_meeting_at_which_a_cell_voted_is_not_said_to_have_been_another(way: Way) -> None:
    way.filed(VOTED)
    vote = way.vote(Step.CELL_VOTE, VOTED)
    meeting, occasion = vote.meeting, way.cast.occasion()
    right = RightFacts(held_on=meeting.held_on, kind=meeting.kind, format="by_group")
    for act in (
        lambda: correct_meeting(meeting=meeting, right=right, why="Nhầm", occasion=occasion),
        lambda: declare_mistaken(meeting=meeting, why="Nhầm", occasion=occasion),
    ):
        with pytest.raises(Refused, match="Take those back first"):
            act()
    take_back_step(step=vote, why="Another meeting", occasion=occasion)
    assert declare_mistaken(meeting=meeting, why="Nhầm", occasion=occasion).state == "mistaken"


def test_the_database_lets_no_cell_vote_but_in_person(way: Way) -> None:
    way.filed(VOTED)
    vote, planned = way.vote(Step.CELL_VOTE, VOTED), way.meeting(VOTED + DAY, state="planned")
    correction = record(way.occasion(VOTED), act="meetings.declare_mistaken", subject=vote.meeting, why="Nhầm")
    with pytest.raises(IntegrityError, match="a_cell_votes_at_a_meeting_held_in_person"), transaction.atomic():
        CandidateStep.objects.filter(pk=vote.pk).update(meeting=planned)
    with pytest.raises(IntegrityError, match="a_meeting_at_which_a_cell_voted"), transaction.atomic():
        Meeting.objects.filter(pk=vote.meeting_id).update(state="mistaken", corrected_by=correction)


def test_a_reason_that_names_the_person_does_not_go_into_the_log(way: Way) -> None:
    course, occasion = way.do(Step.COURSE, VOTED), way.occasion(VOTED)
    with pytest.raises(Refused) as excinfo:
        take_back_step(step=course, why=f"{NAME} chưa học", occasion=occasion)
    assert excinfo.value.field == "why"
    close_candidate(candidate=way.candidate, how="abandoned", because=NAME, on=VOTED, occasion=occasion)
    with pytest.raises(Refused) as excinfo:
        reopen_candidate(candidate=way.candidate, why="le thi ha quay lại", occasion=occasion)
    assert excinfo.value.field == "why"


def test_a_meeting_that_was_not_held_or_is_of_others_is_refused(way: Way) -> None:
    way.filed(VOTED)
    meeting = way.meeting(VOTED, state="planned")
    for told in ({"meeting": meeting}, {"meeting": None}):
        with pytest.raises(Refused) as excinfo:
            way.do(Step.CELL_VOTE, VOTED, in_favour=9, against=0, **told)
        assert excinfo.value.field == "meeting"


@pytest.mark.parametrize(("in_favour", "passed"), [(6, True), (5, False)])
def test_two_thirds_of_the_nine_official_members(way: Way, in_favour: int, passed: bool) -> None:
    way.cast.people(3, of="CELL", on=date(2024, 1, 5), official=False)
    way.filed(VOTED)
    vote = way.vote(Step.CELL_VOTE, VOTED, in_favour=in_favour)
    assert (vote.base, vote.passed) == (9, passed)
    assert way.candidate.stage == (Stage.VOTED if passed else Stage.FILE)


def test_who_is_elsewhere_suspended_or_exempt_and_absent_is_not_in_the_base(way: Way) -> None:
    cast, on = way.cast, date(2024, 1, 2)
    elsewhere, suspended, exempt_there, exempt_absent, excused = way.members[:5]
    cast.stay(elsewhere, "Hà Nội", on=on)
    cast.activity(suspended, "suspended", on=on)
    cast.activity(exempt_there, "exempt", on=on)
    cast.activity(exempt_absent, "exempt", on=on)
    meeting = way.meeting(VOTED)
    for member, mode in ((exempt_there, "in_person"), (exempt_absent, "absent"), (excused, "excused")):
        reason = "ốm" if mode == "excused" else ""
        Attendance.objects.create(meeting=meeting, member=member, mode=mode, reason=reason)
    assert entitled(meeting).base == 6


def test_more_votes_than_could_vote_are_refused(way: Way) -> None:
    way.filed(VOTED)
    with pytest.raises(Refused) as excinfo:
        way.vote(Step.CELL_VOTE, VOTED, in_favour=9, against=1)
    assert excinfo.value.field == "in_favour"


def test_the_committee_needs_two_thirds_before_208_and_more_than_half_since(way: Way) -> None:
    way.filed(VOTED)
    way.vote(Step.CELL_VOTE, VOTED)
    assert not way.do(Step.COMMITTEE_VOTE, VOTED, in_favour=9, against=6, base=15).passed
    later = date(2026, 7, 27)
    assert way.do(Step.COMMITTEE_VOTE, later, in_favour=8, against=7, base=15).passed


def test_a_grassroots_cell_has_no_committee_between(cast: Cast) -> None:
    way = Way.begin(cast, of="UNIT")
    assert way.admitted(HELD).memberships.get().cell == cast["UNIT"]


def test_a_step_comes_after_what_it_rests_on(way: Way) -> None:
    way.filed(VOTED)
    way.vote(Step.CELL_VOTE, VOTED)
    with pytest.raises(Refused):
        way.do(Step.DECISION, VOTED, document=paper(VOTED, "QĐ"))
    with pytest.raises(Refused) as excinfo:
        way.do(Step.COMMITTEE_VOTE, VOTED - DAY, in_favour=10, against=0, base=15)
    assert excinfo.value.field == "on"
    way.do(Step.COMMITTEE_VOTE, VOTED, in_favour=10, against=0, base=15)
    with pytest.raises(Refused) as excinfo:
        way.do(Step.DECISION, VOTED)
    assert excinfo.value.field == "document"


def test_who_is_known_to_the_clerk_is_not_entered_twice(way: Way) -> None:
    way.decided(VOTED)
    (member,) = way.cast.people(1, of="SECOND")
    type(member).objects.filter(pk=member.pk).update(full_name=NAME, search_key=way.candidate.search_key, born_on=BIRTH)
    with pytest.raises(Refused) as excinfo:
        way.ceremony(HELD)
    assert excinfo.value.field == "is_another_person"
    assert not CandidateStep.objects.filter(step=Step.CEREMONY).exists()
    assert way.ceremony(HELD, is_another_person=True).pk != member.pk


def test_who_left_the_party_is_admitted_again_in_their_own_record(way: Way) -> None:
    (left,) = way.cast.people(1, of="SECOND")
    Membership.objects.filter(member=left).update(valid_to=date(2020, 2, 1), departure="released")
    way.decided(VOTED)
    assert way.ceremony(HELD, again=left) == left
    assert left.memberships.last().arrival == "readmitted"
    assert left.degrees.last().value == Degree.Value.PROBATIONARY


def test_admitted_again_too_soon_is_refused_by_the_register(way: Way) -> None:
    (left,) = way.cast.people(1, of="SECOND")
    Membership.objects.filter(member=left).update(valid_to=date(2022, 2, 1), departure="released")
    way.decided(VOTED)
    with pytest.raises(Refused):
        way.ceremony(HELD, again=left)


def test_the_cell_votes_on_full_membership_when_the_twelve_months_are_full(way: Way) -> None:
    way.admitted(date(2024, 1, 15))
    way.reviewed(date(2025, 1, 15))
    with pytest.raises(Refused) as excinfo:
        way.vote(Step.FULL_VOTE, date(2025, 1, 14))
    assert excinfo.value.field == "on"
    assert way.vote(Step.FULL_VOTE, date(2025, 1, 15)).passed


def test_after_three_votes_that_failed_the_superior_committee_decides(way: Way) -> None:
    Parameter.objects.filter(key="failed_votes").update(valid_from=date(2024, 1, 1))
    way.admitted(date(2024, 1, 15))
    way.reviewed(date(2025, 1, 15))
    with pytest.raises(Refused):
        way.full(date(2025, 1, 16))
    for day in (20, 21, 22):
        way.vote(Step.FULL_VOTE, date(2025, 1, day), in_favour=5)
    with pytest.raises(Refused) as excinfo:
        way.vote(Step.FULL_VOTE, date(2025, 1, 23))
    assert excinfo.value.clause == "294-QĐ/TW, 4.2.3"
    way.full(date(2025, 1, 24))
    assert way.candidate.stage == Stage.OFFICIAL


def test_where_it_is_refused_the_member_is_struck_off(way: Way) -> None:
    member = way.admitted(date(2024, 1, 15))
    way.full(date(2025, 2, 3), granted=False)
    assert member.memberships.get().departure == "struck_off"
    assert (way.candidate.stage, way.candidate.closed_as) == (Stage.CLOSED, "struck_off")


def test_what_the_register_keeps_is_not_taken_back_here_nor_what_others_rest_on(way: Way) -> None:
    way.admitted(HELD, decided=VOTED)
    for step in (Step.CEREMONY, Step.CELL_VOTE, Step.COURSE):
        row = CandidateStep.objects.filter(step=step).latest("pk")
        with pytest.raises(Refused):
            take_back_step(step=row, why="Mistyped", occasion=way.occasion(HELD))


def test_a_step_entered_by_mistake_is_taken_back_and_the_stage_with_it(way: Way) -> None:
    way.filed(VOTED)
    vote = way.vote(Step.CELL_VOTE, VOTED)
    take_back_step(step=vote, why="Another meeting", occasion=way.occasion(VOTED))
    way.candidate.refresh_from_db()
    assert way.candidate.stage == Stage.FILE
    with pytest.raises(Refused):
        take_back_step(step=vote, why="Another meeting", occasion=way.occasion(VOTED))


def test_no_more_than_two_introduce_a_person_and_only_official_members(way: Way) -> None:
    way.introduced(VOTED)
    (probationary,) = way.cast.people(1, of="CELL", on=date(2024, 1, 5), official=False)
    occasion = way.occasion(VOTED)
    for member in (way.members[0], way.members[3], probationary):
        with pytest.raises(Refused) as excinfo:
            add_companion(candidate=way.candidate, member=member, body="", since=None, on=VOTED, occasion=occasion)
        assert excinfo.value.field == "member"
    companion = way.candidate.companions.first()
    end_companion(companion=companion, on=VOTED + DAY, occasion=way.occasion(VOTED + DAY))
    way.candidate.refresh_from_db()
    assert way.candidate.stage == Stage.LISTED
    later = way.occasion(VOTED + DAY)
    add_companion(candidate=way.candidate, member=None, body="youth_union", since=None, on=VOTED + DAY, occasion=later)


def test_an_introducer_who_left_the_party_introduces_nobody_and_makes_way(way: Way) -> None:
    way.filed(VOTED)
    gone, other, day = way.members[0], way.members[3], VOTED + DAY
    leave(member=gone, way="died", on=day, document=None, occasion=way.occasion(day))
    with pytest.raises(Refused, match="Two introducers"):
        way.vote(Step.CELL_VOTE, day, in_favour=8)
    later = way.occasion(day)
    add_companion(candidate=way.candidate, member=other, body="", since=None, on=day, occasion=later)
    way.do(Step.REMARK, day, companion=way.candidate.companions.get(member=other))
    assert way.vote(Step.CELL_VOTE, day, in_favour=8).passed


def test_a_paper_that_is_there_has_its_day(way: Way) -> None:
    with pytest.raises(Refused) as excinfo:
        keep_papers(candidate=way.candidate, papers={"history": ("there", None)}, occasion=way.occasion(VOTED))
    assert excinfo.value.field == "history-on"


def test_two_who_fill_in_the_checklist_at_once_are_asked(way: Way) -> None:
    seen = {"history-state": "missing", "history-on": None}
    occasion = way.occasion(VOTED)
    keep_papers(candidate=way.candidate, papers={"history": ("there", VOTED)}, occasion=occasion, made_from=seen)
    with pytest.raises(Outdated):
        keep_papers(candidate=way.candidate, papers={"history": ("returned", None)}, occasion=occasion, made_from=seen)


def test_no_name_of_a_person_who_is_no_member_goes_into_the_log(way: Way) -> None:
    way.filed(VOTED)
    close_candidate(
        candidate=way.candidate, how="rejected", because=f"{NAME} đi xa", on=VOTED, occasion=way.occasion(VOTED)
    )
    entries = Entry.objects.filter(act__startswith="admissions.")
    assert entries.count() > 5
    assert not [one for one in entries if NAME in f"{one.subject} {one.why} {one.data}"]


def test_a_closed_case_takes_no_step_until_it_is_taken_up_again(way: Way) -> None:
    close_candidate(candidate=way.candidate, how="abandoned", because="Đi xa", on=VOTED, occasion=way.occasion(VOTED))
    with pytest.raises(Refused):
        way.do(Step.COURSE, VOTED)
    reopen_candidate(candidate=way.candidate, why="Back again", occasion=way.occasion(VOTED))
    way.do(Step.COURSE, VOTED)


@pytest.mark.parametrize(("today", "number"), [(date(2025, 2, 25), 0), (date(2025, 2, 26), 1)])
def test_the_data_of_a_closed_case_are_removed_when_its_months_are_full(way: Way, today: date, number: int) -> None:
    way.filed(VOTED)
    close_candidate(candidate=way.candidate, how="rejected", because="Đi xa", on=VOTED, occasion=way.occasion(VOTED))
    assert remove_closed(today=today) == number
    way.candidate.refresh_from_db()
    assert bool(way.candidate.full_name) is not bool(number)
    assert CandidateStep.objects.exists() is not bool(number)
    assert (way.candidate.closed_as, to_be_removed(today).exists()) == ("rejected", not number)
    assert remove_closed(today=today) == 0


def test_a_removed_person_is_no_longer_written_to(way: Way) -> None:
    close_candidate(candidate=way.candidate, how="rejected", because="Đi xa", on=VOTED, occasion=way.occasion(VOTED))
    remove_closed(today=TODAY)
    with pytest.raises(Refused):
        reopen_candidate(candidate=way.candidate, why="Back again", occasion=way.occasion(TODAY))


def test_who_they_are_is_corrected_until_the_register_has_them(way: Way) -> None:
    person = Particulars("Lê Thị Hà", 2000)
    correct_candidate(candidate=way.candidate, person=person, occasion=way.occasion(VOTED))
    way.candidate.refresh_from_db()
    assert (way.candidate.full_name, way.candidate.birth) == ("Lê Thị Hà", 2000)
    way.admitted(VOTED)
    with pytest.raises(Refused):
        correct_candidate(candidate=way.candidate, person=person, occasion=way.occasion(VOTED))


@pytest.mark.parametrize("on", [TODAY + DAY, date(2018, 12, 31)])
def test_nobody_is_listed_ahead_or_where_there_is_no_cell(cast: Cast, on: date) -> None:
    with pytest.raises(Refused) as excinfo:
        list_candidate(cell=cast["CELL"], person=Particulars(NAME), on=on, occasion=cast.occasion())
    assert excinfo.value.field == "on"


def test_what_is_next_is_asked_of_all_at_once(way: Way, django_assert_max_num_queries) -> None:
    way.decided(VOTED)
    for name in ("Trần Văn Ba", "Trần Văn Bốn"):
        person = Particulars(name, 2001)
        list_candidate(cell=way.cast["CELL"], person=person, on=VOTED, occasion=way.occasion(VOTED))
    with django_assert_max_num_queries(14):
        owed = owed_by_all(list(under_way(Candidate.objects.select_related("cell"), TODAY)), TODAY)
    assert [one.owed.step for one in owed] == [Step.RECEIPT, Step.COURSE, Step.COURSE] or len(owed) == 3
    assert {one.above for one in owed} == {way.cast["WARD"]}


def test_the_database_keeps_what_a_case_must_say(way: Way) -> None:
    for wrong in ({"closed_as": "rejected"}, {"full_name": ""}, {"removed_on": TODAY}, {"born_in": 2000}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Candidate.objects.filter(pk=way.candidate.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        CandidateStep.objects.create(
            candidate=way.candidate, step=Step.CELL_VOTE, on=TODAY, in_favour=5, against=5, base=9
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        CandidateStep.objects.create(candidate=way.candidate, step=Step.DECISION, on=TODAY)
