"""Boundaries of the way into the Party, by date: ages, certificates, votes, working days over Tết and a year's end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Refused
from admissions.rules.pipeline import Owed, before_the_vote, check_step, full_from, is_too_old, next_owed, warnings
from admissions.rules.steps import Case, Companion, Done, PaperState, Stage, Step, stage_of
from admissions.rules.terms import OFF, ON, AllTerms, From, Key, Term
from cells.rules.parameters import Asked, Statutes
from cells.rules.parameters import Key as StatuteKey
from cells.rules.periods import Period
from cells.rules.working_days import Calendar

EVER, NEW = date(2011, 1, 19), date(2026, 7, 26)
DAY = timedelta(days=1)
STATUTES = Statutes(
    [
        Asked(StatuteKey.YOUNGEST, 18, "Điều lệ Đảng, Điều 1", Period(EVER)),
        Asked(StatuteKey.OLDEST, 60, "24-QĐ/TW", Period(EVER), strict=False),
        Asked(StatuteKey.PROBATION, 12, "Điều lệ Đảng, Điều 5", Period(EVER)),
    ]
)
NUMBERS = {
    Key.COURSE_VALID: 60, Key.PAPERS_VALID: 12, Key.TOGETHER: 12, Key.ADMISSION_DECISION: 45, Key.CEREMONY: 30,
    Key.FULL_REVIEW: 30, Key.FULL_DECISION: 30, Key.DECISION_MORE: 15, Key.FAILED_VOTES: 3,
}  # fmt: skip
TERMS = AllTerms(
    [
        *(Term(key, number, f"{key}", Period(EVER)) for key, number in NUMBERS.items()),
        Term(Key.CEREMONY_FROM, From.RECEIPT, "294-QĐ/TW", Period(EVER, NEW)),
        Term(Key.CEREMONY_FROM, From.ISSUE, "208-QĐ/TW", Period(NEW)),
        Term(Key.QUARTERLY_REMARKS, OFF, "", Period(EVER)),
    ]
)
TET = Calendar(off={date(2025, 1, 27) + number * DAY for number in range(5)})
"""27/1 to 31/1/2025, the week of Tết; 1/1 is off every year."""
LISTED, VOTE = date(2024, 1, 2), date(2024, 12, 2)
FILED = (
    Done(Step.COURSE, date(2024, 3, 1)),
    Done(Step.REMARK, VOTE, companion=1),
    Done(Step.REMARK, VOTE, companion=2),
    Done(Step.OPINION_BODIES, VOTE),
    Done(Step.OPINION_RESIDENCE, VOTE),
)
READY = Case(
    LISTED,
    date(2000, 5, 1),
    FILED,
    (Companion(1, Period(LISTED), since=EVER), Companion(2, Period(LISTED), since=EVER)),
    (PaperState("Lý lịch", True, LISTED), PaperState("Thẩm tra", True, VOTE, expires=True)),
)


def after(case: Case, *done: Done) -> Case:
    return replace(case, done=(*case.done, *done))


VOTED = after(READY, Done(Step.CELL_VOTE, VOTE))
RESOLVED = after(VOTED, Done(Step.COMMITTEE_VOTE, VOTE))
DECIDED = after(RESOLVED, Done(Step.DECISION, date(2024, 12, 20)))
BEGAN = date(2024, 2, 29)
ON_PROBATION = after(READY, Done(Step.CEREMONY, BEGAN))
FULL_FROM = date(2025, 3, 1)
REVIEWED = replace(
    after(
        ON_PROBATION,
        Done(Step.NEW_COURSE, date(2024, 9, 1)),
        Done(Step.OWN_REVIEW, FULL_FROM),
        Done(Step.REMARK, FULL_FROM, companion=3),
    ),
    companions=(*READY.companions, Companion(3, Period(BEGAN), helps=True)),
)


def reasons(case: Case, step: str, on: date) -> list[str]:
    try:
        check_step(case, step, on, TERMS.on(on, STATUTES.on(on)), STATUTES)
    except Refused as refused:
        return [str(reason.message) for reason in refused.reasons]
    return []


def owed(case: Case, today: date, *, terms: AllTerms = TERMS, calendar: Calendar = TET) -> Owed | None:
    return next_owed(case, terms, STATUTES, calendar, today)


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
    found = [one.message for one in warnings(old, today, TERMS.on(today, STATUTES.on(today)))]
    assert bool(found) is warned
    assert not any("age" in one for one in reasons(old, Step.CELL_VOTE, today))


def test_where_the_age_is_held_to_strictly_it_is_refused_from_61_on() -> None:
    strict = Statutes([Asked(StatuteKey.OLDEST, 60, "500-QĐ/TW", Period(EVER))])
    old = replace(READY, birth=date(1964, 5, 1))
    for on, is_refused in ((date(2025, 4, 30), False), (date(2025, 5, 1), True)):
        try:
            check_step(old, Step.CELL_VOTE, on, TERMS.on(on, strict.on(on)), strict)
            said = ""
        except Refused as refused:
            said = " ".join(reason.message for reason in refused.reasons)
        assert ("after the age of 60" in said) is is_refused


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
    assert is_too_old(VOTE, on, TERMS.on(on)) is too_old


def test_without_such_a_term_papers_never_get_too_old() -> None:
    assert not is_too_old(VOTE, date(2030, 1, 1), AllTerms().on(VOTE))


def test_two_introducers_are_with_the_person_on_the_day_and_have_remarked() -> None:
    left = replace(READY, companions=(READY.companions[0], Companion(2, Period(LISTED, VOTE))))
    assert reasons(left, Step.CELL_VOTE, VOTE) == ["Two introducers are needed on the day of the vote."]
    assert reasons(left, Step.CELL_VOTE, VOTE - DAY)[0] != "Two introducers are needed on the day of the vote."
    silent = replace(READY, done=tuple(one for one in FILED if one.companion != 2))
    assert reasons(silent, Step.CELL_VOTE, VOTE) == ["The remark of each introducer is missing."]


def test_a_missing_paper_is_named() -> None:
    without = replace(READY, papers=(PaperState("Lý lịch", False),))
    assert reasons(without, Step.CELL_VOTE, VOTE) == ["Missing in the file: Lý lịch."]


@pytest.mark.parametrize(("since", "warned"), [(date(2023, 12, 2), False), (date(2023, 12, 3), True), (None, True)])
def test_an_introducer_of_less_than_twelve_months_is_warned_about(since: date | None, warned: bool) -> None:
    case = replace(READY, companions=(Companion(1, Period(LISTED), since=since),))
    assert bool(warnings(case, VOTE, TERMS.on(VOTE, STATUTES.on(VOTE)))) is warned


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


@pytest.mark.parametrize(("failed", "refused"), [(2, False), (3, True)])
def test_after_three_failed_votes_the_cell_votes_no_more(failed: int, refused: bool) -> None:
    case = after(REVIEWED, *(Done(Step.FULL_VOTE, FULL_FROM, passed=False) for _number in range(failed)))
    assert bool(reasons(case, Step.FULL_VOTE, FULL_FROM)) is refused


# What is next, and by when.


def test_before_the_vote_the_course_comes_then_the_vote() -> None:
    assert owed(Case(LISTED), VOTE) == Owed(Step.COURSE)
    assert owed(READY, VOTE) == Owed(Step.CELL_VOTE)
    assert owed(replace(READY, is_closed=True), VOTE) is None


def test_the_decision_is_due_45_working_days_after_the_cells_resolution_over_the_years_end_and_tet() -> None:
    """From 2/12/2024: without 1/1 and the week of Tết the 45th is 12/2/2025, the 60th 5/3/2025."""
    due = owed(VOTED, VOTE)
    assert due == Owed(Step.COMMITTEE_VOTE, date(2025, 2, 11), "admission_decision", date(2025, 3, 4))
    assert due.is_late(date(2025, 2, 12))
    assert not due.is_late(date(2025, 2, 11))
    assert owed(RESOLVED, VOTE).step == Step.DECISION
    assert owed(replace(VOTED, has_committee=False), VOTE).step == Step.DECISION


def test_the_ceremony_is_due_30_working_days_after_the_receipt_before_208() -> None:
    assert owed(DECIDED, date(2024, 12, 23)) == Owed(Step.RECEIPT, clause="294-QĐ/TW")
    received = after(DECIDED, Done(Step.RECEIPT, date(2025, 1, 6)))
    assert owed(received, date(2025, 1, 6)) == Owed(Step.CEREMONY, date(2025, 2, 24), "ceremony")


def test_and_after_the_issue_since() -> None:
    for issued, step in ((NEW - DAY, Step.RECEIPT), (NEW, Step.CEREMONY)):
        case = after(RESOLVED, Done(Step.DECISION, issued))
        assert owed(case, issued).step == step
    case = after(RESOLVED, Done(Step.DECISION, NEW))
    assert owed(case, NEW, calendar=Calendar()).due_on == date(2026, 9, 7)


def test_the_full_vote_is_due_30_working_days_after_the_twelve_months() -> None:
    assert owed(ON_PROBATION, date(2024, 6, 1)) == Owed(Step.NEW_COURSE, FULL_FROM)
    with_course = after(ON_PROBATION, Done(Step.NEW_COURSE, date(2024, 9, 1)))
    due = date(2025, 4, 11)
    assert owed(with_course, date(2025, 2, 28)) == Owed(Step.FULL_VOTE, due, "full_review")
    assert owed(with_course, FULL_FROM) == Owed(Step.OWN_REVIEW, due, "full_review")
    assert owed(REVIEWED, FULL_FROM) == Owed(Step.FULL_VOTE, due, "full_review")


def test_then_the_committee_the_decision_and_the_card() -> None:
    voted = after(REVIEWED, Done(Step.FULL_VOTE, FULL_FROM))
    assert owed(voted, FULL_FROM).step == Step.FULL_COMMITTEE_VOTE
    resolved = after(voted, Done(Step.FULL_COMMITTEE_VOTE, FULL_FROM))
    assert owed(resolved, FULL_FROM) == Owed(Step.FULL_DECISION, date(2025, 4, 11), "full_decision", date(2025, 5, 6))
    official = after(resolved, Done(Step.FULL_DECISION, FULL_FROM))
    assert owed(official, FULL_FROM) == Owed(Step.CARD)
    assert owed(after(official, Done(Step.CARD, FULL_FROM)), FULL_FROM) is None


def test_where_nothing_is_asked_there_is_a_step_and_no_day() -> None:
    nothing = AllTerms()
    assert owed(VOTED, VOTE, terms=nothing) == Owed(Step.COMMITTEE_VOTE)
    assert owed(DECIDED, VOTE, terms=nothing) == Owed(Step.CEREMONY)
    assert owed(REVIEWED, FULL_FROM, terms=nothing) == Owed(Step.FULL_VOTE)
    assert next_owed(REVIEWED, nothing, Statutes(), TET, FULL_FROM) == Owed(Step.FULL_VOTE)


def test_where_an_office_wants_it_a_remark_is_due_every_quarter() -> None:
    wanted = AllTerms([Term(Key.QUARTERLY_REMARKS, ON, "ours", Period(EVER))])
    course = replace(READY, done=(Done(Step.CEREMONY, BEGAN), Done(Step.NEW_COURSE, BEGAN)))
    assert owed(course, date(2024, 5, 28), terms=wanted).step != Step.REMARK
    assert owed(course, date(2024, 5, 29), terms=wanted) == Owed(Step.REMARK, date(2024, 5, 29), "ours")
    remarked = after(course, Done(Step.REMARK, date(2024, 6, 3), companion=3))
    assert owed(remarked, date(2024, 9, 2), terms=wanted).step != Step.REMARK
    assert owed(remarked, date(2024, 9, 3), terms=wanted).step == Step.REMARK
    assert owed(course, date(2024, 5, 29)).step != Step.REMARK


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
    case = Case(
        date(2024, 1, 1), papers=[PaperState("Biên bản", is_there=False, step=Step.DECISION)], has_committee=False
    )
    voted = replace(case, done=[Done(Step.CELL_VOTE, date(2024, 3, 1))])
    with pytest.raises(Refused, match="Missing in the file: Biên bản"):
        check_step(voted, Step.DECISION, date(2024, 3, 2), TERMS.on(date(2024, 3, 2)), STATUTES)
    assert not [
        one
        for one in before_the_vote(case, date(2024, 3, 1), TERMS.on(date(2024, 3, 1), STATUTES.on(date(2024, 3, 1))))
        if "Biên bản" in one.message
    ]
