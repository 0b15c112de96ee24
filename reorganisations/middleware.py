from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse

from accounts.access import declared_access
from cells.requests import as_visitor
from reorganisations.queries.ahead import due
from reorganisations.services.keeping_the_day import keep_day

LOOKED_FOR_AGAIN = timedelta(minutes=1)


class DayMiddleware:
    """The first person who opens a page on a day sees to it that what is due that day is in effect.

    `manage.py keep_day` does the same. Stands behind the clock and before whatever reads mandates: they follow the tree. What
    nobody need sign in for (signing in itself, whether the site is there) shows nothing of the tree, and never waits for it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._nothing_due: datetime | None = None
        """When that was found out last."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_arguments: Any) -> None:
        access = declared_access(view)
        visitor = as_visitor(request)
        if access is None or not access.needs_sign_in or not visitor.user.is_authenticated:
            return
        if self._was_looked_for(visitor.now):
            return
        if due(visitor.today).exists():
            keep_day(today=visitor.today, at=visitor.now, wait=False)
        else:
            self._nothing_due = visitor.now

    def _was_looked_for(self, now: datetime) -> bool:
        """On the same day, and within a minute. What is confirmed on its very day takes effect at once, so that something is
        due only where a day has begun; the minute is for what somebody confirmed as it began."""
        found = self._nothing_due
        return found is not None and found.date() == now.date() and found <= now < found + LOOKED_FOR_AGAIN
