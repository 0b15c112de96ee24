from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Refused
from reports.rules.periods import (
    FROM,
    Act,
    Asked,
    PeriodKind,
    Progress,
    State,
    check_act,
    check_asked,
    check_closing,
    counts_from,
    progress_of,
    state_after,
)

DAY = date(2025, 3, 21)
DUE = date(2025, 3, 31)
ONE = timedelta(days=1)


def test_the_figures_of_a_day_to_come_are_not_asked_for() -> None:
    assert check_asked(Asked(PeriodKind.PILOTS, DAY), due_on=DUE, today=DAY).day == DAY
    with pytest.raises(Refused, match="lies ahead") as refused:
        check_asked(Asked(PeriodKind.PILOTS, DAY + ONE), due_on=DUE, today=DAY)
    assert refused.value.field == "day"


def test_the_last_day_to_send_is_today_at_the_earliest() -> None:
    check_asked(Asked(PeriodKind.PILOTS, DAY), due_on=DAY, today=DAY)
    with pytest.raises(Refused, match="past already") as refused:
        check_asked(Asked(PeriodKind.PILOTS, DAY), due_on=DAY - ONE, today=DAY)
    assert refused.value.field == "due_on"


def test_several_years_begin_as_their_report_does() -> None:
    assert check_asked(Asked(PeriodKind.YEARS, DAY), due_on=DUE, today=DAY).since == date(2021, 1, 1)
    assert check_asked(Asked(PeriodKind.PILOTS, DAY, date(2021, 1, 1)), due_on=DUE, today=DAY).since is None
    with pytest.raises(Refused, match="1 January") as refused:
        check_asked(Asked(PeriodKind.YEARS, DAY, date(2021, 2, 1)), due_on=DUE, today=DAY)
    assert refused.value.field == "since"
    with pytest.raises(Refused, match="28-CT/TW") as early:
        check_asked(Asked(PeriodKind.YEARS, date(2019, 1, 20)), due_on=DUE, today=DAY)
    assert early.value.field == "day"


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_way_on(state: State) -> None:
    assert any(state in sources for sources in FROM.values())


@pytest.mark.parametrize(
    ("act", "state", "why"),
    [
        (Act.WITHDRAW, State.OWED, "Nothing has been sent"),
        (Act.WITHDRAW, State.ACCEPTED, "still be returned"),
        (Act.SEND, State.SENT, "withdrawn, accepted or returned"),
        (Act.ACCEPT, State.RETURNED, "sent again"),
        (Act.SEND, State.TAKEN_OFF, "put back"),
    ],
)
def test_what_is_not_possible_says_what_is(act: Act, state: State, why: str) -> None:
    with pytest.raises(Refused, match=why):
        check_act(act, state)


def test_what_is_withdrawn_lies_where_it_lay_before_it_was_sent() -> None:
    assert state_after(Act.WITHDRAW, [Act.SEND]) == State.OWED
    assert state_after(Act.WITHDRAW, [Act.SEND, Act.RETURN, Act.SEND]) == State.RETURNED
    assert state_after(Act.WITHDRAW, [Act.SEND, Act.RETURN, Act.TAKE_OFF, Act.PUT_BACK, Act.SEND]) == State.OWED


def test_what_the_committee_returned_is_not_late_for_it() -> None:
    steps = [(Act.SEND, DUE), (Act.RETURN, DUE + ONE), (Act.SEND, DUE + 2 * ONE)]
    assert counts_from(steps) == DUE
    assert counts_from([*steps, (Act.RETURN, DUE + 3 * ONE), (Act.SEND, DUE + 4 * ONE)]) == DUE


def test_what_was_withdrawn_and_sent_late_is_late() -> None:
    assert counts_from([(Act.SEND, DUE), (Act.WITHDRAW, DUE), (Act.SEND, DUE + ONE)]) == DUE + ONE
    assert counts_from([]) is None


@pytest.mark.parametrize(
    ("state", "counted", "day", "progress"),
    [
        (State.OWED, None, DUE, Progress.WAITING),
        (State.OWED, None, DUE + ONE, Progress.OVERDUE),
        (State.SENT, DUE, DUE + ONE, Progress.SENT),
        (State.SENT, DUE + ONE, DUE + ONE, Progress.SENT_LATE),
        (State.RETURNED, DUE, DUE + ONE, Progress.RETURNED),
        (State.ACCEPTED, DUE + ONE, DUE + ONE, Progress.ACCEPTED),
    ],
)
def test_a_state_stands_beside_its_due_day(state: State, counted: date, day: date, progress: Progress) -> None:
    assert progress_of(state, counted=counted, due_on=DUE, day=day) == progress


def test_a_period_is_closed_with_nothing_waited_for() -> None:
    check_closing([State.ACCEPTED, State.TAKEN_OFF])
    with pytest.raises(Refused, match="Not accepted yet: 2"):
        check_closing([State.ACCEPTED, State.SENT, State.RETURNED])
