import pytest

from meetings.rules.votes import (
    CONCLUSION,
    Ballot,
    flaw_of_vote,
    flaw_of_voters,
    voters_among,
    votes_beyond,
    why_votes_are_beyond,
)


@pytest.mark.parametrize(
    ("ballot", "because", "field"),
    [
        (Ballot(2, 1, 0), "", None),
        (Ballot(2, 0, 0), "", None),
        (Ballot(1, 0, 2), "", "in_favour"),
        (Ballot(0, 0, 3), "", "in_favour"),
        (Ballot(), "Thống nhất, không biểu quyết", None),
        (Ballot(), "", "in_favour"),
        (Ballot(2, 1, 1), "", "in_favour"),
        (Ballot(0, 1, 0), "Thống nhất", "no_vote_because"),
    ],
)
def test_who_adopts_votes_or_says_why_no_vote_was_taken(ballot: Ballot, because: str, field: str | None) -> None:
    flaw = flaw_of_vote(ballot, no_vote_because=because, entitled=3)
    assert (flaw[1] if flaw else None) == field


@pytest.mark.parametrize(
    ("in_favour", "entitled", "adopted"),
    [(1, 3, False), (2, 3, True), (2, 4, False), (3, 4, True), (1, 1, True), (0, 1, False)],
)
def test_adopted_is_what_more_than_half_of_those_who_have_a_vote_favour(
    in_favour: int, entitled: int, adopted: bool
) -> None:
    ballot = Ballot(in_favour, entitled - in_favour, 0)
    fields = {
        is_adopted: (flaw_of_vote(ballot, no_vote_because="", entitled=entitled, is_adopted=is_adopted) or ("", ""))[1]
        for is_adopted in (True, False)
    }
    assert fields == ({True: "", False: "kind"} if adopted else {True: "in_favour", False: ""})


def test_the_refusal_names_what_is_needed_and_the_way_on() -> None:
    flaw = flaw_of_vote(Ballot(2, 2, 0), no_vote_because="", entitled=4)
    assert flaw is not None
    assert "2 of 4" in flaw[0]
    assert "at least 3" in flaw[0]
    assert "nothing was adopted" in flaw[0]
    carried = flaw_of_vote(Ballot(3, 1, 0), no_vote_because="", entitled=4, is_adopted=False)
    assert carried == ("3 of 4 are in favour, more than half: it is adopted. Choose as what.", "kind")


@pytest.mark.parametrize(
    ("present", "members", "official", "among"),
    [(13, 13, 13, (13, 13)), (10, 13, 12, (9, 10)), (13, 13, 12, (12, 12)), (1, 13, 12, (0, 1)), (5, 5, 0, (0, 0))],
)
def test_of_those_present_some_may_have_no_vote(
    present: int, members: int, official: int, among: tuple[int, int]
) -> None:
    assert voters_among(present, members, official) == among


def test_more_votes_than_the_committee_has_are_refused_with_their_number() -> None:
    flaw = flaw_of_vote(Ballot(4, 0, 0), no_vote_because="", entitled=3)
    assert flaw is not None
    assert "has 3 members" in flaw[0]
    of_the_cell = flaw_of_vote(Ballot(4, 0, 0), no_vote_because="", entitled=3, of_committee=False)
    assert of_the_cell == ("3 members of the cell have a vote: no more can have voted.", "in_favour")


def test_votes_fit_up_to_the_last_who_has_one() -> None:
    votes = {1: Ballot(3, 1, 1), 2: Ballot(6), 3: Ballot(), CONCLUSION: Ballot(0, 0, 7)}
    assert votes_beyond(votes, voters=5) == [2, CONCLUSION]
    assert votes_beyond(votes, voters=4) == [1, 2, CONCLUSION]
    assert votes_beyond(votes, voters=7) == []
    assert "At most 5 votes" in why_votes_are_beyond(5)


@pytest.mark.parametrize(("voters", "most", "flawed"), [(9, 9, False), (10, 9, True), (1, 9, False), (9, 0, False)])
def test_without_a_roll_no_more_have_a_vote_than_there_were_official_members(
    voters: int, most: int, *, flawed: bool
) -> None:
    flaw = flaw_of_voters(voters, most=most)
    assert (flaw is not None) is flawed
    assert not flawed or "9 official members" in str(flaw)


def test_without_a_roll_it_is_asked_how_many_have_a_vote() -> None:
    assert "write how many" in (flaw_of_voters(None, most=9) or "")
