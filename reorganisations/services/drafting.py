"""A plan is drafted step by step: nothing of it stands in the registry yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import Organisation
from cells.queries.names import names_in_full_on
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from reorganisations.models import Reorganisation, ReorganisationStep
from reorganisations.queries.reorganisations import outcome_of
from reorganisations.rules.as_json import step_from_json, step_to_json
from reorganisations.rules.plan import Step
from reorganisations.services.locking import locked_draft
from reorganisations.services.refusals import ReorganisationRefused, StepRefused

MOST_STEPS = 300
"""A list of organisations brings up to 300: the page of such a plan is made in half a second, confirming it takes three."""


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
        ordered_by=cite(head.document, today=None, shared=True),
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
    draft = locked_draft(reorganisation)
    before = _head_entries(draft)
    draft.title, draft.effective_on = clean_text(head.title)[:255], head.effective_on
    draft.ordered_by = cite(head.document, today=None, shared=True)
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
    draft = locked_draft(reorganisation)
    positions = list(draft.steps.values_list("position", flat=True))
    if len(positions) + len(steps) > MOST_STEPS:
        raise Refused(
            _(
                "A plan holds at most %(most)d steps; this one has %(number)d, and %(more)d would come to them. "
                "Add fewer, or begin another one."
            )
            % {"most": MOST_STEPS, "number": len(positions), "more": len(steps)}
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
    draft = locked_draft(reorganisation)
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
    draft = locked_draft(reorganisation)
    row = draft.steps.filter(position=position).first()
    if row is None:
        return
    record(occasion, act="reorganisations.remove_step", subject=draft, data={"act": row.act, "plan": row.plan})
    row.delete()


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
