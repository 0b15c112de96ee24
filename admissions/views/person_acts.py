"""What is recorded of a person on the way into the Party: a form for each step, the checklist, who is with them, the end."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.forms.replacing import Replacing
from accounts.rules.refusal import Refused
from accounts.views.posting import Checked, carry_out, posted
from accounts.views.replacing import carry_out_replacing
from admissions.access import GIVERS, candidate_or_404, may_keep, occasion_of
from admissions.forms.pipeline import (
    CandidateCorrectionForm,
    CeremonyForm,
    CloseForm,
    CompanionForm,
    EndCompanionForm,
    MoveForm,
    PapersForm,
    StepForm,
)
from admissions.models import Candidate, CandidateCompanion, CandidateStep
from admissions.navigation import papers_of
from admissions.queries.pipeline import concerns, home_of, paper_kinds_for
from admissions.rules.steps import STEPS, Step
from admissions.services.companions import add_companion, end_companion
from admissions.services.joining import decide_full_membership, hold_ceremony
from admissions.services.listing import close_candidate, correct_candidate, move_candidate, reopen_candidate
from admissions.services.papers import keep_papers
from admissions.services.steps import record_step, take_back_step
from cells.access import holds, organisations_for
from cells.forms.corrections import ReasonForm
from cells.queries.duplicates import alike_below
from cells.requests import Request

keepers = holds(*GIVERS)


@declare(keepers)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: Request, pk: int, step: str) -> HttpResponse:
    candidate = _kept(request, pk, step)
    if step not in list(Step):
        raise Http404
    home, today = home_of(candidate, request.today), request.today
    title = str(STEPS[step])
    if step == Step.CEREMONY:
        return _ceremony(request, candidate, title)
    form = StepForm(posted(request), step=step, candidate=candidate, home=home, today=today)

    def act() -> object:
        occasion = occasion_of(request, candidate, step)
        if step != Step.FULL_DECISION:
            return record_step(candidate=candidate, told=form.told(), occasion=occasion)
        typed = form.cleaned_data
        return decide_full_membership(
            candidate=candidate,
            is_granted=typed["granted"] == "yes",
            on=typed["on"],
            document=typed["document"],
            occasion=occasion,
        )

    return _answer(request, candidate, form, act, title, said=_("Recorded: %(act)s.") % {"act": title})


def _ceremony(request: Request, candidate: Candidate, title: str) -> HttpResponse:
    seen = organisations_for(request)
    alike = alike_below(candidate.full_name, candidate.birth, "", seen)
    left = [one for one in alike if not one.memberships.on(request.today).exists()]
    form = CeremonyForm(
        posted(request),
        known=left,
        step=Step.CEREMONY,
        candidate=candidate,
        home=home_of(candidate, request.today),
        today=request.today,
    )

    def act() -> object:
        typed = form.cleaned_data
        return hold_ceremony(
            candidate=candidate,
            on=typed["on"],
            again=form.again(),
            is_another_person=typed["is_another_person"],
            seen_by=seen,
            occasion=occasion_of(request, candidate, Step.CEREMONY),
        )

    intro = _("From this day the register has the person as a probationary member of the cell.")
    said = _("The register has the person as a probationary member now.")
    return _answer(request, candidate, form, act, title, said=said, intro=intro)


@declare(keepers)
@require_http_methods(["GET", "HEAD", "POST"])
def step_take_back(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(CandidateStep, pk=pk)
    candidate = _kept(request, row.candidate_id, row.step)
    form = ReasonForm(posted(request))

    def act() -> None:
        occasion = occasion_of(request, candidate, row.step)
        take_back_step(step=row, why=form.cleaned_data["why"], occasion=occasion)

    title = _("%(step)s: entered by mistake") % {"step": str(STEPS[row.step]).capitalize()}
    return _answer(request, candidate, form, act, title, said=_("It is taken back. The log keeps it."))


@declare(keepers)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: Request, pk: int) -> HttpResponse:
    candidate = _kept(request, pk)
    form = CandidateCorrectionForm(posted(request), candidate=candidate)

    def act() -> object:
        occasion = occasion_of(request, candidate)
        return correct_candidate(candidate=candidate, person=form.person(), occasion=occasion, made_from=form.made_from)

    return _answer(request, candidate, form, act, _("Correct a mistake"), said=_("It is corrected."))


@declare(keepers)
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: Request, pk: int) -> HttpResponse:
    candidate = _kept(request, pk)
    kinds = [kind for kind in paper_kinds_for(candidate, request.today) if concerns(candidate, kind)]
    form = PapersForm(posted(request), candidate=candidate, kinds=kinds)

    def act() -> None:
        occasion = occasion_of(request, candidate)
        keep_papers(candidate=candidate, papers=form.papers(), occasion=occasion, made_from=form.made_from)

    intro = _("Only whether a paper is there, and its day. What it says stays in the file.")
    return _answer(
        request, candidate, form, act, _("Papers of the file"), said=_("The checklist is kept."), intro=intro
    )


@declare(keepers)
@require_http_methods(["GET", "HEAD", "POST"])
def companion_new(request: Request, pk: int) -> HttpResponse:
    candidate = _kept(request, pk)
    home = home_of(candidate, request.today)
    form = CompanionForm(posted(request), candidate=candidate, home=home, today=request.today)

    def act() -> object:
        typed = {"body": ""} | form.cleaned_data
        return add_companion(candidate=candidate, occasion=occasion_of(request, candidate), **typed)

    title = _("Add an introducer") if candidate.member_id is None else _("Assign a helper")
    return _answer(request, candidate, form, act, title, said=_("It is kept."))


@declare(keepers)
@require_http_methods(["GET", "HEAD", "POST"])
def companion_end(request: Request, pk: int, companion: int) -> HttpResponse:
    candidate = _kept(request, pk)
    row: CandidateCompanion = get_object_or_404(candidate.companions, pk=companion)
    form = EndCompanionForm(posted(request))

    def act() -> None:
        on, occasion = form.cleaned_data["on"], occasion_of(request, candidate)
        end_companion(companion=row, on=on, occasion=occasion)

    title = _("%(name)s: no longer with the person") % {"name": row}
    return _answer(request, candidate, form, act, title, said=_("It is kept."))


@declare(keepers)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Request, pk: int) -> HttpResponse:
    """By whoever keeps the papers of the committee, for it stands above both cells."""
    candidate = _kept(request, pk, Step.DECISION)
    form = MoveForm(posted(request), today=request.today)

    def act() -> None:
        to, on = form.cleaned_data["cell"], form.cleaned_data["on"]
        if not organisations_for(request, *GIVERS).filter(pk=to.pk).exists():
            raise Refused(_("Choose a cell of your committee."), field="cell")
        move_candidate(candidate=candidate, to=to, on=on, occasion=occasion_of(request, candidate, Step.DECISION))

    intro = _("The person works or lives elsewhere, or the cell has ended. All that was done goes along.")
    return _answer(request, candidate, form, act, _("Move to another cell"), said=_("It is kept."), intro=intro)


@declare(keepers)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: Request, pk: int) -> HttpResponse:
    candidate = _kept(request, pk)
    form = CloseForm(posted(request))

    def act() -> None:
        close_candidate(candidate=candidate, occasion=occasion_of(request, candidate), **form.cleaned_data)

    intro = _("The data of the person are removed for good after the time that the statutes say.")
    return _answer(request, candidate, form, act, _("Close the case"), said=_("The case is closed."), intro=intro)


@declare(keepers)
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: Request, pk: int) -> HttpResponse:
    candidate = _kept(request, pk)
    form = ReasonForm(posted(request))

    def act() -> None:
        why, occasion = form.cleaned_data["why"], occasion_of(request, candidate)
        reopen_candidate(candidate=candidate, why=why, occasion=occasion)

    return _answer(request, candidate, form, act, _("Take the case up again"), said=_("The case goes on."))


def _kept(request: Request, pk: int, step: str = "") -> Candidate:
    """Where the person may record this. Raises Http404."""
    candidate = candidate_or_404(request, pk, *GIVERS)
    if not may_keep(request, candidate, step):
        raise Http404
    return candidate


def _answer(
    request: Request,
    candidate: Candidate,
    form: Checked,
    act: Callable[[], object],
    title: str,
    *,
    said: str,
    intro: str = "",
) -> HttpResponse:
    if _carried_out(request, form, act, said):
        return redirect("admissions:person", pk=candidate.pk)
    home = home_of(candidate, request.today)
    context = {"candidate": candidate, "organisation": home, "form": form, "title": title, "intro": intro}
    if isinstance(form, StepForm):
        began = candidate.steps.filter(step=Step.CEREMONY).exists()
        context["to_print"] = papers_of(candidate, home, began=began, step=form.step)
    return render(request, "admissions/person_act.html", context)


def _carried_out(request: Request, form: Checked, act: Callable[[], object], said: str) -> bool:
    if isinstance(form, Replacing):
        return carry_out_replacing(request, form, act, said)
    return carry_out(request, form, act, said)
