"""On its day a plan comes into effect: those left go along, today's tree changes, other apps follow. In one place, once, and
never without an end; one that cannot is set aside, and the site goes on."""

import logging
from datetime import date, datetime

from django.conf import settings
from django.db import OperationalError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import Actor, Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.services.tree import lock_tree, refresh_tree
from reorganisations.models import Reorganisation
from reorganisations.queries.ahead import due, played_after
from reorganisations.services.effects import changes_of, registered_effects
from reorganisations.services.locking import locked_plan, state_in_words
from reorganisations.services.telling import tell_of_plan, touched_by
from reorganisations.services.time_limit import TookTooLong, at_most
from reorganisations.services.writing import carry_over_those_left

logger = logging.getLogger(__name__)
State = Reorganisation.State
SECONDS = 60
"""For one plan, whoever waits for it."""


def keep_day(*, today: date, at: datetime, wait: bool = True) -> int:
    """Bring into effect what is due, each plan once and for itself; how many. One that fails is set aside with its reason.

    `wait` False: where somebody else is changing the tree right now, they or the next one will see to it.
    """
    done = 0
    for plan in due(today):
        try:
            with transaction.atomic():
                lock_tree(wait=wait)
                done += _keep(locked_plan(plan), today, at)
        except OperationalError:
            # Nothing was attempted: the attempt itself keeps its errors.
            if wait:
                raise
            break
    return done


@transaction.atomic
def try_again(*, reorganisation: Reorganisation, occasion: Occasion) -> Reorganisation:
    """One that was set aside, once what was in its way is mended. Raises Refused with the reason where it still cannot be."""
    lock_tree()
    plan = locked_plan(reorganisation)
    if plan.state != State.SET_ASIDE:
        raise Refused(
            _("The reorganisation is %(state)s: there is nothing to try again.") % {"state": state_in_words(plan)}
        )
    bring_into_effect(plan, occasion)
    # Whom it leads where another one has led people away since goes along.
    for other in played_after(plan).filter(state=State.IN_EFFECT):
        carry_over_those_left(other)
    return plan


def bring_into_effect(plan: Reorganisation, occasion: Occasion, *, by_itself: bool = False) -> None:
    """Raises Refused, with a reason for people and everything as before, whatever it was that failed."""
    state = plan.state
    try:
        with transaction.atomic(), at_most(SECONDS):
            _take_effect(plan, occasion, by_itself=by_itself)
    except Refused:
        plan.state = state
        raise
    except Exception as error:
        plan.state = state
        logger.exception("The reorganisation %s could not be brought into effect", plan.pk)
        raise Refused(_in_words(error)) from error


def _in_words(error: Exception) -> str:
    if isinstance(error, TookTooLong):
        return _("It took longer than %(number)d seconds and was broken off.") % {"number": SECONDS}
    return _(
        "An error of the site kept it from coming into effect; whoever looks after the server finds it in the log."
    )


def _keep(plan: Reorganisation, today: date, at: datetime) -> int:
    if plan.state != State.CONFIRMED:
        return 0
    occasion = Occasion(by=_confirmer(plan), at=at, today=today)
    try:
        # The reason is kept for whoever mends it, not said to whoever happens to come first.
        with override(settings.LANGUAGE_CODE):
            bring_into_effect(plan, occasion, by_itself=True)
    except Refused as refused:
        _set_aside(plan, str(refused), occasion)
        return 0
    return 1


def _set_aside(plan: Reorganisation, why: str, occasion: Occasion) -> None:
    plan.state, plan.set_aside_because = State.SET_ASIDE, why
    plan.save(update_fields=["state", "set_aside_because"])
    record(occasion, act="reorganisations.set_reorganisation_aside", subject=plan, why=why)


def _confirmer(plan: Reorganisation) -> Actor:
    """In whose name it comes into effect."""
    if plan.confirmed_by is None:
        raise ValueError("Nobody confirmed it.")
    return Actor.themselves(plan.confirmed_by, plan.confirmed_as)


def _take_effect(plan: Reorganisation, occasion: Occasion, *, by_itself: bool) -> None:
    carry_over_those_left(plan)
    touched = touched_by(plan)
    refresh_tree(occasion.today, among=touched)
    changes = changes_of(plan, plan.outcome)
    for effect in registered_effects():
        effect.apply(changes, choices=plan.choices, occasion=occasion)
    plan.state, plan.set_aside_because = State.IN_EFFECT, ""
    plan.save(update_fields=["state", "set_aside_because"])
    entry = record(
        occasion,
        act="reorganisations.reorganisation_in_effect",
        subject=plan,
        data={"on": plan.effective_on},
    )
    tell_of_plan(plan, "reorganisations.in_effect", touched, entry=entry, occasion=occasion, by_itself=by_itself)
