"""Guessing passwords is slowed down: after some failures for one user name from one address, a pause."""

from hashlib import sha256

from django.core.cache import cache

FAILURES_ALLOWED = 5
PAUSE_SECONDS = 5 * 60


def is_paused(*, username: str, address: str) -> bool:
    return int(cache.get(_key(username, address), 0)) >= FAILURES_ALLOWED


def count_failure(*, username: str, address: str) -> None:
    key = _key(username, address)
    cache.add(key, 0, PAUSE_SECONDS)
    try:
        cache.incr(key)
        cache.touch(key, PAUSE_SECONDS)
    except ValueError:  # it ran out between the two lines
        cache.set(key, 1, PAUSE_SECONDS)


def forget_failures(*, username: str, address: str) -> None:
    cache.delete(_key(username, address))


def _key(username: str, address: str) -> str:
    return "sign-in:" + sha256(f"{username.casefold()}\n{address}".encode()).hexdigest()
