"""The way of a list and of its round, asked for every state and act: what is not in the tables below is not possible."""

from itertools import product

import pytest

from pilots.models import Submission
from pilots.rules.lists import (
    LIST_TRANSITIONS,
    ROUND_TRANSITIONS,
    ListAct,
    ListState,
    RoundAct,
    RoundState,
    list_transition,
    list_way_on,
    round_transition,
    round_way_on,
    why_not,
)
from pilots.rules.registration import Capacity

# Written out a second time on purpose: a row lost or added in the rule must fail here.
LISTS = {
    (ListState.DRAFT, ListAct.WRITE): (ListState.DRAFT, Capacity.CLERK),
    (ListState.DRAFT, ListAct.SUBMIT): (ListState.SUBMITTED, Capacity.CLERK),
    (ListState.SUBMITTED, ListAct.RECALL): (ListState.DRAFT, Capacity.CLERK),
    (ListState.SUBMITTED, ListAct.RETURN): (ListState.DRAFT, Capacity.BOARD),
}
ROUNDS = {
    (RoundState.OPEN, RoundAct.EXTEND): RoundState.OPEN,
    (RoundState.OPEN, RoundAct.CORRECT_LETTER): RoundState.OPEN,
    (RoundState.OPEN, RoundAct.CALL_OFF): RoundState.CALLED_OFF,
}
SUCCESSORS = (
    "No list is sent here any more: what was under way went to the list that lies with the board above its "
    "organisation now."
)
LATER = "The round was called off; the list is asked for again in a later one."


@pytest.mark.parametrize(("state", "act"), list(product(ListState, ListAct)))
def test_an_act_on_a_list_is_possible_exactly_where_the_table_has_it(state: ListState, act: ListAct) -> None:
    row = list_transition(act, state)
    assert (row and (row.target, row.capacity)) == LISTS.get((state, act))
    assert bool(why_not(act, state, begun=False)) is ((state, act) not in LISTS)


@pytest.mark.parametrize(("state", "act"), list(product(RoundState, RoundAct)))
def test_an_act_on_a_round_is_possible_exactly_where_the_table_has_it(state: RoundState, act: RoundAct) -> None:
    row = round_transition(act, state)
    assert (row and row.target) == ROUNDS.get((state, act))


def test_from_every_state_an_act_leads_on_or_it_is_said_what_can_be_done() -> None:
    for state in ListState:
        assert bool(list_way_on(state)) is not any(row.source == state for row in LIST_TRANSITIONS)
    for stands in RoundState:
        assert bool(round_way_on(stands)) is not any(row.source == stands for row in ROUND_TRANSITIONS)


@pytest.mark.parametrize(
    ("act", "state", "begun", "told"),
    [
        (ListAct.RECALL, ListState.SUBMITTED, False, ""),
        (
            ListAct.RECALL,
            ListState.SUBMITTED,
            True,
            "The organisation board has begun with this list. Ask it to return the list.",
        ),
        (ListAct.RETURN, ListState.SUBMITTED, True, ""),
        (
            ListAct.WRITE,
            ListState.SUBMITTED,
            False,
            "The list has been submitted; it can be changed once it is recalled or returned.",
        ),
        (ListAct.RECALL, ListState.DRAFT, False, "The list lies with its clerk: it has not been submitted."),
        (ListAct.SUBMIT, ListState.CALLED_OFF, False, LATER),
        (ListAct.RETURN, ListState.CALLED_OFF, True, LATER),
        (ListAct.SUBMIT, ListState.FALLEN, False, SUCCESSORS),
    ],
)
def test_what_is_not_possible_says_what_is_instead(act: ListAct, state: ListState, begun: bool, told: str) -> None:
    assert why_not(act, state, begun=begun) == told


def test_what_can_be_done_about_a_round_that_was_called_off() -> None:
    told = "The round was called off. The same letter, or another, can open a new one."
    assert round_way_on(RoundState.CALLED_OFF) == told


def test_the_states_of_a_list_are_those_the_model_keeps_and_that_its_round_was_called_off_or_it_fell() -> None:
    assert [*Submission.State.values, "called_off", "fallen"] == list(ListState)
