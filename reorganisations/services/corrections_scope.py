"""Whom and what a correction of a plan concerns: what its wrong steps and its right ones do differently, and nothing else."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from accounts.rules.days import day_before
from cells.models import Group, GroupBelonging, Membership, Organisation, Residence, TemporaryStay
from reorganisations.models import Reorganisation
from reorganisations.queries.corrections import group_target, groups_on_eve, led_by_plan, target_of
from reorganisations.rules.as_json import outcome_to_json, routes_from_json
from reorganisations.rules.plan import Outcome, Route
from reorganisations.services.corrections_people import Moved, in_a_group_since

Routes = Mapping[str, Route]


@dataclass(frozen=True)
class Scope:
    on: date
    moved: list[Moved]
    led: frozenset[int]
    """Whom the plan had led on and who are led anew; it had left the others where they were."""
    in_the_wrong_cell: list[Moved]
    """Of those moved, who were since in a cell that they were never in: what rests on it there cannot be."""
    rightly_gone: list[Moved]
    """Whom the plan had led rightly out of what is there again by its correction: they hold no office there."""
    reopened: frozenset[str]
    """Codes of what the plan had ended and now does not, or has other successors: what belonged to it is played anew."""
    reopened_ids: frozenset[int]
    """Of these, and of what ends now: who had gone from it before the rest takes their office along after all."""
    ending: frozenset[str]
    """Codes of what the corrected plan ends, and had not ended or is played anew."""
    groups: list[int]
    """Groups that go elsewhere than the plan had led them."""
    beside: frozenset[int]
    """Who was in these on the eve, and has or loses a place, wherever they are; and guests where somebody is led, who may have
    come home there since."""

    @property
    def members(self) -> set[int]:
        return {one.member for one in self.moved}

    @property
    def everybody(self) -> set[int]:
        """With those who are led anew to where they were led before."""
        return self.members | self.led | self.beside | {one.member for one in self.rightly_gone}

    def safe_routes(self, routes: Routes, new: Outcome) -> dict[str, Route]:
        return with_newcomers(routes, new, self.on, but=self.members)


def with_newcomers(routes: Routes, outcome: Outcome, on: date, *, but: Collection[int] = ()) -> dict[str, Route]:
    """Whoever came since into a cell that goes on stays there (`but` these): a plan is about those who were in it."""
    safe = dict(routes)
    for code, route in routes.items():
        if code not in outcome.after or code not in outcome.before:
            continue
        came = Membership.objects.filter(cell__code=code).begins_from(on)
        stay = set(came.values_list("member_id", flat=True)) - set(but)
        safe[code] = replace(route, members={**route.members, **dict.fromkeys(stay, code)})
    return safe


def scope_of(plan: Reorganisation, old: Outcome, new: Outcome) -> Scope:
    before, after = plan.outcome, outcome_to_json(new)
    was, right = routes_from_json(before), routes_from_json(after)
    moved, led, others = _moved(plan, was, right)
    groups = _groups(plan, was, right)
    led |= _whose_group_follows(plan, others, groups)
    reopened = _reopened(before, after)
    sources = {one.source for one in moved if one.member in led and one.source in old.ended}
    ending = {code for code in new.ended if code not in old.ended or code in reopened}
    ids = Organisation.objects.filter(code__in=reopened | ending).values_list("pk", flat=True)
    return Scope(
        on=plan.effective_on,
        moved=moved,
        led=frozenset(led),
        in_the_wrong_cell=[one for one in moved if one.was in new.after or one.was != one.source],
        rightly_gone=[one for one in others if one.source in reopened and one.source in new.after],
        reopened=frozenset(reopened | sources),
        reopened_ids=frozenset(ids),
        ending=frozenset(ending),
        groups=groups,
        beside=_in_them_on_eve(groups, plan.effective_on) | _guests(right, plan.effective_on),
    )


def _moved(plan: Reorganisation, was: Routes, right: Routes) -> tuple[list[Moved], set[int], list[Moved]]:
    """Whoever was led elsewhere than is right, with those left where they were who should have gone; who of them was led; and
    who was led rightly."""
    led = led_by_plan(plan)
    codes = dict(
        Organisation.objects.filter(pk__in={pk for pair in led.values() for pk in pair}).values_list("pk", "code")
    )
    group_of = groups_on_eve(sorted({*was, *right}), plan.effective_on)
    moved: list[Moved] = []
    rightly: list[Moved] = []
    taken: set[int] = set()
    for member, (source_id, target_id) in sorted(led.items()):
        source, target = codes[source_id], codes[target_id]
        goes = target_of(right, source, member, group_of.get(member))
        (rightly if goes == target else moved).append(Moved(member, source, target, goes))
        if goes != target:
            taken.add(member)
    eve = Membership.objects.on(day_before(plan.effective_on)).filter(cell__code__in=right)
    for member, source in eve.order_by("member").values_list("member_id", "cell__code"):
        goes = target_of(right, source, member, group_of.get(member))
        if member not in led and goes != source:
            moved.append(Moved(member, source, source, goes))
    return moved, taken, rightly


def _whose_group_follows(plan: Reorganisation, rightly: Sequence[Moved], groups: Collection[int]) -> set[int]:
    """Whom the plan had led rightly, but without the group they were in, which goes along now; not who is in another since."""
    group_of = groups_on_eve(sorted({one.source for one in rightly}), plan.effective_on)
    members = {one.member for one in rightly if group_of.get(one.member) in groups}
    return members - in_a_group_since(plan, members)


def _reopened(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """With their fellows of the same successors: an office or a mandate in common was carried over for one of them."""

    def successors(outcome: Mapping[str, Any], code: str) -> set[str | None]:
        return {successor for predecessor, successor in outcome["links"] if predecessor == code}

    ended, ends = set(before["ended"]), set(after["ended"])
    other = {code for code in ended if code not in ends or successors(before, code) != successors(after, code)}
    shared = {successor for code in other for successor in successors(before, code)} - {None}
    return other | {code for code in ended if successors(before, code) & shared}


def _in_them_on_eve(groups: Collection[int], on: date) -> frozenset[int]:
    rows = GroupBelonging.objects.filter(group__in=groups).begun_by(day_before(on)).not_over(day_before(on))
    return frozenset(rows.values_list("member_id", flat=True))


def _guests(routes: Routes, on: date) -> frozenset[int]:
    hosts = {target for route in routes.values() for target in route.targets()}
    stays = TemporaryStay.objects.filter(host__code__in=hosts).begun_before(on).not_over(on)
    residences = Residence.objects.filter(cell__code__in=hosts).begun_before(on).not_over(on)
    return frozenset([*stays.values_list("member_id", flat=True), *residences.values_list("member_id", flat=True)])


def _groups(plan: Reorganisation, was: Routes, right: Routes) -> list[int]:
    eve = day_before(plan.effective_on)
    groups = Group.objects.filter(cell__code__in=sorted({*was, *right})).begun_by(eve).not_over(eve)
    return [
        pk
        for pk, code in groups.order_by("pk").values_list("pk", "cell__code")
        if group_target(was, code, pk) != group_target(right, code, pk)
    ]
