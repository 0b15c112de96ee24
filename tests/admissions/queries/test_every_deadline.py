"""Every deadline by date, as the desk asks for it: the day before, on the day and the day after, over a 29 February, the week of
Tết and a year's end; and every vote at its boundary, with odd numbers. Working days are counted here anew, by hand."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from admissions.queries.discipline import ANNOUNCEMENT, cases_of
from admissions.queries.discipline import waiting as waiting_cases
from admissions.queries.pipeline import candidates_of, owed_by_all, under_way
from admissions.queries.screening import first_undone, grounds_on
from admissions.queries.screening import owed_by_all as owed_on_lists
from admissions.rules.screening import RESULT
from admissions.rules.steps import Step
from admissions.services.screening import Ballot, list_member, vote_on_member
from cells.models import Organisation
from cells.models.organisation import OrganisationQuerySet, paths_below
from meetings.models import Meeting
from tests.admissions.inspecting import a_case
from tests.admissions.people import Way
from tests.cast import Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OFF = {
    date(2023, 1, 2), *(date(2023, 1, 20) + n * DAY for n in range(7)), date(2023, 5, 1), date(2023, 5, 2), date(2023, 5, 3),
    date(2023, 9, 1), date(2023, 9, 4),
    date(2024, 1, 1), *(date(2024, 2, 8) + n * DAY for n in range(7)), date(2024, 4, 18), date(2024, 4, 29), date(2024, 4, 30),
    date(2024, 5, 1), date(2024, 9, 2), date(2024, 9, 3),
    date(2025, 1, 1), *(date(2025, 1, 27) + n * DAY for n in range(5)), date(2025, 4, 7), date(2025, 4, 30), date(2025, 5, 1),
    date(2025, 5, 2), date(2025, 9, 1), date(2025, 9, 2),
    date(2026, 1, 1), *(date(2026, 2, 16) + n * DAY for n in range(5)), date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1),
}  # fmt: skip
"""Weekdays off, from the decrees of 2023 to 2026."""
SWAPPED = {date(2024, 5, 4), date(2025, 4, 26)}
"""Saturdays on which people worked."""


def working_days_after(day: date, number: int) -> date:
    while number:
        day += DAY
        number -= (day.weekday() < 5 or day in SWAPPED) and day not in OFF
    return day


def the_decision(way: Way, on: date) -> None:
    way.filed(on)
    way.vote(Step.CELL_VOTE, on)
    way.do(Step.COMMITTEE_VOTE, on, in_favour=10, against=0, base=15)


def the_resolution(way: Way, on: date) -> None:
    way.filed(on)
    way.vote(Step.CELL_VOTE, on)


def the_ceremony(way: Way, on: date) -> None:
    way.decided(on - DAY)
    way.do(Step.RECEIPT, on)


def the_full_vote(way: Way, on: date) -> None:
    """The twelve months are full on the day."""
    way.admitted(_a_year_before(on))
    way.reviewed(on)


def the_full_decision(way: Way, on: date) -> None:
    way.admitted(_a_year_before(on) - DAY)
    way.reviewed(on)
    way.vote(Step.FULL_VOTE, on)
    way.do(Step.FULL_COMMITTEE_VOTE, on, in_favour=10, against=0, base=15)


def _a_year_before(day: date) -> date:
    """The ceremony of 29/2/2024 makes the months full on 1/3/2025."""
    return date(2024, 2, 29) if day == date(2025, 3, 1) else day.replace(year=day.year - 1)


DEADLINES: list[tuple[Callable[[Way, date], None], str, date, date]] = [
    # what is done, what is owed then, from which day, by when
    (the_resolution, Step.COMMITTEE_VOTE, date(2025, 12, 26), date(2026, 3, 9)),
    (the_decision, Step.DECISION, date(2025, 12, 26), date(2026, 3, 9)),
    (the_decision, Step.DECISION, date(2025, 5, 26), date(2025, 7, 28)),
    (the_decision, Step.DECISION, date(2025, 8, 20), date(2025, 10, 24)),
    (the_ceremony, Step.CEREMONY, date(2024, 1, 12), date(2024, 3, 1)),
    (the_ceremony, Step.CEREMONY, date(2024, 12, 20), date(2025, 2, 10)),
    (the_full_vote, Step.FULL_VOTE, date(2025, 3, 1), date(2025, 4, 14)),
    (the_full_vote, Step.FULL_VOTE, date(2024, 12, 31), date(2025, 2, 19)),
    (the_full_decision, Step.FULL_DECISION, date(2025, 12, 25), date(2026, 2, 6)),
    (the_full_decision, Step.FULL_DECISION, date(2026, 2, 13), date(2026, 4, 3)),
]
WITHIN = {Step.COMMITTEE_VOTE: 45, Step.DECISION: 45, Step.CEREMONY: 30, Step.FULL_VOTE: 30, Step.FULL_DECISION: 30}


@pytest.mark.parametrize(("done", "step", "since", "due"), DEADLINES)
def test_a_step_is_late_from_the_day_after_its_last_working_day(
    cast: Cast, done: Callable[[Way, date], None], step: str, since: date, due: date
) -> None:
    assert working_days_after(since, WITHIN[Step(step)]) == due
    way = Way.begin(cast)
    done(way, since)
    late = {}
    for day in (due - DAY, due, due + DAY):
        (waiting,) = [
            one
            for one in owed_by_all(list(under_way(candidates_of(_cell(cast), day), day)), day)
            if one.owed.step == step
        ]
        assert waiting.owed.due_on == due
        late[day] = waiting.owed.is_late(day)
    assert list(late.values()) == [False, False, True]


@pytest.mark.parametrize("voted", [date(2024, 2, 29), date(2025, 5, 25), date(2025, 5, 26), date(2025, 12, 31)])
def test_the_decision_has_45_working_days_since_the_regulation_of_2021(cast: Cast, voted: date) -> None:
    way = Way.begin(cast)
    the_decision(way, voted)
    (waiting,) = owed_by_all(list(under_way(candidates_of(_cell(cast), voted), voted)), voted)
    assert (waiting.owed.step, waiting.owed.due_on) == (Step.DECISION, working_days_after(voted, 45))


@pytest.mark.parametrize(
    ("voted", "due"),
    [
        (date(2023, 12, 31), date(2024, 12, 31)),
        (date(2024, 2, 29), date(2025, 3, 1)),
        (date(2023, 2, 28), date(2024, 2, 28)),
    ],
)
def test_the_result_of_the_help_is_late_from_the_day_after_twelve_months(cast: Cast, voted: date, due: date) -> None:
    member = cast.people(3, of="CELL")[0]
    ground, occasion = grounds_on(voted)[0], cast.occasion(today=voted)
    one = list_member(cell=cast["CELL"], member=member, ground=ground, note="", on=voted, occasion=occasion)
    vote_on_member(screened=one, ballot=Ballot(_meeting(cast, voted), 3), occasion=occasion)
    late = {}
    for day in (due - DAY, due, due + DAY):
        (waiting,) = owed_on_lists(first_undone(day, *paths_below(cast["CELL"]), most=9), day)
        assert (waiting.owed.what, waiting.owed.due_on) == (RESULT, due)
        late[day] = waiting.owed.is_late(day)
    assert list(late.values()) == [False, False, True]


@pytest.mark.parametrize(
    ("decided", "due"),
    [
        (date(2024, 2, 14), date(2024, 2, 29)),
        (date(2023, 12, 20), date(2024, 1, 4)),
        (date(2025, 1, 25), date(2025, 2, 9)),
    ],
)
def test_a_discipline_is_announced_within_fifteen_days_whatever_days_they_are(
    cast: Cast, decided: date, due: date
) -> None:
    (member,) = cast.people(1, of="CELL")
    a_case(cast, member, decided_on=decided, announced_on=None, on=decided)
    (one,) = waiting_cases(cases_of(Organisation.objects.all()), due + DAY)
    assert (one.what, one.due_on) == (ANNOUNCEMENT, due)


CELL_VOTES = [(5, 4), (7, 5), (9, 6), (11, 8)]
"""Official members, and the fewest of them that are two thirds."""


@pytest.mark.parametrize(("official", "fewest"), CELL_VOTES)
def test_a_cell_votes_by_two_thirds_of_an_odd_number(cast: Cast, official: int, fewest: int) -> None:
    way = Way.begin(cast, official=official)
    way.filed(date(2024, 2, 26))
    failed = way.vote(Step.CELL_VOTE, date(2024, 2, 27), in_favour=fewest - 1, against=official - fewest + 1)
    reached = way.vote(Step.CELL_VOTE, date(2024, 2, 29), in_favour=fewest, against=official - fewest)
    assert [(one.base, one.passed) for one in (failed, reached)] == [(official, False), (official, True)]


@pytest.mark.parametrize(("official", "fewest"), CELL_VOTES[1:3])
def test_and_on_who_is_helped_too(cast: Cast, official: int, fewest: int) -> None:
    members, day = cast.people(official, of="CELL"), date(2024, 2, 29)
    meeting, passed = _meeting(cast, day), []
    for member, in_favour in zip(members, (fewest - 1, fewest), strict=False):
        occasion = cast.occasion(today=day)
        ground = grounds_on(day)[0]
        one = list_member(cell=cast["CELL"], member=member, ground=ground, note="", on=day, occasion=occasion)
        passed.append(vote_on_member(screened=one, ballot=Ballot(meeting, in_favour), occasion=occasion).passed)
    assert passed == [False, True]


@pytest.mark.parametrize(
    ("on", "base", "fewest"),
    [
        (date(2024, 2, 29), 15, 10),
        (date(2024, 2, 29), 13, 9),
        (date(2026, 7, 25), 15, 10),
        (date(2026, 7, 26), 15, 8),
        (date(2026, 7, 26), 13, 7),
    ],
)
def test_a_committee_votes_by_two_thirds_on_admission_until_208_asks_for_more_than_half(
    cast: Cast, on: date, base: int, fewest: int
) -> None:
    way = Way.begin(cast)
    the_resolution(way, on)
    failed = way.do(Step.COMMITTEE_VOTE, on, in_favour=fewest - 1, against=0, base=base)
    reached = way.do(Step.COMMITTEE_VOTE, on, in_favour=fewest, against=0, base=base)
    assert [failed.passed, reached.passed] == [False, True]


def _cell(cast: Cast) -> OrganisationQuerySet:
    return Organisation.objects.filter(pk=cast["CELL"].pk)


def _meeting(cast: Cast, on: date) -> Meeting:
    told = {"format": "in_person", "state": "held", "kind": "monthly", "retrospective": True}
    return Meeting.objects.create(organisation=cast["CELL"], held_on=on, **told)
