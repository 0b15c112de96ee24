"""When a session was begun and last used: kept in the session itself, and written no oftener than needed."""

from datetime import datetime

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from accounts.rules.session_limits import SessionLeft, SessionLimits, session_left

SIGNED_IN_AT, USED_AT = "signed_in_at", "used_at"


def limits() -> SessionLimits:
    return SessionLimits(idle=settings.SESSION_IDLE_MINUTES * 60, absolute=settings.SESSION_ABSOLUTE_HOURS * 3600)


def begin_session(session: SessionBase, *, at: datetime) -> None:
    session[SIGNED_IN_AT] = session[USED_AT] = _seconds(at)


def use_session(session: SessionBase, *, at: datetime) -> SessionLeft:
    """What is left of it, which its use has renewed unless it was over; one from before there were limits begins now."""
    if SIGNED_IN_AT not in session:
        begin_session(session, at=at)
    left = left_of_session(session, at=at)
    if not left.is_over and left.idle <= limits().idle - limits().renewed_every:
        session[USED_AT] = _seconds(at)
        return left_of_session(session, at=at)
    return left


def left_of_session(session: SessionBase, *, at: datetime) -> SessionLeft:
    return session_left(limits(), signed_in_at=session[SIGNED_IN_AT], used_at=session[USED_AT], now=_seconds(at))


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
