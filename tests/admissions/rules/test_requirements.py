"""What has to be true before a step, at its boundaries: ages, certificates, papers, introducers, votes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Refused
from admissions.rules.requirements import before_the_vote, check_step, full_from, is_too_old, vote_ahead, warnings
from admissions.rules.steps import Case, Companion, Done, PaperState, Stage, Step, stage_of
from cells.rules.parameters import Asked, Statutes
from cells.rules.parameters import Key as StatuteKey
from cells.rules.periods import Period
from tests.admissions.cases import (
    BEGAN,
    DAY,
    DECIDED,
    EVER,
    FILED,
    FULL_FROM,
    LISTED,
    ON_PROBATION,
    READY,
    RESOLVED,
    REVIEWED,
    STATUTES,
    VOTE,
    VOTED,
    after,
    otherwise,
)  # fmt: skip


def reasons(case: Case, step: str, on: date, statutes: Statutes = STATUTES) -> list[str]:
    try:
        check_step(case, step, on, statutes)
    except Refused as refused:
        return [str(reason.message) for reason in refused.reasons]
    return []


def test_whoever_has_everything_is_voted_on() -> None:
    assert reasons(READY, Step.CELL_VOTE, VOTE) == []


@pytest.mark.parametrize(
    ("birth", "on", "old_enough"),
    [
        (date(2007, 3, 1), date(2025, 2, 28), False),
        (date(2007, 3, 1), date(2025, 3, 1), True),
        (date(2004, 2, 29), date(2022, 2, 28), False),
        (date(2004, 2, 29), date(2022, 3, 1), True),
    ],
)
def test_nobody_is_voted_on_before_18_full_years(birth: date, on: date, old_enough: bool) -> None:
    said = reasons(replace(READY, birth=birth), Step.CELL_VOTE, on)
    assert (not any("before the age of 18" in one for one in said)) is old_enough


def test_of_a_year_alone_the_first_day_it_can_have_been_is_young_enough() -> None:
    year = replace(READY, birth=2007)
    assert any("before the age" in one for one in reasons(year, Step.CELL_VOTE, date(2024, 12, 31)))
    assert not any("before the age" in one for one in reasons(year, Step.CELL_VOTE, date(2025, 1, 1)))


def test_without_a_birth_nobody_is_voted_on() -> None:
    assert reasons(replace(READY, birth=None), Step.CELL_VOTE, VOTE) == ["The date of birth is missing."]


@pytest.mark.parametrize(("today", "warned"), [(date(2025, 4, 30), False), (date(2025, 5, 1), True)])
def test_past_the_age_of_60_is_warned_about_and_not_refused(today: date, warned: bool) -> None:
    old = replace(READY, birth=date(1965, 5, 1))
    found = [one.message for one in warnings(old, today, STATUTES)]
    assert bool(found) is warned
    assert not any("age" in one for one in reasons(old, Step.CELL_VOTE, today))


def test_where_the_age_is_held_to_strictly_it_is_refused_from_61_on() -> None:
    strict = otherwise(Asked(StatuteKey.OLDEST, 60, "500-QĐ/TW", Period(EVER)))
    old = replace(READY, birth=date(1964, 5, 1))
    for on, is_refused in ((date(2025, 4, 30), False), (date(2025, 5, 1), True)):
        assert any("after the age of 60" in one for one in reasons(old, Step.CELL_VOTE, on, strict)) is is_refused


@pytest.mark.parametrize(("on", "valid"), [(date(2029, 2, 28), True), (date(2029, 3, 1), False)])
def test_the_certificate_is_valid_for_sixty_months(on: date, valid: bool) -> None:
    said = reasons(READY, Step.CELL_VOTE, on)
    assert (not any("to be attended again" in one for one in said)) is valid


def test_a_course_that_is_still_to_come_does_not_count() -> None:
    assert "The awareness course has not been attended." in reasons(READY, Step.CELL_VOTE, date(2024, 2, 29))


@pytest.mark.parametrize(("on", "too_old"), [(date(2025, 12, 2), False), (date(2025, 12, 3), True)])
def test_papers_and_opinions_hold_for_twelve_months(on: date, too_old: bool) -> None:
    said = [one for one in reasons(READY, Step.CELL_VOTE, on) if one.startswith("Too old")]
    assert len(said) == (3 if too_old else 0)
    assert not any("Lý lịch" in one for one in said)
    assert is_too_old(VOTE, on, STATUTES.on(on)) is too_old


def test_without_such_a_term_papers_never_get_too_old() -> None:
    assert not is_too_old(VOTE, date(2030, 1, 1), Statutes().on(VOTE))


def test_two_introducers_are_with_the_person_on_the_day_and_have_remarked() -> None:
    left = replace(READY, companions=(READY.companions[0], Companion(2, Period(LISTED, VOTE))))
    assert reasons(left, Step.CELL_VOTE, VOTE) == ["Two introducers are needed on the day of the vote."]
    assert reasons(left, Step.CELL_VOTE, VOTE - DAY)[0] != "Two introducers are needed on the day of the vote."
    silent = replace(READY, done=tuple(one for one in FILED if one.companion != 2))
    assert reasons(silent, Step.CELL_VOTE, VOTE) == ["The remark of each introducer is missing."]


def test_a_missing_paper_is_named() -> None:
    without = replace(READY, papers=(PaperState("Lý lịch", False),))
    assert reasons(without, Step.CELL_VOTE, VOTE) == ["Missing in the file: Lý lịch."]


SOON = Companion(2, Period(LISTED), since=date(2023, 12, 3))
TOO_SHORT = "An introducer has been with the person for less than 12 months."


@pytest.mark.parametrize(("since", "refused"), [(date(2023, 12, 2), False), (date(2023, 12, 3), True), (None, False)])
def test_an_introducer_has_been_with_the_person_for_twelve_months(since: date | None, refused: bool) -> None:
    case = replace(READY, companions=(READY.companions[0], Companion(2, Period(LISTED), since=since)))
    assert (TOO_SHORT in reasons(case, Step.CELL_VOTE, VOTE)) is refused
    assert bool(warnings(case, VOTE, STATUTES)) is (since is None)


def test_who_came_in_the_place_of_another_may_be_with_the_person_for_a_shorter_time() -> None:
    left = Companion(3, Period(LISTED, SOON.since), since=EVER)
    later = replace(SOON, period=Period(SOON.since))
    assert TOO_SHORT in reasons(replace(READY, companions=(READY.companions[0], later)), Step.CELL_VOTE, VOTE)
    assert reasons(replace(READY, companions=(READY.companions[0], left, later)), Step.CELL_VOTE, VOTE) == []


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [(True, True, 0), (True, False, 0), (False, True, 0), (False, False, 1)],
)
def test_a_mass_organisation_introduces_beside_an_official_member(first: bool, second: bool, said: int) -> None:
    both = tuple(
        Companion(key, Period(LISTED), since=EVER if is_member else None, is_member=is_member)
        for key, is_member in ((1, first), (2, second))
    )
    found = reasons(replace(READY, companions=both), Step.CELL_VOTE, VOTE)
    assert found == ["One of the two introducers is an official member."] * said


def test_steps_come_in_their_order_and_each_on_or_after_what_it_rests_on() -> None:
    assert reasons(READY, Step.COMMITTEE_VOTE, VOTE) == ["First comes: the cell's vote on admission."]
    assert reasons(VOTED, Step.COMMITTEE_VOTE, VOTE) == []
    assert len(reasons(VOTED, Step.COMMITTEE_VOTE, VOTE - DAY)) == 1
    assert len(reasons(VOTED, Step.DECISION, VOTE)) == 1
    assert reasons(replace(VOTED, has_committee=False), Step.DECISION, VOTE) == []
    assert reasons(RESOLVED, Step.DECISION, VOTE) == []
    assert len(reasons(RESOLVED, Step.CEREMONY, VOTE)) == 1
    assert reasons(DECIDED, Step.CEREMONY, date(2024, 12, 20)) == []
    assert len(reasons(ON_PROBATION, Step.CARD, FULL_FROM)) == 1


def test_a_vote_that_was_not_reached_does_not_count_and_a_later_one_does() -> None:
    failed = after(READY, Done(Step.CELL_VOTE, VOTE, passed=False))
    assert reasons(failed, Step.COMMITTEE_VOTE, VOTE)
    assert reasons(after(failed, Done(Step.CELL_VOTE, VOTE + DAY)), Step.COMMITTEE_VOTE, VOTE + DAY) == []
    assert reasons(after(VOTED, Done(Step.CELL_VOTE, VOTE + DAY, passed=False)), Step.COMMITTEE_VOTE, VOTE + DAY)


def test_what_happens_once_is_not_recorded_twice_nor_anything_of_a_closed_case_or_before_the_list() -> None:
    assert len(reasons(DECIDED, Step.DECISION, date(2024, 12, 21))) == 1
    assert reasons(replace(READY, is_closed=True), Step.CELL_VOTE, VOTE) == ["This case is closed."]
    assert "on the source list since 02/01/2024" in reasons(READY, Step.COURSE, LISTED - DAY)[0]
    assert reasons(READY, Step.COURSE, LISTED) == []


def test_the_probation_of_a_29_february_is_over_on_1_march() -> None:
    assert full_from(ON_PROBATION, STATUTES) == FULL_FROM
    assert full_from(READY, STATUTES) is None


@pytest.mark.parametrize(("on", "number"), [(date(2025, 2, 28), 4), (FULL_FROM, 0)])
def test_the_vote_on_full_membership_waits_for_the_twelve_months(on: date, number: int) -> None:
    assert len(reasons(REVIEWED, Step.FULL_VOTE, on)) <= number
    assert bool(reasons(REVIEWED, Step.FULL_VOTE, on)) is bool(number)


def test_before_the_full_vote_course_review_and_remark_are_there() -> None:
    assert len(reasons(ON_PROBATION, Step.FULL_VOTE, FULL_FROM)) == 3
    early = replace(REVIEWED, done=(*ON_PROBATION.done, Done(Step.OWN_REVIEW, date(2025, 2, 28))))
    assert "The own review is written only after the probation." in reasons(early, Step.FULL_VOTE, FULL_FROM)


@pytest.mark.parametrize(("on", "refused"), [(FULL_FROM - timedelta(days=1), True), (FULL_FROM, False)])
def test_the_own_review_is_not_dated_before_the_probation_is_over(on: date, refused: bool) -> None:
    said = reasons(ON_PROBATION, Step.OWN_REVIEW, on)
    assert [("own review is written on that day at the earliest" in one) for one in said] == [True] * refused
    if refused:
        with pytest.raises(Refused) as told:
            check_step(ON_PROBATION, Step.OWN_REVIEW, on, STATUTES)
        assert told.value.field == "on"


@pytest.mark.parametrize(("failed", "refused"), [(2, False), (3, True)])
def test_after_three_failed_votes_the_cell_votes_no_more(failed: int, refused: bool) -> None:
    case = after(REVIEWED, *(Done(Step.FULL_VOTE, FULL_FROM, passed=False) for _number in range(failed)))
    assert bool(reasons(case, Step.FULL_VOTE, FULL_FROM)) is refused


def test_before_the_full_vote_everybody_who_helped_has_remarked() -> None:
    """At the end, and on a change of the helper."""
    left = Companion(4, Period(BEGAN, date(2024, 8, 1)), helps=True)
    changed = replace(REVIEWED, companions=(*REVIEWED.companions, left))
    assert reasons(changed, Step.FULL_VOTE, FULL_FROM) == ["The remark of the helper is missing."]
    remarked = after(changed, Done(Step.REMARK, date(2024, 8, 1), companion=4))
    assert reasons(remarked, Step.FULL_VOTE, FULL_FROM) == []
    alone = replace(REVIEWED, companions=READY.companions)
    assert reasons(alone, Step.FULL_VOTE, FULL_FROM) == ["The remark of the helper is missing."]


def test_nobody_who_helps_is_warned_about() -> None:
    assert [one.message for one in warnings(ON_PROBATION, VOTE, STATUTES)] == ["Nobody helps the member in probation."]
    assert warnings(REVIEWED, VOTE, STATUTES) == []


@pytest.mark.parametrize(
    ("case", "vote"),
    [
        (Case(LISTED), ""),
        (READY, Step.CELL_VOTE),
        (VOTED, ""),
        (ON_PROBATION, Step.FULL_VOTE),
        (after(REVIEWED, Done(Step.FULL_VOTE, FULL_FROM)), ""),
    ],
)
def test_what_is_missing_is_told_of_the_vote_that_comes_next(case: Case, vote: str) -> None:
    assert vote_ahead(case) == vote
    assert list(before_the_vote(case, Step.DECISION, VOTE, STATUTES)) == []


@pytest.mark.parametrize(
    ("case", "stage"),
    [
        (Case(LISTED), Stage.LISTED),
        (replace(READY, companions=()), Stage.COURSE),
        (READY, Stage.FILE),
        (VOTED, Stage.VOTED),
        (RESOLVED, Stage.RESOLVED),
        (DECIDED, Stage.DECIDED),
        (ON_PROBATION, Stage.PROBATION),
        (after(REVIEWED, Done(Step.FULL_VOTE, FULL_FROM)), Stage.FULL_VOTED),
        (after(REVIEWED, Done(Step.FULL_VOTE, FULL_FROM, passed=False)), Stage.PROBATION),
        (after(VOTED, Done(Step.CELL_VOTE, VOTE, passed=False)), Stage.FILE),
        (after(REVIEWED, Done(Step.FULL_DECISION, FULL_FROM)), Stage.OFFICIAL),
        (replace(VOTED, is_closed=True), Stage.CLOSED),
    ],
)
def test_the_stage_is_the_last_that_was_reached(case: Case, stage: Stage) -> None:
    assert stage_of(case, VOTE) == stage


def test_a_file_is_begun_on_the_first_day_with_two_introducers() -> None:
    def begun(*companions: Companion) -> date | None:
        return Case(date(2024, 1, 1), companions=companions).file_begun_on

    first = Companion(1, Period(date(2024, 2, 1), date(2024, 5, 1)))
    second, helper = Companion(2, Period(date(2024, 3, 1))), Companion(3, Period(date(2024, 2, 1)), helps=True)
    assert begun(first, helper) is None
    assert begun(first, Companion(2, Period(date(2024, 5, 1)))) is None
    assert begun(first, second) == date(2024, 3, 1)
    assert begun(first, second, Companion(4, Period(date(2024, 5, 1)))) == date(2024, 3, 1)


def test_a_paper_stands_in_the_way_of_the_step_that_needs_it_alone() -> None:
    lacking = PaperState("Biên bản", is_there=False, step=Step.DECISION)
    case = replace(READY, papers=[lacking], done=[*READY.done, Done(Step.CELL_VOTE, VOTE)], has_committee=False)
    assert "Missing in the file: Biên bản." in reasons(case, Step.DECISION, VOTE + DAY)
    assert "Missing in the file: Biên bản." not in reasons(replace(READY, papers=[lacking]), Step.CELL_VOTE, VOTE)
