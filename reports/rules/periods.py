"""Reporting periods: a committee asks those below it for the figures of a day, looks at each, and closes the whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused, beside
from cells.rules.ahead import is_ahead
from reports.rules.directive_report import first_day


class PeriodKind(StrEnum):
    """Which figures are asked for."""

    PILOTS = "pilots"
    YEARS = "years"


@dataclass(frozen=True)
class Asked:
    """The figures of a day. `since`: of the report of several years, its first day."""

    kind: PeriodKind
    day: date
    since: date | None = None


class State(StrEnum):
    """Of what one organisation owes in a period."""

    OWED = "owed"
    SENT = "sent"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    TAKEN_OFF = "taken_off"


class Act(StrEnum):
    SEND = "send"
    WITHDRAW = "withdraw"
    RETURN = "return"
    ACCEPT = "accept"
    TAKE_OFF = "take_off"
    PUT_BACK = "put_back"


class Progress(StrEnum):
    """A state as it is on a day: beside its due day."""

    WAITING = "waiting"
    OVERDUE = "overdue"
    SENT = "sent"
    SENT_LATE = "sent_late"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    TAKEN_OFF = "taken_off"


FROM: dict[Act, frozenset[State]] = {
    Act.SEND: frozenset({State.OWED, State.RETURNED}),
    Act.WITHDRAW: frozenset({State.SENT}),
    Act.RETURN: frozenset({State.SENT, State.ACCEPTED}),
    Act.ACCEPT: frozenset({State.SENT}),
    Act.TAKE_OFF: frozenset({State.OWED, State.RETURNED, State.SENT}),
    Act.PUT_BACK: frozenset({State.TAKEN_OFF}),
}
"""In which states an act is possible."""
BY_BELOW = frozenset({Act.SEND, Act.WITHDRAW})
"""By the organisation whose figures they are; the other acts by the committee that opened the period."""
SETTLED = frozenset({State.ACCEPTED, State.TAKEN_OFF})
"""Nothing is waited for."""


def check_asked(asked: Asked, *, due_on: date, today: date) -> Asked:
    """With its first day, where it takes one. Raises Refused for a day to come, of which nobody knows yet who hangs below and
    what there is to count, and for a last day that is past."""
    if is_ahead(asked.day, today):
        raise Refused(
            _("The reporting day lies ahead: who hangs below on it, and what they count, is not known yet."),
            field="day",
        )
    if due_on < today:
        raise Refused(_("The last day to send is past already."), field="due_on")
    if asked.kind == PeriodKind.PILOTS:
        return Asked(asked.kind, asked.day)
    with beside(**{"on": "day", "from": "since"}):
        return Asked(asked.kind, asked.day, first_day(asked.since, asked.day))


def check_act(act: Act, state: State) -> None:
    """Raises Refused where the act is not possible, saying what is instead."""
    if state not in FROM[act]:
        raise Refused(_why_not(state))


def _why_not(state: State) -> str:
    return {
        State.OWED: _("Nothing has been sent: the figures lie with the organisation they are of."),
        State.SENT: _("The figures have been sent. They can be withdrawn, accepted or returned."),
        State.RETURNED: _("The figures were returned: they are sent again by the organisation they are of."),
        State.ACCEPTED: _("The figures have been accepted. While the period is open they can still be returned."),
        State.TAKEN_OFF: _("The organisation was taken off this period. It can be put back."),
    }[state]


def state_after(act: Act, before: Iterable[Act]) -> State:
    """What the act makes of it; `before`: the acts until then, the oldest first. What is withdrawn lies where it lay before it
    was sent, so that a comment nobody has answered stays on the desk."""
    if act == Act.WITHDRAW:
        answers = [one for one in before if one in (Act.RETURN, Act.PUT_BACK)]
        return State.RETURNED if answers and answers[-1] == Act.RETURN else State.OWED
    return {
        Act.SEND: State.SENT,
        Act.RETURN: State.RETURNED,
        Act.ACCEPT: State.ACCEPTED,
        Act.TAKE_OFF: State.TAKEN_OFF,
        Act.PUT_BACK: State.OWED,
    }[act]


def counts_from(steps: Iterable[tuple[Act, date]]) -> date | None:
    """The day on which it counts as sent, of its acts with their days, the oldest first: what the committee itself returned is
    not late for it, what was withdrawn is."""
    sent = answered = None
    for act, on in steps:
        if act == Act.SEND:
            sent = answered or on
        elif act == Act.RETURN:
            answered = answered or sent
    return sent


def progress_of(state: State, *, counted: date | None, due_on: date, day: date) -> Progress:
    """`counted`: the day on which what was sent counts as sent."""
    if state == State.OWED:
        return Progress.OVERDUE if day > due_on else Progress.WAITING
    if state == State.SENT:
        return Progress.SENT_LATE if counted is not None and counted > due_on else Progress.SENT
    return Progress(state.value)


def check_closing(states: Iterable[State]) -> None:
    """Raises Refused while something is waited for."""
    waiting = sum(state not in SETTLED for state in states)
    if waiting:
        raise Refused(
            _("Not accepted yet: %(number)d. A period is closed once each is accepted, or taken off with a reason.")
            % {"number": waiting}
        )
