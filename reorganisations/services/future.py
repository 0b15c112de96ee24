"""The days to come are what the register says and what the confirmed plans make of it, played in the order of their days.

So whoever writes a plan, or takes one back, takes back before whatever is played after it and touches the same, and plays it
again on what there is then. Whatever could not be done any more is refused, with the names of both plans.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from django.db import OperationalError
from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.services.periods import one_truth_a_day
from cells.services.rehearsal import rehearse
from cells.services.tree import lock_tree
from reorganisations.models import Reorganisation
from reorganisations.queries.ahead import leading_past, named, resting_on
from reorganisations.queries.reorganisations import outcome_of
from reorganisations.rules.as_json import outcome_to_json
from reorganisations.rules.plan import Outcome
from reorganisations.services.effects import changes_of, registered_effects
from reorganisations.services.facts import Groups, take_back
from reorganisations.services.refusals import ReorganisationRefused
from reorganisations.services.time_limit import TookTooLong, at_most
from reorganisations.services.writing import write_outcome

logger = logging.getLogger(__name__)
SECONDS = 3
"""For whoever looks at a draft."""


@contextmanager
def later_ones_played_again(plan: Reorganisation, today: date) -> Iterator[None]:
    """Within, only what is played before the plan stands in the registry of all that touches it. Raises ReorganisationRefused
    where at the end one of the others could no longer be done."""
    later = resting_on(plan)
    groups = {other.pk: take_back(other, to_play_again=True) for other in reversed(later)}
    yield
    _play_again(plan, later, groups, today)


def take_back_among_the_others(plan: Reorganisation, today: date) -> None:
    """The registry is as if it had never been, and the others are played on that. Raises ReorganisationRefused where one of
    them could no longer be done; Refused where something has been built on it."""
    with one_truth_a_day(), later_ones_played_again(plan, today):
        past = leading_past(plan)
        take_back(plan)
        groups = {other.pk: take_back(other, to_play_again=True) for other in reversed(past)}
        _play_again(plan, past, groups, today)


def _play_again(
    plan: Reorganisation, others: Sequence[Reorganisation], groups: Mapping[int, Groups], today: date
) -> None:
    for other in others:
        try:
            with one_truth_a_day():
                play_and_write(other, today, groups=groups[other.pk])
        except Refused as refused:
            raise ReorganisationRefused(_could_not_be_done(plan, other, refused.reasons)) from refused
        other.save(update_fields=["outcome"])


def play_among_the_others(plan: Reorganisation, today: date) -> None:
    """It stands in the registry, and the others that come after it on what it leaves. Raises ReorganisationRefused with
    everything that is in its way, or that it is in the way of; Refused where the facts exclude each other."""
    with one_truth_a_day(), later_ones_played_again(plan, today):
        play_and_write(plan, today)


def in_the_way_of(plan: Reorganisation, outcome: Outcome, today: date) -> list[str]:
    """What confirming the draft would be refused with, in the same words: where others come after it, they are played to see,
    and all is taken back. Who only looks waits for nobody, nor long: then what these say is left to confirming."""
    reasons = obstacles_to(plan, outcome)
    if reasons or not resting_on(plan):
        return reasons
    draft = Reorganisation.objects.get(pk=plan.pk)

    def act() -> None:
        lock_tree(wait=False)
        with at_most(SECONDS):
            play_among_the_others(draft, today)

    try:
        rehearse(act, lambda: None)
    except Refused as refused:
        return [str(reason) for reason in refused.reasons]
    except (OperationalError, TookTooLong):
        logger.info("What comes after the draft %s could not be played to see.", plan.pk)
    return []


def play_and_write(plan: Reorganisation, today: date, *, groups: Groups | None = None) -> None:
    """On what is there on its day now. Raises ReorganisationRefused with everything that is in its way."""
    outcome = outcome_of(plan)
    reasons = obstacles_to(plan, outcome)
    if reasons:
        raise ReorganisationRefused([Refused(reason) for reason in reasons])
    write_outcome(plan, outcome, today, groups=groups)


def obstacles_to(plan: Reorganisation, outcome: Outcome) -> list[str]:
    """Everything that keeps it from being confirmed, but for the plans that come after it."""
    reasons = [obstacle.message for obstacle in outcome.obstacles]
    if not plan.steps.exists():
        reasons.append(_("There is no step in it yet."))
    if not reasons:
        changes = changes_of(plan, outcome_to_json(outcome))
        reasons = [reason for effect in registered_effects() for reason in effect.obstacles(changes)]
    return reasons


def _could_not_be_done(plan: Reorganisation, other: Reorganisation, reasons: Sequence[Refused]) -> list[Refused]:
    stands = plan.state == Reorganisation.State.DRAFT
    words = _("With %(plan)s, %(other)s could no longer be done: %(reason)s") if stands else _(
        "Without %(plan)s, %(other)s could no longer be done: %(reason)s"
    )  # fmt: skip
    both = {"plan": named(plan), "other": named(other)}
    return [Refused(words % (both | {"reason": str(reason)})) for reason in reasons]
