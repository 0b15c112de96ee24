from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.views.decorators.http import require_POST

from accounts.access import anyone, declare
from accounts.requests import VisitorRequest
from accounts.views.typed import go_with_typed, shown_at

A_YEAR = 365 * 24 * 3600


@declare(anyone)
@require_POST
def language(request: VisitorRequest) -> HttpResponse:
    """Keep the language chosen in a cookie, so that the choice holds before signing in too."""
    chosen = request.POST.get("language", "")
    is_known = chosen in dict(settings.LANGUAGES)
    with translation.override(chosen if is_known else translation.get_language()):
        # The sign-in page that carries what was typed is answered at once.
        response = go_with_typed(request, shown_at(request), without=["language"])
        response.headers["Content-Language"] = translation.get_language()
    if is_known:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=A_YEAR,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response
