import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.rules.combine import CONCLUSION, Ballot, GroupResult, OpinionKind, Voice, combine, flaw_of_vote, silent_on


def test_counts_and_ballots_are_summed_item_by_item() -> None:
    combined = combine(
        [
            GroupResult("1", 13, 10, {7: Ballot(8, 1, 1), CONCLUSION: Ballot(10, 0, 0)}),
            GroupResult("2", 12, 12, {7: Ballot(12, 0, 0)}),
        ]
    )
    assert (combined.members, combined.present) == (25, 22)
    assert combined.ballots == {7: Ballot(20, 1, 1), CONCLUSION: Ballot(10, 0, 0)}


def test_dissent_and_reserved_opinions_survive_word_for_word_in_the_order_of_the_groups() -> None:
    words = "  Tôi bảo lưu: «50.000 đồng»\nlà quá cao!  "
    first = Voice("1", OpinionKind.RESERVED, words, "Nguyễn Văn An")
    second = Voice("2", OpinionKind.OTHER, words)
    third = Voice("2", OpinionKind.OPINION, "Đồng ý")
    combined = combine([GroupResult("1", 1, 1, voices=(first,)), GroupResult("2", 1, 1, voices=(second, third))])
    assert combined.reserved == (first,)
    assert combined.others == (second,)
    assert combined.opinions == (third,)
    assert combined.reserved[0].text == words


def test_no_groups_give_nothing() -> None:
    combined = combine([])
    assert (combined.members, combined.present, combined.ballots, combined.reserved) == (0, 0, {}, ())


ballots = st.builds(Ballot, *[st.integers(0, 200)] * 3)
results = st.builds(
    GroupResult,
    st.text(max_size=5),
    st.integers(0, 200),
    st.integers(0, 200),
    st.dictionaries(st.one_of(st.none(), st.integers(1, 5)), ballots, max_size=4),
    st.lists(st.builds(Voice, st.text(max_size=3), st.sampled_from(OpinionKind), st.text()), max_size=4).map(tuple),
)


@given(st.lists(results, max_size=5))
def test_nothing_is_lost_and_nothing_is_added(groups: list[GroupResult]) -> None:
    combined = combine(groups)
    cast = sum(ballot.cast for group in groups for ballot in group.ballots.values())
    assert sum(ballot.cast for ballot in combined.ballots.values()) == cast
    voices = [voice for group in groups for voice in group.voices]
    assert sorted(voices, key=repr) == sorted((*combined.opinions, *combined.others, *combined.reserved), key=repr)


def test_a_ballot_has_as_many_votes_as_were_cast_each_way() -> None:
    assert Ballot(5, 3, 1).cast == 9
    assert Ballot() == Ballot(0, 0, 0)
    assert Ballot(1, 2, 4) + Ballot(8, 16, 32) == Ballot(9, 18, 36)


def test_an_item_that_only_a_later_group_voted_on_begins_at_nothing() -> None:
    results = [
        GroupResult("1", 3, 2),
        GroupResult("2", 4, 4, {1: Ballot(1, 2, 3)}),
        GroupResult("3", 5, 1, {1: Ballot(1)}),
    ]
    combined = combine(iter(results))
    assert (combined.members, combined.present, combined.ballots) == (12, 7, {1: Ballot(2, 2, 3)})
    assert (combined.opinions, combined.others, combined.reserved) == ((), (), ())


def test_a_group_is_silent_on_what_it_did_not_vote_on() -> None:
    results = [GroupResult("1", 13, 10, {7: Ballot(8, 1, 1)}), GroupResult("2", 12, 12, {CONCLUSION: Ballot(12, 0, 0)})]
    assert silent_on(7, results) == ("2",)
    assert silent_on(CONCLUSION, results) == ("1",)
    assert silent_on(8, results) == ("1", "2")


@pytest.mark.parametrize(
    ("ballot", "because", "field"),
    [
        (Ballot(2, 1, 0), "", None),
        (Ballot(0, 0, 3), "", None),
        (Ballot(0, 0, 1), "", None),
        (Ballot(), "Thống nhất, không biểu quyết", None),
        (Ballot(), "", "in_favour"),
        (Ballot(2, 1, 1), "", "in_favour"),
        (Ballot(0, 1, 0), "Thống nhất", "no_vote_because"),
    ],
)
def test_who_adopts_votes_or_says_why_no_vote_was_taken(ballot: Ballot, because: str, field: str | None) -> None:
    flaw = flaw_of_vote(ballot, no_vote_because=because, entitled=3)
    assert (flaw[1] if flaw else None) == field


def test_more_votes_than_the_committee_has_are_refused_with_their_number() -> None:
    flaw = flaw_of_vote(Ballot(4, 0, 0), no_vote_because="", entitled=3)
    assert flaw is not None
    assert "has 3 members" in flaw[0]
    of_the_cell = flaw_of_vote(Ballot(4, 0, 0), no_vote_because="", entitled=3, of_committee=False)
    assert of_the_cell == ("3 members of the cell have a vote: no more can have voted.", "in_favour")
