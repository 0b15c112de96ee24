"""The way of a registration, asked for every state, act and quality: what is not in the tables below is refused."""

from itertools import product

import pytest

from pilots.models import Registration
from pilots.rules.registration import (
    TRANSITIONS,
    UNDER_WAY,
    Act,
    Obstacle,
    Part,
    Standing,
    State,
    acts_of,
    explain,
    obstacle,
    transition,
)

# Written out a second time on purpose: a row lost or added in the rule must fail here.
ALLOWED = {
    (State.DRAFT, Act.SUBMIT, Part.CLERK): State.SUBMITTED,
    (State.SENT_BACK, Act.RESUBMIT, Part.CLERK): State.SUBMITTED,
    (State.SUBMITTED, Act.WITHDRAW, Part.CLERK): State.WITHDRAWN,
    (State.FIT, Act.WITHDRAW, Part.CLERK): State.WITHDRAWN,
    (State.UNFIT, Act.WITHDRAW, Part.CLERK): State.WITHDRAWN,
    (State.SENT_BACK, Act.WITHDRAW, Part.CLERK): State.WITHDRAWN,
    (State.SUBMITTED, Act.APPRAISE_FIT, Part.BOARD): State.FIT,
    (State.SUBMITTED, Act.APPRAISE_UNFIT, Part.BOARD): State.UNFIT,
    (State.SUBMITTED, Act.SEND_BACK, Part.BOARD): State.SENT_BACK,
    (State.FIT, Act.SEND_BACK, Part.STANDING): State.SENT_BACK,
    (State.UNFIT, Act.SEND_BACK, Part.STANDING): State.SENT_BACK,
    (State.FIT, Act.APPROVE, Part.STANDING): State.APPROVED,
    (State.UNFIT, Act.APPROVE, Part.STANDING): State.APPROVED,
    (State.FIT, Act.REFUSE, Part.STANDING): State.REFUSED,
    (State.UNFIT, Act.REFUSE, Part.STANDING): State.REFUSED,
    (State.APPROVED, Act.SUSPEND, Part.STANDING): State.SUSPENDED,
    (State.SUSPENDED, Act.RESUME, Part.STANDING): State.APPROVED,
    (State.APPROVED, Act.END, Part.STANDING): State.ENDED,
    (State.SUSPENDED, Act.END, Part.STANDING): State.ENDED,
    (State.APPROVED, Act.LAPSE, Part.REORGANISATION): State.ENDED,
    (State.SUSPENDED, Act.LAPSE, Part.REORGANISATION): State.ENDED,
    (State.DRAFT, Act.CARRY_OVER, Part.REORGANISATION): State.DRAFT,
    **{
        (state, act, Part.REORGANISATION): target
        for state in UNDER_WAY
        for act, target in (
            (Act.LAPSE, State.WITHDRAWN),
            (Act.HAND_OVER, State.WITHDRAWN),
            (Act.CARRY_OVER, State.SENT_BACK),
        )
    },
    (State.DRAFT, Act.LAPSE, Part.REORGANISATION): State.WITHDRAWN,
}
FINAL = {State.REFUSED, State.WITHDRAWN, State.ENDED}
IN_FORCE = {State.APPROVED, State.SUSPENDED}
EVERYTHING = list(product(State, Act, Part))


@pytest.mark.parametrize(("state", "act", "part"), EVERYTHING)
def test_a_step_is_possible_exactly_where_the_table_has_it(state: State, act: Act, part: Part) -> None:
    hindrance = obstacle(act, state, Standing(frozenset({part})))
    if (state, act, part) in ALLOWED:
        assert hindrance is None
        assert transition(act, state).target == ALLOWED[state, act, part]
    elif any((state, act, other) in ALLOWED for other in Part):
        assert hindrance == Obstacle.PART
    else:
        assert hindrance == Obstacle.STATE


@pytest.mark.parametrize(("state", "act"), list(product(State, Act)))
def test_who_holds_no_mandate_does_nothing(state: State, act: Act) -> None:
    assert obstacle(act, state, Standing(frozenset())) is not None


@pytest.mark.parametrize(("state", "act", "part"), EVERYTHING)
def test_who_is_too_near_neither_appraises_nor_decides(state: State, act: Act, part: Part) -> None:
    hindrance = obstacle(act, state, Standing(frozenset({part}), bound=True))
    if (state, act, part) in ALLOWED and part == Part.CLERK:
        assert hindrance is None
    else:
        assert hindrance is not None


@pytest.mark.parametrize(("state", "act"), [(state, act) for state, act, part in ALLOWED if part == Part.STANDING])
def test_who_appraised_does_not_decide_however_many_mandates_they_hold(state: State, act: Act) -> None:
    assert obstacle(act, state, Standing(frozenset(Part), appraised=True)) == Obstacle.APPRAISED


@pytest.mark.parametrize("act", [Act.APPRAISE_FIT, Act.APPRAISE_UNFIT, Act.SEND_BACK])
def test_who_appraised_before_it_was_sent_back_may_appraise_again(act: Act) -> None:
    assert obstacle(act, State.SUBMITTED, Standing(frozenset({Part.BOARD}), appraised=True)) is None


def test_nothing_leads_out_of_a_final_state() -> None:
    assert not [row for row in TRANSITIONS if row.sources & FINAL]


def test_only_the_standing_committee_and_a_reorganisation_change_a_pilot() -> None:
    assert {row.part for row in TRANSITIONS if row.sources & IN_FORCE} == {Part.STANDING, Part.REORGANISATION}


def test_an_act_has_one_meaning_in_a_state() -> None:
    for state, act in product(State, Act):
        assert len([row for row in TRANSITIONS if row.act == act and state in row.sources]) <= 1


def test_what_is_refused_sent_back_unfit_or_approved_against_the_appraisal_needs_a_remark() -> None:
    assert {(state, row.act) for row in TRANSITIONS if row.remark_required for state in row.sources} == {
        (State.SUBMITTED, Act.APPRAISE_UNFIT),
        (State.SUBMITTED, Act.SEND_BACK),
        (State.FIT, Act.SEND_BACK),
        (State.UNFIT, Act.SEND_BACK),
        (State.FIT, Act.REFUSE),
        (State.UNFIT, Act.REFUSE),
        (State.UNFIT, Act.APPROVE),
        (State.APPROVED, Act.SUSPEND),
        (State.SUSPENDED, Act.RESUME),
        (State.APPROVED, Act.END),
        (State.SUSPENDED, Act.END),
    }


def test_the_acts_offered_are_those_of_the_table() -> None:
    for part, state in product(Part, State):
        assert set(acts_of(part, state)) == {act for s, act, p in ALLOWED if (s, p) == (state, part)}


def test_the_states_are_those_the_model_keeps() -> None:
    assert [state.value for state in State] == Registration.State.values


def test_what_is_under_way_is_neither_a_draft_nor_final() -> None:
    assert set(State) - FINAL - IN_FORCE - {State.DRAFT} == UNDER_WAY


@pytest.mark.parametrize("hindrance", list(Obstacle))
def test_every_obstacle_is_explained(hindrance: Obstacle) -> None:
    assert explain(hindrance, state="approved").endswith(".")
