"""What a view is handed: Django's request with the day, the moment and the person, put there by the middleware."""

from datetime import date, datetime
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from accounts.models import User


class VisitorRequest(HttpRequest):
    """Of anybody, signed in or not."""

    today: date
    now: datetime
    user: User | AnonymousUser
    is_shown_again: bool
    """Whether a form is only shown as it was sent before (accounts/middleware.py): no act of it goes through."""


class Request(VisitorRequest):
    """Of a signed-in person: what every view gets that does not declare `anyone`."""

    user: User


def as_visitor(request: HttpRequest) -> VisitorRequest:
    """Where a request gets its type: in the middleware that sets the day. What an app adds to it, the app types itself."""
    return cast(VisitorRequest, request)
