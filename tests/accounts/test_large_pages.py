"""Only so many large pages are made at once: a small one always finds a thread. Real threads, as a server has them."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import signals
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.urls import path, resolve

from accounts.access import always, anyone, declare, large
from accounts.middleware import LargePagesMiddleware
from accounts.services.places import GiveBack
from tests.typed import fields_of

pytestmark = pytest.mark.urls(__name__)
THREADS, PAGES = 4, 16
SOON = 5.0
"""Seconds within which something happens that happens at once, on however busy a machine."""
may_go_on = threading.Event()


@declare(anyone)
@large(always)
def waits(request: HttpRequest) -> HttpResponse:
    """Its page is made when the test says so."""
    may_go_on.wait()
    return HttpResponse("large")


@declare(anyone)
@large(always)
def breaks(request: HttpRequest) -> HttpResponse:
    raise ValueError


@declare(anyone)
@large(always)
def streams(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter(["large"]))


@declare(anyone)
@large(lambda request, code: code == "COUNTRY")
def figures(request: HttpRequest, code: str) -> HttpResponse:
    return HttpResponse("figures")


@declare(anyone)
def small(request: HttpRequest) -> HttpResponse:
    return HttpResponse("small")


urlpatterns = [
    path("waits/", waits),
    path("breaks/", breaks),
    path("streams/", streams),
    path("figures/<str:code>/", figures),
    path("small/", small),
]


@pytest.fixture(autouse=True)
def _go_on_at_last() -> Iterator[None]:
    may_go_on.clear()
    yield
    may_go_on.set()


@pytest.fixture
def site(settings: Any) -> Callable[..., LargePagesMiddleware]:
    """The middleware of a process before its views. `places`: of the whole machine."""

    def of(*, threads: int = THREADS, places: int = 2, patience: float = 0.0) -> LargePagesMiddleware:
        settings.WEB_THREADS, settings.LARGE_PAGES = threads, places
        made = LargePagesMiddleware(_answer)
        made.patience = patience
        return made

    return of


def _answer(request: HttpRequest) -> Any:
    view, args, named = resolve(request.path_info)
    return view(request, *args, **named)


def opened(
    site: LargePagesMiddleware, address: str, *, method: str = "get", signed_in: bool = True, **sent: Any
) -> Any:
    request = getattr(RequestFactory(), method)(address, **sent)
    request.user = SimpleNamespace(is_authenticated=signed_in)
    return site(request)


def small_behind_large_ones(site: LargePagesMiddleware, server: ThreadPoolExecutor) -> Future[Any]:
    for _ in range(PAGES):
        server.submit(opened, site, "/waits/")
    return server.submit(opened, site, "/small/")


@pytest.mark.parametrize("threads", [3, THREADS, 8])
def test_behind_sixteen_large_pages_a_small_one_comes_at_once(
    site: Callable[..., LargePagesMiddleware], threads: int
) -> None:
    with ThreadPoolExecutor(threads) as server:
        try:
            answer = small_behind_large_ones(site(threads=threads, places=PAGES, patience=60), server)
            assert answer.result(SOON).content == b"small"
            assert not may_go_on.is_set()
        finally:
            may_go_on.set()


def test_without_the_limit_it_waits_for_all_of_them(site: Callable[..., LargePagesMiddleware]) -> None:
    of_many = site(threads=PAGES + 2, places=PAGES)
    with ThreadPoolExecutor(THREADS) as server:
        try:
            answer = small_behind_large_ones(of_many, server)
            with pytest.raises(TimeoutError):
                answer.result(0.3)
        finally:
            may_go_on.set()


def test_what_waits_gets_the_next_place(site: Callable[..., LargePagesMiddleware]) -> None:
    of_two = site(places=1, patience=SOON)
    with ThreadPoolExecutor(THREADS) as server:
        pages = [server.submit(opened, of_two, "/waits/") for _ in range(2)]
        assert opened(of_two, "/small/").content == b"small"
        may_go_on.set()
        assert [page.result(SOON).status_code for page in pages] == [200, 200]


def taken_from(site: LargePagesMiddleware) -> list[GiveBack]:
    """Every place that is left."""
    return list(iter(lambda: site.places.take(patience=0), None))


def full(site: LargePagesMiddleware) -> LargePagesMiddleware:
    taken_from(site)
    return site


def free(site: LargePagesMiddleware) -> int:
    taken = taken_from(site)
    for give_back in taken:
        give_back()
    return len(taken)


def test_who_finds_no_place_is_told_and_the_page_looks_again(site: Callable[..., LargePagesMiddleware]) -> None:
    answer = opened(full(site()), "/waits/?on=1")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    page = answer.content.decode()
    assert '<meta http-equiv="refresh" content="5">' in page
    assert 'href="/waits/?on=1"' in page


def test_what_was_sent_is_sent_again_by_a_button_and_never_by_itself(
    site: Callable[..., LargePagesMiddleware],
) -> None:
    answer = opened(full(site()), "/waits/?on=1", method="post", data={"save_as_excel": "1", "once": "x"})
    assert fields_of(answer, "/waits/?on=1").items() >= {"save_as_excel": "1", "once": "x"}.items()
    assert "refresh" not in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "status"),
    [("/small/", 200), ("/figures/CELL/", 200), ("/figures/COUNTRY/", 503)],
)
def test_a_large_view_says_of_which_addresses_it_is_large(
    site: Callable[..., LargePagesMiddleware], address: str, status: int
) -> None:
    assert opened(full(site()), address).status_code == status


def test_nothing_is_made_for_a_stranger(site: Callable[..., LargePagesMiddleware]) -> None:
    assert opened(full(site()), "/figures/COUNTRY/", signed_in=False).status_code == 200


@pytest.mark.parametrize(("threads", "waiting"), [(1, False), (2, False), (3, False), (4, True)])
def test_nobody_waits_in_the_last_two_threads(
    site: Callable[..., LargePagesMiddleware], threads: int, waiting: bool
) -> None:
    places = site(threads=threads, places=1).places
    give_back = places.take(patience=0)
    assert give_back is not None
    found: list[bool] = []
    waiter = threading.Thread(target=lambda: found.append(places.take(patience=SOON) is not None))
    waiter.start()
    waiter.join(0.1)
    assert waiter.is_alive() == waiting
    give_back()
    waiter.join(SOON)
    assert found == [waiting]


def test_the_places_are_of_all_processes_together(site: Callable[..., LargePagesMiddleware]) -> None:
    one, other = site(places=3), site(places=3)
    taken = taken_from(one)
    assert (len(taken), free(other)) == (2, 1)
    taken[0]()
    assert (free(one), free(other)) == (1, 2)


def test_what_breaks_gives_its_place_back(site: Callable[..., LargePagesMiddleware]) -> None:
    of_two = site()
    for _ in range(3):
        with pytest.raises(ValueError):
            opened(of_two, "/breaks/")
    assert free(of_two) == 2


def test_what_is_streamed_keeps_its_place_until_it_is_closed_or_forgotten(
    site: Callable[..., LargePagesMiddleware], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signals, "request_finished", Signal())  # which would look at the database
    of_two = site()
    closed, forgotten = opened(of_two, "/streams/"), opened(of_two, "/streams/")
    assert free(of_two) == 0
    assert b"".join(closed) == b"large"
    closed.close()
    closed.close()
    assert free(of_two) == 1
    del forgotten
    assert free(of_two) == 2
