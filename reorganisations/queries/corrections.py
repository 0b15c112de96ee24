"""A plan in effect, as its day would be without it: what its steps are played on anew."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Count, Q

from accounts.rules.days import day_before
from cells.models import GroupBelonging, Membership, Organisation, OrganisationVersion
from cells.models.dated import valid_on
from cells.rules.births import Birth
from reorganisations.models import Reorganisation
from reorganisations.queries.ahead import met_by, played_after, reach_of
from reorganisations.queries.reorganisations import members_to_share, names_in_full_by_code, units_among
from reorganisations.rules.plan import Outcome, Route, Step, Unit
from reorganisations.rules.playing import play

VERSIONS = OrganisationVersion._meta.label_lower
MEMBERSHIPS = Membership._meta.label_lower


def played_without(plan: Reorganisation, *plays: Sequence[Step]) -> list[Outcome]:
    """What each of these rows of steps brings about on the day, as if the plan had not been carried out."""
    codes = {code for steps in plays for step in steps for code in step.codes}
    units = _units_without(plan, codes)
    founded = set(plan.outcome.get("founded", ()))
    known = names_in_full_by_code(codes - founded, plan.effective_on)
    return [play(units, steps, on=plan.effective_on, known=known) for steps in plays]


def _units_without(plan: Reorganisation, codes: set[str]) -> dict[str, Unit]:
    """Members as on the eve. Later changes are looked at where something is to be another, not here."""
    on = plan.effective_on
    written = plan.facts.filter(table=VERSIONS)
    made = list(written.filter(before__isnull=True).values_list("row", flat=True))
    ended = list(written.filter(before__isnull=False).values_list("row", flat=True))
    there = OrganisationVersion.objects.filter(valid_on(on) | Q(pk__in=ended)).exclude(pk__in=made)
    units = units_among(there, codes, on)
    eve = Membership.objects.on(day_before(on)).filter(cell__code__in=units).order_by()
    members = dict(eve.values_list("cell__code").annotate(Count("pk")))
    return {code: replace(unit, members=members.get(code, 0), fact_from=None) for code, unit in units.items()}


def played_since(plan: Reorganisation, steps: Sequence[Step]) -> list[Reorganisation]:
    """Played after it, in effect or ahead, and touching what it touches or would touch with these steps; in order."""
    return met_by(reach_of(plan).together(reach_of(plan, steps)), played_after(plan))


def differing(old: Outcome, new: Outcome) -> list[str]:
    """Codes of organisations that are something else from the day on than the plan had made of them."""
    codes = sorted({*old.touched, *new.touched})
    return [code for code in codes if _facts(old.after.get(code)) != _facts(new.after.get(code))]


def _facts(unit: Unit | None) -> dict[str, object] | None:
    return unit.facts() if unit is not None else None


def led_by_plan(plan: Reorganisation) -> dict[int, tuple[int, int]]:
    """By member whom it led on: the ids of the cell they came from, and of the one it led them to."""
    facts = list(plan.facts.filter(table=MEMBERSHIPS, member__isnull=False).order_by("pk"))
    left = [fact.row for fact in facts if fact.before is not None]
    cells = dict(Membership.objects.filter(pk__in=left).values_list("pk", "cell_id"))
    sources: dict[int, int] = {}
    targets: dict[int, int] = {}
    for fact in facts:
        member, after = fact.member_id or 0, fact.after or {}
        if "cell_id" in after:
            targets.setdefault(member, after["cell_id"])
        if fact.before is None:
            continue
        if "cell_id" in fact.before:
            sources.setdefault(member, fact.before["cell_id"])
        elif fact.row in cells:
            sources[member] = cells[fact.row]
    return {member: (sources[member], target) for member, target in targets.items() if member in sources}


def cells_on(members: Iterable[int], day: date) -> dict[int, str]:
    """By member the code of the cell they belong to on the day."""
    there = Membership.objects.on(day).filter(member__in=list(members))
    return dict(there.values_list("member_id", "cell__code"))


def groups_on_eve(cells: Sequence[str], on: date) -> dict[int, int]:
    """By member of these cells the group they were in last before the day."""
    eve = day_before(on)
    rows = GroupBelonging.objects.filter(group__cell__code__in=list(cells)).begun_by(on).not_over(eve)
    return dict(rows.order_by("valid_from").values_list("member_id", "group_id"))


def target_of(routes: Mapping[str, Route], code: str, member: int, group: int | None) -> str:
    """Where a member of the cell goes; the cell itself where nobody leaves it."""
    route = routes.get(code)
    if route is None:
        return code
    return route.members.get(member) or route.groups.get(group or 0) or route.default


def group_target(routes: Mapping[str, Route], code: str, group: int) -> str:
    route = routes.get(code)
    return code if route is None else route.groups.get(group, route.default)


# --- what a correction may name and deal out --------------------------------------------------------------------------


def known_without(plan: Reorganisation, within: Organisation | None, codes: Iterable[str]) -> dict[str, Unit]:
    """Of these codes, what existed on the day without the plan, below `within` (None: everywhere)."""
    reach = Organisation.objects.all() if within is None else Organisation.objects.below(within)
    reachable = set(reach.filter(code__in=list(codes)).values_list("code", flat=True))
    units = _units_without(plan, reachable)
    return {code: unit for code, unit in units.items() if code in reachable}


def parts_of(step: Step, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Code and name of the parts of a split."""
    return [
        (part.code, str(part.facts["name"]) if part.facts else names.get(part.code, part.code)) for part in step.parts
    ]


def to_deal(
    plan: Reorganisation, code: str
) -> tuple[list[tuple[str, str]], list[tuple[int, str]], list[tuple[int, str, Birth | None]]]:
    """Children, groups and members that there were to be dealt, as on the eve."""
    units = _units_without(plan, {code})
    children = sorted((unit.code, f"{unit.name} · {unit.code}") for unit in units.values() if unit.parent == code)
    return children, *members_to_share(code, day_before(plan.effective_on))
