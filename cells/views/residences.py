"""Members introduced to their cell of residence, on the pages of both sides, and what the cell of residence records."""

from collections.abc import Callable
from functools import partial

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare, large
from accounts.models import Occasion
from accounts.views.posting import carry_out, posted
from cells.access import (
    Role,
    above_grassroots,
    clerk_of,
    clerks,
    organisation_or_404,
    organisations_for,
    readers,
    residence_or_404,
)
from cells.forms.corrections import ReasonForm
from cells.forms.residence import ReceiveIntroductionForm, RemarkForm, RightRemarkForm
from cells.models import Organisation, Residence
from cells.queries.organisations import version_nearest
from cells.queries.residences import introduced_elsewhere, introduced_to, remark_month
from cells.queries.tree import cells_below
from cells.requests import Request
from cells.rules.residence import remark_year
from cells.services.residences import correct_remark, receive_introduction, record_remark, remove_remark
from cells.tables.residences import INTRODUCED_ELSEWHERE, INTRODUCED_HERE, residence_rows
from cells.views.days import day_asked, day_query
from cells.views.lists import answer_lists, saves_as_excel

MOST = 200


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def residences(request: Request, code: str) -> HttpResponse:
    """Of a cell or of all cells of a committee on a day: who resides here, and where ours are introduced."""
    organisation = organisation_or_404(request, code)
    day = day_asked(request)
    cells = cells_below(organisation, day, today=request.today)
    kept = set(organisations_for(request, Role.CLERK).order_by().values_list("pk", flat=True))
    readable = set(organisations_for(request).order_by().values_list("pk", flat=True))
    dress = partial(residence_rows, day=day, kept=kept)
    tables = [
        INTRODUCED_HERE.of(introduced_to(cells, day), dress=dress, most=MOST),
        INTRODUCED_ELSEWHERE.of(introduced_elsewhere(cells, day), dress=partial(dress, readable=readable), most=MOST),
    ]
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, day),
        "day": day,
        "on_query": day_query(request, day),
        "here": tables[0],
        "elsewhere": tables[1],
    }
    return answer_lists(request, "cells/residences.html", context, *tables)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def residence_receive(request: Request, pk: int) -> HttpResponse:
    residence, keeper = residence_or_404(request, pk)
    form = ReceiveIntroductionForm(posted(request), initial={"on": request.today})

    def act(occasion: Occasion) -> None:
        receive_introduction(residence=residence, on=form.cleaned_data["on"], occasion=occasion)

    words = {"title": _("Record the receipt"), "done": _("The receipt is recorded.")}
    return _answer(request, residence, keeper, form, act, words)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def residence_remark(request: Request, pk: int) -> HttpResponse:
    residence, keeper = residence_or_404(request, pk)
    usual = {"year": remark_year(request.today, remark_month()), "on": request.today}
    form = RemarkForm(posted(request), initial=usual)

    def act(occasion: Occasion) -> None:
        record_remark(residence=residence, remark=form.remark(), occasion=occasion)

    words = {"title": _("Record a remark"), "done": _("The remark is recorded.")}
    return _answer(request, residence, keeper, form, act, words)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def remark_correct(request: Request, pk: int, year: int) -> HttpResponse:
    residence, keeper = residence_or_404(request, pk)
    noted = get_object_or_404(residence.remarks, year=year)
    form = RightRemarkForm(posted(request), noted=noted)

    def act(occasion: Occasion) -> None:
        correct_remark(noted=noted, remark=form.remark(), why=form.cleaned_data["why"], occasion=occasion)

    words = {
        "title": _("Correct the remark"),
        "done": _("The remark is corrected. The log keeps what was written before."),
    }
    return _answer(request, residence, keeper, form, act, words, removes=noted.year)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def remark_remove(request: Request, pk: int, year: int) -> HttpResponse:
    residence, keeper = residence_or_404(request, pk)
    noted = get_object_or_404(residence.remarks, year=year)
    form = ReasonForm(posted(request))

    def act(occasion: Occasion) -> None:
        remove_remark(noted=noted, why=form.cleaned_data["why"], occasion=occasion)

    words = {
        "title": _("Take the remark of %(year)d out") % {"year": noted.year},
        "done": _("The remark is taken out. The log keeps what was written."),
    }
    return _answer(request, residence, keeper, form, act, words)


def _answer(
    request: Request,
    residence: Residence,
    keeper: Organisation,
    form: forms.Form,
    act: Callable[[Occasion], None],
    words: dict[str, str],
    *,
    removes: int | None = None,
) -> HttpResponse:
    """`removes`: the year of a remark that may be taken out instead."""
    if carry_out(request, form, lambda: act(clerk_of(request, keeper)), words["done"]):
        return redirect("cells:residences", code=keeper.code)
    context: dict[str, object] = {"residence": residence, "organisation": keeper, "form": form, "removes": removes}
    return render(request, "cells/residence_step.html", context | words)
