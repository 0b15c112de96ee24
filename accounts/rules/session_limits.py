"""How long a session lasts: so long without use, and so long altogether."""

from dataclasses import dataclass

RENEWED_EVERY = 60
"""Seconds: a session in use is written once in that time, not at every page."""


@dataclass(frozen=True)
class SessionLimits:
    """In seconds."""

    idle: int
    absolute: int

    @property
    def renewed_every(self) -> int:
        return min(RENEWED_EVERY, self.idle // 10)


@dataclass(frozen=True)
class SessionLeft:
    """Seconds until a session ends where nothing more is done in it, and until it ends in any case; never below 0."""

    idle: int
    absolute: int

    @property
    def is_over(self) -> bool:
        return not (self.idle and self.absolute)


def session_left(limits: SessionLimits, *, signed_in_at: int, used_at: int, now: int) -> SessionLeft:
    """All moments in seconds since the epoch."""
    return SessionLeft(
        idle=max(0, used_at + limits.idle - now),
        absolute=max(0, signed_in_at + limits.absolute - now),
    )
