from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from weakref import finalize

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.access import declared_access, declared_large
from accounts.clock import read_clock, real_moment
from accounts.forms.typed import Typed, held_for
from accounts.requests import as_visitor, once_of
from accounts.rules.session_limits import SessionLeft
from accounts.services.places import Places
from accounts.services.sendings import claim, settle
from accounts.services.sessions import use_session
from accounts.views.typed import ask_to_sign_in, say_again
from accounts.views.unavailable import no_place

Handler = Callable[[HttpRequest], HttpResponse]


class ContentSecurityMiddleware(CSPMiddleware):
    """The policy of the settings, put together once: by itself django-csp does it for every page. A view that has its own says so
    as ever (`csp_replace`)."""

    def __init__(self, get_response: Handler) -> None:
        super().__init__(get_response)
        self._policy = build_policy()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if any(name.startswith("_csp") for name in (*vars(request), *vars(response))):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self._policy)
        return response


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


class SessionLimitMiddleware:
    """Signs out whose session has not been used for too long, or has lasted too long, and says which of the two it was."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            left = use_session(request.session, at=real_moment())
            if left.is_over:
                logout(request)
                messages.info(request, self._why(left))
        return self.get_response(request)

    def _why(self, left: SessionLeft) -> str:
        if left.absolute:
            minutes = settings.SESSION_IDLE_MINUTES
            words = ngettext(
                "You were signed out because nothing had been done for %(number)d minute.",
                "You were signed out because nothing had been done for %(number)d minutes.",
                minutes,
            )
            return words % {"number": minutes}
        hours = settings.SESSION_ABSOLUTE_HOURS
        words = ngettext(
            "You were signed out: after %(number)d hour everybody signs in again.",
            "You were signed out: after %(number)d hours everybody signs in again.",
            hours,
        )
        return words % {"number": hours}


class ClockMiddleware:
    """Sets `request.today` and `request.now`: the clock is read once a request and passed on from here."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        clock, visitor = read_clock(), as_visitor(request)
        visitor.today, visitor.now = clock.today, clock.now
        return self.get_response(request)


class LargePagesMiddleware:
    """Makes only so many large pages at once, so that small ones always find a thread and time (decision 32).

    Stands before whatever opens a transaction: who waits for a place holds nothing, least of all SQLite's one place to write.
    A page of which the rest is made while it is sent keeps its place until it is closed, or nobody has it any more.
    """

    patience = 3.0
    """Seconds for which a page waits for a place."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.places = Places(settings.PLACES_DIR, number=settings.LARGE_PAGES, threads=settings.WEB_THREADS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self._is_large(request):
            return self.get_response(request)
        give_back = self.places.take(patience=self.patience)
        if give_back is None:
            return no_place(request)
        response = None
        try:
            response = self.get_response(request)
        finally:
            if response is None or not response.streaming:
                give_back()
        if response.streaming:
            response._resource_closers.append(finalize(response, give_back))  # type: ignore[attr-defined]
        return response

    @staticmethod
    def _is_large(request: HttpRequest) -> bool:
        """Nothing is made for who is not signed in. The view is looked up here because its own turn comes too late."""
        if not request.user.is_authenticated:
            return False
        try:
            view, _args, named = resolve(request.path_info)
        except Resolver404:
            return False
        is_large = declared_large(view)
        return is_large is not None and is_large(request, **named)


class ShownAgainMiddleware:
    """Shows a form as it was sent before its person had to sign in again, or as a button beside it found it
    (accounts/views/typed.py).

    It is read as if it had been sent once more, so that every page can show it; whatever that did is undone.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        visitor = as_visitor(request)
        typed = held_for(request.session, request.get_full_path()) if request.method == "GET" else None
        visitor.is_shown_again = typed is not None
        if typed is None:
            return self.get_response(request)
        visitor.is_judged, visitor.told_before = typed.is_judged, list(messages.get_messages(request))
        self._send_again(request, typed)
        with transaction.atomic():
            response = self.get_response(request)
            transaction.set_rollback(True)
        if response.status_code in (HTTPStatus.OK, HTTPStatus.BAD_REQUEST):
            return response
        list(messages.get_messages(request))  # read, and so not said: they tell of what was undone
        for told in visitor.told_before:
            messages.add_message(request, told.level, told.message, told.extra_tags)
        return say_again(visitor, typed)

    def _send_again(self, request: HttpRequest, typed: Typed) -> None:
        if typed.is_told:
            messages.info(
                request, _("Here is what you had typed. Nothing is recorded yet: look it through and press the button.")
            )
        if typed.had_files:
            messages.warning(request, _("A file cannot be kept: choose it again."))
        request.method = "POST"
        request.POST = QueryDict(typed.data)
        request._files = MultiValueDict()  # type: ignore[attr-defined]
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]


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

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """The last of them: what stands before the view has let the request pass."""
        if once := as_visitor(request).once:
            once.reached = True


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
            return ask_to_sign_in(as_visitor(request))
        if not access.allows(request):
            raise PermissionDenied(access.name)
        return None
