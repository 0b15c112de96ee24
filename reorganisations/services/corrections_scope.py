"""Whom and what a correction of a plan concerns: what its wrong steps and its right ones do differently, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from accounts.rules.days import day_before
from cells.models import Group, Membership, Organisation
from reorganisations.models import Reorganisation
from reorganisations.queries.corrections import group_target, groups_on_eve, led_by_plan, target_of
from reorganisations.rules.as_json import outcome_to_json, routes_from_json
from reorganisations.rules.plan import Outcome, Route
from reorganisations.services.corrections_people import Moved

Routes = Mapping[str, Route]


@dataclass(frozen=True)
class Scope:
    on: date
    moved: list[Moved]
    led: frozenset[int]
    """Of those moved, whom the plan had led on; the others it had left where they were."""
    in_the_wrong_cell: list[Moved]
    """Of those moved, who were since in a cell that they were never in: what rests on it there cannot be."""
    reopened: frozenset[str]
    """Codes of what the plan had ended and now does not, or has other successors: what belonged to it is played anew."""
    reopened_ids: frozenset[int]
    ending: frozenset[str]
    """Codes of what the corrected plan ends, and had not ended or is played anew."""
    groups: list[int]
    """Groups that go elsewhere than the plan had led them."""

    @property
    def members(self) -> set[int]:
        return {one.member for one in self.moved}

    def safe_routes(self, routes: Routes, new: Outcome) -> dict[str, Route]:
        """Whoever came since into a cell that goes on stays there: the plan is about those who were in it."""
        safe = dict(routes)
        for code, route in routes.items():
            if code not in new.after or code not in new.before:
                continue
            came = Membership.objects.filter(cell__code=code).begins_from(self.on)
            stay = set(came.values_list("member_id", flat=True)) - self.members
            safe[code] = replace(route, members={**route.members, **dict.fromkeys(stay, code)})
        return safe


def scope_of(plan: Reorganisation, old: Outcome, new: Outcome) -> Scope:
    before, after = plan.outcome, outcome_to_json(new)
    was, right = routes_from_json(before), routes_from_json(after)
    moved, led = _moved(plan, was, right)
    reopened = _reopened(before, after)
    sources = {one.source for one in moved if one.member in led and one.source in old.ended}
    ids = Organisation.objects.filter(code__in=reopened).values_list("pk", flat=True)
    return Scope(
        on=plan.effective_on,
        moved=moved,
        led=frozenset(led),
        in_the_wrong_cell=[one for one in moved if one.was in new.after or one.was != one.source],
        reopened=frozenset(reopened | sources),
        reopened_ids=frozenset(ids),
        ending=frozenset(code for code in new.ended if code not in old.ended or code in reopened),
        groups=_groups(plan, was, right),
    )


def _moved(plan: Reorganisation, was: Routes, right: Routes) -> tuple[list[Moved], set[int]]:
    """Whoever was led elsewhere than is right, then those left where they were who should have gone."""
    led = led_by_plan(plan)
    codes = dict(
        Organisation.objects.filter(pk__in={pk for pair in led.values() for pk in pair}).values_list("pk", "code")
    )
    group_of = groups_on_eve(sorted({*was, *right}), plan.effective_on)
    moved, taken = [], set()
    for member, (source_id, target_id) in sorted(led.items()):
        source, target = codes[source_id], codes[target_id]
        goes = target_of(right, source, member, group_of.get(member))
        if goes != target:
            moved.append(Moved(member, source, target, goes))
            taken.add(member)
    eve = Membership.objects.on(day_before(plan.effective_on)).filter(cell__code__in=right)
    for member, source in eve.order_by("member").values_list("member_id", "cell__code"):
        goes = target_of(right, source, member, group_of.get(member))
        if member not in led and goes != source:
            moved.append(Moved(member, source, source, goes))
    return moved, taken


def _reopened(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """With their fellows of the same successors: an office or a mandate in common was carried over for one of them."""

    def successors(outcome: Mapping[str, Any], code: str) -> set[str | None]:
        return {successor for predecessor, successor in outcome["links"] if predecessor == code}

    ended, ends = set(before["ended"]), set(after["ended"])
    other = {code for code in ended if code not in ends or successors(before, code) != successors(after, code)}
    shared = {successor for code in other for successor in successors(before, code)} - {None}
    return other | {code for code in ended if successors(before, code) & shared}


def _groups(plan: Reorganisation, was: Routes, right: Routes) -> list[int]:
    eve = day_before(plan.effective_on)
    groups = Group.objects.filter(cell__code__in=sorted({*was, *right})).begun_by(eve).not_over(eve)
    return [
        pk
        for pk, code in groups.order_by("pk").values_list("pk", "cell__code")
        if group_target(was, code, pk) != group_target(right, code, pk)
    ]
