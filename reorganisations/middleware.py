from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from cells.requests import as_visitor
from reorganisations.queries.reorganisations import due
from reorganisations.services.reorganisations import keep_day


class DayMiddleware:
    """The first person who opens a page on a day sees to it that what is due that day is in effect.

    `manage.py keep_day` does the same. Stands behind the clock and before whatever reads mandates: they follow the tree.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        visitor = as_visitor(request)
        if visitor.user.is_authenticated and due(visitor.today).exists():
            keep_day(today=visitor.today, at=visitor.now)
