"""The way of a registration, asked for every state, act and quality: what is not in the tables below is refused."""

from itertools import product

import pytest

from pilots.models import Registration
from pilots.rules.registration import (
    TRANSITIONS,
    UNDER_WAY,
    Capacity,
    Involvement,
    Obstacle,
    RegistrationAct,
    State,
    Transition,
    _row,
    acts_of,
    explain,
    obstacle,
    transition,
    way_on,
)

# Written out a second time on purpose: a row lost or added in the rule must fail here.
ALLOWED = {
    (State.DRAFT, RegistrationAct.SUBMIT, Capacity.CLERK): State.SUBMITTED,
    (State.SENT_BACK, RegistrationAct.RESUBMIT, Capacity.CLERK): State.SUBMITTED,
    (State.SUBMITTED, RegistrationAct.WITHDRAW, Capacity.CLERK): State.WITHDRAWN,
    (State.FIT, RegistrationAct.WITHDRAW, Capacity.CLERK): State.WITHDRAWN,
    (State.UNFIT, RegistrationAct.WITHDRAW, Capacity.CLERK): State.WITHDRAWN,
    (State.SENT_BACK, RegistrationAct.WITHDRAW, Capacity.CLERK): State.WITHDRAWN,
    (State.SUBMITTED, RegistrationAct.APPRAISE_FIT, Capacity.BOARD): State.FIT,
    (State.SUBMITTED, RegistrationAct.APPRAISE_UNFIT, Capacity.BOARD): State.UNFIT,
    (State.SUBMITTED, RegistrationAct.SEND_BACK, Capacity.BOARD): State.SENT_BACK,
    (State.FIT, RegistrationAct.SEND_BACK, Capacity.STANDING): State.SENT_BACK,
    (State.UNFIT, RegistrationAct.SEND_BACK, Capacity.STANDING): State.SENT_BACK,
    (State.FIT, RegistrationAct.APPROVE, Capacity.STANDING): State.APPROVED,
    (State.UNFIT, RegistrationAct.APPROVE, Capacity.STANDING): State.APPROVED,
    (State.FIT, RegistrationAct.REFUSE, Capacity.STANDING): State.REFUSED,
    (State.UNFIT, RegistrationAct.REFUSE, Capacity.STANDING): State.REFUSED,
    (State.APPROVED, RegistrationAct.SUSPEND, Capacity.STANDING): State.SUSPENDED,
    (State.SUSPENDED, RegistrationAct.RESUME, Capacity.STANDING): State.APPROVED,
    (State.APPROVED, RegistrationAct.END, Capacity.STANDING): State.ENDED,
    (State.SUSPENDED, RegistrationAct.END, Capacity.STANDING): State.ENDED,
    (State.APPROVED, RegistrationAct.LAPSE, Capacity.REORGANISATION): State.ENDED,
    (State.SUSPENDED, RegistrationAct.LAPSE, Capacity.REORGANISATION): State.ENDED,
    (State.DRAFT, RegistrationAct.CARRY_OVER, Capacity.REORGANISATION): State.DRAFT,
    **{
        (state, act, Capacity.REORGANISATION): target
        for state in UNDER_WAY
        for act, target in (
            (RegistrationAct.LAPSE, State.WITHDRAWN),
            (RegistrationAct.HAND_OVER, State.WITHDRAWN),
            (RegistrationAct.CARRY_OVER, State.SENT_BACK),
        )
    },
    (State.DRAFT, RegistrationAct.JOIN, Capacity.REORGANISATION): State.SENT_BACK,
    **{
        (state, RegistrationAct.CHANGE_OFFICE, Capacity.REORGANISATION): target
        for state, target in (
            (State.SUBMITTED, State.SUBMITTED),
            (State.FIT, State.SUBMITTED),
            (State.UNFIT, State.SUBMITTED),
            (State.SENT_BACK, State.SENT_BACK),
            (State.APPROVED, State.APPROVED),
            (State.SUSPENDED, State.SUSPENDED),
        )
    },
    (State.REFUSED, RegistrationAct.TAKE_BACK, Capacity.STANDING): None,
    (State.ENDED, RegistrationAct.REINSTATE, Capacity.REORGANISATION): None,
    (State.WITHDRAWN, RegistrationAct.REINSTATE, Capacity.REORGANISATION): None,
    (State.SUBMITTED, RegistrationAct.RECALL, Capacity.LIST): State.DRAFT,
    (State.DRAFT, RegistrationAct.TAKE_OFF, Capacity.LIST): State.WITHDRAWN,
    **{
        (state, act, Capacity.LIST): target
        for state in UNDER_WAY
        for act, target in ((RegistrationAct.RETURN, State.DRAFT), (RegistrationAct.CALL_OFF, State.WITHDRAWN))
    },
}
FINAL = {State.REFUSED, State.WITHDRAWN, State.ENDED}
IN_FORCE = {State.APPROVED, State.SUSPENDED}
EVERYTHING = list(product(State, RegistrationAct, Capacity))
NOBODY = Involvement(frozenset())


def judged(state: State, act: RegistrationAct, involvement: Involvement) -> Obstacle | State | None:
    """Why the step is impossible, or where it leads to: None where its table leaves that to the registration itself."""
    return obstacle(act, state, involvement) or transition(act, state).target


def test_a_step_is_possible_exactly_where_the_table_has_it() -> None:
    def by_the_table(state: State, act: RegistrationAct, part: Capacity) -> Obstacle | State | None:
        if (state, act, part) in ALLOWED:
            return ALLOWED[state, act, part]
        belongs_to_another = any((state, act, other) in ALLOWED for other in Capacity)
        return Obstacle.CAPACITY if belongs_to_another else Obstacle.STATE

    found = {
        (state, act, part): judged(state, act, Involvement(frozenset({part}), decided=True))
        for state, act, part in EVERYTHING
    }
    wrong = [f"{step}: {judgement}" for step, judgement in found.items() if judgement != by_the_table(*step)]
    assert not wrong, "\n".join(wrong)


def test_who_holds_no_mandate_does_nothing() -> None:
    may = [(state, act) for state, act in product(State, RegistrationAct) if not obstacle(act, state, NOBODY)]
    assert not may, may


def test_who_is_too_near_neither_appraises_nor_decides() -> None:
    may = {
        (state, act, part)
        for state, act, part in EVERYTHING
        if obstacle(act, state, Involvement(frozenset({part}), bound=True)) is None
    }
    wrong = may ^ {step for step in ALLOWED if step[2] == Capacity.CLERK}
    assert not wrong, wrong


@pytest.mark.parametrize(("state", "act"), [(state, act) for state, act, part in ALLOWED if part == Capacity.STANDING])
def test_who_appraised_does_not_decide_however_many_mandates_they_hold(state: State, act: RegistrationAct) -> None:
    assert obstacle(act, state, Involvement(frozenset(Capacity), appraised=True)) == Obstacle.APPRAISED


@pytest.mark.parametrize(
    "act", [RegistrationAct.APPRAISE_FIT, RegistrationAct.APPRAISE_UNFIT, RegistrationAct.SEND_BACK]
)
def test_who_appraised_before_it_was_sent_back_may_appraise_again(act: RegistrationAct) -> None:
    assert obstacle(act, State.SUBMITTED, Involvement(frozenset({Capacity.BOARD}), appraised=True)) is None


def test_out_of_a_final_state_leads_nothing_but_what_is_taken_back() -> None:
    ways = [row.act for row in TRANSITIONS if row.sources & FINAL]
    assert ways == [RegistrationAct.TAKE_BACK, RegistrationAct.REINSTATE]


def test_from_every_state_an_act_of_somebody_leads_on_or_it_is_said_what_can_be_done() -> None:
    """A reorganisation is no way on: nobody can wait for one."""
    somebody = set(Capacity) - {Capacity.REORGANISATION}
    for state in State:
        ways = [row for row in TRANSITIONS if state in row.sources and row.capacity in somebody]
        assert ways or way_on(state)
        assert bool(way_on(state)) is (state in FINAL)


def test_a_refusal_is_taken_back_by_who_decided_and_by_nobody_else() -> None:
    everybody = frozenset(Capacity)
    assert obstacle(RegistrationAct.TAKE_BACK, State.REFUSED, Involvement(everybody)) == Obstacle.ANOTHERS
    assert obstacle(RegistrationAct.TAKE_BACK, State.REFUSED, Involvement(everybody, decided=True)) is None
    assert obstacle(RegistrationAct.REFUSE, State.FIT, Involvement(everybody)) is None


def test_only_the_standing_committee_and_a_reorganisation_change_a_pilot() -> None:
    assert {row.capacity for row in TRANSITIONS if row.sources & IN_FORCE} == {
        Capacity.STANDING,
        Capacity.REORGANISATION,
    }


def test_an_act_has_one_meaning_in_a_state() -> None:
    for state, act in product(State, RegistrationAct):
        assert len([row for row in TRANSITIONS if row.act == act and state in row.sources]) <= 1


def test_what_is_refused_sent_back_unfit_or_approved_against_the_appraisal_needs_a_remark() -> None:
    assert {(state, row.act) for row in TRANSITIONS if row.remark_required for state in row.sources} == {
        (State.SUBMITTED, RegistrationAct.APPRAISE_UNFIT),
        (State.SUBMITTED, RegistrationAct.SEND_BACK),
        (State.FIT, RegistrationAct.SEND_BACK),
        (State.UNFIT, RegistrationAct.SEND_BACK),
        (State.FIT, RegistrationAct.REFUSE),
        (State.UNFIT, RegistrationAct.REFUSE),
        (State.UNFIT, RegistrationAct.APPROVE),
        (State.REFUSED, RegistrationAct.TAKE_BACK),
        (State.SUBMITTED, RegistrationAct.RECALL),
        *((state, act) for state in UNDER_WAY for act in (RegistrationAct.RETURN, RegistrationAct.CALL_OFF)),
        (State.APPROVED, RegistrationAct.SUSPEND),
        (State.SUSPENDED, RegistrationAct.RESUME),
        (State.APPROVED, RegistrationAct.END),
        (State.SUSPENDED, RegistrationAct.END),
    }


def test_the_acts_offered_are_those_of_the_table() -> None:
    for part, state in product(Capacity, State):
        assert set(acts_of(part, state)) == {act for s, act, p in ALLOWED if (s, p) == (state, part)}


def test_the_states_are_those_the_model_keeps() -> None:
    assert [state.value for state in State] == Registration.State.values


def test_what_is_under_way_is_neither_a_draft_nor_final() -> None:
    assert set(State) - FINAL - IN_FORCE - {State.DRAFT} == UNDER_WAY


@pytest.mark.parametrize("hindrance", list(Obstacle))
def test_every_obstacle_is_explained(hindrance: Obstacle) -> None:
    assert explain(hindrance, state="approved").endswith(".")


@pytest.mark.parametrize(
    ("hindrance", "told"),
    [
        (Obstacle.STATE, "This step is not possible: the registration is now “approved”."),
        (Obstacle.CAPACITY, "This step belongs to another office than yours."),
        (
            Obstacle.BOUND,
            "You are a member of this organisation or hold a post or mandate in it; somebody else must act.",
        ),
        (Obstacle.APPRAISED, "You appraised this registration; somebody else must decide on it."),
        (
            Obstacle.ANOTHERS,
            "Only who refused it can take the refusal back; it can be asked for again in a later list.",
        ),
    ],
)
def test_an_obstacle_is_told_with_what_to_do(hindrance: Obstacle, told: str) -> None:
    assert explain(hindrance, state="approved") == told


@pytest.mark.parametrize(
    ("act", "state", "involvement", "hindrance"),
    [
        (RegistrationAct.APPROVE, State.DRAFT, Involvement(frozenset(), bound=True, appraised=True), Obstacle.STATE),
        (RegistrationAct.APPROVE, State.FIT, Involvement(frozenset(), bound=True, appraised=True), Obstacle.CAPACITY),
        (
            RegistrationAct.APPROVE,
            State.FIT,
            Involvement(frozenset(Capacity), bound=True, appraised=True),
            Obstacle.BOUND,
        ),
        (RegistrationAct.APPROVE, State.FIT, Involvement(frozenset(Capacity), appraised=True), Obstacle.APPRAISED),
        (RegistrationAct.WITHDRAW, State.FIT, Involvement(frozenset(Capacity), bound=True, appraised=True), None),
    ],
)
def test_of_several_obstacles_the_first_is_told(
    act: RegistrationAct, state: State, involvement: Involvement, hindrance: Obstacle | None
) -> None:
    assert obstacle(act, state, involvement) == hindrance


def test_the_acts_offered_come_in_the_order_of_the_table() -> None:
    assert acts_of(Capacity.STANDING, State.UNFIT) == (
        RegistrationAct.SEND_BACK,
        RegistrationAct.APPROVE,
        RegistrationAct.REFUSE,
    )


@pytest.mark.parametrize("remark", [True, False])
def test_a_row_of_the_table_is_read_from_left_to_right(remark: bool) -> None:
    row = _row(RegistrationAct.REFUSE, {State.FIT, State.UNFIT}, State.REFUSED, Capacity.STANDING, remark=remark)
    sources = frozenset({State.FIT, State.UNFIT})
    assert row == Transition(RegistrationAct.REFUSE, sources, State.REFUSED, Capacity.STANDING, remark)
    assert not _row(RegistrationAct.REFUSE, {State.FIT}, State.REFUSED, Capacity.STANDING).remark_required
