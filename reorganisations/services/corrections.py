"""«Correct a mistake» of a plan in effect: its steps are put right, and the plan is played anew as of its day.

Nothing happened on a day: what the wrong steps wrote is taken back, what the right ones bring about is written, and what people
did since goes on where it belongs now. Where it cannot, the act is refused and says what stands in the way. One act, one
transaction, one entry of the log; what the plan was before stays with it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.services.journal import Journal
from accounts.services.log import record
from cells.models import Mandate, Member, Organisation
from cells.queries.facts import life_gaps, life_outside
from cells.services.corrections import checked_reason
from cells.services.facts_ahead import led_on_afterwards, stand_aside
from cells.services.hanging import hanging_anew
from cells.services.notices import offices, tell
from cells.services.periods import one_truth_a_day
from cells.services.tree import lock_tree, refresh_tree
from reorganisations.models import Reorganisation, ReorganisationCorrection, ReorganisationStep
from reorganisations.queries.corrections import differing, played_without
from reorganisations.queries.reorganisations import steps_of
from reorganisations.rules.as_json import outcome_to_json, step_to_json
from reorganisations.rules.plan import Outcome, Step
from reorganisations.services.checking import check_nobody_is_left_outside
from reorganisations.services.corrections_effects import follow_in_other_apps, lines_of, refuse_obstacles
from reorganisations.services.corrections_later import (
    Later,
    later_ones,
    lines_of_later,
    mend_since,
    note_played_again,
    play_later_again,
    take_back_later,
)
from reorganisations.services.corrections_organisations import (
    check_nothing_strays,
    remove_founded,
    strays_among,
    take_back_versions,
    write_links,
    write_organisations,
)
from reorganisations.services.corrections_people import facts_about, take_back_keeping
from reorganisations.services.corrections_resting import (
    check_no_office_since,
    end_offices_of,
    give_up_empty,
    let_papers_follow,
    strike_what_rested,
)
from reorganisations.services.corrections_scope import Scope, scope_of
from reorganisations.services.facts import ReorganisationJournal
from reorganisations.services.people import carry_over, carry_transfers
from reorganisations.services.refusals import ReorganisationRefused
from reorganisations.services.telling import told_of, touched_by
from reorganisations.services.writing import crossing_of, take_out_mandates_to_come

Role = Mandate.Role


@dataclass
class _Playing:
    """One correction under way. `later`: what was played after the plan and stands aside meanwhile."""

    plan: Reorganisation
    old: Outcome
    new: Outcome
    scope: Scope
    occasion: Occasion
    later: list[Later]
    outcome_before: dict[str, Any]
    struck: Journal = field(default_factory=Journal)
    numbers: dict[str, int] = field(default_factory=dict)


@led_on_afterwards()
def correct_reorganisation(
    *,
    reorganisation: Reorganisation,
    steps: Sequence[Step],
    why: str,
    within: Organisation | None,
    seen: Figures | None = None,
    occasion: Occasion,
) -> ReorganisationCorrection:
    """Play the plan anew as of its day with these steps. `within`: below what the act reaches (None: an administrator's).

    Where `seen`, as `shown_of_correction` gave it of the look, is no longer so, Changed is raised.
    Raises Refused with what stands in the way, ReorganisationRefused with everything that would be left hanging.
    """
    why = checked_reason(why)
    plan = _locked(reorganisation)
    lock_tree()
    before = steps_of(plan)
    if list(steps) == before:
        raise Refused(_("Nothing is different from what the register says."))
    _check_reach(before, steps, within)
    old, new = played_without(plan, before, steps)
    _check_possible(old, new)
    refuse_obstacles(plan, plan.outcome, new)
    later = later_ones(plan, steps, scope_of(plan, old, new), old, new)
    codes = {*old.touched, *new.touched, *(code for one in later for code in one.codes)}
    strays = strays_among(codes, occasion.today)
    with one_truth_a_day(), hanging_anew(_ids_of(codes)):
        take_back_later(later)
        # Only now is what there is in cells and groups the plan's own.
        old, new = played_without(plan, before, steps)
        playing = _Playing(plan, old, new, scope_of(plan, old, new), occasion, later, dict(plan.outcome))
        _play(playing, steps)
    lines = lines_of(playing.scope, old, new, playing.numbers) + lines_of_later(later)
    lines += follow_in_other_apps(plan, playing.outcome_before, why=why, occasion=occasion)
    for one in later:
        if one.is_another:
            lines += follow_in_other_apps(one.plan, one.outcome_before, why=why, occasion=occasion)
    remove_founded(plan, set(old.founded) - set(new.founded))
    check_nothing_strays(strays, codes, occasion.today)
    correction = ReorganisationCorrection(
        reorganisation=plan,
        by=occasion.by.user,
        mandate=occasion.by.mandate,
        at=occasion.at,
        on=occasion.today,
        why=why,
        steps_before=[[step.act, step_to_json(step)] for step in before],
        outcome_before=playing.outcome_before,
        moved=[[one.member, one.was, one.right] for one in playing.scope.moved],
        shown=[[line.key, line.title, line.number, line.note] for line in lines if line.number],
        struck=playing.struck.as_json(),
    )
    refuse_if_changed(seen, shown_of_correction(correction))
    correction.save()
    data = {"moved": correction.moved, "before": correction.steps_before, "struck": correction.struck}
    data["after"] = [[step.act, step_to_json(step)] for step in steps]
    entry = record(occasion, act="reorganisations.correct_reorganisation", subject=plan, why=why, data=data)
    others = note_played_again(later, plan, why=why, occasion=occasion)
    _tell(plan, others, why, entry=entry, occasion=occasion)
    return correction


def _ids_of(codes: Collection[str]) -> list[int]:
    return list(Organisation.objects.filter(code__in=codes).order_by().values_list("pk", flat=True))


def shown_of_correction(correction: ReorganisationCorrection) -> dict[str, Any]:
    """What whoever corrects has before them: who goes where, and how much of what follows."""
    return {"moved": correction.moved, "lines": {key: number for key, _title, number, _note in correction.shown}}


def _locked(reorganisation: Reorganisation) -> Reorganisation:
    plan = (
        Reorganisation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("ordered_by", "led_by")
        .get(pk=reorganisation.pk)
    )
    if plan.state != Reorganisation.State.IN_EFFECT:
        raise Refused(
            _(
                "The reorganisation is %(state)s: only one that is in effect is corrected. Change or cancel the plan instead."
            )
            % {"state": f"{plan.get_state_display()} ({day_in_words(plan.effective_on)})"}
        )
    return plan


def _check_reach(before: Sequence[Step], steps: Sequence[Step], within: Organisation | None) -> None:
    """Whoever corrects names nothing that they could not have planned."""
    if within is None:
        return
    named = {code for step in steps for code in step.codes} - {code for step in before for code in step.codes}
    known = Organisation.objects.filter(code__in=named)
    mine = set(Organisation.objects.below(within).exclude(pk=within.pk).values_list("code", flat=True))
    outside = sorted(set(known.values_list("code", flat=True)) - mine)
    if outside:
        words = _("%(code)s is not below your organisation.")
        raise ReorganisationRefused([Refused(words % {"code": code}, field="right") for code in outside])


def _check_possible(old: Outcome, new: Outcome) -> None:
    """What the plan had left hanging already is not held against its correction."""
    known = {obstacle.message for obstacle in old.obstacles}
    reasons = [Refused(obstacle.message) for obstacle in new.obstacles if obstacle.message not in known]
    if reasons:
        raise ReorganisationRefused(reasons)


# --- playing it anew --------------------------------------------------------------------------------------------------


def _play(playing: _Playing, steps: Sequence[Step]) -> None:
    plan, scope, new, today = playing.plan, playing.scope, playing.new, playing.occasion.today
    _take_back(playing)
    journal = ReorganisationJournal(plan)
    to_come = take_out_mandates_to_come(journal, scope.ending)
    organisations = write_organisations(new, {*scope.reopened, *differing(playing.old, new)}, journal)
    plan.outcome = outcome_to_json(new) | {"shown": plan.outcome.get("shown", [])}
    plan.save(update_fields=["outcome"])
    write_links(plan, plan.outcome["links"], organisations, journal)
    _write_steps(plan, steps)
    plan.touched.add(*(organisations[code] for code in new.touched))
    crossing = replace(crossing_of(journal, plan.outcome), to_come=to_come)
    crossing = replace(crossing, routes=scope.safe_routes(crossing.routes, new))
    carry_over(crossing)
    ending = {code: route for code, route in crossing.routes.items() if code in scope.ending}
    end_offices_of(scope.rightly_gone, journal)
    carry_transfers(crossing, members=scope.everybody)
    carry_transfers(replace(crossing, routes=ending))
    playing.numbers["papers"] = let_papers_follow(scope.moved, ending, plan.effective_on, playing.struck)
    journal.save()
    play_later_again(playing.later, scope, today)
    for what, number in mend_since(playing.later, scope, playing.struck).items():
        playing.numbers[what] += number
    played = (plan, *(one.plan for one in playing.later))
    for other in played:
        check_nobody_is_left_outside(other, today)
    _check_lives(plan, scope.everybody)
    # Nothing hangs below what is taken out any more.
    refresh_tree(today, among=sorted({pk for other in played for pk in touched_by(other)}))


def _take_back(playing: _Playing) -> None:
    plan, scope, on = playing.plan, playing.scope, playing.plan.effective_on
    for member in Member.objects.filter(pk__in=scope.members):
        stand_aside(member)
    check_no_office_since(scope.in_the_wrong_cell, on)
    playing.numbers["struck"] = strike_what_rested(scope.in_the_wrong_cell, on, playing.struck)
    take_back_versions(plan, {*scope.reopened, *differing(playing.old, playing.new)})
    take_back_keeping(facts_about(plan, scope.members | scope.led, scope.reopened_ids, scope.groups))
    give_up_empty(plan, scope.groups, scope.reopened_ids)


def _write_steps(plan: Reorganisation, steps: Sequence[Step]) -> None:
    plan.steps.all().delete()
    ReorganisationStep.objects.bulk_create(
        ReorganisationStep(reorganisation=plan, position=position, act=step.act, plan=step_to_json(step))
        for position, step in enumerate(steps, 1)
    )


def _check_lives(plan: Reorganisation, members: Collection[int]) -> None:
    """Each belongs to one cell on every day, and to groups of that cell."""
    written = plan.facts.filter(member__isnull=False).values("member")
    for member in Member.objects.filter(pk__in=written) | Member.objects.filter(pk__in=members):
        days = [gap.start for gap in life_gaps(member)] + [outside.day for outside in life_outside(member)]
        if days:
            raise Refused(
                _("On %(day)s what is recorded of %(name)s would not fit the corrected plan. Correct that entry first.")
                % {"day": day_in_words(min(days)), "name": member.in_full}
            )


def _tell(
    plan: Reorganisation, others: Sequence[Reorganisation], why: str, *, entry: Entry, occasion: Occasion
) -> None:
    """Whoever was told that it, or one that follows it otherwise now, came into effect, and the superior of those who led it."""
    plans = [plan, *others]
    touched = sorted({pk for one in plans for pk in touched_by(one)})
    above = Organisation.objects.get_parent(plan.led_by) if plan.led_by is not None else None
    told = offices(touched, Role.CLERK, Role.BOARD) + offices(touched, Role.CLERK, below=True)
    told += offices([*(one.led_by_id for one in plans), above.pk if above else None], Role.BOARD)
    values = told_of(plan, touched) | {"why": why}
    tell(entry, occasion=occasion, kind="reorganisations.corrected", to=told, values=values)
