"""The yearly list: the vote and its base, help, result and the way out, which the register does."""

from datetime import date, timedelta

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from admissions.models import Screened, ScreeningGround
from admissions.queries.screening import (
    entitled_to_screen,
    exits_of,
    grounds_on,
    home_of,
    looks_of,
    numbers_by_way,
    of_year,
    owed_by_all,
    proposals,
    screened_of,
    stages_below,
)
from admissions.rules.screening import Stage, stage_on
from admissions.services.screening import (
    Ballot,
    assign_helper,
    list_member,
    put_out,
    record_result,
    take_back_screening,
    vote_on_member,
)
from cells.models import Member, Membership, Organisation
from cells.services.departures import leave
from meetings.models import Attendance, Meeting
from tests.admissions.people import paper
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LISTED, VOTED = date(2024, 1, 20), date(2024, 2, 29)
FULL = date(2025, 3, 1)


@pytest.fixture
def members(cast: Cast) -> list[Member]:
    return cast.people(9, of="CELL")


def ground(key: str = "will") -> ScreeningGround:
    return next(one for one in grounds_on(TODAY) if one.key == key)


def listed(cast: Cast, member: Member, on: date = LISTED) -> Screened:
    occasion = cast.occasion(today=on)
    return list_member(cell=cast["CELL"], member=member, ground=ground(), note="", on=on, occasion=occasion)


def meeting(cast: Cast, on: date = VOTED, **facts: object) -> Meeting:
    told = {"format": "in_person", "state": "held", "kind": "monthly"} | facts
    return Meeting.objects.create(organisation=cast["CELL"], held_on=on, retrospective=True, **told)


def voted(cast: Cast, member: Member, in_favour: int = 6, helper: Member | None = None) -> Screened:
    ballot = Ballot(meeting(cast), in_favour, helper)
    return vote_on_member(screened=listed(cast, member), ballot=ballot, occasion=cast.occasion(today=VOTED))


def stage(one: Screened, day: date = TODAY) -> Stage:
    one.refresh_from_db()
    return stage_on(looks_of([one])[one.pk], day)


def test_two_thirds_of_the_official_members_put_a_member_on_the_list_of_those_helped(
    cast: Cast, members: list[Member]
) -> None:
    one = voted(cast, members[0], helper=members[1])
    assert (one.base, one.passed, one.helper, one.voted_on) == (9, True, members[1], VOTED)
    ((waiting,),) = [owed_by_all([one], TODAY)]
    assert (waiting.owed.what, waiting.owed.due_on) == ("result", FULL)
    assert stage(one) == Stage.HELPED


def test_one_vote_less_and_nobody_helps(cast: Cast, members: list[Member]) -> None:
    one = voted(cast, members[0], in_favour=5, helper=members[1])
    assert (one.passed, one.helper) == (False, None)
    assert stage(one) == Stage.NOT_LISTED
    assert owed_by_all([one], TODAY) == []


def test_the_base_is_without_the_suspended_the_exempt_and_those_elsewhere_from_their_own_day(
    cast: Cast, members: list[Member]
) -> None:
    cast.people(2, of="CELL", on=date(2024, 1, 5), official=False)
    cast.activity(members[2], "suspended", on=VOTED)
    cast.activity(members[3], "exempt", on=VOTED)
    cast.stay(members[4], "Hà Nội", on=VOTED)
    assert entitled_to_screen(meeting(cast, VOTED)).base == 6
    assert entitled_to_screen(meeting(cast, VOTED - DAY)).base == 9


def test_a_cell_votes_in_person_at_its_own_held_meeting_after_the_proposal(cast: Cast, members: list[Member]) -> None:
    one, occasion = listed(cast, members[0]), cast.occasion()
    planned = meeting(cast, date(2025, 5, 5), state="planned")
    before, online = meeting(cast, LISTED - DAY), meeting(cast)
    online.format = "hybrid"
    for at, clause in ((planned, ""), (before, ""), (online, "03-HD/TW, II.3.2")):
        with pytest.raises(Refused) as excinfo:
            vote_on_member(screened=one, ballot=Ballot(at, 9), occasion=occasion)
        assert (excinfo.value.field, excinfo.value.clause) == ("meeting", clause)
    with pytest.raises(Refused) as excinfo:
        vote_on_member(screened=one, ballot=Ballot(meeting(cast, VOTED + DAY), 10), occasion=occasion)
    assert excinfo.value.field == "in_favour"


def test_progress_takes_a_member_off_the_list(cast: Cast, members: list[Member]) -> None:
    one = voted(cast, members[0])
    record_result(screened=one, progress=True, way="", on=TODAY, occasion=cast.occasion())
    assert (stage(one, TODAY - DAY), stage(one)) == (Stage.HELPED, Stage.PROGRESS)
    with pytest.raises(Refused, match="not its turn"):
        put_out(screened=one, on=TODAY, document=paper(TODAY, "QĐ"), occasion=cast.occasion())


def test_without_progress_the_decision_takes_the_member_out_of_the_register(cast: Cast, members: list[Member]) -> None:
    one = voted(cast, members[0])
    with pytest.raises(Refused) as excinfo:
        record_result(screened=one, progress=False, way="", on=TODAY, occasion=cast.occasion())
    assert excinfo.value.field == "way"
    with pytest.raises(Refused, match="helped until") as excinfo:
        record_result(screened=one, progress=False, way="struck_off", on=FULL - DAY, occasion=cast.occasion())
    assert excinfo.value.field == "on"
    record_result(screened=one, progress=False, way="struck_off", on=FULL, occasion=cast.occasion())
    put_out(screened=one, on=TODAY, document=paper(TODAY, "QĐ"), occasion=cast.occasion())
    membership = members[0].memberships.get()
    assert (membership.departure, membership.valid_to) == ("struck_off", TODAY)
    assert (stage(one, TODAY - DAY), stage(one)) == (Stage.TO_GO, Stage.LEFT)
    exits = exits_of(Organisation.objects.below(cast["CITY"]), 2025)
    assert dict(numbers_by_way(exits)) == {"expelled": 0, "struck_off": 1, "released": 0, "died": 0}
    with pytest.raises(Refused, match="register has this"):
        take_back_screening(screened=one, why="nhầm", occasion=cast.occasion())


def test_who_left_by_the_registers_own_door_is_done_with(cast: Cast, members: list[Member]) -> None:
    one = voted(cast, members[0])
    leave(member=members[0], way="died", on=TODAY, document=None, occasion=cast.occasion())
    assert stage(one) == Stage.LEFT
    assert owed_by_all([one], TODAY) == []


def test_the_last_step_is_taken_back_one_after_the_other(cast: Cast, members: list[Member]) -> None:
    one = voted(cast, members[0])
    record_result(screened=one, progress=True, way="", on=TODAY, occasion=cast.occasion())
    for left in (Stage.HELPED, Stage.LISTED):
        take_back_screening(screened=one, why="nhầm", occasion=cast.occasion())
        assert stage(one) == left
    take_back_screening(screened=one, why="nhầm", occasion=cast.occasion())
    assert not Screened.objects.exists()
    with pytest.raises(Refused, match="a moment ago"):
        take_back_screening(screened=one, why="nhầm", occasion=cast.occasion())


def test_another_helper_who_is_somebody_else(cast: Cast, members: list[Member]) -> None:
    one = voted(cast, members[0], helper=members[1])
    with pytest.raises(Refused, match="Nobody helps themselves"):
        assign_helper(screened=one, helper=members[0], occasion=cast.occasion())
    assign_helper(screened=one, helper=members[2], occasion=cast.occasion())
    one.refresh_from_db()
    assert one.helper == members[2]


def test_who_is_listed_once_a_year_and_only_of_the_cell(cast: Cast, members: list[Member]) -> None:
    listed(cast, members[0])
    for member, on in ((members[0], LISTED + DAY), (cast.people(1, of="SECOND")[0], LISTED)):
        with pytest.raises(Refused) as excinfo:
            listed(cast, member, on)
        assert excinfo.value.field == "member"
    with pytest.raises(Refused) as excinfo:
        listed(cast, members[1], date(2021, 4, 11))
    assert excinfo.value.field == "ground"


def test_a_list_goes_on_into_the_next_year_until_it_is_done_with(cast: Cast, members: list[Member]) -> None:
    going_on, over = voted(cast, members[0]), listed(cast, members[1])
    at = Ballot(meeting(cast, VOTED + DAY), 0)
    vote_on_member(screened=over, ballot=at, occasion=cast.occasion(today=VOTED + DAY))
    every = screened_of(Organisation.objects.all(), TODAY)
    assert set(of_year(every, 2024)) == {going_on, over}
    assert set(of_year(every, 2025)) == {going_on}
    record_result(screened=going_on, progress=True, way="", on=date(2024, 12, 31), occasion=cast.occasion())
    assert set(of_year(every, 2025)) == set()


def test_who_is_transferred_is_looked_at_where_they_are_now(cast: Cast, members: list[Member]) -> None:
    """What is over stays with the cell whose list it was."""
    going_on, over = voted(cast, members[0]), listed(cast, members[1])
    over = vote_on_member(screened=over, ballot=Ballot(meeting(cast, VOTED + DAY), 0), occasion=cast.occasion())
    for one in (going_on, over):
        Membership.objects.filter(member=one.member).update(valid_to=TODAY, departure="transferred")
        Membership.objects.create(member=one.member, cell=cast["SECOND"], valid_from=TODAY, arrival="transferred")
    lists = {code: screened_of(Organisation.objects.filter(code=code), TODAY) for code in ("CELL", "SECOND")}
    assert {code: set(found) for code, found in lists.items()} == {"CELL": {over}, "SECOND": {going_on}}
    assert set(screened_of(Organisation.objects.filter(code="CELL"), TODAY - DAY)) == {going_on, over}
    assert (home_of(going_on, TODAY), home_of(over, TODAY)) == (cast["SECOND"], cast["CELL"])
    record_result(screened=going_on, progress=True, way="", on=TODAY, occasion=cast.occasion())
    going_on.refresh_from_db()
    assert home_of(going_on, TODAY) == cast["CELL"]


def test_the_rolls_propose_who_came_to_nothing_in_three_months(cast: Cast, members: list[Member]) -> None:
    for month in (1, 2, 3):
        held = meeting(cast, date(2025, month, 5))
        for member, mode in ((members[0], "absent"), (members[1], "in_person"), (members[2], "absent")):
            Attendance.objects.create(meeting=held, member=member, mode=mode)
    cast.activity(members[2], "exempt", on=date(2025, 3, 1))
    missed = tuple(date(2025, month, 1) for month in (1, 2, 3))
    assert [(one.member, one.missed) for one in proposals(cast["CELL"], TODAY)] == [(members[0].pk, missed)]
    listed(cast, members[0], TODAY)
    assert proposals(cast["CELL"], TODAY) == []
    assert Screened.objects.count() == 1


def test_the_report_counts_lists_by_what_came_of_them(cast: Cast, members: list[Member]) -> None:
    voted(cast, members[0])
    listed(cast, members[1], TODAY)
    counted = stages_below(cast["CITY"], date(2024, 1, 1), TODAY)
    assert dict(counted) == {Stage.HELPED: 1, Stage.LISTED: 1}
    assert dict(stages_below(cast["CITY"], date(2024, 1, 1), LISTED)) == {Stage.LISTED: 1}


def test_the_log_does_not_name_who_is_looked_at(cast: Cast, members: list[Member]) -> None:
    last = Entry.objects.latest("pk").pk
    voted(cast, members[0])
    said = " ".join(f"{one.subject} {one.data}" for one in Entry.objects.filter(pk__gt=last))
    assert members[0].full_name not in said
