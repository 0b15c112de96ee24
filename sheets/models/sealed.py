"""What may hold numbers of identity papers while a list is unfinished is kept sealed: no disk and no database shows one.

The key is made from the secret of the site. Where that was changed, `SECRET_KEY_FALLBACKS` opens what the old one sealed.
"""

import json
import re
from base64 import urlsafe_b64encode
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

_LONG_NUMBER = re.compile(r"(?:\d[ .-]?){9}")
"""Of nine digits and more: no day, no card of the Party of before 2025."""
_MARK = "sealed:"


class CannotUnseal(Exception):
    """It was sealed by another secret, or is damaged."""


def seal(content: bytes) -> bytes:
    return _fernet().encrypt(content)


def unseal(sealed: bytes) -> bytes:
    """Raises CannotUnseal."""
    try:
        return _fernet().decrypt(sealed)
    except InvalidToken as invalid:
        raise CannotUnseal from invalid


def seal_numbers(text: str) -> str:
    """The text, sealed where a number in it is long enough to be that of a paper."""
    return _MARK + seal(text.encode()).decode() if _LONG_NUMBER.search(text) else text


def unseal_numbers(text: str) -> str:
    """The opposite; "" where it cannot be unsealed."""
    if not text.startswith(_MARK):
        return text
    try:
        return unseal(text.removeprefix(_MARK).encode()).decode()
    except CannotUnseal:
        return ""


if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
else:
    _Field = models.Field


class SealedJSONField(_Field):
    """As a JSONField, but nothing of it can be asked for in SQL. What cannot be unsealed is read as the default."""

    def get_internal_type(self) -> str:
        return "TextField"

    def get_prep_value(self, value: Any) -> Any:
        return seal(json.dumps(value, ensure_ascii=False).encode()).decode()

    def from_db_value(self, value: str, *_about: object) -> Any:
        try:
            return json.loads(unseal(value.encode()))
        except CannotUnseal:
            return self.get_default()

    def to_python(self, value: Any) -> Any:
        return value


def _fernet() -> MultiFernet:
    return _fernet_of((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@lru_cache(maxsize=2)
def _fernet_of(secrets: tuple[str, ...]) -> MultiFernet:
    keys = [HKDF(SHA256(), length=32, salt=None, info=b"sheets.unfinished").derive(one.encode()) for one in secrets]
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])
