"""A plan as it is now; who else acts on it waits. Whoever changes the tree too takes its lock first, everywhere."""

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from reorganisations.models import Reorganisation


def locked_plan(reorganisation: Reorganisation) -> Reorganisation:
    return (
        Reorganisation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("confirmed_by", "ordered_by", "led_by")
        .get(pk=reorganisation.pk)
    )


def locked_draft(reorganisation: Reorganisation) -> Reorganisation:
    """Raises Refused where it is no draft any more."""
    plan = locked_plan(reorganisation)
    if plan.state != Reorganisation.State.DRAFT:
        raise Refused(
            _("The reorganisation is %(state)s: it can no longer be changed.") % {"state": state_in_words(plan)}
        )
    return plan


def state_in_words(plan: Reorganisation) -> str:
    return f"{plan.get_state_display()} ({day_in_words(plan.effective_on)})"
