"""The fees of a cell: the year, one month of it, and who is exempt."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import carry_out, posted
from accounts.views.replacing import carry_out_replacing
from admissions.forms.fees import EndFeeExemptionForm, FeeExemptionForm, FeesForm
from admissions.forms.targets import YearForm
from admissions.models import FeeExemption
from admissions.queries.fees import exemptions_of, months_entered, payers_of, payers_of_year
from admissions.rules.fees import FIRST_YEAR
from admissions.rules.terms import Key
from admissions.services.fees import end_fee_exemption, exempt_from_fees, record_fees, take_back_fee_exemption
from admissions.tables.fees import FEE_EXEMPT, FEES, FeeExemptRow, year_rows
from cells.access import Role, clerk_of, clerks, organisation_or_404, readers
from cells.forms.corrections import ReasonForm
from cells.models import Membership, Organisation, OrganisationVersion
from cells.queries.organisations import version_on
from cells.queries.parameters import parameters_on
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from meetings.rules.year import MONTHS

FORM = ["GET", "HEAD", "POST"]


@declare(readers)
@saves_as_excel
def fees(request: Request, code: str) -> HttpResponse:
    """Months beside members. Each cell keeps its own: of what lies above there is nothing to show."""
    organisation, today = organisation_or_404(request, code), request.today
    form = YearForm(request.GET, today=today, first=FIRST_YEAR)
    year = min(form.chosen(), today.year)
    is_cell = _is_cell(organisation, today)
    tables = []
    if is_cell:
        may_write = request.mandates.may(organisation, Role.CLERK)
        members = payers_of_year(organisation, year, min(today, date(year, 12, 31)))
        exempt = [FeeExemptRow(one, may_write) for one in exemptions_of(organisation, today)]
        tables = [
            FEES.of(members, dress=partial(year_rows, year=year)),
            FEE_EXEMPT.of(exempt, without=() if may_write else ("links",)),
        ]
    terms = parameters_on(today)
    context = {
        "organisation": organisation,
        "form": form,
        "year": year,
        "is_cell": is_cell,
        "may_write": is_cell and may_write,
        "months": _months(organisation, year, today) if is_cell else [],
        "asked": terms.number(Key.ABSENT),
        "clause": terms.clause(Key.ABSENT),
    }
    return answer_lists(request, "admissions/fees.html", context, *tables)


@declare(clerks)
@require_http_methods(FORM)
def fees_of_month(request: Request, code: str, year: int, month: int) -> HttpResponse:
    cell, today = organisation_or_404(request, code, Role.CLERK), request.today
    if not (_is_cell(cell, today) and year >= FIRST_YEAR and 1 <= month <= MONTHS and (year, month) <= _pair(today)):
        raise Http404
    first = date(year, month, 1)
    form = FeesForm(posted(request), payers=payers_of(cell, first, today))

    def act() -> None:
        record_fees(
            cell=cell,
            month=first,
            fees=form.fees(),
            why=form.cleaned_data.get("why", ""),
            made_from=form.made_from,
            occasion=clerk_of(request, cell),
        )

    if carry_out_replacing(request, form, act, _("The fees of %(month)s are entered.") % {"month": f"{first:%m/%Y}"}):
        return redirect(_back(cell, year))
    context = {"organisation": cell, "form": form, "month": f"{first:%m/%Y}", "back": _back(cell, year)}
    return render(request, "admissions/fees_of_month.html", context)


@declare(clerks)
@require_http_methods(FORM)
def fee_exemption_new(request: Request, code: str) -> HttpResponse:
    cell = organisation_or_404(request, code, Role.CLERK)
    form = FeeExemptionForm(posted(request), cell=cell, today=request.today)

    def act() -> object:
        return exempt_from_fees(occasion=clerk_of(request, cell), **form.cleaned_data)

    return _act(request, cell, form, act, _("Exempt a member from party fees"))


@declare(clerks)
@require_http_methods(FORM)
def fee_exemption_act(request: Request, pk: int, act: str) -> HttpResponse:
    """Its last day, or that it was a mistake: by the clerk of the cell in which the member is today."""
    exemption = get_object_or_404(FeeExemption.objects.select_related("member"), pk=pk)
    home = Membership.objects.on(request.today).filter(member=exemption.member).select_related("cell").first()
    if home is None or act not in ("end", "mistake"):
        raise Http404
    cell = organisation_or_404(request, home.cell.code, Role.CLERK)
    name = {"name": exemption.member.full_name}
    if act == "end":
        ends = EndFeeExemptionForm(posted(request))

        def end() -> None:
            until = ends.cleaned_data["until"]
            end_fee_exemption(exemption=exemption, until=until, occasion=clerk_of(request, cell))

        return _act(request, cell, ends, end, _("Exempt from party fees: %(name)s") % name)
    form = ReasonForm(posted(request))

    def take_back() -> None:
        why = form.cleaned_data["why"]
        take_back_fee_exemption(exemption=exemption, why=why, occasion=clerk_of(request, cell))

    return _act(request, cell, form, take_back, _("Exempt from party fees by mistake: %(name)s") % name)


def _act(request: Request, cell: Organisation, form: forms.Form, act: Callable[[], object], title: str) -> HttpResponse:
    back = reverse("admissions:fees", args=[cell.code])
    if carry_out(request, form, act, _("It is kept.")):
        return redirect(back)
    context = {"organisation": cell, "form": form, "title": title, "cancel_url": back}
    return render(request, "admissions/fee_exemption.html", context)


def _is_cell(organisation: Organisation, today: date) -> bool:
    version = version_on(organisation, today)
    return version is not None and version.kind == OrganisationVersion.Kind.CELL


def _months(cell: Organisation, year: int, today: date) -> list[tuple[str, str, bool]]:
    """What the months are called that have begun, where they are entered, and whether they are."""
    entered = months_entered(cell, year)
    begun = [date(year, number, 1) for number in range(1, MONTHS + 1) if (year, number) <= _pair(today)]
    return [
        (f"{month:%m/%Y}", reverse("admissions:fees_of_month", args=[cell.code, year, month.month]), month in entered)
        for month in begun
    ]


def _pair(day: date) -> tuple[int, int]:
    return day.year, day.month


def _back(cell: Organisation, year: int) -> str:
    return f"{reverse('admissions:fees', args=[cell.code])}?year={year}"
