"""Votes of a meeting in one session: of those who came the official members, and never more of them."""

from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import Degree
from meetings.models import Meeting, MeetingVote
from meetings.queries.votes import entitled_at, votes_of
from meetings.rules.votes import CONCLUSION, Ballot
from meetings.services.corrections import RightFacts, correct_meeting
from meetings.services.holding import Minutes, Presence, RollMending, hold_meeting, record_attendance
from meetings.services.votes import VotesRefused, VotesTaken
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene, cell_with_groups

pytestmark = pytest.mark.django_db
ALL = VotesTaken(all_in_favour=[CONCLUSION])


@pytest.fixture
def cell(cast: Cast) -> Scene:
    """Ten members, of whom the tenth is probationary."""
    scene = cell_with_groups(cast, members=10, groups=1)
    Degree.objects.filter(member=scene.members[9]).update(value=Degree.Value.PROBATIONARY)
    return scene


@pytest.fixture
def meeting(cell: Scene) -> Meeting:
    """The first is absent, the others are there."""
    planned = cell.plan("in_person", TODAY, "Nhiệm vụ tháng tới", "Thông tin thời sự", on=TODAY)
    roll(cell, planned, absent=1)
    return planned


def roll(cell: Scene, meeting: Meeting, *, absent: int, **how: Any) -> None:
    modes = ["absent"] * absent + ["in_person"] * (len(cell.members) - absent)
    entries = {member.pk: Presence(mode) for member, mode in zip(cell.members, modes, strict=True)}
    record_attendance(meeting=meeting, roll=entries, **cell.acting(TODAY), **how)


def hold(cell: Scene, meeting: Meeting, votes: VotesTaken, **how: Any) -> Meeting:
    minutes = Minutes(TODAY, conclusion="Thống nhất", votes=votes)
    return hold_meeting(meeting=meeting, minutes=minutes, **cell.acting(TODAY), **how)


def correct(cell: Scene, meeting: Meeting, votes: VotesTaken | None, **right: Any) -> Meeting:
    names = ("held_on", "kind", "format", "chair", "secretary", "summary", "conclusion")
    known = {name: getattr(meeting, name) for name in names} | right
    return correct_meeting(
        meeting=meeting, right=RightFacts(**known, votes=votes), why="Đếm nhầm", **cell.acting(TODAY)
    )


def kept(meeting: Meeting) -> dict[int | None, tuple[Ballot, int]]:
    return {key: (row.ballot, row.entitled) for key, row in votes_of(meeting).items()}


def test_neither_the_absent_nor_the_probationary_nor_guests_have_a_vote(
    cast: Cast, cell: Scene, meeting: Meeting
) -> None:
    (guest,) = cast.people(1, of="OTHERCELL")
    cast.stay(guest, "CELL")
    record_attendance(meeting=meeting, roll={guest.pk: Presence("in_person")}, **cell.acting(TODAY))
    assert entitled_at(meeting) == 8


def test_all_in_favour_is_everybody_who_has_a_vote_and_what_is_for_information_has_none(
    cell: Scene, meeting: Meeting
) -> None:
    first, second = meeting.agenda.all()
    hold(cell, meeting, VotesTaken({second.pk: Ballot()}, [first.pk, CONCLUSION]))
    assert kept(meeting) == {first.pk: (Ballot(8), 8), CONCLUSION: (Ballot(8), 8)}
    assert Entry.objects.get(act="meetings.hold_meeting").data["votes-0"] == "8/0/0/8"


def test_more_votes_than_people_who_have_one_are_refused_beside_the_figure(cell: Scene, meeting: Meeting) -> None:
    first, _second = meeting.agenda.all()
    with pytest.raises(VotesRefused, match="At most 8") as refused:
        hold(cell, meeting, VotesTaken({first.pk: Ballot(7, 1, 1), CONCLUSION: Ballot(8)}))
    assert [reason.field for reason in refused.value.reasons] == [f"in_favour-{first.pk}"]
    assert not MeetingVote.objects.exists()


def test_who_is_added_to_the_roll_as_it_is_closed_votes_too(cell: Scene) -> None:
    meeting = cell.plan("in_person", TODAY, on=TODAY)
    record_attendance(meeting=meeting, roll={cell.members[0].pk: Presence("absent")}, **cell.acting(TODAY))
    hold(cell, meeting, ALL, mending=RollMending(missing_as="in_person"))
    assert kept(meeting) == {CONCLUSION: (Ballot(8), 8)}


def test_without_a_roll_it_is_said_how_many_have_a_vote(cell: Scene) -> None:
    meeting = cell.plan("in_person", TODAY, on=TODAY)
    for voters, words in ((None, "write how many"), (10, "9 official members")):
        with pytest.raises(Refused, match=words) as refused:
            hold(cell, meeting, VotesTaken(all_in_favour=[CONCLUSION], voters=voters))
        assert refused.value.field == "voters"
    hold(cell, meeting, VotesTaken(all_in_favour=[CONCLUSION], voters=7))
    assert kept(meeting) == {CONCLUSION: (Ballot(7), 7)}


def test_a_roll_that_comes_after_the_votes_says_the_same_of_who_has_one(cell: Scene) -> None:
    planned = cell.plan("in_person", TODAY, "Nhiệm vụ tháng tới", on=TODAY)
    held = hold(cell, planned, VotesTaken(all_in_favour=[CONCLUSION], voters=8))
    with pytest.raises(Refused, match="By this roll 9 have a vote, and with the votes 8 were told"):
        roll(cell, held, absent=0)
    assert not held.attendances.exists()
    roll(cell, held, absent=1)
    assert entitled_at(held) == 8


def test_without_a_vote_nothing_is_asked(cell: Scene) -> None:
    meeting = cell.plan("in_person", TODAY, on=TODAY)
    hold(cell, meeting, VotesTaken())
    assert (kept(meeting), Meeting.objects.get().state) == ({}, "held")


def test_votes_of_another_meeting_are_refused(cell: Scene, meeting: Meeting) -> None:
    other = cell.plan("in_person", TODAY, on=TODAY).agenda.get()
    with pytest.raises(Refused, match="this meeting's agenda"):
        hold(cell, meeting, VotesTaken(all_in_favour=[other.pk]))


def test_a_correction_has_both_figures_in_the_log_and_what_was_none_stays_to_be_read(
    cell: Scene, meeting: Meeting
) -> None:
    first, _second = meeting.agenda.all()
    meeting = hold(cell, meeting, VotesTaken(all_in_favour=[first.pk, CONCLUSION]))
    correct(cell, meeting, VotesTaken({first.pk: Ballot(), CONCLUSION: Ballot(6, 1, 1)}))
    assert kept(meeting) == {CONCLUSION: (Ballot(6, 1, 1), 8)}
    entry = Entry.objects.get(act="meetings.correct_meeting")
    assert entry.data == {
        "before": {"votes-1": "8/0/0/8", "votes-0": "8/0/0/8"},
        "after": {"votes-1": "", "votes-0": "6/1/1/8"},
    }
    assert {row.corrected_by for row in MeetingVote.objects.all()} == {entry}
    with pytest.raises(Refused, match="Nothing is different"):
        correct(cell, Meeting.objects.get(), None)


def test_a_corrected_roll_changes_who_has_a_vote_and_never_below_the_votes(cell: Scene, meeting: Meeting) -> None:
    hold(cell, meeting, VotesTaken({CONCLUSION: Ballot(7)}))
    roll(cell, meeting, absent=2, why="Vắng hai")
    assert kept(meeting) == {CONCLUSION: (Ballot(7), 7)}
    with pytest.raises(Refused, match="correct the votes first"):
        roll(cell, meeting, absent=3, why="Vắng ba")
    correct(cell, Meeting.objects.get(), VotesTaken({CONCLUSION: Ballot(6)}))
    roll(cell, meeting, absent=3, why="Vắng ba")
    assert kept(meeting) == {CONCLUSION: (Ballot(6), 6)}


def test_the_database_keeps_votes_within_those_entitled_and_changes_none_without_a_correction(
    cell: Scene, meeting: Meeting
) -> None:
    hold(cell, meeting, ALL)
    row = MeetingVote.objects.get()
    first, second = meeting.agenda.all()
    stranger = cell.plan("in_person", TODAY, on=TODAY)
    rows = MeetingVote.objects.filter(pk=row.pk)

    def vote(**facts: Any) -> MeetingVote:
        return MeetingVote.objects.create(**{"meeting": meeting, "in_favour": 1, "entitled": 8} | facts)

    for match, act in (
        ("votes_never_exceed|CHECK", partial(vote, item=first, in_favour=9)),
        ("no_more_have_a_vote", partial(vote, item=first, in_favour=9, entitled=10)),
        ("its_own_items", partial(vote, meeting=stranger)),
        ("its_own_items", partial(vote, item=stranger.agenda.get())),
        ("what_was_put|CHECK", partial(vote, item=second, in_favour=0)),
        ("corrected_with_a_reason", partial(rows.update, in_favour=1)),
        ("votes_of_a_held_meeting_stay", rows.delete),
    ):
        with pytest.raises(IntegrityError, match=match), transaction.atomic():
            act()
