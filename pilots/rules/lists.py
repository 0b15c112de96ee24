"""The way of a list, from its clerk's draft to the board and back, and of the round in which it is asked for (828-CV/ĐUK).

There is a way back until the next office has begun: the clerk recalls a list that nobody has looked at yet; after that the
board returns it. What is mistaken about a round is mended, or the round is called off.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from pilots.rules.registration import Capacity


class ListState(StrEnum):
    """Drafts and submitted lists as Submission.State has them, unless their round was called off or their organisation went."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CALLED_OFF = "called_off"
    FALLEN = "fallen"


class ListAct(StrEnum):
    WRITE = "write"
    SUBMIT = "submit"
    RECALL = "recall"
    RETURN = "return"


class RoundState(StrEnum):
    OPEN = "open"
    """Also after its last day: a late list is accepted."""
    CALLED_OFF = "called_off"


class RoundAct(StrEnum):
    EXTEND = "extend"
    CORRECT_LETTER = "correct_letter"
    CALL_OFF = "call_off"


@dataclass(frozen=True)
class ListTransition:
    act: ListAct
    source: ListState
    target: ListState
    capacity: Capacity


@dataclass(frozen=True)
class RoundTransition:
    act: RoundAct
    source: RoundState
    target: RoundState


LIST_TRANSITIONS = (
    ListTransition(ListAct.WRITE, ListState.DRAFT, ListState.DRAFT, Capacity.CLERK),
    ListTransition(ListAct.SUBMIT, ListState.DRAFT, ListState.SUBMITTED, Capacity.CLERK),
    ListTransition(ListAct.RECALL, ListState.SUBMITTED, ListState.DRAFT, Capacity.CLERK),
    ListTransition(ListAct.RETURN, ListState.SUBMITTED, ListState.DRAFT, Capacity.BOARD),
)
ROUND_TRANSITIONS = (
    RoundTransition(RoundAct.EXTEND, RoundState.OPEN, RoundState.OPEN),
    RoundTransition(RoundAct.CORRECT_LETTER, RoundState.OPEN, RoundState.OPEN),
    RoundTransition(RoundAct.CALL_OFF, RoundState.OPEN, RoundState.CALLED_OFF),
)
"""All of them by the board that opened the round, which says why."""


def list_transition(act: ListAct, state: ListState) -> ListTransition | None:
    return next((row for row in LIST_TRANSITIONS if (row.act, row.source) == (act, state)), None)


def round_transition(act: RoundAct, state: RoundState) -> RoundTransition | None:
    return next((row for row in ROUND_TRANSITIONS if (row.act, row.source) == (act, state)), None)


def why_not(act: ListAct, state: ListState, *, begun: bool) -> str:
    """Why the act is not possible, and what is instead; "" where it is. `begun`: the board has begun with the list."""
    if state in (ListState.CALLED_OFF, ListState.FALLEN):
        return list_way_on(state)
    if list_transition(act, state) is None:
        if state == ListState.DRAFT:
            return _("The list lies with its clerk: it has not been submitted.")
        return _("The list has been submitted; it can be changed once it is recalled or returned.")
    if act == ListAct.RECALL and begun:
        return _("The organisation board has begun with this list. Ask it to return the list.")
    return ""


def list_way_on(state: ListState) -> str:
    """What can still be done about a list that has come to its end; "" while its own acts lead on."""
    if state == ListState.CALLED_OFF:
        return _("The round was called off; the list is asked for again in a later one.")
    if state == ListState.FALLEN:
        return _(
            "No list is sent here any more: what was under way went to the list that lies with the board above its "
            "organisation now."
        )
    return ""


def round_way_on(state: RoundState) -> str:
    """The same of a round."""
    if state == RoundState.CALLED_OFF:
        return _("The round was called off. The same letter, or another, can open a new one.")
    return ""
