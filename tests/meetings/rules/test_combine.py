from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.rules.combine import GroupResult, OpinionKind, Voice, combine, mismatches, silent_on
from meetings.rules.votes import CONCLUSION, Ballot


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


# The first text drawn waits for hypothesis to learn all letters, which a busy core takes its time for.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
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


ITEMS = {7: "1. Nghị quyết", CONCLUSION: "Dự thảo"}


def agreeing(group: str, *, votes: int = 10, present: int = 10, official: int | None = 10) -> GroupResult:
    ballots = {7: Ballot(votes, 0, 0), CONCLUSION: Ballot(present, 0, 0)}
    return GroupResult(group, 10, present, ballots, official=official)


def test_groups_that_agree_have_nothing_to_look_at() -> None:
    assert mismatches([agreeing("Tổ 1"), agreeing("Tổ 2")], ITEMS) == ()
    assert mismatches([], ITEMS) == ()


def test_who_did_not_vote_is_said_where_others_did() -> None:
    silent = GroupResult("Tổ 2", 10, 10, {CONCLUSION: Ballot(10, 0, 0)}, official=10)
    assert mismatches([agreeing("Tổ 1", present=10), agreeing("Tổ 3"), silent], ITEMS) == (
        "Tổ 2 did not vote on “1. Nghị quyết”, other groups did.",
    )


def test_fewer_and_more_votes_than_there_are_voters_present_are_flagged() -> None:
    fewer, more = agreeing("Tổ 1", votes=9), agreeing("Tổ 2", votes=8, present=8, official=7)
    assert mismatches([fewer, more], {7: ITEMS[7]}) == (
        "Tổ 1, “1. Nghị quyết”: votes cast 9, members present who have a vote 10.",
        "Tổ 2, “1. Nghị quyết”: votes cast 8, and only 7 of those present have one.",
    )


def test_one_vote_fewer_is_no_mismatch_where_who_was_absent_may_have_had_it() -> None:
    nine_present_eight_or_nine_vote = agreeing("Tổ 1", votes=8, present=9, official=9)
    assert mismatches([nine_present_eight_or_nine_vote], {7: ITEMS[7]}) == ()


def test_of_minutes_that_know_no_number_of_voters_none_is_missed() -> None:
    assert mismatches([agreeing("Tổ 1", votes=3, official=None)], {7: ITEMS[7]}) == ()


def test_an_item_without_a_majority_of_all_who_have_a_vote_is_flagged() -> None:
    half = [agreeing("Tổ 1"), GroupResult("Tổ 2", 10, 10, {7: Ballot(0, 10, 0)}, official=10)]
    assert mismatches(half, {7: ITEMS[7]}) == (
        "“1. Nghị quyết”: 10 of the 20 who have a vote are in favour, not more than half.",
    )


def test_what_was_said_stands_by_its_item_reserved_first() -> None:
    voices = (
        Voice("1", OpinionKind.OPINION, "a", item=7),
        Voice("1", OpinionKind.RESERVED, "b", item=7),
        Voice("1", OpinionKind.OTHER, "c"),
    )
    combined = combine([GroupResult("1", 1, 1, voices=voices)])
    assert [voice.text for voice in combined.about(7)] == ["b", "a"]
    assert [voice.text for voice in combined.about(None)] == ["c"]
    assert combined.about(8) == ()
