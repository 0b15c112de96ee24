from dataclasses import asdict

from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import declare, signed_in
from accounts.clock import real_moment
from accounts.requests import Request
from accounts.services.sessions import left_of_session


@declare(signed_in)
@require_safe
@never_cache
def session(request: Request) -> JsonResponse:
    """How long the session still lasts; asking, as any use, has renewed it."""
    return JsonResponse(asdict(left_of_session(request.session, at=real_moment())))
