from django.conf import settings

from accounts.clock import real_moment
from accounts.requests import VisitorRequest
from accounts.services.sessions import SIGNED_IN_AT, left_of_session


def site(request: VisitorRequest) -> dict[str, object]:
    """What every page shows: the day, whether it is the demo's, and of a signed-in person how long the session lasts."""
    session = getattr(request, "session", None)
    return {
        "today": getattr(request, "today", None),
        "demo": settings.DEMO_TODAY is not None,
        "session_left": left_of_session(session, at=real_moment()) if session and SIGNED_IN_AT in session else None,
    }
