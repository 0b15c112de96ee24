"""What others did that concerns the person: all of it on a page, and that it has been seen."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import declare, signed_in
from accounts.rules.numbers import number_typed
from cells.queries.notices import notices_for
from cells.requests import Request
from cells.services.notices import mark_seen
from cells.tables.notices import NOTICES, notice_rows
from cells.views.lists import answer_lists, saves_as_excel


@declare(signed_in)
@saves_as_excel
def notices(request: Request) -> HttpResponse:
    """Of everybody, for whose last mandate has ended is told of that. Seen or not, the newest first; it fades from the desk,
    not from here."""
    table = NOTICES.of(notices_for(request.mandates), dress=partial(notice_rows, request=request))
    return answer_lists(request, "cells/notices.html", {}, table)


@declare(signed_in)
@require_POST
def notices_seen(request: Request) -> HttpResponse:
    """These (`notice`), or all up to one (`until`): what came since the page was opened stays."""
    mine = notices_for(request.mandates)
    until = number_typed(request.POST.get("until", ""))
    chosen = [number for typed in request.POST.getlist("notice") if (number := number_typed(typed)) is not None]
    notices = mine.filter(pk__lte=until) if until is not None else mine.filter(pk__in=chosen)
    mark_seen(notices=notices, user=request.user, at=request.now)
    return redirect(f"{reverse('desk')}#news")
