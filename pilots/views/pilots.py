"""What the standing committee does with a pilot after it was approved: suspend it, resume it, end it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.looking import carry_out_seen
from accounts.views.posting import posted
from cells.access import Role, holds
from cells.queries.names import names_with_superior_on
from cells.requests import Request
from pilots.access import officer_or_404, registrations_for
from pilots.forms.registration import PilotForm
from pilots.queries.standing import pilot_shown
from pilots.rules.registration import Capacity, RegistrationAct
from pilots.services.registrations import change_pilot
from pilots.views.figures import changed_lines, lines_of


@dataclass(frozen=True)
class Words:
    title: str
    consequences: Callable[[int], list[str]]
    """By the number of meetings that are planned."""
    confirm: str
    dangerous: bool
    done: Callable[[int], str]
    """What happens next, likewise."""


@declare(holds(Role.STANDING))
@require_http_methods(["GET", "HEAD", "POST"])
def suspend(request: Request, pk: int) -> HttpResponse:
    words = Words(
        title=_("Suspend the pilot"),
        consequences=lambda planned: [
            _("From today no meeting online or by group can be planned or held under it."),
            *_if_any(
                planned, _("Meetings already planned keep their place, but cannot be held until the pilot is resumed.")
            ),
            _("The pilot can be resumed, or ended."),
        ],
        confirm=_("Suspend"),
        dangerous=True,
        done=lambda _planned: _("The pilot is suspended. Its clerks read why; now you can resume it, or end it."),
    )
    return _change(request, pk, RegistrationAct.SUSPEND, words)


@declare(holds(Role.STANDING))
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: Request, pk: int) -> HttpResponse:
    words = Words(
        title=_("Resume the pilot"),
        consequences=lambda planned: [
            _("From today meetings can be planned and held under it again."),
            *_if_any(planned, _("What is planned can be held, if the conditions are met on its day.")),
        ],
        confirm=_("Resume"),
        dangerous=False,
        done=lambda _planned: _("The pilot is in force again. Now such meetings can be planned and held."),
    )
    return _change(request, pk, RegistrationAct.RESUME, words)


@declare(holds(Role.STANDING))
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Request, pk: int) -> HttpResponse:
    words = Words(
        title=_("End the pilot"),
        consequences=lambda planned: [
            _("From today no meeting online or by group can be planned or held under it."),
            *_if_any(planned, _cannot_be_held(planned)),
            _("What was held stays, and its places stay used in the quota of the year."),
            _("This cannot be taken back: a pilot must then be registered anew in a round."),
        ],
        confirm=_("End the pilot"),
        dangerous=True,
        done=_said_of_the_end,
    )
    return _change(request, pk, RegistrationAct.END, words)


def _cannot_be_held(planned: int) -> str:
    words = ngettext(
        "%(number)d meeting that is planned can no longer be held so, unless its groups have met already: its clerk holds it "
        "in person, or cancels it. Either gives its place in the quota back.",
        "%(number)d meetings that are planned can no longer be held so, unless their groups have met already: their clerk holds "
        "them in person, or cancels them. Either gives their places in the quota back.",
        planned,
    )
    return words % {"number": planned}


def _said_of_the_end(planned: int) -> str:
    said = _("The pilot has ended; its clerks read why. It can be registered anew in the list of a later round.")
    return f"{said} {_cannot_be_held(planned)}" if planned else said


def _if_any(planned: int, sentence: str) -> list[str]:
    return [sentence] if planned else []


def _change(request: Request, pk: int, act: RegistrationAct, words: Words) -> HttpResponse:
    """Asks first, with what it stands at and the remark that must be written; then does it."""
    pilot = get_object_or_404(registrations_for(request), pk=pk)
    occasion = officer_or_404(request, pilot, Capacity.STANDING)
    form = PilotForm(posted(request))

    def change() -> None:
        change_pilot(registration=pilot, act=act, remark=form.cleaned_data["remark"], seen=form.seen, occasion=occasion)

    figures = pilot_shown(pilot, request.today)
    planned = len(figures["planned"])
    if carry_out_seen(request, form, change, figures=lambda: figures):
        messages.success(request, words.done(planned))
        return redirect("pilots:registration", pk=pk)
    name = str(names_with_superior_on([pilot.organisation_id], request.today)[pilot.organisation_id])
    context = {
        "registration": pilot,
        "name": name,
        "form": form,
        "title": words.title,
        "what": f"{name} · {pilot.get_format_display()}",
        "figures": lines_of(figures, figures),
        "changed": changed_lines(form.changed),
        "consequences": words.consequences(planned),
        "confirm": words.confirm,
        "dangerous": words.dangerous,
        "cancel_url": reverse("pilots:registration", args=[pk]),
    }
    return render(request, "pilots/change.html", context)
