"""Who is exempt or suspended today, and the decisions that make them so."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare, large
from accounts.rules.numbers import number_typed
from accounts.views.posting import carry_out, posted
from admissions.forms.exemptions import ExemptionForm
from admissions.queries.exemptions import kept_from_meetings
from admissions.services.exemptions import exempt_member
from admissions.tables.exemptions import EXEMPT, exempt_rows
from cells.access import Role, above_grassroots, clerk_of, clerks, organisation_or_404, readers
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import version_on
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def exemptions(request: Request, code: str) -> HttpResponse:
    organisation, today = organisation_or_404(request, code), request.today
    version = version_on(organisation, today)
    is_cell = version is not None and version.kind == OrganisationVersion.Kind.CELL
    found = kept_from_meetings(Organisation.objects.below(organisation), today)
    context = {
        "organisation": organisation,
        "may_write": is_cell and request.mandates.may(organisation, Role.CLERK),
    }
    table = EXEMPT.of(found, dress=partial(exempt_rows, day=today))
    return answer_lists(request, "admissions/exemptions.html", context, table)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def exemption_new(request: Request, code: str) -> HttpResponse:
    cell = organisation_or_404(request, code, Role.CLERK)
    form = ExemptionForm(
        posted(request), cell=cell, today=request.today, member=number_typed(request.GET.get("member", ""))
    )

    def act() -> object:
        return exempt_member(occasion=clerk_of(request, cell), **form.cleaned_data)

    if carry_out(request, form, act, _("It is kept. Votes and quorums count without the member from that day.")):
        return redirect("admissions:exemptions", code=code)
    context = {"organisation": cell, "form": form, "title": _("Exempt or suspend a member")}
    return render(request, "admissions/exemption_new.html", context)
