"""Which papers are asked for in a file: everybody reads it, an administrator enters what the next guidance asks for."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare, signed_in
from accounts.models import Occasion
from accounts.views.posting import carry_out, posted
from accounts.views.replacing import carry_out_replacing
from admissions.forms.papers import EndPaperForm, PaperCorrectionForm, PaperForm
from admissions.models import PaperKind
from admissions.queries.pipeline import name_of_paper, paper_kinds
from admissions.services.paper_kinds import correct_paper, end_paper, set_paper, take_back_paper
from admissions.tables.papers import PAPER_KINDS, PaperKindRow
from cells.access import Role, administrators, occasion_for
from cells.forms.corrections import ReasonForm
from cells.requests import Request
from cells.rules.periods import period_in_words
from cells.views.lists import answer_lists, saves_as_excel


@declare(signed_in)
@saves_as_excel
def kinds(request: Request) -> HttpResponse:
    administers = request.mandates.administers
    rows = [PaperKindRow(row, administers) for row in paper_kinds()]
    table = PAPER_KINDS.of(rows, without=() if administers else ("links",))
    return answer_lists(
        request, "admissions/paper_kinds.html", {"administers": administers}, table, as_administrator=administers
    )


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_new(request: Request) -> HttpResponse:
    return _enter(request, None)


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_version(request: Request, pk: int) -> HttpResponse:
    return _enter(request, _row_or_404(pk))


def _enter(request: Request, before: PaperKind | None) -> HttpResponse:
    """A paper that is new on the list, or another version of one that is on it."""
    place = max((row.position for row in paper_kinds()), default=0) + 1
    form = PaperForm(posted(request), before=before, place=place, today=request.today)

    def act() -> object:
        typed = form.cleaned_data
        return set_paper(
            key=before.key if before is not None else "",
            told=form.told(),
            valid_from=typed["valid_from"],
            document=typed["document"],
            past_is_meant=typed["past_is_meant"],
            occasion=_administrator(request),
        )

    if carry_out(request, form, act, _("The paper is on the list.")):
        return redirect("admissions:paper_kinds")
    title = _("Another paper on the list") if before is None else _("Another version from a day on")
    intro = "" if before is None else _about(before)
    return _answer(request, form, title, intro, _("Keep it"))


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_correct(request: Request, pk: int) -> HttpResponse:
    row = _row_or_404(pk)
    form = PaperCorrectionForm(posted(request), row=row)

    def act() -> object:
        why, occasion = form.cleaned_data["why"], _administrator(request)
        return correct_paper(row=row, told=form.told(), why=why, made_from=form.made_from, occasion=occasion)

    if carry_out_replacing(request, form, act, _("It is corrected. The log keeps what stood before.")):
        return redirect("admissions:paper_kinds")
    return _answer(request, form, _("Correct a mistake"), _about(row), _("Correct it"))


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_end(request: Request, pk: int) -> HttpResponse:
    row = _row_or_404(pk)
    form = EndPaperForm(posted(request))

    def act() -> None:
        end_paper(row=row, occasion=_administrator(request), **form.cleaned_data)

    if carry_out(request, form, act, _("It is no longer asked for from that day on.")):
        return redirect("admissions:paper_kinds")
    return _answer(request, form, _("No longer asked for"), _about(row), _("Keep it"))


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_take_back(request: Request, pk: int) -> HttpResponse:
    row = _row_or_404(pk)
    form = ReasonForm(posted(request))

    def act() -> None:
        take_back_paper(row=row, why=form.cleaned_data["why"], occasion=_administrator(request))

    if carry_out(request, form, act, _("It is taken back. What stood before goes on.")):
        return redirect("admissions:paper_kinds")
    return _answer(request, form, _("Entered by mistake"), _about(row), _("Take it back"))


def _answer(request: Request, form: object, title: str, intro: str, submit: str) -> HttpResponse:
    context = {"form": form, "title": title, "intro": intro, "submit": submit}
    return render(request, "admissions/paper_kind.html", context)


def _row_or_404(pk: int) -> PaperKind:
    return get_object_or_404(PaperKind.objects.select_related("reference"), pk=pk)


def _about(row: PaperKind) -> str:
    form = f" ({row.form})" if row.form else ""
    return f"{name_of_paper(row)}{form}, {period_in_words(row.period)}. {row.full_clause}"


def _administrator(request: Request) -> Occasion:
    return occasion_for(request, None, Role.ADMINISTRATOR)
