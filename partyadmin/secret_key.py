"""Whether a secret key can be guessed. Whoever knows it signs in as anybody."""

from collections import Counter
from itertools import pairwise
from math import log2

HOW_TO_MAKE = "make one by  openssl rand -base64 48"
SHORTEST = 32
FEWEST_DIFFERENT = 10
LEAST_BITS = 90
"""By how often each letter comes; 32 random hexadecimal digits have about 115."""
_WORDS = (
    "django-insecure",
    "secret",
    "password",
    "changeme",
    "change-me",
    "change_me",
    "example",
    "partyadmin",
    "mat-khau",
)
_LONGEST_RUN = 8


def secret_key_problem(key: str) -> str | None:
    """What makes it guessable, in words that follow its name; None where nothing seems to. The key itself is not repeated."""
    if len(key) < SHORTEST:
        return f"is short ({len(key)} characters, at least {SHORTEST} are needed)"
    if word := next((word for word in _WORDS if word in key.casefold()), None):
        return f"can be guessed: “{word}” stands in it"
    if len(set(key)) < FEWEST_DIFFERENT:
        return f"can be guessed: it has only {len(set(key))} different characters"
    if _is_repeated(key):
        return "can be guessed: it repeats itself"
    if _longest_run(key) >= _LONGEST_RUN:
        return "can be guessed: its characters follow one another"
    if key.isalpha() and (key.islower() or key.isupper()):
        return "can be guessed: it is nothing but letters"
    return None if _bits(key) >= LEAST_BITS else "can be guessed: too few of its characters differ"


def _is_repeated(key: str) -> bool:
    """The same piece again and again, the last one perhaps cut off."""
    return any(key.startswith(key[size:]) for size in range(1, len(key) // 2 + 1))


def _longest_run(key: str) -> int:
    """Of neighbours that count up, count down or stay: abcdef, 654321, aaaaaa."""
    longest = run = 1
    step = None
    for before, after in pairwise(key):
        now = ord(after) - ord(before)
        run = run + 1 if now == step else 2 if now in (-1, 0, 1) else 1
        step = now if now in (-1, 0, 1) else None
        longest = max(longest, run)
    return longest


def _bits(key: str) -> float:
    return -sum(number * log2(number / len(key)) for number in Counter(key).values())
