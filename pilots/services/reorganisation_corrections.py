"""What the correction of a reorganisation does to pilots: what had lapsed by mistake is in force as if it had not, where nothing
else has come since; and each heir has inherited of the quotas what it should have."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.services.log import record
from cells.models import Organisation, Succession
from pilots.models import Registration, Slot
from pilots.queries.registrations import in_the_way
from pilots.rules.registration import RegistrationAct, State
from pilots.services.registration_steps import advance
from reorganisations.services.effects import Changes, Touched


def correct(before: Changes, after: Changes, *, occasion: Occasion) -> Sequence[Touched]:
    spared = before.reformed - after.reformed
    back, stay = _reinstate(spared, after, occasion)
    heirs = {heir for _, heir in set(before.links) ^ set(after.links) if heir is not None}
    struck, inherited = _inherit_anew(heirs, after, occasion)
    return [
        Touched("pilots.reinstated", _("approvals that had lapsed by mistake and are in force again"), back),
        Touched(
            "pilots.stay_ended",
            _("approvals that had lapsed by mistake and stay so"),
            stay,
            note=_("Something else was registered or approved in their place since."),
        ),
        Touched(
            "pilots.withdrawn",
            _("registrations that had fallen by mistake"),
            _fallen(spared | (before.ended - after.ended), after).count(),
            note=_("They stay withdrawn: they can be registered anew, on a list that is a draft or in a later round."),
        ),
        Touched("pilots.struck", _("places of quotas inherited by mistake, struck"), struck),
        Touched("pilots.inherited", _("places of quotas inherited instead"), inherited),
    ]


def _reinstate(codes: frozenset[str], after: Changes, occasion: Occasion) -> tuple[int, int]:
    """As of the day, so that no day says it had lapsed. How many are in force again, and how many are not."""
    back = stay = 0
    lapsed = Registration.objects.filter(organisation__code__in=codes, state=State.ENDED, ended_on=after.on)
    for pilot in lapsed.select_related("organisation", "submission__organisation", "submission__round").order_by("pk"):
        last = pilot.steps.order_by("-pk").first()
        if last is None or last.act != RegistrationAct.LAPSE or last.remark != after.title:
            continue
        since = in_the_way(occasion.today).filter(organisation=pilot.organisation, format=pilot.format)
        if since.exclude(pk=pilot.pk).exists():
            stay += 1
            continue
        pilot.ended_on = None
        advance(pilot, RegistrationAct.REINSTATE, on=after.on, remark=after.title, occasion=occasion)
        back += 1
    return back, stay


def _fallen(codes: frozenset[str], after: Changes) -> QuerySet[Registration]:
    acts = [RegistrationAct.LAPSE, RegistrationAct.HAND_OVER]
    steps = {"steps__act__in": acts, "steps__on": after.on, "steps__remark": after.title}
    return Registration.objects.filter(organisation__code__in=codes, state=State.WITHDRAWN, **steps).distinct()


def _inherit_anew(heirs: set[str], after: Changes, occasion: Occasion) -> tuple[int, int]:
    """How many places are struck, and how many are inherited that had not been."""
    struck = inherited = 0
    for heir in Organisation.objects.filter(code__in=heirs).order_by("pk"):
        wrong = Slot.objects.taken().filter(organisation=heir, inherited=True, taken_on=after.on)
        had = Counter(wrong.values_list("format", flat=True))
        wrong.delete()
        has = _inherit(heir, after)
        struck += sum((had - has).values())
        inherited += sum((has - had).values())
        if had != has:
            data = {"year": after.on.year, "struck": dict(had), "inherited": dict(has)}
            record(occasion, act="pilots.inherit_quota", subject=heir, why=after.title, data=data)
    return struck, inherited


def _inherit(heir: Organisation, after: Changes) -> Counter[str]:
    """By format how many places it has inherited on the day, so that it had used what who used most had (rulebook, 2)."""
    forebears = Succession.objects.filter(successor=heir, on=after.on).values("predecessor")
    then = Q(taken_on__isnull=True) | Q(taken_on__lte=after.on)
    slots = Slot.objects.taken().filter(then, year=after.on.year)
    used: dict[str, Counter[int]] = {}
    for slot in slots.filter(organisation__in=forebears):
        used.setdefault(slot.format, Counter())[slot.organisation_id] += 1
    made: Counter[str] = Counter()
    for format, of_each in used.items():
        pk, most = of_each.most_common(1)[0]
        missing = most - slots.filter(organisation=heir, format=format).count()
        made[format] = _take(heir, format, missing, after, slots.filter(organisation=pk, format=format)[0])
    return +made


def _take(heir: Organisation, format: str, missing: int, after: Changes, like: Slot) -> int:
    """One whose own year is full has used more already."""
    held = Slot.objects.taken().filter(organisation=heir, format=format, year=after.on.year)
    taken = set(held.values_list("number", flat=True))
    free = [number for number in range(1, (like.quota.per_year or 0) + 1) if number not in taken]
    facts = {"organisation": heir, "format": format, "year": after.on.year, "quota_id": like.quota_id}
    made = [Slot(number=number, inherited=True, taken_on=after.on, **facts) for number in free[: max(0, missing)]]
    return len(Slot.objects.bulk_create(made))
