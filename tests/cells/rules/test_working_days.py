from datetime import date

import pytest

from cells.rules.working_days import Calendar, DaySaid, calendar_of

TET = Calendar(off=frozenset(date(2026, 2, day) for day in (16, 17, 18, 19, 20)), worked=frozenset({date(2026, 8, 22)}))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 3, 2), True),
        (date(2026, 3, 6), True),
        (date(2026, 3, 7), False),
        (date(2026, 3, 8), False),
        (date(2026, 1, 1), False),
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), False),
        (date(2026, 9, 2), False),
        (date(2026, 9, 3), True),
    ],
)
def test_saturday_sunday_and_the_holidays_of_every_year_are_off(day: date, works: bool) -> None:
    assert Calendar().is_working_day(day) == works
    assert TET.is_working_day(day) == works


def test_what_is_off_or_worked_in_one_year_is_told() -> None:
    assert (Calendar().is_working_day(date(2026, 2, 16)), TET.is_working_day(date(2026, 2, 16))) == (True, False)
    assert (Calendar().is_working_day(date(2026, 8, 22)), TET.is_working_day(date(2026, 8, 22))) == (False, True)


@pytest.mark.parametrize(
    ("number", "end"),
    [(0, date(2026, 2, 13)), (1, date(2026, 2, 23)), (5, date(2026, 2, 27)), (6, date(2026, 3, 2))],
)
def test_a_term_begins_on_the_day_after(number: int, end: date) -> None:
    assert TET.after(date(2026, 2, 13), number) == end


def test_a_term_without_days_off_is_weeks() -> None:
    assert Calendar().after(date(2026, 6, 1), 60) == date(2026, 8, 24)
    assert Calendar().after(date(2026, 6, 1), 45) == date(2026, 8, 3)


MONDAY, SATURDAY = date(2027, 2, 8), date(2027, 2, 20)


def said(day: date, *, works: bool = False, computed: bool = False) -> DaySaid:
    return DaySaid(day, works, computed)


def test_what_was_computed_holds_until_the_year_is_decided() -> None:
    computed = [said(MONDAY, computed=True), said(date(2028, 1, 24), computed=True)]
    assert calendar_of(computed) == Calendar(off={MONDAY, date(2028, 1, 24)})
    decided = calendar_of([said(date(2027, 2, 9)), *computed])
    assert decided == Calendar(off={date(2027, 2, 9), date(2028, 1, 24)}, decided={2027})


def test_of_two_documents_the_later_one_holds() -> None:
    assert calendar_of([said(MONDAY), said(MONDAY, works=True)]).is_working_day(MONDAY)
    assert not calendar_of([said(SATURDAY, works=True), said(SATURDAY)]).is_working_day(SATURDAY)


@pytest.mark.parametrize(
    ("today", "decided", "asked_for"),
    [
        (date(2026, 11, 30), {2026}, []),
        (date(2026, 12, 1), {2026}, [2027]),
        (date(2026, 12, 31), {2026, 2027}, []),
        (date(2027, 1, 1), {2026}, [2027]),
        (date(2027, 12, 1), {2026}, [2027, 2028]),
    ],
)
def test_a_year_is_asked_for_from_the_first_of_december_before_it(today: date, decided: set[int], asked_for) -> None:
    assert Calendar(decided=decided).undecided(today) == asked_for
