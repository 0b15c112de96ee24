"""An act about a member had happened before the day of a plan that has written about them: afterwards they are led on again."""

from collections.abc import Callable, Collection
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_before, day_in_words
from accounts.rules.refusal import Refused
from cells.models import Member, Membership, OrganisationVersion
from cells.queries.names import name_in_full_on
from cells.rules.placing import Kind
from cells.services.periods import one_truth_a_day
from reorganisations.models import Reorganisation, ReorganisationFact
from reorganisations.queries.ahead import codes_of, in_order, named
from reorganisations.services.facts import take_back_of_member
from reorganisations.services.writing import carry_over_ahead, carry_over_those_left


def lead_on(members: Collection[int]) -> None:
    """By the plans that are confirmed, in the order of their days, from what the act has left.

    Raises Refused where on the day of one somebody would belong to what is no cell any more.
    """
    ahead = Reorganisation.objects.filter(state=Reorganisation.State.CONFIRMED)
    with one_truth_a_day():
        for plan in in_order(ahead).select_related("ordered_by"):
            carry_over_ahead(plan, codes_of(members, plan))
            _check_nobody_is_stranded(plan, members)


def _check_nobody_is_stranded(plan: Reorganisation, members: Collection[int]) -> None:
    on = plan.effective_on
    cells = OrganisationVersion.objects.on(on).filter(kind=Kind.CELL).order_by()
    there = Membership.objects.on(on).filter(member__in=members, cell__in=plan.touched.all())
    stranded = there.exclude(cell__in=cells.values("organisation")).select_related("member", "cell").first()
    if stranded is not None:
        raise Refused(
            _("%(name)s would be without a cell: %(plan)s ends %(cell)s, and no cell follows it.")
            % {
                "name": stranded.member.in_full,
                "plan": named(plan),
                "cell": name_in_full_on(stranded.cell, day_before(on)),
            }
        )


def stand_back(member: Member, on: date) -> Callable[[], None]:
    """What reorganisations in effect since a later day than `on` wrote about the member is taken back; the answer leads them on
    from what the act has left, in the order of the days: by these, and by whatever else led on where the act has brought them.

    Raises Refused where something was built on it.
    """
    written = ReorganisationFact.objects.filter(member=member).values("reorganisation")
    since = Reorganisation.objects.filter(state=Reorganisation.State.IN_EFFECT, effective_on__gt=on)
    plans = list(in_order(since.filter(pk__in=written)))
    plan = take_back_of_member(plans, member)
    if plan is not None:
        told = {"title": plan.title, "eve": day_in_words(day_before(plan.effective_on))}
        raise Refused(
            _(
                "Since “%(title)s” something was recorded about the member that rests on it. Undo that first, then enter "
                "what happened until %(eve)s."
            )
            % told,
            field="on",
        )

    def lead_on_again() -> None:
        for plan in in_order(since):
            if plan in plans:
                carry_over_those_left(plan)
            else:
                carry_over_ahead(plan, codes_of([member.pk], plan))

    return lead_on_again
