"""Reorganisations: the list, the head of a plan, its page with everything it touches, confirming and cancelling it."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import declare
from accounts.rules.days import day_before, day_in_words
from accounts.rules.seen import Changed, Figures, differing
from accounts.views.posting import attempt, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, organisations_for
from cells.models import Organisation
from cells.queries.names import names_in_full_on
from cells.queries.organisation_words import words_on
from cells.requests import Request
from cells.rules.organisation_names import MOST_NAMED, several_in_words
from cells.views.lists import answer_lists, saves_as_excel
from reorganisations.access import (
    actor_on,
    acts_on,
    concerned,
    leads,
    may_correct_plan,
    plan_or_404,
    planner_of,
    planners,
    reorganisation_or_404,
    reorganisations_for,
)
from reorganisations.forms.grid import SHAPES
from reorganisations.forms.reorganisation import CancelForm, ChoicesForm, ReorganisationForm
from reorganisations.models import Reorganisation
from reorganisations.models.reorganisation import ACTS
from reorganisations.navigation import beginnings
from reorganisations.queries.reorganisations import (
    names_for,
    names_in_full_by_code,
    names_of_plan,
    outcome_of,
    steps_of,
)
from reorganisations.rules.as_json import step_from_json
from reorganisations.rules.plan import Outcome, Step, StepKind
from reorganisations.rules.sentences import named_by, step_in_words
from reorganisations.services import confirming, drafting, future, keeping_the_day
from reorganisations.services.effects import Touched
from reorganisations.services.prepared_plans import offered_plans
from reorganisations.services.preview import preview_of
from reorganisations.tables import FORMED, OUTCOME, REORGANISATIONS, Chosen, formed_by
from reorganisations.views.steps import act_in_words

State = Reorganisation.State
A_PAGE = 50
MOST_FORMED = 300


@declare(planners)
@saves_as_excel
def reorganisations(request: Request) -> HttpResponse:
    """What was set aside first, then drafts, then what is ahead, then what was."""
    rank = {State.SET_ASIDE: 0, State.DRAFT: 1, State.CONFIRMED: 2, State.IN_EFFECT: 3, State.CANCELLED: 4}
    plans = list(reorganisations_for(request)[:500])
    rows = sorted(plans, key=lambda plan: rank[State(plan.state)])
    administers = request.mandates.administers
    context = {"prepared": offered_plans() if administers else [], "beginnings": list(beginnings)}
    table = REORGANISATIONS.of(rows)
    return answer_lists(request, "reorganisations/reorganisations.html", context, table, as_administrator=administers)


@declare(planners)
@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation_new(request: Request) -> HttpResponse:
    """Step one: the decision and its day."""
    of = request.GET.get("of", "")
    leads = _leads(request, of)
    form = ReorganisationForm(posted(request), today=request.today, leads=leads)
    if form.is_valid():
        led_by = Organisation.objects.filter(code=form.led_by()).first() if form.led_by() else None
        with attempt(request, form) as attempted:
            plan = drafting.begin_reorganisation(
                led_by=led_by,
                head=form.head(),
                occasion=planner_of(request, led_by),
            )
        if attempted.succeeded:
            return redirect(_plan_url(plan, of))
    context = {"form": form, "cancel_url": reverse("reorganisations:reorganisations")}
    return render(request, "reorganisations/head.html", context)


@declare(planners)
@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation_head(request: Request, pk: int) -> HttpResponse:
    """Another title, day or document for a draft."""
    plan = plan_or_404(request, pk)
    initial = {"title": plan.title, "effective_on": plan.effective_on, "document": plan.ordered_by}
    form = ReorganisationForm(posted(request), today=max(request.today, plan.ordered_by.issued_on), initial=initial)

    def act() -> None:
        drafting.revise_reorganisation(
            reorganisation=plan,
            head=form.head(),
            made_from=form.made_from,
            occasion=planner_of(request, plan.led_by),
        )

    if carry_out_replacing(request, form, act):
        return redirect("reorganisations:reorganisation", pk=pk)
    context = {"form": form, "plan": plan, "cancel_url": reverse("reorganisations:reorganisation", args=[pk])}
    return render(request, "reorganisations/head.html", context)


@declare(concerned)
@require_safe
def reorganisation(request: Request, pk: int) -> HttpResponse:
    """The plan step by step, and everything it touches; for who is no planner, what of it concerns what they see."""
    plan = reorganisation_or_404(request, pk)
    return _page(request, plan)


@declare(planners)
@require_POST
def reorganisation_confirm(request: Request, pk: int) -> HttpResponse:
    plan = plan_or_404(request, pk)
    outcome = outcome_of(plan)
    touched = preview_of(plan, outcome)
    form = ChoicesForm(request.POST, touched=touched)
    if not form.is_valid():
        return _page(request, plan, form=form, outcome=outcome, status=400)
    with attempt(request, form) as attempted:
        confirmed = confirming.confirm_reorganisation(
            reorganisation=plan,
            choices=form.choices(),
            preview=touched,
            seen=form.seen,
            occasion=planner_of(request, plan.led_by),
        )
    if not attempted.succeeded:
        return _page(request, plan, form=form, outcome=outcome, status=400)
    in_effect = confirmed.state == State.IN_EFFECT
    messages.success(
        request,
        _("The reorganisation is in effect.") if in_effect else _("The reorganisation is confirmed for its day."),
    )
    return redirect("reorganisations:reorganisation", pk=pk)


@declare(planners)
@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation_cancel(request: Request, pk: int) -> HttpResponse:
    plan = plan_or_404(request, pk)
    form = CancelForm(posted(request))
    if form.is_valid():
        with attempt(request, form) as attempted:
            confirming.cancel_reorganisation(
                reorganisation=plan,
                because=form.cleaned_data["because"],
                occasion=actor_on(request, plan),
            )
        if attempted.succeeded:
            messages.success(request, _("The reorganisation is cancelled. The registry is as it was."))
            return redirect("reorganisations:reorganisations")
    context = {
        "form": form,
        "title": _("Cancel the reorganisation"),
        "what": plan.title,
        "consequences": [_("Everything it wrote for its day is taken back; nothing else changes."), *_touches(plan)],
        "confirm": _("Cancel the reorganisation"),
        "dangerous": True,
        "cancel_url": reverse("reorganisations:reorganisation", args=[pk]),
    }
    return render(request, "components/confirm.html", context)


@declare(planners)
@require_POST
def reorganisation_again(request: Request, pk: int) -> HttpResponse:
    """What was in the way of one that was set aside is mended."""
    plan = plan_or_404(request, pk)
    with attempt(request) as attempted:
        keeping_the_day.try_again(reorganisation=plan, occasion=actor_on(request, plan))
    if attempted.succeeded:
        messages.success(request, _("The reorganisation is in effect."))
    return redirect("reorganisations:reorganisation", pk=pk)


@declare(planners)
@require_POST
def reorganisation_prepared(request: Request, key: str) -> HttpResponse:
    """Load a prepared plan as a draft: nothing happens until it is confirmed."""
    plan = next((plan for plan in offered_plans() if plan.key == key), None)
    if plan is None:
        raise Http404
    with attempt(request) as attempted:
        draft = plan.load(occasion=planner_of(request, None))
    if not attempted.succeeded:
        return redirect("reorganisations:reorganisations")
    return redirect("reorganisations:reorganisation", pk=draft.pk)


def _told(plan: Reorganisation, outcome: Outcome | None) -> list[dict[str, Any]]:
    """Every step in a sentence, and all it names where the sentence names only the first of them."""
    names = names_for(outcome) if outcome else names_of_plan(plan)
    labels = words_on(plan.effective_on).all()
    positions = [row.position for row in plan.steps.all()]
    return [
        {
            "position": position,
            "sentence": step_in_words(step, names, labels),
            "shares": step.act == StepKind.SPLIT,
            "codes": step.codes,
            "all": [name for named in named_by(step, names) if len(named) > MOST_NAMED for name in named],
        }
        for position, step in zip(positions, steps_of(plan), strict=True)
    ]


def _page(
    request: Request,
    plan: Reorganisation,
    *,
    form: ChoicesForm | None = None,
    outcome: Outcome | None = None,
    status: int = 200,
) -> HttpResponse:
    draft = plan.state == State.DRAFT
    today = request.today
    seen = None if planners.allows(request) else set(organisations_for(request).values_list("code", flat=True))
    context: dict[str, object] = {
        "plan": plan,
        "leads": acts_on(request, plan),
        "of": request.GET.get("of", ""),
        "acts": [(act.value, act_in_words(act)) for act, _label in ACTS],
        "many": [(act.value, shape.title) for act, shape in SHAPES.items()],
        "steps_held": plan.steps.count(),
        "most_steps": drafting.MOST_STEPS,
        "at_once": plan.effective_on <= today,
        "may_cancel": plan.state in (State.DRAFT, State.SET_ASIDE)
        or (plan.state == State.CONFIRMED and plan.effective_on > today),
        "touched_number": plan.touched.count(),
        "whole": seen is None,
        "may_correct": may_correct_plan(request, plan),
        "may_ask": not draft,
        "answers": leads(request, plan),
        "questions": list(plan.questions.select_related("asked_by", "answered_by")),
        "corrections": _corrections_of(plan, whole=seen is None),
    }
    if draft:
        outcome = outcome or outcome_of(plan)
        reasons = future.in_the_way_of(plan, outcome, today)
        touched = preview_of(plan, outcome)
        form = form or ChoicesForm(touched=touched)
        form.show(confirming.shown_of(plan, touched))
        context["changed"] = _changed_lines(form.changed, touched)
        context |= {"reasons": reasons, "lines": _lines(touched, form), "has_steps": plan.steps.exists()}
        context["table"] = FORMED.of(list(formed_by(outcome, words_on(plan.effective_on).all())), most=MOST_FORMED)
    else:
        outcome = None
        context["names"] = _touched_names(plan, seen)
        shown = (plan.outcome or {}).get("shown", ()) if seen is None else ()
        context["table"] = OUTCOME.of([Chosen(*chosen) for chosen in shown])
    context["form"] = form
    context["steps"] = [step for step in _told(plan, outcome) if seen is None or step["codes"] & seen]
    return render(request, "reorganisations/reorganisation.html", context, status=status)


def sentences_with_codes(plan: Reorganisation, steps: Sequence[Step]) -> list[str]:
    """Of these steps: the organisations as they were on the eve, told from others of that name by their codes."""
    codes = {code for step in steps for code in step.codes}
    names, labels = names_in_full_by_code(codes, day_before(plan.effective_on)), words_on(plan.effective_on).all()
    return [step_in_words(step, names, labels) for step in steps]


def _corrections_of(plan: Reorganisation, *, whole: bool) -> list[dict[str, object]]:
    """Each with its reason; for a planner also what the plan had said before it, and what followed."""
    return [
        {
            "correction": one,
            "before": sentences_with_codes(plan, [step_from_json(act, kept) for act, kept in one.steps_before])
            if whole
            else [],
            "lines": [(title, number, note) for _key, title, number, note in one.shown] if whole else [],
        }
        for one in plan.corrections.select_related("by")
    ]


def _lines(touched: Sequence[Touched], form: ChoicesForm) -> list[dict[str, object]]:
    return [
        {
            "line": line,
            "field": form[line.key] if line.key in form.fields else None,
            "only": line.options[0][1] if len(line.options) == 1 else "",
        }
        for line in touched
    ]


def _touched_names(plan: Reorganisation, seen: Collection[str] | None = None) -> list[str]:
    """What is called so, before or after, of up to a page of what it touches. `seen`: the codes of what the reader sees."""
    all_touched = plan.touched.order_by("code")
    mine = all_touched if seen is None else all_touched.filter(code__in=seen)
    touched = list(mine.values_list("pk", flat=True)[:A_PAGE])
    names = names_in_full_on(touched, plan.effective_on)
    return [names[pk] for pk in touched if pk in names]


def _touches(plan: Reorganisation) -> list[str]:
    """In a sentence, once it is confirmed."""
    said = several_in_words(_touched_names(plan), of=plan.touched.count())
    return [_("It is about %(organisations)s.") % {"organisations": said}] if said else []


def _leads(request: Request, of: str) -> list[tuple[str, str]]:
    """For whom the person may plan: boards whose subtree holds the organisation it begins from, and the administrator."""
    begins_from = Organisation.objects.filter(code=of).first()
    mandates = request.mandates
    boards = mandates.above(begins_from, Role.BOARD) if begins_from else mandates.organisations(Role.BOARD)
    names = names_in_full_on([board.pk for board in boards], request.today)
    leads = [(board.code, names[board.pk]) for board in boards]
    if mandates.administers:
        leads.append(("", _("administrator: any organisation")))
    if not leads:
        raise Http404
    return leads


def _plan_url(plan: Reorganisation, of: str) -> str:
    url = reverse("reorganisations:reorganisation", args=[plan.pk])
    return f"{url}?of={of}" if of else url


def _changed_lines(changed: Changed | None, touched: Sequence[Touched]) -> list[tuple[str, str, str]]:
    """Label, what was shown, and what is so now, of everything that has changed."""
    if changed is None:
        return []
    before, now = changed.before, changed.now
    names = differing(before, now)
    titles = {line.key: line.title for line in touched}
    numbers = [(before["touched"].get(key, 0), now["touched"].get(key, 0), key) for key in _keys(before, now)]
    lines = [(titles.get(key, key), str(old), str(new)) for old, new, key in numbers if old != new]
    if "steps" in names:
        lines.insert(0, (_("steps"), str(len(before["steps"])), str(len(now["steps"]))))
    if "on" in names:
        days = [day_in_words(date.fromisoformat(figures["on"])) for figures in (before, now)]
        lines.insert(0, (_("from the day"), days[0], days[1]))
    return lines


def _keys(before: Figures, now: Figures) -> list[str]:
    return list({**now["touched"], **before["touched"]})
