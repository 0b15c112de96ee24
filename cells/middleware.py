from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from cells.queries.mandates import mandates_on
from cells.queries.reorganisation import due
from cells.services.reorganisations import keep_day


class BringMandates:
    """`request.mandates`: what the person holds today, read when first asked for.

    The first who asks on a day sees to it that what is due that day is in effect; `manage.py keep_day` does the same.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.mandates = SimpleLazyObject(lambda: self._mandates(request))  # type: ignore[attr-defined]
        return self.get_response(request)

    @staticmethod
    def _mandates(request: HttpRequest) -> list[object]:
        if not request.user.is_authenticated:
            return []
        if due(request.today).exists():  # type: ignore[attr-defined]
            keep_day(today=request.today, at=request.now)  # type: ignore[attr-defined]
        return list(mandates_on(request.user, request.today))  # type: ignore[attr-defined]
