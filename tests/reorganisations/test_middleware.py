"""What is due is looked for by the first page of a day, and by one page a minute from then on."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from accounts.access import declare, signed_in
from reorganisations.middleware import LOOKED_FOR_AGAIN, DayMiddleware

pytestmark = pytest.mark.django_db
MORNING = datetime(2025, 3, 21, 8)


@declare(signed_in)
def page(_request: object) -> HttpResponse:
    return HttpResponse()


def asked(middleware: DayMiddleware, now: datetime) -> int:
    """Statements of a page that somebody opens then."""
    today: date = now.date()
    request: Any = SimpleNamespace(user=SimpleNamespace(is_authenticated=True), today=today, now=now)
    with CaptureQueriesContext(connection) as statements:
        middleware.process_view(request, page)
    return len(statements)


@pytest.mark.parametrize(
    ("later", "statements"),
    [
        (timedelta(0), 0),
        (LOOKED_FOR_AGAIN - timedelta(seconds=1), 0),
        (LOOKED_FOR_AGAIN, 1),
        (timedelta(hours=16), 1),
        (timedelta(days=1), 1),
        (-timedelta(days=1), 1),
        (-timedelta(seconds=1), 1),
    ],
)
def test_within_a_minute_of_the_same_day_it_is_not_looked_for_again(later: timedelta, statements: int) -> None:
    middleware = DayMiddleware(lambda _request: HttpResponse())
    assert asked(middleware, MORNING) == 1
    assert asked(middleware, MORNING + later) == statements
