"""What the correction of a reorganisation does to pilots: what had lapsed by mistake is in force as if it had not, where nothing
else has come since; and each heir has inherited of the quotas what it should have."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.services.log import record
from cells.models import Organisation, Succession
from pilots.models import Registration, Slot
from pilots.queries.registrations import in_the_way
from pilots.rules.registration import RegistrationAct, State
from pilots.services.registration_steps import advance
from pilots.services.registrations_reinstated import Correction, lists_stand_again, reinstate_fallen
from reorganisations.services.corrections_effects import changes_since
from reorganisations.services.effects import Changes, Touched


def correct(before: Changes, after: Changes, *, why: str, occasion: Occasion) -> Sequence[Touched]:
    correction = Correction(before, after, why, occasion)
    since = changes_since(after)
    approvals = _reinstate(correction, since)
    lists = lists_stand_again(correction)
    back, stay = reinstate_fallen(correction, gone_since={code for later in since for code in later.reformed})
    struck, inherited = _inherit_anew(before, after, since, occasion)
    return [
        Touched(
            "pilots.reinstated", _("approvals that had lapsed by mistake and are in force again"), approvals["back"]
        ),
        Touched(
            "pilots.lapse_later",
            _("approvals that had lapsed by mistake and lapse by a later reorganisation"),
            approvals["later"],
        ),
        Touched(
            "pilots.stay_ended",
            _("approvals that had lapsed by mistake and stay so"),
            approvals["stay"],
            note=_("Something else was registered or approved in their place since."),
        ),
        Touched("pilots.lists", _("lists that had fallen by mistake and stand again"), lists),
        Touched(
            "pilots.registered",
            _("registrations that had fallen by mistake and are before the board again"),
            back,
            note=_("They are as they were; what they had been handed over as is taken off."),
        ),
        Touched(
            "pilots.withdrawn",
            _("registrations that had fallen by mistake"),
            stay,
            note=_(
                "They stay withdrawn, for their list is back, decided or gone, or something else was registered since: they can "
                "be registered anew, on a list that is a draft or in a later round."
            ),
        ),
        Touched("pilots.struck", _("places of quotas inherited by mistake, struck"), struck),
        Touched("pilots.inherited", _("places of quotas inherited instead"), inherited),
    ]


def _reinstate(correction: Correction, since: Sequence[Changes]) -> Counter[str]:
    """As of the day, so that no day says it had lapsed. How many are back, lapse later, and stay ended."""
    after, occasion = correction.after, correction.occasion
    numbers: Counter[str] = Counter()
    codes = correction.before.reformed - after.reformed
    lapsed = Registration.objects.filter(organisation__code__in=codes, state=State.ENDED, ended_on=after.on)
    for pilot in lapsed.select_related("organisation", "submission__organisation", "submission__round").order_by("pk"):
        last = pilot.steps.order_by("-pk").first()
        if last is None or last.act != RegistrationAct.LAPSE or last.remark != after.title:
            continue
        others = in_the_way(occasion.today).filter(organisation=pilot.organisation, format=pilot.format)
        if others.exclude(pk=pilot.pk).exists():
            numbers["stay"] += 1
            continue
        pilot.ended_on = None
        advance(pilot, RegistrationAct.REINSTATE, on=after.on, remark=correction.remark, occasion=occasion)
        later = next((one for one in since if pilot.organisation.code in one.reformed), None)
        if later is not None:
            pilot.ended_on = later.on
            advance(pilot, RegistrationAct.LAPSE, on=later.on, remark=later.title, occasion=occasion)
        numbers["back" if later is None else "later"] += 1
    return numbers


def _inherit_anew(before: Changes, after: Changes, since: Sequence[Changes], occasion: Occasion) -> tuple[int, int]:
    """By the heirs of this reorganisation and of later ones. How many places are struck, and how many are inherited instead."""
    heirs = {heir for _, heir in set(before.links) ^ set(after.links) if heir is not None}
    struck, inherited, changed = _inherited_by(heirs, after, occasion)
    for later in since:
        heirs = {heir for forebear, heir in later.links if forebear in changed and heir is not None}
        more_struck, more_inherited, others = _inherited_by(heirs, later, occasion)
        struck, inherited, changed = struck + more_struck, inherited + more_inherited, changed | others
    return struck, inherited


def _inherited_by(heirs: set[str], after: Changes, occasion: Occasion) -> tuple[int, int, set[str]]:
    """How many places are struck, how many are inherited that had not been, and the codes of whom this concerns."""
    struck = inherited = 0
    changed: set[str] = set()
    for heir in Organisation.objects.filter(code__in=heirs).order_by("pk"):
        wrong = Slot.objects.taken().filter(organisation=heir, inherited=True, taken_on=after.on)
        had = Counter(wrong.values_list("format", flat=True))
        wrong.delete()
        has = _inherit(heir, after)
        struck += sum((had - has).values())
        inherited += sum((has - had).values())
        if had != has:
            changed.add(heir.code)
            data = {"year": after.on.year, "struck": dict(had), "inherited": dict(has)}
            record(occasion, act="pilots.inherit_quota", subject=heir, why=after.title, data=data)
    return struck, inherited, changed


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
