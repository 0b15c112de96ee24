"""What the register and the drafts of plans know of the organisations a list names."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Q

from cells.models import Organisation, OrganisationVersion
from cells.rules.names import fold
from reorganisations.models import Reorganisation, ReorganisationStep
from reorganisations.rules.plan import StepKind
from sheets.rules.organisation_rows import Known, Register


def register_for(
    *, codes: Collection[str], committees: Collection[str], led_by: Organisation | None, on: date
) -> Register:
    """What stands on the day within reach of a board (`led_by` None: of an administrator, everywhere) under these codes and
    these names of committees, with what hangs directly below each; and what drafts found there.

    Of a name that several bear only those are told: which of them is meant has to be said by code.
    """
    reach = Organisation.objects.all() if led_by is None else Organisation.objects.below(led_by)
    there = OrganisationVersion.objects.on(on).filter(organisation__in=reach.order_by())
    there = there.select_related("organisation", "parent").order_by("organisation__code")
    named = Q(organisation__code__in=codes) | Q(search_key__in={fold(name) for name in committees})
    met = list(there.filter(named))
    times = Counter(version.search_key for version in met)
    meant = [
        one
        for one in met
        if one.kind != one.Kind.CELL and (times[one.search_key] == 1 or one.organisation.code in codes)
    ]
    below = there.filter(parent__in=[version.organisation_id for version in meant])
    known = {one.code: one for one in map(_known, [*met, *below])}
    drafted = {one.code: one for one in _drafted(led_by, {*codes, *known}) if one.code not in known}
    beginnings = Q(code__in=codes)
    for version in meant:
        beginnings |= Q(code__startswith=version.organisation.code)
    taken = Organisation.objects.filter(beginnings).order_by().values_list("code", flat=True)
    return Register(known | drafted, frozenset(taken), is_empty=not Organisation.objects.exists())


def _known(version: OrganisationVersion) -> Known:
    above = version.parent.code if version.parent else ""
    return Known(version.organisation.code, version.name, version.kind, version.type, above)


def _drafted(led_by: Organisation | None, near: Collection[str]) -> Iterator[Known]:
    """What drafts of the same planner found by one of these codes or below one."""
    drafts = Reorganisation.objects.filter(state=Reorganisation.State.DRAFT, led_by=led_by)
    steps = ReorganisationStep.objects.filter(reorganisation__in=drafts.order_by(), act=StepKind.FOUND)
    rows: Iterable[tuple[dict[str, dict[str, str]], str]] = steps.order_by("pk").values_list(
        "plan", "reorganisation__title"
    )
    met = set(near)
    for plan, title in rows:
        facts = plan["facts"]
        above = facts.get("parent") or ""
        if facts["code"] in met or above in met:
            met.add(facts["code"])
            yield Known(facts["code"], facts["name"], facts["kind"], facts["type"], above, plan=title)
