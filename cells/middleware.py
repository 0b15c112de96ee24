from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from cells.queries.mandates import Mandates, mandates_on
from cells.requests import VisitorRequest, as_visitor


class MandatesMiddleware:
    """Sets `request.mandates`: what the person holds today, read when first asked for."""

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
        return mandates_on(request.user, request.today)
