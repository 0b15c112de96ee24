"""Confirming a plan as a whole, and cancelling it as long as it can be taken back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import Organisation
from cells.services.tree import lock_tree, refresh_tree
from reorganisations.models import Reorganisation
from reorganisations.models.reorganisation import WRITTEN_AHEAD
from reorganisations.queries.ahead import next_turn
from reorganisations.services.effects import Touched
from reorganisations.services.future import play_among_the_others, take_back_among_the_others
from reorganisations.services.keeping_the_day import bring_into_effect
from reorganisations.services.locking import locked_draft, locked_plan, state_in_words
from reorganisations.services.telling import tell_of_plan, touched_by

State = Reorganisation.State


def shown_of(plan: Reorganisation, preview: Sequence[Touched]) -> dict[str, Any]:
    """What whoever confirms a plan has before them: its day, its steps, and how much of what it touches."""
    steps = [row.plan for row in plan.steps.order_by("position")]
    return {"on": plan.effective_on, "steps": steps, "touched": {line.key: line.number for line in preview}}


@transaction.atomic
def confirm_reorganisation(
    *,
    reorganisation: Reorganisation,
    choices: Mapping[str, str],
    preview: Sequence[Touched] = (),
    seen: Figures | None = None,
    occasion: Occasion,
) -> Reorganisation:
    """Write what is true from its day on; where the day has come already, it takes effect at once.

    `preview`: what the plan touches now, kept with what was chosen; where `seen`, as `shown_of` gave it of the page that was
    confirmed, is no longer so, Changed is raised.
    Raises ReorganisationRefused with everything that would be left hanging or stands in the way, of this plan or of another
    that comes after it.
    """
    lock_tree()
    plan = locked_draft(reorganisation)
    refuse_if_changed(seen, shown_of(plan, preview))
    plan.choices = dict(choices)
    play_among_the_others(plan, occasion.today)
    plan.outcome["shown"] = [[line.title, line.number, line.chosen_words(choices)] for line in preview]
    plan.state, plan.turn, plan.confirmed_by, plan.confirmed_as, plan.confirmed_at = (
        State.CONFIRMED,
        next_turn(),
        occasion.by.user,
        occasion.by.mandate,
        occasion.at,
    )
    plan.save()
    data = {"on": plan.effective_on, "choices": plan.choices, "outcome": plan.outcome}
    entry = record(occasion, act="reorganisations.confirm_reorganisation", subject=plan, data=data)
    if plan.effective_on <= occasion.today:
        bring_into_effect(plan, occasion)
    else:
        tell_of_plan(plan, "reorganisations.confirmed", touched_by(plan), entry=entry, occasion=occasion)
    return plan


@transaction.atomic
def cancel_reorganisation(*, reorganisation: Reorganisation, because: str, occasion: Occasion) -> Reorganisation:
    """The registry is again what it was. Raises Refused once it is in effect, and where something was built on it: by somebody
    since, or by another plan that comes after it."""
    lock_tree()
    plan = locked_plan(reorganisation)
    if plan.state not in (State.DRAFT, *WRITTEN_AHEAD):
        raise Refused(
            _("The reorganisation is %(state)s: it can no longer be cancelled.") % {"state": state_in_words(plan)}
        )
    if plan.state == State.CONFIRMED and plan.effective_on <= occasion.today:
        raise Refused(_("Its day has come: it can no longer be cancelled. Plan another reorganisation that mends it."))
    if plan.state != State.DRAFT and not because.strip():
        raise Refused(_("Write why it is cancelled."), field="because")
    was_confirmed, touched = plan.state != State.DRAFT, touched_by(plan)
    if was_confirmed:
        take_back_among_the_others(plan, occasion.today)
        refresh_tree(occasion.today, among=touched)
    plan.touched.clear()
    plan.state, plan.cancelled_because = State.CANCELLED, clean_text(because)[:255]
    plan.save(update_fields=["state", "cancelled_because"])
    entry = record(occasion, act="reorganisations.cancel_reorganisation", subject=plan, why=plan.cancelled_because)
    if was_confirmed:
        # What it would have founded is gone again.
        still_there = Organisation.objects.filter(pk__in=touched).values_list("pk", flat=True)
        tell_of_plan(plan, "reorganisations.cancelled", list(still_there), entry=entry, occasion=occasion)
    return plan
