"""What a view is handed: Django's request with the day, the moment and the person, put there by the middleware."""

from datetime import date, datetime
from typing import cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from accounts.models import User
from accounts.rules.addresses import real_address


class VisitorRequest(HttpRequest):
    """Of anybody, signed in or not."""

    today: date
    now: datetime
    user: User | AnonymousUser


class Request(VisitorRequest):
    """Of a signed-in person: what every view gets that does not declare `anyone`."""

    user: User


def as_visitor(request: HttpRequest) -> VisitorRequest:
    """Where a request gets its type: in the middleware that sets the day. What an app adds to it, the app types itself."""
    return cast(VisitorRequest, request)


def address_of(request: HttpRequest) -> str:
    """Where the request came from, by the word of the site's own proxies alone."""
    peer, forwarded = request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_X_FORWARDED_FOR", "")
    return real_address(str(peer), str(forwarded), trusted=settings.TRUSTED_PROXIES)
