"""The way of a registration, from the clerk's draft to the decision, and who may take each step (03-HD/TW, III.1; 828-CV/ĐUK)."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _


class State(StrEnum):
    """Values as in Registration.State."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    FIT = "fit"
    UNFIT = "unfit"
    SENT_BACK = "sent_back"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"
    ENDED = "ended"


class RegistrationAct(StrEnum):
    SUBMIT = "submit"
    RESUBMIT = "resubmit"
    APPRAISE_FIT = "appraise_fit"
    APPRAISE_UNFIT = "appraise_unfit"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    SUSPEND = "suspend"
    RESUME = "resume"
    END = "end"
    LAPSE = "lapse"
    HAND_OVER = "hand_over"
    CARRY_OVER = "carry_over"
    JOIN = "join"
    CHANGE_OFFICE = "change_office"
    RECALL = "recall"
    RETURN = "return"
    TAKE_OFF = "take_off"
    CALL_OFF = "call_off"
    TAKE_BACK = "take_back"
    REINSTATE = "reinstate"


class DisputedFigure(StrEnum):
    """What a registration that is sent back is sent back for."""

    MEMBERS = "members"
    BASE = "base"
    GROUNDS = "grounds"
    CELLS = "cells"
    GROUPS = "groups"
    AREA = "area"
    INFRASTRUCTURE = "infrastructure"
    BASIS = "basis"
    OTHER = "other"


class Capacity(StrEnum):
    """In what quality somebody acts on a registration; values as the roles of mandates."""

    CLERK = "clerk"
    BOARD = "board"
    STANDING = "standing"
    REORGANISATION = "reorganisation"
    """No office: a merger or split that takes effect on its day (rulebook, 2)."""
    LIST = "list"
    """No office of its own: what happens to its list or its round, whose own table says who may (pilots/rules/lists.py)."""


@dataclass(frozen=True)
class Transition:
    act: RegistrationAct
    sources: frozenset[State]
    target: State | None
    """None: the state it had before."""
    capacity: Capacity
    remark_required: bool = False


def _row(
    act: RegistrationAct, sources: Collection[State], target: State | None, capacity: Capacity, *, remark: bool = False
) -> Transition:
    return Transition(act, frozenset(sources), target, capacity, remark)


APPRAISED = frozenset({State.FIT, State.UNFIT})
UNDER_WAY = frozenset({State.SUBMITTED, State.SENT_BACK}) | APPRAISED
"""Submitted and neither decided nor withdrawn."""
OPEN = UNDER_WAY | {State.DRAFT}
IN_FORCE = frozenset({State.APPROVED, State.SUSPENDED})
LIVE = OPEN | IN_FORCE
"""Here something is still to be decided: by whom, the register says on the day of the act."""

# The standing committee is not bound by what its board advises: it may also approve what was appraised unfit.
TRANSITIONS = (
    #    act                 from                     to               who            must say why
    _row(RegistrationAct.SUBMIT,         {State.DRAFT},           State.SUBMITTED, Capacity.CLERK),
    _row(RegistrationAct.RESUBMIT,       {State.SENT_BACK},       State.SUBMITTED, Capacity.CLERK),
    _row(RegistrationAct.WITHDRAW,       UNDER_WAY,               State.WITHDRAWN, Capacity.CLERK),
    _row(RegistrationAct.APPRAISE_FIT,   {State.SUBMITTED},       State.FIT,       Capacity.BOARD),
    _row(RegistrationAct.APPRAISE_UNFIT, {State.SUBMITTED},       State.UNFIT,     Capacity.BOARD,    remark=True),
    _row(RegistrationAct.SEND_BACK,      {State.SUBMITTED},       State.SENT_BACK, Capacity.BOARD,    remark=True),
    _row(RegistrationAct.SEND_BACK,      APPRAISED,               State.SENT_BACK, Capacity.STANDING, remark=True),
    _row(RegistrationAct.APPROVE,        {State.FIT},             State.APPROVED,  Capacity.STANDING),
    _row(RegistrationAct.APPROVE,        {State.UNFIT},           State.APPROVED,  Capacity.STANDING, remark=True),
    _row(RegistrationAct.REFUSE,         APPRAISED,               State.REFUSED,   Capacity.STANDING, remark=True),
    _row(RegistrationAct.TAKE_BACK,      {State.REFUSED},         None,            Capacity.STANDING, remark=True),
    _row(RegistrationAct.SUSPEND,        {State.APPROVED},        State.SUSPENDED, Capacity.STANDING, remark=True),
    _row(RegistrationAct.RESUME,         {State.SUSPENDED},       State.APPROVED,  Capacity.STANDING, remark=True),
    _row(RegistrationAct.END,            IN_FORCE,                State.ENDED,     Capacity.STANDING, remark=True),
    _row(RegistrationAct.LAPSE,          IN_FORCE,                State.ENDED,     Capacity.REORGANISATION),
    _row(RegistrationAct.LAPSE,          UNDER_WAY,               State.WITHDRAWN, Capacity.REORGANISATION),
    _row(RegistrationAct.HAND_OVER,      UNDER_WAY,               State.WITHDRAWN, Capacity.REORGANISATION),
    _row(RegistrationAct.CARRY_OVER,     {State.DRAFT},           State.DRAFT,     Capacity.REORGANISATION),
    _row(RegistrationAct.CARRY_OVER,     UNDER_WAY,               State.SENT_BACK, Capacity.REORGANISATION),
    _row(RegistrationAct.JOIN,           {State.DRAFT},           State.SENT_BACK, Capacity.REORGANISATION),
    # Another board appraises anew: its own standing committee relies on nobody else's (828-CV/ĐUK).
    _row(RegistrationAct.CHANGE_OFFICE,        APPRAISED | {State.SUBMITTED}, State.SUBMITTED, Capacity.REORGANISATION),
    _row(RegistrationAct.CHANGE_OFFICE,        {State.SENT_BACK},       State.SENT_BACK, Capacity.REORGANISATION),
    _row(RegistrationAct.CHANGE_OFFICE,        {State.APPROVED},        State.APPROVED,  Capacity.REORGANISATION),
    _row(RegistrationAct.CHANGE_OFFICE,        {State.SUSPENDED},       State.SUSPENDED, Capacity.REORGANISATION),
    _row(RegistrationAct.REINSTATE,      {State.ENDED, State.WITHDRAWN}, None,     Capacity.REORGANISATION),
    _row(RegistrationAct.RECALL,         {State.SUBMITTED},       State.DRAFT,     Capacity.LIST,     remark=True),
    _row(RegistrationAct.RETURN,         UNDER_WAY,               State.DRAFT,     Capacity.LIST,     remark=True),
    _row(RegistrationAct.TAKE_OFF,       {State.DRAFT},           State.WITHDRAWN, Capacity.LIST),
    _row(RegistrationAct.CALL_OFF,       UNDER_WAY,               State.WITHDRAWN, Capacity.LIST,     remark=True),
)  # fmt: skip
BY_REORGANISATION = frozenset(row.act for row in TRANSITIONS if row.capacity == Capacity.REORGANISATION)
UNTOUCHED = frozenset({State.DRAFT, State.SUBMITTED, State.WITHDRAWN})
"""With these the organisation board has not begun: it neither appraised nor sent back, and nobody decided."""


class Obstacle(StrEnum):
    """Why somebody may not take a step."""

    STATE = "state"
    CAPACITY = "capacity"
    BOUND = "bound"
    APPRAISED = "appraised"
    ELSEWHERE = "elsewhere"
    ANOTHERS = "anothers"


@dataclass(frozen=True)
class Involvement:
    """How somebody stands towards one registration."""

    capacities: frozenset[Capacity]
    """By the mandates they hold today; two mandates make no second person of them."""
    bound: bool = False
    """Member of the organisation, or holding a post or mandate in it, below it or above it up to the decider."""
    appraised: bool = False
    """Took a step of the appraisal of this registration."""
    decided: bool = False
    """Took the decision that stands."""
    appraised_elsewhere: bool = False
    """The board that appraised it is not that of whoever decides now."""


def transition(act: RegistrationAct, state: State) -> Transition | None:
    return next((row for row in TRANSITIONS if row.act == act and state in row.sources), None)


def obstacle(act: RegistrationAct, state: State, involvement: Involvement) -> Obstacle | None:
    """What keeps the person from the act; None when they may."""
    row = transition(act, state)
    if row is None:
        return Obstacle.STATE
    if row.capacity not in involvement.capacities:
        return Obstacle.CAPACITY
    if row.capacity != Capacity.CLERK and involvement.bound:
        return Obstacle.BOUND
    if row.capacity == Capacity.STANDING and involvement.appraised:
        return Obstacle.APPRAISED
    if act in (RegistrationAct.APPROVE, RegistrationAct.REFUSE) and involvement.appraised_elsewhere:
        return Obstacle.ELSEWHERE
    if act == RegistrationAct.TAKE_BACK and not involvement.decided:
        return Obstacle.ANOTHERS
    return None


def acts_of(capacity: Capacity, state: State) -> tuple[RegistrationAct, ...]:
    """What somebody in this quality could do in this state, in the order of the table."""
    return tuple(row.act for row in TRANSITIONS if row.capacity == capacity and state in row.sources)


def explain(hindrance: Obstacle, *, state: str) -> str:
    """A sentence for the person; `state` is the state in words."""
    match hindrance:
        case Obstacle.STATE:
            return _("This step is not possible: the registration is now “%(state)s”.") % {"state": state}
        case Obstacle.CAPACITY:
            return _("This step belongs to another office than yours.")
        case Obstacle.BOUND:
            return _("You are a member of this organisation or hold a post or mandate in it; somebody else must act.")
        case Obstacle.APPRAISED:
            return _("You appraised this registration; somebody else must decide on it.")
        case Obstacle.ELSEWHERE:
            return _(
                "The board of another office appraised it. Send it back: submitted again, your own board appraises it."
            )
        case Obstacle.ANOTHERS:
            return _("Only who refused it can take the refusal back; it can be asked for again in a later list.")


def way_on(state: State) -> str:
    """What can still be done about a registration that has come to its end; "" while its own acts lead on."""
    match state:
        case State.REFUSED:
            return _("It can be asked for again in the list of a later round.")
        case State.WITHDRAWN:
            return _("It can be registered again: on its list while that is a draft, or in a later round.")
        case State.ENDED:
            return _("A pilot can be registered anew in the list of a later round.")
        case _:
            return ""
