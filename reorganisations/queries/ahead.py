"""Plans whose facts stand in the registry and can still be taken back, in the order in which they are played."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import F, Max, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.rules.days import day_before, day_in_words
from cells.models import (
    GroupBelonging,
    GroupLeadership,
    Membership,
    OrganisationVersion,
    Post,
    Residence,
    TemporaryStay,
)
from cells.models.dated import Dated
from reorganisations.models import Reorganisation
from reorganisations.models.reorganisation import WRITTEN_AHEAD
from reorganisations.rules.as_json import step_from_json
from reorganisations.rules.plan import Step
from reorganisations.rules.touching import Reach

State = Reorganisation.State
_PLACES: tuple[tuple[type[Dated], str], ...] = (
    (Membership, "cell"),
    (GroupBelonging, "group__cell"),
    (GroupLeadership, "group__cell"),
    (TemporaryStay, "host"),
    (Residence, "cell"),
    (Post, "organisation"),
)
"""What a member has to do with an organisation, and through what."""


def in_order(plans: QuerySet[Reorganisation]) -> QuerySet[Reorganisation]:
    """By their days; on one day in the order of confirmation."""
    return plans.order_by("effective_on", F("turn").asc(nulls_last=True), "pk")


def due(today: date) -> QuerySet[Reorganisation]:
    """Confirmed ones whose day has come, in the order in which they take effect."""
    return in_order(Reorganisation.objects.filter(state=State.CONFIRMED, effective_on__lte=today))


def set_aside() -> QuerySet[Reorganisation]:
    """Those that could not be brought into effect, and wait for somebody to mend what was in the way."""
    return in_order(Reorganisation.objects.filter(state=State.SET_ASIDE))


def next_turn() -> int:
    """Of the one that is confirmed now."""
    return (Reorganisation.objects.aggregate(last=Max("turn"))["last"] or 0) + 1


def played_after(plan: Reorganisation) -> QuerySet[Reorganisation]:
    """All that come after this one, whether ahead or in effect; in order."""
    later = Q(effective_on__gt=plan.effective_on)
    if plan.turn is not None:
        later |= Q(effective_on=plan.effective_on, turn__gt=plan.turn)
    written = Reorganisation.objects.filter(later, state__in=[*WRITTEN_AHEAD, State.IN_EFFECT])
    return in_order(written).select_related("ordered_by")


def of_the_same_day_after(plan: Reorganisation) -> QuerySet[Reorganisation]:
    return played_after(plan).filter(effective_on=plan.effective_on)


def resting_on(plan: Reorganisation) -> list[Reorganisation]:
    """Those ahead that are played after this one and touch what it touches, directly or through another of them; in order."""
    return met_by(reach_of(plan), played_after(plan).filter(state__in=WRITTEN_AHEAD))


def leading_past(plan: Reorganisation) -> list[Reorganisation]:
    """Those ahead that are played before this one on its day and touch what it touches: whom they lead to what it ends, they
    may have led straight to what comes of that. In order."""
    before = Reorganisation.objects.filter(state__in=WRITTEN_AHEAD, effective_on=plan.effective_on)
    return met_by(reach_of(plan), in_order(before.filter(turn__lt=plan.turn)).select_related("ordered_by"))


def met_by(known: Reach, others: Iterable[Reorganisation]) -> list[Reorganisation]:
    """Of these, in their order, those that touch what is known, directly or through another of them."""
    others = list(others)
    waiting = {other.pk: reach_of(other) for other in others}
    while met := [pk for pk, reach in waiting.items() if reach.touches(known)]:
        for pk in met:
            known = known.together(waiting.pop(pk))
    return [other for other in others if other.pk not in waiting]


def codes_of(members: Collection[int], plan: Reorganisation) -> set[str]:
    """Of what the plan touches and one of these has anything to do with on its day or later."""

    theirs = Q()
    for model, place in _PLACES:
        facts = model.objects.not_over(plan.effective_on).filter(Q(member__in=members))
        theirs |= Q(pk__in=facts.values(place))
    return set(plan.touched.filter(theirs).order_by().values_list("code", flat=True))


def reach_of(plan: Reorganisation, steps: Iterable[Step] | None = None) -> Reach:
    """What it may change: what its steps (these, where given) change, and what hangs below that on its day or on the eve. What it
    looks at besides: whatever its steps name, and what all of it hangs below."""
    if steps is None:
        steps = [step_from_json(row.act, row.plan) for row in plan.steps.all()]
    steps = list(steps)
    named = {code for step in steps for code in step.changed_codes}
    eve = OrganisationVersion.objects.not_over(day_before(plan.effective_on)).begun_by(plan.effective_on)
    below = set(eve.filter(parent__code__in=named).values_list("organisation__code", flat=True))
    above = eve.filter(organisation__code__in=named | below, parent__isnull=False)
    changed = frozenset(named | below)
    needed = changed.union(*(step.codes for step in steps), above.values_list("parent__code", flat=True))
    return Reach(changed, needed)


def behind(codes: Collection[str], on: date) -> dict[str, str]:
    """By code of what is not there on the day, by which plan it has ended by then, or begins only later; in a sentence."""
    told: dict[str, str] = {}
    plans = Reorganisation.objects.filter(state__in=[*WRITTEN_AHEAD, State.IN_EFFECT], touched__code__in=codes)
    for plan in in_order(plans.distinct()):
        words = {"title": plan.title, "day": day_in_words(plan.effective_on)}
        if plan.effective_on <= on:
            told |= dict.fromkeys(
                {*codes} & {*plan.outcome["ended"]}, _("“%(title)s” ends it from %(day)s on.") % words
            )
        else:
            founded = {*codes} & {*plan.outcome["founded"]} - {*told}
            told |= dict.fromkeys(founded, _("“%(title)s” founds it from %(day)s on only.") % words)
    return told


def others_about(codes: Collection[str], plan: Reorganisation) -> dict[str, str]:
    """By code of what is there on the day of a draft, which plans ahead have made it what it is; in a sentence."""
    others = Reorganisation.objects.filter(state__in=WRITTEN_AHEAD, effective_on__lte=plan.effective_on)
    about = in_order(others.filter(touched__code__in=codes).exclude(pk=plan.pk))
    by_code: dict[str, list[str]] = {}
    for other in about.annotate(code=F("touched__code")):
        by_code.setdefault(other.code, []).append(named(other))
    told = _("Other plans about it: %(plans)s.")
    return {code: told % {"plans": ", ".join(plans)} for code, plans in by_code.items()}


def plans_about(codes: Collection[str], since: date) -> list[Reorganisation]:
    """Ahead or in effect since, about any of these; in order."""
    about = Reorganisation.objects.filter(state__in=[*WRITTEN_AHEAD, State.IN_EFFECT], touched__code__in=codes)
    return list(in_order(about.filter(effective_on__gte=since).distinct()))


def named(plan: Reorganisation) -> str:
    """In a sentence that speaks of more than one."""
    return _("“%(title)s” (from %(day)s)") % {"title": plan.title, "day": day_in_words(plan.effective_on)}
