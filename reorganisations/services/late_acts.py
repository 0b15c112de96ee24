"""An act about a member is entered after a reorganisation has led them on, and had happened before it."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_before, day_in_words
from accounts.rules.refusal import Refused
from cells.models import Member
from reorganisations.models import Reorganisation
from reorganisations.services.facts import take_back_of_member
from reorganisations.services.writing import carry_over_those_left


def stand_back(member: Member, on: date) -> Callable[[], None]:
    """What reorganisations in effect since a later day than `on` wrote about the member is taken back, the latest first; the
    answer leads them on from what the act has left, in the order of the days.

    Raises Refused where something was built on it.
    """
    since = Reorganisation.objects.filter(state=Reorganisation.State.IN_EFFECT, effective_on__gt=on)
    plans = list(since.filter(facts__member=member).distinct().order_by("-effective_on", "-pk"))
    for plan in plans:
        if not take_back_of_member(plan, member):
            told = {"title": plan.title, "eve": day_in_words(day_before(plan.effective_on))}
            raise Refused(
                _(
                    "Since “%(title)s” something was recorded about the member that rests on it. Undo that first, then enter "
                    "what happened until %(eve)s."
                )
                % told,
                field="on",
            )

    def lead_on() -> None:
        for plan in reversed(plans):
            carry_over_those_left(plan)

    return lead_on
