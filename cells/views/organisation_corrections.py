"""«Correct a mistake» of an organisation: always with a reason, always in the log, with a look at what will be true first."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import declare
from accounts.views.posting import carry_out, carry_out_confirmed, posted
from cells.access import Role, corrected_or_404, corrector_of, correctors
from cells.forms.corrections import ReasonForm
from cells.forms.organisation_corrections import CodeForm, EarlierForm, RightVersionForm
from cells.models import Organisation
from cells.models.organisation import OrganisationQuerySet
from cells.queries.history import versions_of
from cells.queries.organisation_words import words_known, words_on
from cells.queries.organisations import version_nearest
from cells.queries.uses import uses_of
from cells.requests import Request
from cells.services import organisation_corrections as services
from cells.services.rehearsal import rehearse
from cells.tables.organisations import FACTS_OVER_TIME, MISTAKEN_VERSIONS
from cells.views.corrections import CORRECTED

CORRECTION = "cells/organisation_correction.html"


@declare(correctors)
@require_safe
def organisation_correct(request: Request, code: str) -> HttpResponse:
    """Which entry is the mistake?"""
    organisation = corrected_or_404(request, code)
    context = _about(request, organisation) | {
        "table": MISTAKEN_VERSIONS.of(versions_of(organisation, request.today)),
        "uses": [f"{use.what}: {use.number}" for use in uses_of(organisation)],
    }
    return render(request, "cells/organisation_correct.html", context)


@declare(correctors)
@require_http_methods(["GET", "HEAD", "POST"])
def version_correct(request: Request, code: str, pk: int) -> HttpResponse:
    organisation = corrected_or_404(request, code)
    version = get_object_or_404(organisation.versions.select_related("parent"), pk=pk)
    words = words_known().during(version.period, request.today)
    form = RightVersionForm(posted(request), version=version, reach=_reach(request), words=words)

    def step() -> None:
        services.correct_version(
            organisation=organisation,
            pk=pk,
            values=form.values(),
            why=form.cleaned_data["why"],
            made_from=form.made_from,
            occasion=corrector_of(request, organisation),
        )

    return _answer(request, organisation, form, step, {"title": _("Correct a mistake")})


@declare(correctors)
@require_http_methods(["GET", "HEAD", "POST"])
def version_earlier(request: Request, code: str) -> HttpResponse:
    """What it was before the register knew it, or before a change that nobody entered."""
    organisation = corrected_or_404(request, code)
    first = get_object_or_404(organisation.versions.select_related("parent").order_by("valid_from")[:1])
    words = words_on(first.valid_from)
    form = EarlierForm(posted(request), version=first, reach=_reach(request), words=words, until=first.valid_from)

    def step() -> None:
        services.enter_earlier(
            organisation=organisation,
            values=form.values(),
            until=form.cleaned_data["until"],
            why=form.cleaned_data["why"],
            occasion=corrector_of(request, organisation),
        )

    return _answer(request, organisation, form, step, {"title": _("Enter what it was earlier")})


@declare(correctors)
@require_http_methods(["GET", "HEAD", "POST"])
def version_remove(request: Request, code: str, pk: int) -> HttpResponse:
    organisation = corrected_or_404(request, code)
    get_object_or_404(organisation.versions, pk=pk)
    form = ReasonForm(posted(request))
    removed = next(past for past in versions_of(organisation, request.today) if past.version.pk == pk)

    def step() -> None:
        services.remove_version(
            organisation=organisation,
            pk=pk,
            why=form.cleaned_data["why"],
            occasion=corrector_of(request, organisation),
        )

    context = {"title": _("Remove an entry made by mistake"), "removes": True, "removed": removed}
    return _answer(request, organisation, form, step, context)


@declare(correctors)
@require_http_methods(["GET", "HEAD", "POST"])
def code_correct(request: Request, code: str) -> HttpResponse:
    organisation = corrected_or_404(request, code)
    form = CodeForm(posted(request), initial={"code": code})

    def act() -> None:
        organisation.code = services.correct_code(
            organisation=organisation,
            code=form.cleaned_data["code"],
            why=form.cleaned_data["why"],
            occasion=corrector_of(request, organisation),
        ).code

    if carry_out(request, form, act, str(CORRECTED)):
        return redirect("cells:organisation_correct", code=organisation.code)
    return render(request, CORRECTION, _about(request, organisation) | {"form": form, "title": _("Correct the code")})


@declare(correctors)
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_remove(request: Request, code: str) -> HttpResponse:
    organisation = corrected_or_404(request, code)
    form = ReasonForm(posted(request))

    def act() -> None:
        services.remove_organisation(
            organisation=organisation, why=form.cleaned_data["why"], occasion=corrector_of(request, organisation)
        )

    if carry_out(request, form, act, _("The organisation is taken out. The log keeps what was written.")):
        return redirect("cells:organisations")
    context = {"form": form, "title": _("Entered by mistake"), "takes_out": True}
    return render(request, CORRECTION, _about(request, organisation) | context)


def _answer(
    request: Request,
    organisation: Organisation,
    form: ReasonForm,
    step: Callable[[], None],
    context: dict[str, object],
) -> HttpResponse:
    """The history as it would be, then the act."""
    context |= _about(request, organisation) | {"form": form}

    def look() -> None:
        context["table"] = FACTS_OVER_TIME.of(rehearse(step, lambda: versions_of(organisation, request.today)))
        context["previewed"] = True

    if carry_out_confirmed(request, form, step, str(CORRECTED), look=look):
        return redirect("cells:organisation_correct", code=organisation.code)
    return render(request, CORRECTION, context)


def _reach(request: Request) -> OrganisationQuerySet:
    """What the person may hang an organisation below."""
    return Organisation.objects.all() if request.mandates.administers else request.mandates.subtree(Role.BOARD)


def _about(request: Request, organisation: Organisation) -> dict[str, object]:
    return {"organisation": organisation, "version": version_nearest(organisation, request.today)}
