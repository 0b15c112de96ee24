"""03-HD/TW, II.1 and II.2 at every boundary: pure, from numbers to findings."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cells.rules.headcount import Headcount
from pilots.rules.eligibility import (
    Finding,
    Remark,
    assess,
    assess_by_group,
    assess_online,
    basis_of,
    did_not_exist,
    needed_for_share,
    no_guidance,
)
from pilots.rules.terms import Basis, Format, GroundTerm, Subject, Terms

TERMS = Terms(
    symbol="03-HD/TW",
    valid_from=date(2022, 12, 27),
    valid_to=date(2025, 7, 1),
    online_share=(1, 2),
    online_strict=True,
    online_clause="03-HD/TW, II.1.1",
    online_subjects=frozenset({"grassroots_committee", "cell"}),
    left_out=frozenset({"exempt", "suspended"}),
    infrastructure_required=True,
    infrastructure_clause="03-HD/TW, II.2",
    by_group_minimum=50,
    by_group_clause="03-HD/TW, II.1.2",
    by_group_subjects=frozenset({"cell"}),
    participation_clause="03-HD/TW, II.2",
    circumstances_end_clause="03-HD/TW, II.2",
    report_within_days=1,
    report_clause="03-HD/TW, II.4.2",
    decider_clause="03-HD/TW, III.1",
    decider_abroad="BNG",
    validity_clause="03-HD/TW, III",
)


def online(
    affected: int, base: int, *, special: int = 0, infrastructure: bool | None = True, **terms: object
) -> Finding:
    count = Headcount(members=base, base=base, affected=affected, affected_special=special)
    return assess_online(
        terms=replace(TERMS, **terms), subject=Subject.CELL, count=count, infrastructure=infrastructure
    )


def by_group(members: int, groups: int, *, subject: str = Subject.CELL, **counts: int) -> Finding:
    count = Headcount(members=members, base=members, groups=groups, **counts)
    return assess_by_group(terms=TERMS, subject=subject, count=count)


@pytest.mark.parametrize(("affected", "base"), [(10, 20), (1, 2), (3, 6), (50, 100)])
def test_exactly_half_is_refused(affected: int, base: int) -> None:
    assert not online(affected, base).eligible


@pytest.mark.parametrize(("affected", "base"), [(11, 20), (2, 2), (4, 6), (51, 100)])
def test_half_plus_one_is_eligible(affected: int, base: int) -> None:
    assert online(affected, base).eligible


@pytest.mark.parametrize(
    ("affected", "base", "eligible"), [(10, 21, False), (11, 21, True), (1, 1, True), (0, 1, False)]
)
def test_of_an_odd_base_the_larger_half_suffices(affected: int, base: int, eligible: bool) -> None:
    assert online(affected, base).eligible is eligible


def test_a_cell_without_a_base_is_refused() -> None:
    assert not online(0, 0).eligible
    assert not online(0, 0, online_strict=False).eligible


def test_a_guidance_that_is_not_strict_takes_exactly_half() -> None:
    assert online(10, 20, online_strict=False).eligible
    assert not online(9, 20, online_strict=False).eligible


def test_a_refusal_names_the_clause_and_how_many_are_missing() -> None:
    (reason,) = online(9, 20).reasons
    assert reason.clause == "03-HD/TW, II.1.1"
    assert set(re.findall(r"\d+", reason.message)) == {"9", "20", "11", "2"}


@pytest.mark.parametrize("infrastructure", [None, False])
def test_without_sufficient_infrastructure_it_is_refused(infrastructure: bool | None) -> None:
    finding = online(20, 20, infrastructure=infrastructure)
    assert [reason.clause for reason in finding.reasons] == ["03-HD/TW, II.2"]
    assert finding.basis is None


def test_never_looked_at_and_found_insufficient_are_told_apart() -> None:
    assert online(20, 20, infrastructure=None).reasons != online(20, 20, infrastructure=False).reasons


def test_both_reasons_are_given_at_once() -> None:
    assert [reason.clause for reason in online(1, 20, infrastructure=None).reasons] == [
        "03-HD/TW, II.1.1",
        "03-HD/TW, II.2",
    ]


def test_a_guidance_without_that_condition_does_not_ask_for_infrastructure() -> None:
    assert online(20, 20, infrastructure=None, infrastructure_required=False).eligible


def test_special_grounds_alone_over_half_make_the_basis_special_circumstances() -> None:
    assert online(11, 20, special=11).basis == Basis.SPECIAL_CIRCUMSTANCES


def test_special_grounds_of_exactly_half_leave_the_stricter_basis() -> None:
    assert online(15, 20, special=10).basis == Basis.SPECIFIC_NATURE


def test_a_mix_that_only_together_is_over_half_has_the_stricter_basis() -> None:
    assert online(12, 20, special=6).basis == Basis.SPECIFIC_NATURE


def test_specific_grounds_alone_have_the_basis_specific_nature() -> None:
    assert online(20, 20, special=0).basis == Basis.SPECIFIC_NATURE


@pytest.mark.parametrize("subject", ["superior", "sectional_committee"])
@pytest.mark.parametrize("format", list(Format))
def test_a_superior_or_sectional_committee_is_never_a_subject(subject: str, format: Format) -> None:
    count = Headcount(members=100, base=100, affected=100, groups=4)
    finding = assess(format, terms=TERMS, subject=subject, count=count, infrastructure=True)
    assert not finding.eligible
    assert finding.reasons[0].clause


def test_a_grassroots_committee_may_meet_online_but_not_by_group() -> None:
    count = Headcount(members=100, base=100, affected=100, groups=4)
    committee = Subject.GRASSROOTS_COMMITTEE
    assert assess(Format.ONLINE, terms=TERMS, subject=committee, count=count, infrastructure=True).eligible
    assert not assess(Format.BY_GROUP, terms=TERMS, subject=committee, count=count, infrastructure=True).eligible


@pytest.mark.parametrize(("members", "eligible"), [(0, False), (49, False), (50, True), (51, True), (400, True)])
def test_meeting_by_group_begins_at_fifty_members(members: int, eligible: bool) -> None:
    assert by_group(members, 4).eligible is eligible


def test_without_groups_it_is_refused() -> None:
    (reason,) = by_group(60, 0).reasons
    assert reason.clause == "03-HD/TW, II.1.2"


def test_too_few_members_without_groups_has_both_reasons() -> None:
    assert len(by_group(49, 0).reasons) == 2


def test_one_group_suffices_in_law_and_is_warned_of() -> None:
    finding = by_group(50, 1)
    assert finding.eligible
    assert len(finding.warnings) == 1


def test_members_in_no_group_are_warned_of() -> None:
    finding = by_group(50, 2, ungrouped=3)
    assert finding.eligible
    assert "3" in finding.warnings[0].message


def test_groups_without_a_leader_are_warned_of() -> None:
    finding = by_group(50, 2, leaderless_groups=1)
    assert finding.eligible
    assert len(finding.warnings) == 1


def test_a_tidy_cell_has_no_warning() -> None:
    assert by_group(50, 2).warnings == ()


def test_a_cell_without_groups_is_not_told_that_everybody_is_ungrouped() -> None:
    assert by_group(50, 0, ungrouped=50).warnings == ()


def test_by_group_has_no_basis_and_asks_for_no_infrastructure() -> None:
    finding = assess(
        Format.BY_GROUP, terms=TERMS, subject=Subject.CELL, count=Headcount(members=50, groups=2), infrastructure=None
    )
    assert finding.eligible
    assert finding.basis is None


def test_outside_every_window_it_is_refused_whatever_the_numbers() -> None:
    finding = no_guidance(Format.ONLINE, day=date(2025, 7, 1), count=Headcount(base=1, affected=1), newest=TERMS)
    assert not finding.eligible
    assert "01/07/2025" in finding.reasons[0].message
    assert finding.reasons[0].clause == "03-HD/TW, III"


def test_before_the_first_guidance_the_refusal_names_the_day() -> None:
    finding = no_guidance(Format.ONLINE, day=date(2022, 12, 26), count=Headcount(), newest=TERMS)
    assert "26/12/2022" in finding.reasons[0].message


def test_without_any_guidance_at_all_it_is_refused() -> None:
    assert not no_guidance(Format.BY_GROUP, day=date(2020, 1, 1), count=Headcount(), newest=None).eligible


def test_what_did_not_exist_is_refused() -> None:
    assert not did_not_exist(Format.ONLINE, day=date(2020, 1, 1)).eligible


def test_the_counts_of_a_committee_are_the_sums_of_its_cells() -> None:
    first = Headcount(members=10, base=9, affected=4, affected_special=1, groups=1, ungrouped=2, leaderless_groups=1)
    second = Headcount(members=20, base=18, affected=10, affected_special=3, groups=2, ungrouped=0, leaderless_groups=0)
    assert first + second == Headcount(
        members=30, base=27, affected=14, affected_special=4, groups=3, ungrouped=2, leaderless_groups=1
    )


sizes = st.integers(min_value=0, max_value=500)


@st.composite
def headcounts(draw: st.DrawFn) -> Headcount:
    """Any headcount that can be: the base within the members, the affected within the base, the special within them."""
    members = draw(sizes)
    base = draw(st.integers(0, members))
    affected = draw(st.integers(0, base))
    groups = draw(st.integers(0, 10))
    return Headcount(
        members=members,
        base=base,
        affected=affected,
        affected_special=draw(st.integers(0, affected)),
        groups=groups,
        ungrouped=draw(st.integers(0, members)) if groups else 0,
        leaderless_groups=draw(st.integers(0, groups)),
    )


def found(count: Headcount, format: Format = Format.ONLINE) -> Finding:
    return assess(format, terms=TERMS, subject=Subject.CELL, count=count, infrastructure=True)


@given(headcounts())
def test_one_more_affected_member_never_makes_an_eligible_cell_ineligible(count: Headcount) -> None:
    more = replace(count, members=count.members + 1, base=count.base + 1, affected=count.affected + 1)
    assert found(more).eligible or not found(count).eligible


@given(headcounts())
def test_a_ground_for_one_of_the_base_never_hurts(count: Headcount) -> None:
    if count.affected < count.base:
        assert found(replace(count, affected=count.affected + 1)).eligible or not found(count).eligible


@given(headcounts())
def test_one_more_member_without_a_ground_never_makes_a_cell_eligible(count: Headcount) -> None:
    more = replace(count, members=count.members + 1, base=count.base + 1)
    assert not found(more).eligible or found(count).eligible


@given(headcounts())
def test_one_more_special_ground_never_loses_special_circumstances(count: Headcount) -> None:
    more = replace(count, base=count.base + 1, affected=count.affected + 1, affected_special=count.affected_special + 1)
    if found(count).basis == Basis.SPECIAL_CIRCUMSTANCES:
        assert basis_of(more, TERMS) == Basis.SPECIAL_CIRCUMSTANCES


@given(headcounts())
def test_one_more_member_never_hurts_meeting_by_group(count: Headcount) -> None:
    more = replace(count, members=count.members + 1)
    assert found(more, Format.BY_GROUP).eligible or not found(count, Format.BY_GROUP).eligible


@given(headcounts())
def test_one_more_group_never_hurts_meeting_by_group(count: Headcount) -> None:
    more = replace(count, groups=count.groups + 1)
    assert found(more, Format.BY_GROUP).eligible or not found(count, Format.BY_GROUP).eligible


@given(headcounts(), st.sampled_from(list(Format)))
def test_eligible_means_without_reasons_and_every_reason_has_its_clause(count: Headcount, format: Format) -> None:
    finding = found(count, format)
    assert finding.eligible is not bool(finding.reasons)
    assert all(remark.clause and remark.message for remark in finding.reasons + finding.warnings)


@given(st.integers(1, 2000), st.sampled_from([(1, 2), (2, 3), (1, 3), (3, 4)]), st.booleans())
def test_the_number_needed_is_the_least_that_passes(base: int, share: tuple[int, int], strict: bool) -> None:
    terms = replace(TERMS, online_share=share, online_strict=strict)
    needed = needed_for_share(base, terms)
    assert online(needed, base, online_share=share, online_strict=strict).eligible
    assert not online(needed - 1, base, online_share=share, online_strict=strict).eligible


# What a finding says, word for word ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("affected", "base", "told"),
    [
        (
            9,
            20,
            "9 of the 20 members counted have a valid ground; the share needed is reached with 11: 2 more members.",
        ),
        (
            10,
            20,
            "10 of the 20 members counted have a valid ground; the share needed is reached with 11: 1 more member.",
        ),
        (0, 1, "0 of the 1 members counted have a valid ground; the share needed is reached with 1: 1 more member."),
    ],
)
def test_a_share_that_is_not_reached_says_how_many_more_reach_it(affected: int, base: int, told: str) -> None:
    assert online(affected, base).reasons == (Remark("03-HD/TW, II.1.1", told),)


@pytest.mark.parametrize(
    ("looked_at", "told"),
    [
        (None, "The IT infrastructure has not been confirmed; look at it and record that it suffices."),
        (False, "The IT infrastructure was found insufficient; mend it and record that it suffices."),
    ],
)
def test_infrastructure_that_keeps_from_a_pilot_says_what_to_do(looked_at: bool | None, told: str) -> None:
    assert online(20, 20, infrastructure=looked_at).reasons == (Remark("03-HD/TW, II.2", told),)


def test_too_few_members_and_no_groups_say_what_is_needed() -> None:
    clause = "03-HD/TW, II.1.2"
    assert by_group(49, 0).reasons == (
        Remark(clause, "The cell has 49 members; meeting by group needs at least 50."),
        Remark(clause, "The cell has no groups; divide it into groups with a leader each first."),
    )


@pytest.mark.parametrize(
    ("groups", "counts", "told"),
    [
        (1, {}, ["There is only one group."]),
        (2, {"ungrouped": 1}, ["1 active member belongs to no group."]),
        (2, {"ungrouped": 2}, ["2 active members belong to no group."]),
        (2, {"leaderless_groups": 1}, ["1 group has no leader."]),
        (2, {"leaderless_groups": 2}, ["2 groups have no leader."]),
        (
            1,
            {"ungrouped": 2, "leaderless_groups": 1},
            ["There is only one group.", "2 active members belong to no group.", "1 group has no leader."],
        ),
    ],
)
def test_groups_that_are_untidy_are_warned_of(groups: int, counts: dict[str, int], told: list[str]) -> None:
    assert by_group(50, groups, **counts).warnings == tuple(Remark("03-HD/TW, II.1.2", words) for words in told)


ENDING = {
    "ship_crew": GroundTerm(Basis.SPECIFIC_NATURE, "09-HD/TW, II.1.1a", end_required=True),
    "health": GroundTerm(Basis.SPECIFIC_NATURE, "09-HD/TW, II.1.1b"),
}


@pytest.mark.parametrize(
    ("affected", "endless", "reasons", "warnings"), [(10, 1, 2, 0), (11, 1, 0, 1), (11, 2, 0, 1), (10, 0, 1, 0)]
)
def test_grounds_that_lack_their_last_day_are_named_with_the_clause_that_asks_for_it(
    affected: int, endless: int, reasons: int, warnings: int
) -> None:
    terms = replace(TERMS, grounds=ENDING)
    count = Headcount(members=20, base=20, affected=affected, endless=endless)
    finding = assess_online(terms=terms, subject=Subject.CELL, count=count, infrastructure=True)
    assert (len(finding.reasons), len(finding.warnings)) == (reasons, warnings)
    for remark in [*finding.reasons[1:], *finding.warnings]:
        assert remark.clause == "09-HD/TW, II.1.1a"
        assert remark.message.startswith(f"{endless} member")


def test_they_are_warned_of_too_where_only_the_infrastructure_is_wanting() -> None:
    count = Headcount(members=20, base=20, affected=11, endless=1)
    terms = replace(TERMS, grounds=ENDING)
    finding = assess_online(terms=terms, subject=Subject.CELL, count=count, infrastructure=None)
    assert (len(finding.reasons), len(finding.warnings)) == (1, 1)


@pytest.mark.parametrize(
    ("format", "clause"), [(Format.ONLINE, "03-HD/TW, II.1.1"), (Format.BY_GROUP, "03-HD/TW, II.1.2")]
)
def test_what_cannot_be_a_subject_is_told_that_alone(format: Format, clause: str) -> None:
    count = Headcount(members=1, groups=1)
    finding = assess(format, terms=TERMS, subject="superior", count=count, infrastructure=None)
    told = "This kind of organisation cannot be the subject of such a pilot."
    assert finding == Finding(format, count, reasons=(Remark(clause, told),))


@pytest.mark.parametrize("format", Format)
def test_a_finding_is_of_the_format_and_keeps_the_numbers_it_rests_on(format: Format) -> None:
    count = Headcount(members=60, base=60, affected=40, groups=2)
    finding = assess(format, terms=TERMS, subject=Subject.CELL, count=count, infrastructure=True)
    assert (finding.format, finding.count, finding.eligible) == (format, count, True)


@pytest.mark.parametrize(
    ("day", "newest", "told"),
    [
        (
            date(2025, 7, 1),
            TERMS,
            "No guidance has been in force since 01/07/2025; only meetings in person are possible on 01/07/2025.",
        ),
        (
            date(2025, 7, 2),
            TERMS,
            "No guidance has been in force since 01/07/2025; only meetings in person are possible on 02/07/2025.",
        ),
        (
            date(2022, 12, 26),
            TERMS,
            "No guidance is in force on 26/12/2022; only meetings in person are possible.",
        ),
        (date(2025, 6, 30), TERMS, "No guidance is in force on 30/06/2025; only meetings in person are possible."),
        (date(2020, 1, 1), None, "No guidance is in force on 01/01/2020; only meetings in person are possible."),
    ],
)
def test_without_a_guidance_the_refusal_says_since_when(day: date, newest: Terms | None, told: str) -> None:
    count = Headcount(members=3)
    finding = no_guidance(Format.BY_GROUP, day=day, count=count, newest=newest)
    assert finding == Finding(Format.BY_GROUP, count, reasons=(Remark("03-HD/TW, III" if newest else "", told),))


def test_of_what_did_not_exist_nothing_is_counted() -> None:
    told = "The organisation did not exist on 01/01/2020."
    finding = did_not_exist(Format.BY_GROUP, day=date(2020, 1, 1))
    assert finding == Finding(Format.BY_GROUP, Headcount(), reasons=(Remark("", told),))


@pytest.mark.parametrize(
    ("base", "share", "strict", "needed"),
    [
        (0, (1, 2), True, 1),
        (0, (1, 2), False, 1),
        (1, (1, 2), False, 1),
        (20, (1, 2), True, 11),
        (20, (1, 2), False, 10),
        (21, (1, 2), True, 11),
        (21, (1, 2), False, 11),
        (10, (2, 3), True, 7),
        (9, (2, 3), True, 7),
        (9, (2, 3), False, 6),
    ],
)
def test_so_many_are_needed_for_the_share(base: int, share: tuple[int, int], strict: bool, needed: int) -> None:
    assert needed_for_share(base, replace(TERMS, online_share=share, online_strict=strict)) == needed


def test_one_of_one_is_the_share_where_the_guidance_is_not_strict() -> None:
    assert online(1, 1, online_strict=False).eligible
