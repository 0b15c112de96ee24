"""How often and how soon a letter that could not be sent is tried again."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

PAUSES = (
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=24),
    timedelta(days=2),
)
"""After the first failure, the second … after one more it is given up."""
CLAIMED_FOR = timedelta(minutes=10)
"""Whoever is about to send a letter keeps others from it so long; one who died meanwhile does not keep them longer."""
MOST_TOLD = 500


def next_attempt(attempts: int, *, at: datetime) -> datetime | None:
    """After so many failures; None: there is none."""
    return at + PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def told_by(error: Exception) -> str:
    """What the server said, or why it could not be asked."""
    if isinstance(error, SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return f"{code} {_text(said)}"[:MOST_TOLD]
    if isinstance(error, SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"[:MOST_TOLD]
    return (str(error) or type(error).__name__)[:MOST_TOLD]


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else str(said)
