from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from cells.queries.mandates import Mandates, mandates_on
from cells.queries.reorganisation import due
from cells.requests import VisitorRequest, as_visitor
from cells.services.reorganisations import keep_day


class MandatesMiddleware:
    """Sets `request.mandates`: what the person holds today, read when first asked for.

    The first who asks on a day sees to it that what is due that day is in effect; `manage.py keep_day` does the same.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        visitor = as_visitor(request)
        visitor.mandates = cast(Mandates, SimpleLazyObject(lambda: self._mandates(visitor)))
        return self.get_response(request)

    @staticmethod
    def _mandates(request: VisitorRequest) -> Mandates:
        if not isinstance(request.user, User):
            return Mandates(User(), request.today)
        if due(request.today).exists():
            keep_day(today=request.today, at=request.now)
        return mandates_on(request.user, request.today)
