"""Minutes as a text: what a signature is of, and when what was recorded no longer stands in it."""

import hashlib
from enum import StrEnum


class SigningRole(StrEnum):
    CHAIR = "chair"
    SECRETARY = "secretary"


def digest_of(text: str) -> str:
    """SHA-256 of the text, hexadecimal: two texts with one digest are one text."""
    return hashlib.sha256(text.encode()).hexdigest()
