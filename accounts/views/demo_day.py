from datetime import date, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare, own_occasion, signed_in
from accounts.forms.demo_day import DemoDayForm
from accounts.requests import Request
from accounts.rules.days import day_in_words
from accounts.services.demo_day import move_demo_day
from accounts.views.addresses import way_back
from accounts.views.posting import attempt


@declare(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def demo_day(request: Request) -> HttpResponse:
    """Move the demo's day on: by one of the steps of the banner, or to a day typed in."""
    if settings.DEMO_TODAY is None:
        raise Http404
    form = DemoDayForm(_typed(request))
    if form.is_valid() and _move(request, form, form.cleaned_data["day"]):
        return redirect(way_back(request))
    return render(request, "accounts/demo_day.html", {"form": form})


def _typed(request: Request) -> dict[str, str] | None:
    if request.method != "POST":
        return None
    step = DemoDayForm.STEPS.get(request.POST.get("step", ""))
    if step is None:
        return request.POST.dict()
    return {"day": day_in_words(request.today + timedelta(days=step))}


def _move(request: Request, form: DemoDayForm, to: date) -> bool:
    with attempt(request, form) as attempted:
        move_demo_day(to=to, occasion=own_occasion(request))
    if not attempted.succeeded:
        return False
    messages.success(request, _("Today is %(day)s.") % {"day": day_in_words(to)})
    return True
