"""Who of a cell or committee is on the way into the Party, and who comes on the source list."""

from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare, large
from accounts.views.posting import carry_out, posted
from admissions.access import GIVERS
from admissions.forms.pipeline import CandidateForm, PeopleFilter
from admissions.models import Candidate
from admissions.navigation import people_papers
from admissions.queries.people import filtered, with_beginning
from admissions.queries.pipeline import CASE, candidates_of, number_without_a_case
from admissions.services.listing import list_candidate
from admissions.services.taking_over import take_over
from admissions.tables.pipeline import PEOPLE, candidate_rows
from cells.access import Role, above_grassroots, clerk_of, clerks, holds, occasion_for, organisation_or_404, readers
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import version_on
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def people(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    form = PeopleFilter(request.GET, today=request.today)
    asked = form.cleaned_data if form.is_valid() else {}
    found = filtered(
        candidates_of(Organisation.objects.below(organisation), request.today),
        words=asked.get("words", ""),
        stage=asked.get("stage", ""),
        asks=asked.get("asks", ""),
        month=asked.get("month"),
        today=request.today,
    )
    version = version_on(organisation, request.today)
    is_cell = version is not None and version.kind == OrganisationVersion.Kind.CELL
    dress = partial(candidate_rows, today=request.today, within=organisation.pk)
    context: dict[str, object] = {
        "organisation": organisation,
        "form": form,
        "is_asked": any(asked.values()),
        "may_list": is_cell and request.mandates.may(organisation, Role.CLERK),
        "is_cell": is_cell,
        "ways": [(way.address(organisation), way.label) for way in people_papers],
    }
    if request.mandates.may(organisation, *GIVERS):
        number = None if _is_superior(version) else _number_to_take_over(organisation, request)
        context |= {"may_take_over": number != 0, "to_take_over": number}
    table = PEOPLE.of(with_beginning(found).prefetch_related(*CASE), dress=dress, without=("cell",) if is_cell else ())
    return answer_lists(request, "admissions/people.html", context, table, unsaid=["words"])


@declare(holds(*GIVERS))
@require_http_methods(["GET", "HEAD", "POST"])
def take_over_people(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code, *GIVERS)
    form = forms.Form(posted(request))

    taken: list[int] = []

    def act() -> None:
        taken.append(take_over(organisation=organisation, occasion=occasion_for(request, organisation, *GIVERS)))

    if carry_out(request, form, act):
        messages.success(request, _how_many_are_taken_over(*taken))
        return redirect("admissions:people", code=code)
    context = {
        "organisation": organisation,
        "form": form,
        "intro": _who_is_taken_over(organisation, request),
        "submit": _("Take over"),
    }
    return render(request, "admissions/person_new.html", context | {"title": _("Take over probationary members")})


def _who_is_taken_over(organisation: Organisation, request: Request) -> str:
    """Above grassroots level without their number: there nobody looks at them one by one, and to count them takes long."""
    if _is_superior(version_on(organisation, request.today)):
        return _(
            "All probationary members in the register here whom nobody follows yet are taken over. What is owed for them lies "
            "on the desk then."
        )
    number = _number_to_take_over(organisation, request)
    words = ngettext(
        "The register has %(number)d probationary member here whom nobody follows yet. Taken over, what is owed for them lies "
        "on the desk.",
        "The register has %(number)d probationary members here whom nobody follows yet. Taken over, what is owed for them lies "
        "on the desk.",
        number,
    )
    return words % {"number": number}


def _how_many_are_taken_over(number: int) -> str:
    if number == 0:
        return _("Everybody on probation here is followed already.")
    words = ngettext("%(number)d person is taken over.", "%(number)d persons are taken over.", number)
    return words % {"number": number}


def _number_to_take_over(organisation: Organisation, request: Request) -> int:
    return number_without_a_case(Organisation.objects.below(organisation), request.today)


def _is_superior(version: OrganisationVersion | None) -> bool:
    return version is not None and version.kind == OrganisationVersion.Kind.SUPERIOR


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
    context["intro"] = _(
        "Write no more than these words. What is read here is noted; after a case was closed the data are removed for good."
    )
    return render(request, "admissions/person_new.html", context)
