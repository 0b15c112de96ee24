"""«Correct a mistake» of a plan in effect: what was meant, who went where, what followed; looked over, then done."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import declare
from accounts.rules.seen import Figures
from accounts.views.looking import Stage, look_over
from accounts.views.posting import posted
from cells.access import Role
from cells.models import Member, Organisation
from cells.queries.names import names_with_superior_on
from cells.requests import Request
from cells.services.rehearsal import rehearse
from cells.views.corrections import CORRECTED
from reorganisations.access import corrected_plan_or_404, corrector_of, corrects_within, planners
from reorganisations.forms.corrections import CorrectionForm, Dealing, DealtForm, FollowedForm, MeantForm, ToDeal
from reorganisations.models import Reorganisation, ReorganisationCorrection
from reorganisations.queries.corrections import known_without, parts_of, to_deal
from reorganisations.queries.reorganisations import names_of_plan, steps_of
from reorganisations.rules.plan import Step, StepKind
from reorganisations.services.corrections import correct_reorganisation, shown_of_correction
from reorganisations.services.drafting import shares_of
from reorganisations.views.reorganisations import sentences_with_codes

FORM = ["GET", "HEAD", "POST"]
MOST_MOVED = 300


@declare(planners)
@require_safe
def reorganisation_correct(request: Request, pk: int) -> HttpResponse:
    """What kind of mistake it is."""
    plan = corrected_plan_or_404(request, pk)
    sentences = sentences_with_codes(plan, steps_of(plan))
    kinds = [("meant", reverse("reorganisations:correct_meant", args=[pk]), "")]
    for place, step in enumerate(steps_of(plan)):
        if step.act == StepKind.SPLIT:
            kinds.append(("dealt", reverse("reorganisations:correct_dealt", args=[pk, place + 1]), sentences[place]))
        if step.act == StepKind.DISSOLVE:
            kinds.append(
                ("followed", reverse("reorganisations:correct_followed", args=[pk, place + 1]), sentences[place])
            )
    context = {"plan": plan, "kinds": kinds, "cancel_url": _page_of(plan)}
    return render(request, "reorganisations/correct.html", context)


@declare(planners)
@require_http_methods(FORM)
def correct_meant(request: Request, pk: int) -> HttpResponse:
    """Another organisation was meant."""
    plan = corrected_plan_or_404(request, pk)
    steps = steps_of(plan)
    founded = set(plan.outcome.get("founded", ()))
    codes = sorted({code for step in steps for code in step.codes} - founded)
    names = names_of_plan(plan)
    form = MeantForm(
        posted(request),
        named=[(code, names.get(code, code)) for code in codes],
        sentences=sentences_with_codes(plan, steps),
        known=partial(known_without, plan, corrects_within(request, plan)),
        dealing=Dealing(steps, names, partial(_to_deal, request, plan)),
    )
    return _corrected(request, plan, form, _("Another organisation was meant"))


@declare(planners)
@require_http_methods(FORM)
def correct_dealt(request: Request, pk: int, position: int) -> HttpResponse:
    """People, groups or organisations went to the wrong part."""
    plan = corrected_plan_or_404(request, pk)
    place, step = _step(plan, position, StepKind.SPLIT)
    children, groups, members = _to_deal(request, plan, step.subjects[0])
    form = DealtForm(
        posted(request),
        place=place,
        parts=parts_of(step, names_of_plan(plan)),
        children=children,
        groups=groups,
        members=members,
        kept=shares_of(step),
    )
    return _corrected(request, plan, form, _("Who should have gone where"))


@declare(planners)
@require_http_methods(FORM)
def correct_followed(request: Request, pk: int, position: int) -> HttpResponse:
    """Something else took over the work of what was dissolved."""
    plan = corrected_plan_or_404(request, pk)
    place, step = _step(plan, position, StepKind.DISSOLVE)
    form = FollowedForm(
        posted(request),
        place=place,
        kept=[part.code for part in step.parts],
        known=partial(known_without, plan, corrects_within(request, plan)),
    )
    return _corrected(request, plan, form, _("What followed it"))


def _corrected(request: Request, plan: Reorganisation, form: CorrectionForm, title: str) -> HttpResponse:
    """The form, then everything that would be another, then the act."""
    before = steps_of(plan)

    def act(seen: Figures | None) -> ReorganisationCorrection:
        return correct_reorganisation(
            reorganisation=plan,
            steps=form.steps(before),
            why=form.cleaned_data["why"],
            within=corrects_within(request, plan),
            seen=seen,
            occasion=corrector_of(request, plan),
        )

    looked: list[ReorganisationCorrection] = []

    def figures() -> Figures:
        done: list[ReorganisationCorrection] = []
        rehearse(lambda: done.append(act(None)), lambda: None)
        looked.append(done[0])
        return shown_of_correction(done[0])

    stage = look_over(request, form, lambda: act(form.seen), figures=figures)
    if stage == Stage.DONE:
        messages.success(request, str(CORRECTED))
        return redirect(_page_of(plan))
    context: dict[str, object] = {"plan": plan, "form": form, "title": title, "cancel_url": _page_of(plan)}
    if stage == Stage.FORM:
        return render(request, "reorganisations/correct_form.html", context)
    context |= shown_in_words(request, plan, looked[-1]) | {"confirm": _("Correct it")}
    context["changed"] = [("", "", "")] if form.changed else []
    context["sentences"] = [
        (old, new)
        for old, new in zip(
            sentences_with_codes(plan, before), sentences_with_codes(plan, form.steps(before)), strict=True
        )
        if old != new
    ]
    return render(request, "reorganisations/correct_look.html", context)


def shown_in_words(request: Request, plan: Reorganisation, correction: ReorganisationCorrection) -> dict[str, object]:
    """Its lines, and who belongs elsewhere by it: by name where the person sees members, else in numbers."""
    moved = correction.moved[:MOST_MOVED]
    named: dict[int, str] = {}
    if _sees_people(request, plan):
        named = dict(Member.objects.filter(pk__in=[pk for pk, _, _ in moved]).values_list("pk", "full_name"))
    cells = {code for _, was, right in moved for code in (was, right)}
    keys = dict(Organisation.objects.filter(code__in=cells).values_list("code", "pk"))
    names = names_with_superior_on(keys.values(), plan.effective_on)
    words = {code: str(names[pk]) for code, pk in keys.items()}
    return {
        "lines": [(title, number, note) for _key, title, number, note in correction.shown],
        "moved": [(named[pk], words.get(was, was), words.get(right, right)) for pk, was, right in moved if pk in named],
        "more": max(0, len(correction.moved) - len(moved)) if named else 0,
    }


def _to_deal(request: Request, plan: Reorganisation, code: str) -> ToDeal:
    """An administrator's office alone shows no names of members (rulebook, 5)."""
    children, groups, members = to_deal(plan, code)
    return children, groups, members if _sees_people(request, plan) else []


def _sees_people(request: Request, plan: Reorganisation) -> bool:
    within = corrects_within(request, plan)
    return within is not None and request.mandates.may(within, Role.BOARD)


def _step(plan: Reorganisation, position: int, act: StepKind) -> tuple[int, Step]:
    steps = steps_of(plan)
    if not 1 <= position <= len(steps) or steps[position - 1].act != act:
        raise Http404
    return position - 1, steps[position - 1]


def _page_of(plan: Reorganisation) -> str:
    return reverse("reorganisations:reorganisation", args=[plan.pk])
