from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.access import declared_access
from accounts.clock import read_clock
from accounts.requests import as_visitor, once_of
from accounts.services.sendings import claim, settle

Handler = Callable[[HttpRequest], HttpResponse]


class LanguageMiddleware:
    """Sets the language: Vietnamese unless the reader chose otherwise; what the browser prefers is not their choice."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class NulMiddleware:
    """Answers an address with a NUL by the page 400: PostgreSQL takes it in no text, and a search for it would end as a 500."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path or "\0" in query or "%00" in query:
            raise BadRequest("There is a NUL in the address.")
        return self.get_response(request)


class NoStoreMiddleware:
    """Keeps pages of a signed-in person out of caches: on a shared machine «back» after signing out shows nobody's data."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class ClockMiddleware:
    """Sets `request.today` and `request.now`: the clock is read once a request and passed on from here."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        clock, visitor = read_clock(), as_visitor(request)
        visitor.today, visitor.now = clock.today, clock.now
        return self.get_response(request)


class MethodNotAllowedMiddleware:
    """Gives the 405 a page: an address that only takes what a form sends, typed or reloaded, gets an empty one from Django."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "GET" and response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            allowed = response.headers["Allow"]
            response = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
            response.headers["Allow"] = allowed
        return response


class OnceMiddleware:
    """Knows a page that is sent a second time by its token. The act, what it made and the token stand or fall together: of
    two at once the second waits, and is then led to what the first one made."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        visitor = as_visitor(request)
        visitor.once = once_of(visitor)
        if visitor.once is None:
            return self.get_response(request)
        with transaction.atomic():
            if made := claim(visitor.once):
                messages.info(request, _("This was sent twice. It was done once; here it is."))
                return redirect(made)
            response = self.get_response(request)
            if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                transaction.set_rollback(True)
            else:
                settle(visitor.once, response.headers.get("Location", ""))
        return response


class AccessMiddleware:
    """Holds each view to its declared access. Undeclared: 403. Not signed in: to the sign-in page. Not allowed: 403."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        _args: Sequence[object],
        _kwargs: Mapping[str, object],
    ) -> HttpResponse | None:
        access = declared_access(view)
        if access is None:
            raise PermissionDenied("This view declares no access.")
        if access.needs_sign_in and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not access.allows(request):
            raise PermissionDenied(access.name)
        return None
