"""What a view is handed: Django's request with the day, the moment and the person, put there by the middleware."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import cast
from uuid import UUID, uuid5

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.models import Once, User
from accounts.rules.addresses import real_address

ONCE = "once"
"""The field of a page's token. Every page that is made bears a new one ({% csrf_token %} writes both)."""
MARKS = {"csrfmiddlewaretoken", ONCE, "typed_by"}
"""Fields of a form that nobody typed."""


class VisitorRequest(HttpRequest):
    """Of anybody, signed in or not."""

    today: date
    now: datetime
    user: User | AnonymousUser
    once: Once | None = None
    """What tells this page from every other that was sent; none where it bore no token."""
    is_shown_again: bool
    """Whether a form is only shown as it was sent before (accounts/middleware.py): no act of it goes through."""
    is_judged: bool = True
    """Whether what is wrong with what was sent is said: not where the form is shown again though nobody pressed its button."""
    told_before: Sequence[Message] = ()
    """Of what was done by the button that led here, where the page shows a form again."""
    is_looked_over: bool = False
    """Whether the page shows what a form would do, to be confirmed."""


class Request(VisitorRequest):
    """Of a signed-in person: what every view gets that does not declare `anyone`."""

    user: User


def as_visitor(request: HttpRequest) -> VisitorRequest:
    """Where a request gets its type: in the middleware that sets the day. What an app adds to it, the app types itself."""
    return cast(VisitorRequest, request)


def once_of(request: VisitorRequest) -> Once | None:
    """What tells the page that was sent from every other; None where nothing is sent, nobody is signed in, or no token came.

    A token counts for the address it is sent to: a button that sends the form elsewhere (another language) does not use it up.
    """
    if request.method != "POST" or not isinstance(request.user, User):
        return None
    try:
        token = uuid5(UUID(request.POST.get(ONCE, "")), request.path)
    except ValueError:
        return None
    return Once(by=request.user, token=token, digest=_digest(request), at=request.now)


def _digest(request: HttpRequest) -> str:
    """Of everything typed and where it was sent; of a file its name and size stand for the rest. With our key: a password is
    among what is typed, and from a digest that anybody can reckon it could be guessed."""
    typed = {name: values for name, values in request.POST.lists() if name not in MARKS}
    files = {name: [(file.name, file.size) for file in files] for name, files in request.FILES.lists()}
    said = json.dumps([request.get_full_path(), typed, files], sort_keys=True)
    return salted_hmac("accounts.once", said, algorithm="sha256").hexdigest()


def address_of(request: HttpRequest) -> str:
    """Where the request came from, by the word of the site's own proxies alone."""
    peer, forwarded = request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_X_FORWARDED_FOR", "")
    return real_address(str(peer), str(forwarded), trusted=settings.TRUSTED_PROXIES)
