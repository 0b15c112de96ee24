"""What an administrator does with a guidance: put in force, extend, end early, throw a draft away."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.models import Occasion
from accounts.views.posting import attempt, posted
from cells.access import Role, holds, occasion_for
from cells.models import Organisation
from cells.requests import Request
from pilots.access import guidances_for
from pilots.forms.guidance_acts import EndEarlyForm, ExtendForm
from pilots.models import Guidance
from pilots.queries.guidance import guidance_before, terms_of, topics_of
from pilots.queries.registrations import pilots_on
from pilots.queries.whatif import WhatIf
from pilots.rules.guidance import flaws
from pilots.services.guidance_drafts import discard_draft
from pilots.services.guidance_validity import end_guidance_early, extend_guidance, put_in_force
from pilots.views.guidance_words import gaps, validity
from pilots.views.whatif import changes_in_words


@declare(holds(Role.ADMINISTRATOR))
@require_http_methods(["GET", "HEAD", "POST"])
def guidance_put_in_force(request: Request, pk: int) -> HttpResponse:
    """What it will mean, and then the act."""
    guidance = get_object_or_404(guidances_for(request), pk=pk)
    if not guidance.is_draft:
        return _read_only(request, guidance)
    if posted(request) is not None and _done(
        request,
        lambda occasion: put_in_force(guidance=guidance, occasion=occasion),
        _("%(guidance)s is put in force."),
        guidance,
    ):
        return redirect("pilots:guidance", pk=pk)
    context = {
        "title": _("Put %(guidance)s in force") % {"guidance": guidance},
        "guidance": guidance,
        "what": _("From its first day on it applies to every act: %(validity)s.") % {"validity": validity(guidance)},
        "consequences": [*gaps(guidance), *_warnings(guidance), *_changes(request, guidance)],
        "missing": flaws(terms_of(guidance), topics_of(guidance)),
        "confirm": _("Put it in force"),
        "cancel_url": reverse("pilots:guidance", args=[pk]),
    }
    return render(request, "pilots/guidance_put_in_force.html", context)


@declare(holds(Role.ADMINISTRATOR))
@require_http_methods(["GET", "HEAD", "POST"])
def guidance_discard(request: Request, pk: int) -> HttpResponse:
    guidance = get_object_or_404(guidances_for(request), pk=pk)
    if not guidance.is_draft:
        return _read_only(request, guidance)
    if posted(request) is not None:
        discarded = _done(
            request,
            lambda occasion: discard_draft(guidance=guidance, occasion=occasion),
            _("The draft is thrown away."),
            guidance,
        )
        return redirect("pilots:guidances") if discarded else redirect("pilots:guidance", pk=pk)
    context = {
        "title": _("Throw the draft away"),
        "guidance": guidance,
        "what": _("Everything entered for %(guidance)s is deleted. Its document stays in the citation register.")
        % {"guidance": guidance},
        "confirm": _("Throw away"),
        "dangerous": True,
        "cancel_url": reverse("pilots:guidance", args=[pk]),
    }
    return render(request, "pilots/guidance_confirm.html", context)


@declare(holds(Role.ADMINISTRATOR))
@require_http_methods(["GET", "HEAD", "POST"])
def guidance_extend(request: Request, pk: int) -> HttpResponse:
    def act(guidance: Guidance, typed: dict[str, Any], occasion: Occasion) -> Guidance:
        return extend_guidance(
            guidance=guidance,
            until=typed["until"],
            document=typed["document"],
            reason=typed["reason"],
            occasion=occasion,
        )

    return _by_document(
        request,
        pk,
        ExtendForm,
        act,
        title=_("Extend %(guidance)s"),
        done=_("%(guidance)s is extended: %(validity)s."),
    )


@declare(holds(Role.ADMINISTRATOR))
@require_http_methods(["GET", "HEAD", "POST"])
def guidance_end(request: Request, pk: int) -> HttpResponse:
    def act(guidance: Guidance, typed: dict[str, Any], occasion: Occasion) -> Guidance:
        return end_guidance_early(
            guidance=guidance,
            until=typed["until"],
            document=typed["document"],
            reason=typed["reason"],
            occasion=occasion,
        )

    return _by_document(
        request,
        pk,
        EndEarlyForm,
        act,
        title=_("End %(guidance)s early"),
        done=_("%(guidance)s ends early: %(validity)s."),
    )


def _by_document(
    request: Request,
    pk: int,
    form_class: type[ExtendForm | EndEarlyForm],
    act: Callable[[Guidance, dict[str, Any], Occasion], Guidance],
    *,
    title: str,
    done: str,
) -> HttpResponse:
    """Another last day, with the document that orders it and the reason."""
    guidance = get_object_or_404(guidances_for(request), pk=pk)
    if guidance.is_draft:
        messages.error(request, _("A draft is rewritten, not extended or ended."))
        return redirect("pilots:guidance", pk=pk)
    form = form_class(posted(request))
    if form.is_valid():
        with attempt(request, form) as attempted:
            changed = act(guidance, form.cleaned_data, _administrator(request))
        if attempted.succeeded:
            messages.success(request, done % {"guidance": changed, "validity": validity(changed)})
            return redirect("pilots:guidance", pk=pk)
    context = {
        "title": title % {"guidance": guidance},
        "guidance": guidance,
        "form": form,
        "intro": f"{_still(guidance)} {_resting(request, guidance)}",
        "cancel_url": reverse("pilots:guidance", args=[pk]),
    }
    return render(request, "pilots/guidance_change.html", context)


def _read_only(request: Request, guidance: Guidance) -> HttpResponse:
    messages.error(request, _("What was put in force is read-only; it can be extended or ended early."))
    return redirect("pilots:guidance", pk=guidance.pk)


def _done(request: Request, act: Callable[[Occasion], object], message: str, guidance: Guidance) -> bool:
    with attempt(request) as attempted:
        act(_administrator(request))
    if not attempted.succeeded:
        return False
    messages.success(request, message % {"guidance": guidance})
    return True


def _still(guidance: Guidance) -> str:
    words = _("In force: %(validity)s. What was decided and held before stays as it was.")
    return words % {"validity": validity(guidance)}


def _resting(request: Request, guidance: Guidance) -> str:
    number = pilots_on(request.today).filter(guidance=guidance).count()
    words = ngettext(
        "%(number)d pilot rests on it and lasts as long as it does.",
        "%(number)d pilots rest on it and last as long as it does.",
        number,
    )
    return words % {"number": number}


def _administrator(request: Request) -> Occasion:
    return occasion_for(request, None, Role.ADMINISTRATOR)


def _warnings(guidance: Guidance) -> list[str]:
    if Organisation.objects.filter(code=guidance.decider_abroad).exists():
        return []
    return [
        _("There is no organisation %(code)s here: nobody would decide on organisations abroad.")
        % {"code": guidance.decider_abroad}
    ]


def _changes(request: Request, guidance: Guidance) -> list[str]:
    """One sentence for each format: how many gain, how many lose."""
    before = guidance_before(guidance)
    asked = WhatIf(
        before=terms_of(before) if before else None,
        after=terms_of(guidance),
        day=request.today,
    )
    return changes_in_words(asked.compare())
