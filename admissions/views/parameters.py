"""By what admission, screening, discipline and classification are judged: everybody reads it, an administrator enters what the
next document sets."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare, signed_in
from accounts.models import Occasion
from accounts.views.posting import carry_out, posted
from accounts.views.replacing import carry_out_replacing
from admissions.forms.parameters import ParameterCorrectionForm, ParameterForm
from admissions.models import AdmissionParameter
from admissions.queries.terms import parameter_rows
from admissions.rules.terms import DECLARED, Key
from admissions.services.parameters import correct_parameter, set_parameter, take_back_parameter
from admissions.tables.parameters import PARAMETERS, ParameterRow
from cells.access import Role, administrators, occasion_for
from cells.forms.corrections import ReasonForm
from cells.requests import Request
from cells.rules.periods import period_in_words
from cells.views.lists import answer_lists, saves_as_excel


@declare(signed_in)
@saves_as_excel
def parameters(request: Request) -> HttpResponse:
    administers = request.mandates.administers
    order = list(Key)
    rows = sorted(parameter_rows(), key=lambda row: (order.index(Key(row.key)), row.valid_from))
    table = PARAMETERS.of([ParameterRow(row, administers) for row in rows], without=() if administers else ("links",))
    return answer_lists(request, "admissions/parameters.html", {}, table, as_administrator=administers)


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def parameter_new(request: Request, key: str) -> HttpResponse:
    if key not in list(Key):
        raise Http404
    form = ParameterForm(posted(request), key=Key(key), today=request.today)

    def act() -> object:
        return set_parameter(key=Key(key), occasion=_administrator(request), **form.cleaned_data)

    context = {"title": DECLARED[Key(key)].label, "intro": DECLARED[Key(key)].drives, "submit": _("Keep it")}
    if carry_out(request, form, act, _("The value is kept.")):
        return redirect("admissions:parameters")
    return render(request, "admissions/parameter.html", context | {"form": form})


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def parameter_correct(request: Request, pk: int) -> HttpResponse:
    row = _row_or_404(pk)
    form = ParameterCorrectionForm(posted(request), row=row)

    def act() -> object:
        typed = form.cleaned_data
        return correct_parameter(
            row=row,
            value=typed["value"],
            clause=typed["clause"],
            why=typed["why"],
            made_from=form.made_from,
            occasion=_administrator(request),
        )

    if carry_out_replacing(request, form, act, _("It is corrected. The log keeps what stood before.")):
        return redirect("admissions:parameters")
    context = {"title": _("Correct a mistake"), "intro": _about(row), "submit": _("Correct it")}
    return render(request, "admissions/parameter.html", context | {"form": form})


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def parameter_take_back(request: Request, pk: int) -> HttpResponse:
    row = _row_or_404(pk)
    form = ReasonForm(posted(request))

    def act() -> None:
        take_back_parameter(row=row, why=form.cleaned_data["why"], occasion=_administrator(request))

    if carry_out(request, form, act, _("It is taken back. What stood before goes on.")):
        return redirect("admissions:parameters")
    context = {"title": _("Entered by mistake"), "intro": _about(row), "submit": _("Take it back")}
    return render(request, "admissions/parameter.html", context | {"form": form})


def _row_or_404(pk: int) -> AdmissionParameter:
    return get_object_or_404(parameter_rows(), pk=pk)


def _about(row: AdmissionParameter) -> str:
    shown = ParameterRow(row, corrects=False)
    return f"{shown.about}: {shown.value}, {period_in_words(row.period)}. {shown.clause}"


def _administrator(request: Request) -> Occasion:
    return occasion_for(request, None, Role.ADMINISTRATOR)
