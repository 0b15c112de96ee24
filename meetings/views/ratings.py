"""Ratings of a whole organisation: the table of a month with the year behind it, and what waits to be confirmed."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare, large
from accounts.rules.days import months_after
from accounts.rules.numbers import number_typed
from accounts.views.looking import carry_out_seen
from accounts.views.posting import posted
from cells.access import above_grassroots, organisation_or_404, readers
from cells.models import OrganisationVersion
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from meetings.access import CONFIRMING, committee_or_404, confirmers
from meetings.forms.rating import ConfirmManyForm
from meetings.models import Band
from meetings.queries.ratings import bands_below, counts_by_band, counts_by_month, table_of_month, to_confirm
from meetings.rules.rating_picture import HEIGHT, MONTHS, STRIDE, bars, month_in_words, month_of, months_until
from meetings.services.rating import confirm_ratings, ratings_shown
from meetings.tables.ratings import BELOW, MONTH, WAITING, below_lines, month_line, sum_below, sum_of, waiting_rows
from meetings.views.requests import named

AT_ONCE = 100
FIRST_YEAR, LAST_YEAR = 1900, 2100


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def ratings(request: Request, code: str) -> HttpResponse:
    """The table of a month as a grassroots organisation sends it up; above, by what hangs below."""
    organisation, today = organisation_or_404(request, code), request.today
    first, last = month_of(_month(request.GET.get("month", ""), today))
    months = months_until(first)
    counts = counts_by_month(organisation, months[0], last)
    of_the_year = counts_by_band(organisation, first.replace(month=1), last)
    context: dict[str, object] = {
        "organisation": organisation,
        "name": named(organisation, last),
        "month": month_in_words(first),
        "day": min(last, today),
        "before": f"{months_after(first, -1):%Y-%m}",
        "after": f"{months_after(first, 1):%Y-%m}" if last < today else "",
        "bars": bars(counts, months),
        "bands": Band.Key.choices,
        "year": [(label, of_the_year.get(key, 0)) for key, label in Band.Key.choices],
        "any": bool(counts),
        "width": MONTHS * STRIDE,
        "height": HEIGHT,
    }
    version = version_nearest(organisation, last)
    # Below a cell nobody rates.
    above = version is not None and version.kind != OrganisationVersion.Kind.CELL
    context["confirms"] = above and organisation in request.mandates.organisations(*CONFIRMING)
    if version is not None and version.kind == OrganisationVersion.Kind.SUPERIOR:
        below = below_lines(bands_below(organisation, first, last), month=f"{first:%Y-%m}")
        return answer_lists(request, "meetings/ratings.html", context, BELOW.of(below, total=sum_below(below)))
    lines = [month_line(row) for row in table_of_month(organisation, first, last, today=today)]
    return answer_lists(request, "meetings/ratings.html", context, MONTH.of(lines, total=sum_of(lines)))


@declare(confirmers)
@require_http_methods(["GET", "HEAD", "POST"])
def ratings_to_confirm(request: Request, code: str) -> HttpResponse:
    """Of the cells directly below: one by one, or all that are ticked at once."""
    committee, occasion = committee_or_404(request, code)
    waiting = list(to_confirm([committee])[:AT_ONCE])
    form = ConfirmManyForm(posted(request), waiting=waiting)

    def act() -> None:
        chosen = [rating for rating in waiting if rating.pk in form.chosen()]
        confirm_ratings(ratings=chosen, occasion=occasion, seen=form.seen)

    if carry_out_seen(request, form, act, figures=lambda: ratings_shown(waiting)):
        number = len(form.chosen())
        said = ngettext("%(number)d rating is confirmed.", "%(number)d ratings are confirmed.", number)
        messages.success(request, said % {"number": number})
        return redirect("meetings:ratings_to_confirm", code=code)
    dress = partial(waiting_rows, ticked=form.ticked(), today=request.today)
    context = {
        "organisation": committee,
        "name": named(committee, request.today),
        "form": form,
        "table": WAITING.of(waiting, dress=dress),
    }
    return render(request, "meetings/ratings_to_confirm.html", context)


def _month(typed: str, today: date) -> date:
    """«2025-03»; anything else is the month of today."""
    year, month = (number_typed(part) or 0 for part in (typed[:4], typed[5:]))
    if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= MONTHS:
        return date(year, month, 1)
    return today
