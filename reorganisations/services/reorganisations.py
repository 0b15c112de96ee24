"""The one door to a reorganisation: drafted step by step, confirmed as a whole, cancelled before its day, in effect on it."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Actor, Entry, Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import Mandate, Organisation
from cells.queries.names import names_in_full_on
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from cells.services.notices import offices, tell
from cells.services.periods import one_truth_a_day
from cells.services.tree import lock_tree, refresh_tree
from reorganisations.models import Reorganisation, ReorganisationStep
from reorganisations.queries.reorganisations import due, outcome_of
from reorganisations.rules.as_json import outcome_to_json, step_from_json, step_to_json
from reorganisations.rules.plan import Outcome, Step
from reorganisations.services.effects import Touched, changes_of, registered_effects
from reorganisations.services.facts import take_back
from reorganisations.services.writing import carry_over_those_left, write_outcome

logger = logging.getLogger(__name__)
State = Reorganisation.State
Role = Mandate.Role
MOST_STEPS = 200


class ReorganisationRefused(Refused):
    """Something would be left hanging, or is in the way; what one step is to blame for, beside the field of its form."""

    def __init__(self, reasons: Sequence[Refused]) -> None:
        super().__init__(reasons[0].message, field=reasons[0].field, reasons=reasons)


class StepRefused(Refused):
    """What one of several steps that were added together is to blame for; `step` is its place among them, from 0."""

    def __init__(self, message: str, *, step: int, field: str | None) -> None:
        super().__init__(message, field=field)
        self.step = step


@dataclass(frozen=True)
class ReorganisationHead:
    """What a reorganisation is about, from which day it holds, and what orders it."""

    title: str
    effective_on: date
    document: CitedDocument


def shares_of(step: Step) -> dict[str, str]:
    """Which part each child, group and member of a split goes to, by the names of the fields of the form."""
    shares: dict[str, str] = {}
    for part in step.parts:
        shares |= {f"child_{code}": part.code for code in part.children}
        shares |= {f"group_{pk}": part.code for pk in part.groups}
        shares |= {f"member_{pk}": part.code for pk in part.members}
    return shares


def _head_entries(draft: Reorganisation) -> dict[str, object]:
    return {"title": draft.title, "effective_on": draft.effective_on, "document": draft.ordered_by}


@transaction.atomic
def begin_reorganisation(
    *, head: ReorganisationHead, led_by: Organisation | None, occasion: Occasion
) -> Reorganisation:
    """A draft without steps. `led_by` None: an administrator's, who may reach every organisation."""
    reorganisation = Reorganisation.objects.create(
        title=clean_text(head.title)[:255],
        led_by=led_by,
        effective_on=head.effective_on,
        ordered_by=cite(head.document, shared=True),
        drafted_by=occasion.by.user,
    )
    data = {"on": head.effective_on, "document": str(reorganisation.ordered_by)}
    record(occasion, act="reorganisations.begin_reorganisation", subject=reorganisation, data=data)
    return reorganisation


@transaction.atomic
def revise_reorganisation(
    *, reorganisation: Reorganisation, head: ReorganisationHead, occasion: Occasion, made_from: Entries | None = None
) -> Reorganisation:
    """Title, day or document of a draft. Raises Outdated where somebody else revised it since `made_from`."""
    draft = _locked_draft(reorganisation)
    before = _head_entries(draft)
    draft.title, draft.effective_on = clean_text(head.title)[:255], head.effective_on
    draft.ordered_by = cite(head.document, shared=True)
    last = last_entry(draft, acts=["reorganisations.revise_reorganisation"])
    check_up_to_date(made_from, kept=before, wanted=_head_entries(draft), last=last)
    draft.save(update_fields=["title", "effective_on", "ordered_by"])
    data = {"on": draft.effective_on, "document": str(draft.ordered_by)}
    record(occasion, act="reorganisations.revise_reorganisation", subject=draft, data=data)
    return draft


@transaction.atomic
def add_step(
    *,
    reorganisation: Reorganisation,
    step: Step,
    occasion: Occasion,
) -> ReorganisationStep:
    """One more act at the end of a draft. Raises Refused where the step itself is not possible; what it would leave
    hanging may still be mended by a later step and is refused at confirmation only."""
    (row,) = add_steps(reorganisation=reorganisation, steps=[step], occasion=occasion)
    return row


@transaction.atomic
def add_steps(
    *,
    reorganisation: Reorganisation,
    steps: Sequence[Step],
    occasion: Occasion,
) -> list[ReorganisationStep]:
    """Several at once, as `add_step`."""
    draft = _locked_draft(reorganisation)
    positions = list(draft.steps.values_list("position", flat=True))
    if len(positions) + len(steps) > MOST_STEPS:
        raise Refused(
            _("A plan holds at most %(most)d steps; this one has %(number)d. Add fewer, or begin another one.")
            % {"most": MOST_STEPS, "number": len(positions)}
        )
    rows = [
        ReorganisationStep(reorganisation=draft, position=position, act=step.act, plan=step_to_json(step))
        for position, step in enumerate(steps, max(positions, default=0) + 1)
    ]
    for place, (step, row) in enumerate(zip(steps, rows, strict=True)):
        _within_reach(draft, step, place)
        row.save()
        record(occasion, act="reorganisations.add_step", subject=draft, data={"act": step.act, "plan": row.plan})
    wrong = [
        StepRefused(obstacle.message, step=obstacle.step - len(positions), field=obstacle.field or None)
        for obstacle in outcome_of(draft).obstacles
        if obstacle.step is not None and obstacle.step >= len(positions)
    ]
    if wrong:
        raise ReorganisationRefused(wrong)
    return rows


@transaction.atomic
def change_step(
    *,
    reorganisation: Reorganisation,
    position: int,
    step: Step,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> ReorganisationStep:
    """Another plan for the same act: who goes to which part of a split. Raises Outdated where somebody else gave one to another
    part since `made_from`."""
    draft = _locked_draft(reorganisation)
    row = draft.steps.filter(position=position, act=step.act).first()
    if row is None:
        raise Refused(
            _("Somebody removed this step meanwhile. Look at the plan, and add it again if it is still meant.")
        )
    open_in_form = dict.fromkeys(made_from or (), "")
    check_up_to_date(
        made_from,
        kept=open_in_form | shares_of(step_from_json(row.act, row.plan)),
        wanted=open_in_form | shares_of(step),
        last=last_entry(draft, acts=["reorganisations.change_step"]),
    )
    _within_reach(draft, step)
    row.plan = step_to_json(step)
    row.save(update_fields=["plan"])
    record(occasion, act="reorganisations.change_step", subject=draft, data={"act": step.act, "plan": row.plan})
    return row


def step_is_gone() -> Refused:
    """Of a step that a page still shows."""
    return Refused(_("Somebody removed this step meanwhile. Look at the plan, and add it again if it is still meant."))


@transaction.atomic
def remove_step(
    *,
    reorganisation: Reorganisation,
    position: int,
    occasion: Occasion,
) -> None:
    draft = _locked_draft(reorganisation)
    row = draft.steps.filter(position=position).first()
    if row is None:
        return
    record(occasion, act="reorganisations.remove_step", subject=draft, data={"act": row.act, "plan": row.plan})
    row.delete()


def shown_of(plan: Reorganisation, preview: Sequence[Touched]) -> dict[str, Any]:
    """What whoever confirms a plan has before them: its day, its steps, and how much of what it touches."""
    steps = [row.plan for row in plan.steps.order_by("position")]
    return {"on": plan.effective_on, "steps": steps, "touched": {line.key: line.number for line in preview}}


@transaction.atomic
def confirm_reorganisation(
    *,
    reorganisation: Reorganisation,
    choices: Mapping[str, str],
    preview: Sequence[Touched] = (),
    seen: Figures | None = None,
    occasion: Occasion,
) -> Reorganisation:
    """Write what is true from its day on; where the day has come already, it takes effect at once.

    `preview`: what the plan touches now, kept with what was chosen; where `seen`, as `shown_of` gave it of the page that was
    confirmed, is no longer so, Changed is raised.
    Raises ReorganisationRefused with everything that would be left hanging or stands in the way.
    """
    plan = _locked_draft(reorganisation)
    # Two plans about the same organisations are confirmed one after the other.
    lock_tree()
    refuse_if_changed(seen, shown_of(plan, preview))
    outcome = outcome_of(plan)
    reasons = obstacles_to(plan, outcome)
    if reasons:
        raise ReorganisationRefused([Refused(reason) for reason in reasons])
    plan.choices = dict(choices)
    with one_truth_a_day():
        write_outcome(plan, outcome, occasion.today)
    plan.outcome["shown"] = [[line.title, line.number, line.chosen_words(choices)] for line in preview]
    plan.state, plan.confirmed_by, plan.confirmed_as, plan.confirmed_at = (
        State.CONFIRMED,
        occasion.by.user,
        occasion.by.mandate,
        occasion.at,
    )
    plan.save()
    data = {"on": plan.effective_on, "choices": plan.choices, "outcome": plan.outcome}
    entry = record(occasion, act="reorganisations.confirm_reorganisation", subject=plan, data=data)
    if plan.effective_on <= occasion.today:
        _take_effect(plan, occasion)
    else:
        _tell(plan, "reorganisations.confirmed", _touched_by(plan), entry=entry, occasion=occasion)
    return plan


@transaction.atomic
def cancel_reorganisation(*, reorganisation: Reorganisation, because: str, occasion: Occasion) -> Reorganisation:
    """Before its day: the registry is again what it was. Raises Refused from its day on, or where it was built on."""
    plan = _locked(reorganisation)
    if plan.state not in (State.DRAFT, State.CONFIRMED):
        raise Refused(_("The reorganisation is %(state)s: it can no longer be cancelled.") % {"state": _state(plan)})
    if plan.state == State.CONFIRMED and plan.effective_on <= occasion.today:
        raise Refused(_("Its day has come: it can no longer be cancelled. Plan another reorganisation that mends it."))
    if plan.state == State.CONFIRMED and not because.strip():
        raise Refused(_("Write why it is cancelled."), field="because")
    was_confirmed, touched = plan.state == State.CONFIRMED, _touched_by(plan)
    take_back(plan)
    plan.touched.clear()
    plan.state, plan.cancelled_because = State.CANCELLED, clean_text(because)[:255]
    plan.save(update_fields=["state", "cancelled_because"])
    entry = record(occasion, act="reorganisations.cancel_reorganisation", subject=plan, why=plan.cancelled_because)
    if was_confirmed:
        # What it would have founded is gone again.
        still_there = Organisation.objects.filter(pk__in=touched).values_list("pk", flat=True)
        _tell(plan, "reorganisations.cancelled", list(still_there), entry=entry, occasion=occasion)
    return plan


def keep_day(*, today: date, at: datetime) -> int:
    """Bring into effect what is due; how many. One that fails is told in the log of the site and tried again later:
    the site goes on, with the dated facts right and today's tree as it was."""
    done = 0
    for plan in due(today):
        try:
            with transaction.atomic():
                locked = _locked(plan)
                if locked.state == State.CONFIRMED:
                    _take_effect(locked, Occasion(by=_confirmer(locked), at=at, today=today), by_itself=True)
                    done += 1
        except Exception:
            logger.exception("The reorganisation %s could not be brought into effect", plan.pk)
    return done


def obstacles_to(plan: Reorganisation, outcome: Outcome) -> list[str]:
    """Everything that keeps it from being confirmed."""
    reasons = [obstacle.message for obstacle in outcome.obstacles]
    if not plan.steps.exists():
        reasons.append(_("There is no step in it yet."))
    if not reasons:
        changes = changes_of(plan, outcome_to_json(outcome))
        reasons = [reason for effect in registered_effects() for reason in effect.obstacles(changes)]
    return reasons


def _confirmer(plan: Reorganisation) -> Actor:
    """In whose name it comes into effect."""
    if plan.confirmed_by is None:
        raise ValueError("Nobody confirmed it.")
    return Actor.themselves(plan.confirmed_by, plan.confirmed_as)


def _take_effect(plan: Reorganisation, occasion: Occasion, *, by_itself: bool = False) -> None:
    """On the day: those left go along, today's tree changes, other apps follow."""
    carry_over_those_left(plan)
    refresh_tree(plan.effective_on, among=list(plan.touched.values_list("pk", flat=True)))
    changes = changes_of(plan, plan.outcome)
    for effect in registered_effects():
        effect.apply(changes, choices=plan.choices, occasion=occasion)
    plan.state = State.IN_EFFECT
    plan.save(update_fields=["state"])
    entry = record(
        occasion,
        act="reorganisations.reorganisation_in_effect",
        subject=plan,
        data={"on": plan.effective_on},
    )
    touched = _touched_by(plan)
    _tell(plan, "reorganisations.in_effect", touched, entry=entry, occasion=occasion, by_itself=by_itself)


def _touched_by(plan: Reorganisation) -> list[int]:
    return list(plan.touched.order_by("pk").values_list("pk", flat=True))


def _tell(
    plan: Reorganisation,
    kind: str,
    touched: Sequence[int],
    *,
    entry: Entry,
    occasion: Occasion,
    by_itself: bool = False,
) -> None:
    """Whoever keeps the register of what it touches or of what stands below that, and the boards there and where it was led."""
    told = offices(touched, Role.CLERK, Role.BOARD) + offices(touched, Role.CLERK, below=True)
    told += offices([plan.led_by_id], Role.BOARD)
    values = {"title": plan.title, "day": plan.effective_on, "why": plan.cancelled_because}
    tell(entry, occasion=occasion, kind=kind, to=told, values=values, by_itself=by_itself)


def _locked(reorganisation: Reorganisation) -> Reorganisation:
    return (
        Reorganisation.objects.select_for_update(of=("self",))
        .select_related("confirmed_by", "ordered_by", "led_by")
        .get(pk=reorganisation.pk)
    )


def _locked_draft(reorganisation: Reorganisation) -> Reorganisation:
    locked = _locked(reorganisation)
    if locked.state != State.DRAFT:
        raise Refused(_("The reorganisation is %(state)s: it can no longer be changed.") % {"state": _state(locked)})
    return locked


def _within_reach(plan: Reorganisation, step: Step, place: int = 0) -> None:
    """A board reorganises what is below its organisation, never the organisation itself. `place`: among the steps added."""
    if plan.led_by is None:
        return
    mine = set(Organisation.objects.below(plan.led_by).filter(code__in=step.codes).values_list("code", flat=True))
    named = set(Organisation.objects.filter(code__in=step.codes).values_list("code", flat=True))
    outside = sorted(named - mine) or sorted({plan.led_by.code} & {*step.subjects, *(part.code for part in step.parts)})
    roots = [
        facts for facts in (step.facts, *(part.facts or {} for part in step.parts)) if facts.get("parent", "") is None
    ]
    refused = {code: step.field_of(code) for code in outside} or ({"∅": "parent"} if roots else {})
    if refused:
        words = _("%(code)s is not below your organisation.")
        # One's own may be told by its name; what stands elsewhere is not there.
        own = names_in_full_on([plan.led_by.pk], plan.effective_on).get(plan.led_by.pk, "")
        said = {plan.led_by.code: own} if own else {}
        reasons = [
            StepRefused(words % {"code": said.get(code, code)}, step=place, field=field)
            for code, field in refused.items()
        ]
        raise ReorganisationRefused(reasons)


def _state(plan: Reorganisation) -> str:
    return f"{plan.get_state_display()} ({day_in_words(plan.effective_on)})"
