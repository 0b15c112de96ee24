"""What the standing committee does with a pilot after it was approved: suspend it, resume it, end it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import carry_out, posted
from cells.access import Role, holds
from cells.queries.names import names_with_superior_on
from cells.requests import Request
from pilots.access import officer_or_404, registrations_for
from pilots.forms.registration import PilotForm
from pilots.rules.registration import Capacity, RegistrationAct
from pilots.services.registrations import change_pilot


@dataclass(frozen=True)
class Words:
    title: str
    consequences: list[str]
    confirm: str
    dangerous: bool
    done: str


@declare(holds(Role.STANDING))
@require_http_methods(["GET", "HEAD", "POST"])
def suspend(request: Request, pk: int) -> HttpResponse:
    words = Words(
        title=_("Suspend the pilot"),
        consequences=[
            _("From today no meeting online or by group can be planned or held under it."),
            _("Meetings already planned keep their place, but cannot be held until the pilot is resumed."),
            _("The pilot can be resumed, or ended."),
        ],
        confirm=_("Suspend"),
        dangerous=True,
        done=_("The pilot is suspended."),
    )
    return _change(request, pk, RegistrationAct.SUSPEND, words)


@declare(holds(Role.STANDING))
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: Request, pk: int) -> HttpResponse:
    words = Words(
        title=_("Resume the pilot"),
        consequences=[_("From today meetings can be planned and held under it again.")],
        confirm=_("Resume"),
        dangerous=False,
        done=_("The pilot is in force again."),
    )
    return _change(request, pk, RegistrationAct.RESUME, words)


@declare(holds(Role.STANDING))
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Request, pk: int) -> HttpResponse:
    words = Words(
        title=_("End the pilot"),
        consequences=[
            _("From today no meeting online or by group can be planned or held under it."),
            _("This cannot be taken back: a pilot must then be registered anew in a round."),
        ],
        confirm=_("End the pilot"),
        dangerous=True,
        done=_("The pilot has ended."),
    )
    return _change(request, pk, RegistrationAct.END, words)


def _change(request: Request, pk: int, act: RegistrationAct, words: Words) -> HttpResponse:
    """Asks first, with the remark that must be written; then does it."""
    pilot = get_object_or_404(registrations_for(request), pk=pk)
    occasion = officer_or_404(request, pilot, Capacity.STANDING)
    form = PilotForm(posted(request))

    def change() -> None:
        change_pilot(registration=pilot, act=act, remark=form.cleaned_data["remark"], occasion=occasion)

    if carry_out(request, form, change, words.done):
        return redirect("pilots:registration", pk=pk)
    name = str(names_with_superior_on([pilot.organisation_id], request.today)[pilot.organisation_id])
    context = {
        "registration": pilot,
        "name": name,
        "form": form,
        "title": words.title,
        "what": f"{name} · {pilot.get_format_display()}",
        "consequences": words.consequences,
        "confirm": words.confirm,
        "dangerous": words.dangerous,
        "cancel_url": reverse("pilots:registration", args=[pk]),
    }
    return render(request, "pilots/change.html", context)
