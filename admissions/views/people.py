"""Who of a cell or committee is on the way into the Party, and who comes on the source list."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare, large
from accounts.views.posting import carry_out, posted
from admissions.forms.pipeline import CandidateForm, PeopleFilter
from admissions.models import Candidate
from admissions.navigation import people_papers
from admissions.queries.pipeline import CASE, candidates_of, filtered
from admissions.services.pipeline import list_candidate
from admissions.tables.pipeline import PEOPLE, candidate_rows
from cells.access import Role, above_grassroots, clerk_of, clerks, organisation_or_404, readers
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import version_on
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def people(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    form = PeopleFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = filtered(
        candidates_of(Organisation.objects.below(organisation)),
        words=asked.get("words", ""),
        stage=asked.get("stage", ""),
    )
    version = version_on(organisation, request.today)
    is_cell = version is not None and version.kind == OrganisationVersion.Kind.CELL
    dress = partial(candidate_rows, today=request.today)
    context = {
        "organisation": organisation,
        "form": form,
        "is_asked": any(asked.values()),
        "may_list": is_cell and request.mandates.may(organisation, Role.CLERK),
        "is_cell": is_cell,
        "ways": [(way.address(organisation), way.label) for way in people_papers],
    }
    return answer_lists(
        request, "admissions/people.html", context, PEOPLE.of(found.prefetch_related(*CASE), dress=dress)
    )


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def person_new(request: Request, code: str) -> HttpResponse:
    cell = organisation_or_404(request, code, Role.CLERK)
    form = CandidateForm(posted(request))
    listed: list[Candidate] = []

    def act() -> None:
        on, occasion = form.cleaned_data["on"], clerk_of(request, cell)
        listed.append(list_candidate(cell=cell, person=form.person(), on=on, occasion=occasion))

    if carry_out(request, form, act, _("The person is on the source list.")):
        return redirect("admissions:person", pk=listed[0].pk)
    context = {"organisation": cell, "form": form, "title": _("Put a person on the source list")}
    return render(request, "admissions/person_new.html", context)
