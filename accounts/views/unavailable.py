"""Pages that are not made now: what took too long and was broken off, and what finds no place among the large ones (decision 32).

They ask nothing of the database, which may have broken off the transaction they stand in.
"""

import sys
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.views.defaults import server_error as our_mistake

from accounts.forms.typed import typed_in

LOOK_AGAIN = 5
"""After so many seconds a page that found no place looks again by itself."""
_BROKEN_OFF = "57014"
"""Of PostgreSQL: the statement took longer than `statement_timeout` (partyadmin/statement_timeout.py)."""


def server_error(request: HttpRequest) -> HttpResponse:
    """Whatever failed, wherever: in a view, or in what stands before it. Django logs it with its address."""
    error = sys.exc_info()[1]
    if getattr(error and error.__cause__, "sqlstate", None) != _BROKEN_OFF:
        return our_mistake(request)
    return _told(request, "503.html", {"seconds": settings.STATEMENT_TIMEOUT_SECONDS})


def no_place(request: HttpRequest) -> HttpResponse:
    """Of a large page, while as many as may be are being made."""
    response = _told(request, "503_busy.html", {"look_again": LOOK_AGAIN})
    response.headers["Retry-After"] = str(LOOK_AGAIN)
    return response


def _told(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    # A form that is only shown again was sent by nobody.
    was_sent = request.method == "POST" and not getattr(request, "is_shown_again", False)
    context |= {"address": request.get_full_path(), "was_sent": was_sent}
    if was_sent:
        typed = typed_in(request)
        context |= {"csrf_token": get_token(request), "sent": _sent(request), "page": typed.page if typed else "/"}
    response = HttpResponse(render_to_string(template, context), status=HTTPStatus.SERVICE_UNAVAILABLE)
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _sent(request: HttpRequest) -> list[tuple[str, str]] | None:
    """What a button sends once more, by the token it was sent with; None where a part cannot be carried."""
    if request.FILES or any("password" in name for name in request.POST):
        return None
    return [(name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values]
