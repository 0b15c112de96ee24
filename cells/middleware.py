from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from cells.queries.mandates import mandates_on


class BringMandates:
    """`request.mandates`: what the person holds today, read when first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.mandates = SimpleLazyObject(lambda: self._mandates(request))  # type: ignore[attr-defined]
        return self.get_response(request)

    @staticmethod
    def _mandates(request: HttpRequest) -> list[object]:
        if not request.user.is_authenticated:
            return []
        return list(mandates_on(request.user, request.today))  # type: ignore[attr-defined]
