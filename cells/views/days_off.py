"""The days off of a year: an administrator enters what was decided, and takes back what was entered by mistake, after a look."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.rules.days import FIRST_YEAR, LAST_YEAR, day_in_words
from accounts.views.posting import posted
from cells.access import Role, administrators, occasion_for
from cells.forms.days_off import DaysOffForm
from cells.forms.statutes import TakeBackForm
from cells.models import DayOff, Statute
from cells.queries.days_off import days_off_of
from cells.requests import Request
from cells.services.days_off import enter_days_off, take_back_day_off
from cells.views.statutes import confirmed


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def days_off(request: Request, year: int) -> HttpResponse:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    form = DaysOffForm(posted(request), known=days_off_of(year))

    def act() -> Statute:
        typed = form.cleaned_data
        return enter_days_off(
            year=year,
            off=typed["off"],
            worked=typed["worked"],
            document=typed["document"],
            clause=typed["clause"],
            occasion=occasion_for(request, None, Role.ADMINISTRATOR),
            seen=form.seen,
        )

    context: dict[str, object] = {
        "form": form,
        "title": _("Days off in %(year)d") % {"year": year},
        "intro": _(
            "What is known stands here: computed, or as decided before. Make it what the document says. A day it does not "
            "name any more is worked again."
        ),
        "confirm": _("Keep it"),
    }
    return confirmed(request, form, act, context, said=_("The days off are kept."))


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def day_off_take_back(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(DayOff.objects.select_related("statute"), pk=pk)
    form = TakeBackForm(posted(request))

    def act() -> None:
        occasion = occasion_for(request, None, Role.ADMINISTRATOR)
        take_back_day_off(row=row, why=form.cleaned_data["why"], occasion=occasion, seen=form.seen)

    context: dict[str, object] = {
        "form": form,
        "statute": row.statute,
        "title": _("Take %(day)s back") % {"day": day_in_words(row.day)},
        "intro": _(
            "It was entered by mistake. What other documents, or the week, say of the day holds; the log keeps it."
        ),
        "confirm": _("Take it back"),
    }
    return confirmed(request, form, act, context, said=_("It is taken back. The log keeps it."))
