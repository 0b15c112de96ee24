"""First passwords of many accounts, made so that the page that shows them once keeps none: they follow from a seed and the secret
of the site, and the seed is forgotten when they have been shown."""

import secrets

from django.utils.crypto import salted_hmac

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that is taken for another when it is read from paper."""
_GROUPS, _OF = 3, 5


def new_seed() -> str:
    return secrets.token_urlsafe(32)


def first_password(seed: str, username: str) -> str:
    """«k7mpe-x2wqa-9thdf»"""
    digest = salted_hmac("accounts.first_password", f"{seed} {username}", algorithm="sha256").digest()
    number, letters = int.from_bytes(digest, "big"), ""
    for _place in range(_GROUPS * _OF):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return "-".join(letters[start : start + _OF] for start in range(0, len(letters), _OF))
