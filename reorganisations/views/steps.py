"""Adding, sharing out and removing the steps of a draft."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import declare
from accounts.rules.refusal import beside
from accounts.views.posting import attempt, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role
from cells.queries.organisation_words import words_on
from cells.requests import Request
from reorganisations.access import plan_or_404, planner_of, planners
from reorganisations.forms.grid import SHAPES
from reorganisations.forms.reorganisation import SharesForm
from reorganisations.forms.steps import FORMS, StepForm
from reorganisations.models import Reorganisation, ReorganisationStep
from reorganisations.models.reorganisation import ACTS
from reorganisations.queries.picking import Pick, Within, pick, units_named
from reorganisations.queries.reorganisations import members_to_share, names_for, outcome_of
from reorganisations.rules.as_json import step_from_json
from reorganisations.rules.plan import Part, Step, StepKind
from reorganisations.rules.sentences import named_by
from reorganisations.services import drafting
from reorganisations.services.drafting import step_is_gone


@declare(planners)
@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation_step(request: Request, pk: int, act: str) -> HttpResponse:
    """One act more: its form beside the organisations near, looked at one level after the other."""
    plan = plan_or_404(request, pk)
    form_class = next((form for known, form in FORMS.items() if known == act), None)
    if form_class is None or plan.state != Reorganisation.State.DRAFT:
        raise Http404
    of = request.GET.get("of", "")
    chosen = looked_below(request, plan)
    form = form_class(
        posted(request),
        named=Within(plan),
        children=chosen.offered,
        of=of,
        words=words_on(plan.effective_on),
    )
    if form.is_valid() and (row := _add(request, plan, form)) is not None:
        if row.act == StepKind.SPLIT:
            return redirect("reorganisations:shares", pk=pk, position=row.position)
        return redirect("reorganisations:reorganisation", pk=pk)
    context = {
        "plan": plan,
        "form": form,
        "act_label": act_in_words(form_class.act),
        "many": SHAPES[form_class.act].title if form_class.act in SHAPES else "",
        "steps_held": plan.steps.count(),
        "most_steps": drafting.MOST_STEPS,
        "chosen": chosen,
        "of_query": urlencode({"of": of}) if of else "",
        "cancel_url": reverse("reorganisations:reorganisation", args=[pk]),
    }
    return render(request, "reorganisations/step.html", context)


@declare(planners)
@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation_shares(request: Request, pk: int, position: int) -> HttpResponse:
    """Who goes to which part of a split."""
    plan = plan_or_404(request, pk)
    row = plan.steps.filter(position=position, act=StepKind.SPLIT).first()
    if row is None and posted(request) is not None:
        messages.error(request, str(step_is_gone()))
        return redirect("reorganisations:reorganisation", pk=pk)
    if row is None or plan.state != Reorganisation.State.DRAFT:
        raise Http404
    step = step_from_json(row.act, row.plan)
    form = _shares_form(request, plan, step)

    def act() -> None:
        drafting.change_step(
            reorganisation=plan,
            position=position,
            step=_shared(step, form),
            made_from=form.made_from,
            occasion=planner_of(request, plan.led_by),
        )

    if carry_out_replacing(request, form, act):
        return redirect("reorganisations:reorganisation", pk=pk)
    (subject,), parts = named_by(step, names_for(outcome_of(plan)))
    cancel_url = reverse("reorganisations:reorganisation", args=[pk])
    context = {"plan": plan, "form": form, "subject": subject, "parts": parts, "cancel_url": cancel_url}
    return render(request, "reorganisations/shares.html", context)


@declare(planners)
@require_POST
def reorganisation_step_remove(request: Request, pk: int, position: int) -> HttpResponse:
    plan = plan_or_404(request, pk)
    with attempt(request):
        drafting.remove_step(reorganisation=plan, position=position, occasion=planner_of(request, plan.led_by))
    return redirect("reorganisations:reorganisation", pk=pk)


def act_in_words(act: StepKind) -> object:
    """As a page offers it: a split gives to organisations that exist already, too."""
    return _("split, or deal out to existing ones") if act == StepKind.SPLIT else dict(ACTS)[act]


def looked_below(request: Request, plan: Reorganisation) -> Pick:
    """Looking below what was asked for, else below what stands above the organisation it began from."""
    below, of = request.GET.get("below", ""), request.GET.get("of", "")
    if not below and of:
        # What an earlier step ends still stood somewhere.
        unit = units_named(plan, [of]).get(of) or outcome_of(plan).before.get(of)
        below = unit.parent or "" if unit else ""
    return pick(plan, below)


def _add(request: Request, plan: Reorganisation, form: StepForm) -> ReorganisationStep | None:
    with attempt(request, form) as attempted, beside(**form.called()):
        added = drafting.add_step(reorganisation=plan, step=form.step(), occasion=planner_of(request, plan.led_by))
    return added if attempted.succeeded else None


def _shares_form(request: Request, plan: Reorganisation, step: Step) -> SharesForm:
    outcome = outcome_of(plan)
    names = names_for(outcome)
    parts = [(part.code, names.get(part.code, part.code)) for part in step.parts]
    subject = step.subjects[0]
    children = [(unit.code, names[unit.code]) for unit in outcome.before.values() if unit.parent == subject]
    # An administrator's office alone shows no names of members (rulebook, 5).
    sees_people = plan.led_by is not None and request.mandates.may(plan.led_by, Role.BOARD)
    groups, members = members_to_share(subject, plan.effective_on)
    return SharesForm(
        posted(request),
        initial=dict(drafting.shares_of(step)),
        parts=parts,
        children=sorted(children),
        groups=groups,
        members=members if sees_people else [],
    )


def _shared(step: Step, form: SharesForm) -> Step:
    children, groups, members = form.taken("child"), form.taken("group"), form.taken("member")
    parts = [
        Part(
            part.code,
            part.facts,
            tuple(children.get(part.code, ())),
            tuple(int(pk) for pk in groups.get(part.code, ())),
            tuple(int(pk) for pk in members.get(part.code, ())),
        )
        for part in step.parts
    ]
    return Step(step.act, step.subjects, step.facts, tuple(parts), step.stays)
