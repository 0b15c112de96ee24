from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare, own_occasion, signed_in
from accounts.forms.demo_day import DemoDayForm
from accounts.forms.fields import Data
from accounts.requests import Request
from accounts.rules.days import day_in_words
from accounts.services.demo_day import move_demo_day
from accounts.views.addresses import way_back
from accounts.views.posting import carry_out, posted
from accounts.views.typed import go_with_typed, hold_typed, shown_at

STEP, CHOOSE = "move_on", "choose_day"
"""The buttons of the banner, which are pressed beside whatever form the page has."""


@declare(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def demo_day(request: Request) -> HttpResponse:
    """Move the demo's day on: by one of the steps of the banner, or to a day typed in."""
    if settings.DEMO_TODAY is None:
        raise Http404
    if CHOOSE in request.POST:
        return _to_choose(request)
    form = DemoDayForm(_typed(request))

    def act() -> None:
        to = form.cleaned_data["day"]
        move_demo_day(to=to, occasion=own_occasion(request))
        messages.success(request, _("Today is %(day)s.") % {"day": day_in_words(to)})

    if carry_out(request, form, act):
        return go_with_typed(request, shown_at(request), without=[STEP])
    return render(request, "accounts/demo_day.html", {"form": form, "next": way_back(request)})


def _to_choose(request: Request) -> HttpResponse:
    """To the page on which a day is typed, and afterwards back to the form beside which the button was pressed."""
    back = shown_at(request)
    hold_typed(request, at=back, without=[CHOOSE])
    return redirect(f"{reverse('accounts:demo_day')}?{urlencode({'next': back})}")


def _typed(request: Request) -> Data:
    sent = posted(request)
    if sent is None:
        return None
    step = DemoDayForm.STEPS.get(sent.get(STEP, ""))
    if step is None:
        return sent
    return {"day": day_in_words(request.today + timedelta(days=step))}
