"""Plans that were played after one that is corrected, and touch the same: they stand aside, and are played again on what there
is then, in the order of their days.

Of a plan in effect only what rests on the correction stands aside, with what people did since kept as in the corrected one; a
plan ahead is taken back whole, as where another is confirmed before it. What could not be done any more is refused by name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.journal import Journal
from accounts.services.log import record
from cells.models import Group, GroupBelonging, GroupLeadership, Membership, Organisation, Post, Transfer
from reorganisations.models import Reorganisation, ReorganisationFact
from reorganisations.models.reorganisation import WRITTEN_AHEAD
from reorganisations.queries.ahead import named
from reorganisations.queries.corrections import cells_on, differing, played_since, played_without
from reorganisations.queries.reorganisations import steps_of
from reorganisations.rules.as_json import outcome_to_json
from reorganisations.rules.plan import Outcome, Step
from reorganisations.services.corrections_effects import refuse_obstacles
from reorganisations.services.corrections_organisations import take_back_versions, write_links, write_organisations
from reorganisations.services.corrections_people import (
    Moved,
    facts_about,
    facts_resting_on,
    left_groups_since,
    made_by,
    take_back_keeping,
)
from reorganisations.services.corrections_resting import (
    forget_what_is_gone,
    give_up_carried,
    names_carried,
    office_in_the_way,
)
from reorganisations.services.corrections_scope import Scope, with_newcomers
from reorganisations.services.effects import Touched
from reorganisations.services.facts import Groups, ReorganisationJournal, take_back
from reorganisations.services.future import play_and_write
from reorganisations.services.people import carry_over, carry_transfers
from reorganisations.services.refusals import ReorganisationRefused
from reorganisations.services.writing import crossing_of


@dataclass
class Later:
    """A plan that was played after the corrected one and is played again."""

    plan: Reorganisation
    old: Outcome
    outcome_before: dict[str, Any]
    versions: set[str]
    """Codes of what is written anew: what the correction makes another, and what ends by this plan."""
    resting: Callable[[], list[ReorganisationFact]]
    """What it wrote that rests on the correction, as far as it stands when asked."""
    carried: dict[int, set[str]]
    """By key of the groups it ended how those it made instead may be called."""
    dealt: dict[int, str]
    """Groups its steps name, by key and name."""
    cells: dict[int, str]
    """By member of whom it wrote the cell they belonged to on its day."""
    left_groups: dict[int, Refused] = field(default_factory=dict)
    groups: Groups = field(default_factory=dict)
    """Of a plan ahead: those it had carried over."""
    moved: list[Moved] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    """Codes of organisations of which it makes something else than before."""

    @property
    def ahead(self) -> bool:
        return self.plan.state in WRITTEN_AHEAD

    @property
    def on(self) -> date:
        return self.plan.effective_on

    @property
    def codes(self) -> set[str]:
        return self.old.touched

    @property
    def is_another(self) -> bool:
        """In effect, with another outcome than before for what other apps hold of organisations."""
        return not self.ahead and any(
            self.plan.outcome[name] != self.outcome_before[name] for name in ("ended", "reformed", "links")
        )


# --- standing aside ---------------------------------------------------------------------------------------------------


def later_ones(plan: Reorganisation, steps: Sequence[Step], scope: Scope, old: Outcome, new: Outcome) -> list[Later]:
    """Those that rest on what the correction makes another, in order."""
    rows = made_by(facts_about(plan, scope.members | scope.led, scope.reopened_ids, scope.groups))
    codes = _concerned(scope, old, new)
    found = []
    for other in played_since(plan, steps):
        members, ids = scope.members | scope.led | scope.beside, scope.reopened_ids
        resting = partial(facts_resting_on, other, members, frozenset(rows), ids)
        facts, later = resting(), _later(other, codes, resting, scope)
        if later.ahead or facts or codes & set(later.old.before):
            found.append(later)
            codes |= later.versions
            rows |= made_by(facts)
    return found


def _concerned(scope: Scope, old: Outcome, new: Outcome) -> set[str]:
    """Codes of what the correction makes another, and of what anybody or anything comes from or goes to by it."""
    played_anew = {*scope.reopened, *scope.ending}
    codes = {*differing(old, new), *played_anew}
    codes |= {code for one in scope.moved for code in (one.source, one.was, one.right)}
    for outcome in (old, new):
        codes |= {link.successor for link in outcome.links if link.predecessor in played_anew and link.successor}
        if scope.groups:
            codes |= {target for route in outcome.routes.values() for target in route.targets()}
    return codes


def _later(
    plan: Reorganisation, codes: set[str], resting: Callable[[], list[ReorganisationFact]], scope: Scope
) -> Later:
    steps = steps_of(plan)
    (outcome,) = played_without(plan, steps)
    groups = {group for step in steps for part in step.parts for group in part.groups}
    return Later(
        plan,
        outcome,
        dict(plan.outcome),
        versions={*(codes & outcome.touched), *outcome.ended},
        resting=resting,
        carried=names_carried(plan),
        dealt=dict(Group.objects.filter(pk__in=groups).values_list("pk", "name")),
        cells=cells_on(scope.everybody, plan.effective_on),
    )


def take_back_later(later: Sequence[Later]) -> None:
    """The latest first. Raises Refused where something was built on one of them."""
    for one in reversed(later):
        if one.ahead:
            one.groups = take_back(one.plan, to_play_again=True)
            continue
        facts = one.resting()
        one.left_groups = left_groups_since(facts)
        take_back_versions(one.plan, one.versions, to_the_letter=True)
        take_back_keeping(facts)
        give_up_carried(one.plan, facts)


# --- played again -----------------------------------------------------------------------------------------------------


def play_later_again(later: Sequence[Later], scope: Scope, today: date) -> None:
    """In the order of their days. Raises ReorganisationRefused where one of them could no longer be done."""
    for one in later:
        try:
            if one.ahead:
                play_and_write(one.plan, today, groups=one.groups)
                one.plan.save(update_fields=["outcome"])
            else:
                _play_again(one, scope)
        except Refused as refused:
            raise ReorganisationRefused([_could_not_be_done(one, reason) for reason in refused.reasons]) from refused
        _compare(one, scope)


def _could_not_be_done(one: Later, reason: Refused) -> Refused:
    words = (
        _("As it should have been, %(plan)s could no longer be done: %(reason)s Change or cancel that plan first.")
        if one.ahead
        else _("As it should have been, %(plan)s could no longer be done: %(reason)s Correct that plan first.")
    )
    return Refused(words % {"plan": named(one.plan), "reason": str(reason)})


def _play_again(one: Later, scope: Scope) -> None:
    plan, steps = one.plan, steps_of(one.plan)
    forget_what_is_gone(plan, one.carried)
    (new,) = played_without(plan, steps)
    _check_possible(one, new)
    # What it newly touches or makes another: of these nothing was taken back yet.
    further = {*differing(one.old, new), *(new.touched - one.old.touched)} - one.versions
    take_back_versions(plan, further, to_the_letter=True)
    journal = ReorganisationJournal(plan)
    organisations = write_organisations(new, one.versions | further, journal)
    plan.outcome = outcome_to_json(new) | {"shown": one.outcome_before.get("shown", [])}
    plan.save(update_fields=["outcome"])
    write_links(plan, plan.outcome["links"], organisations, journal)
    plan.touched.add(*(organisations[code] for code in new.touched))
    crossing = crossing_of(journal, plan.outcome)
    same_day = scope.everybody if one.on == scope.on else ()
    crossing = replace(crossing, routes=with_newcomers(crossing.routes, new, one.on, but=same_day))
    carry_over(crossing)
    carry_transfers(crossing, members=scope.everybody)
    journal.save()
    one.other = differing(one.old, new)


def _check_possible(one: Later, new: Outcome) -> None:
    known = {obstacle.message for obstacle in one.old.obstacles}
    reasons = [Refused(obstacle.message) for obstacle in new.obstacles if obstacle.message not in known]
    there = set(Group.objects.filter(pk__in=one.dealt).values_list("pk", flat=True))
    gone = [name for pk, name in one.dealt.items() if pk not in there]
    words = _("It says where “%(group)s” goes, which is not carried over any more.")
    reasons += [Refused(words % {"group": name}) for name in gone]
    if reasons:
        raise ReorganisationRefused(reasons)
    refuse_obstacles(one.plan, one.outcome_before, new)


def _compare(one: Later, scope: Scope) -> None:
    """Who belongs elsewhere since its day. Raises Refused where a place that somebody left in a group would be theirs again."""
    now = cells_on(scope.everybody, one.on)
    one.moved = [Moved(pk, was, was, now[pk]) for pk, was in one.cells.items() if pk in now and now[pk] != was]
    elsewhere = {moved.member for moved in one.moved}
    for member, refused in one.left_groups.items():
        if member not in elsewhere:
            raise refused


# --- what people did since --------------------------------------------------------------------------------------------


def mend_since(later: Sequence[Later], scope: Scope, journal: Journal) -> dict[str, int]:
    """What rested on cells to which a later plan had led people on, and does no more: places in groups are struck, papers are
    those of the right cell. How many. Raises Refused where somebody has taken an office there."""
    numbers = {"struck": 0, "papers": 0}
    for one in later:
        if one.ahead or not one.moved:
            continue
        _refuse_office(one)
        numbers["struck"] += _strike(one, journal)
    moved = {moved.member for one in later if not one.ahead for moved in one.moved}
    if moved:
        numbers["papers"] = _let_papers_follow(moved, scope.on, journal)
    return numbers


def _refuse_office(one: Later) -> None:
    for moved in one.moved:
        posts = Post.objects.filter(organisation__code=moved.was, member=moved.member).begins_from(one.on)
        for post in posts.exclude(pk__in=_written(Post)).select_related("organisation", "member"):
            if not _belonged(moved.member, post.organisation, post.valid_from):
                raise office_in_the_way(post)


def _strike(one: Later, journal: Journal) -> int:
    struck = 0
    for model in (GroupLeadership, GroupBelonging):
        for moved in one.moved:
            there = model.objects.filter(group__cell__code=moved.was, member=moved.member).begins_from(one.on)
            for row in there.exclude(pk__in=_written(model)).select_related("group__cell"):
                if not _belonged(moved.member, row.group.cell, row.valid_from):
                    journal.remove(row)
                    struck += 1
    return struck


def _let_papers_follow(members: set[int], since: date, journal: Journal) -> int:
    """Whoever sent papers was, on that day, in the cell they say."""
    followed = 0
    for paper in Transfer.objects.filter(member__in=members, sent_on__gte=since, from_cell__isnull=False):
        on = Membership.objects.on(paper.sent_on).filter(member=paper.member_id).exclude(cell=paper.to_cell_id)
        sender = on.values_list("cell_id", flat=True).first()
        if sender is not None and sender != paper.from_cell_id:
            journal.change([paper], from_cell_id=sender)
            followed += 1
    return followed


def _belonged(member: int, cell: Organisation, day: date) -> bool:
    return Membership.objects.on(day).filter(member=member, cell=cell).exists()


def _written(model: type[models.Model]) -> Any:
    """Keys of what plans have made, and not somebody by hand."""
    return ReorganisationFact.objects.filter(table=model._meta.label_lower, before__isnull=True).values("row")


# --- told -------------------------------------------------------------------------------------------------------------


def note_played_again(
    later: Sequence[Later], corrected: Reorganisation, *, why: str, occasion: Occasion
) -> list[Reorganisation]:
    """In the log of each that has brought about something else than before; these plans."""
    noted = [one for one in later if one.moved or one.other]
    for one in noted:
        moved = [[moved.member, moved.was, moved.right] for moved in one.moved]
        data = {"corrected": corrected.pk, "moved": moved, "organisations": one.other}
        record(occasion, act="reorganisations.played_again", subject=one.plan, why=why, data=data)
    return [one.plan for one in noted]


def lines_of_later(later: Sequence[Later]) -> list[Touched]:
    def told(numbers: dict[str, int]) -> str:
        return ", ".join(f"{name}: {number}" for name, number in numbers.items() if number)

    moved = {named(one.plan): len(one.moved) for one in later}
    codes = list(dict.fromkeys(code for one in later for code in one.other))
    return [
        Touched(
            "later.plans",
            _("later plans, which are played again on what there is then"),
            len(later),
            note=", ".join(named(one.plan) for one in later),
        ),
        Touched(
            "later.members",
            _("members who belong elsewhere since the day of a later plan"),
            sum(moved.values()),
            note=told(moved),
        ),
        Touched(
            "later.organisations",
            _("organisations of which a later plan makes something else"),
            len(codes),
            note=", ".join(codes),
        ),
    ]
