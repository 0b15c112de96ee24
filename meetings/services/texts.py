"""What is written down of a meeting, as it is kept."""

from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.replacing import keep_texts
from cells.rules.secrecy import is_stamped_secret
from meetings.models import Meeting
from meetings.queries.entries import adopted_by, wording_entries

MINUTES = "minutes"
"""What of a meeting is kept wording by wording: what was said, and what was concluded."""


def accepted_text(text: str, *, field: str | None = None) -> str:
    """Cleaned, line by line. Raises Refused, and nothing is stored, where the text is marked secret."""
    if is_stamped_secret(text):
        raise Refused(_("A document marked secret is not entered."), field=field)
    return clean_text(text, lines=True)


def given_reason(why: str) -> str:
    """Cleaned, line by line. Raises Refused where nothing is said."""
    why = clean_text(why, lines=True)
    if not why:
        raise Refused(_("Say why this is a mistake: the reason stays in the log."), field="why")
    return why


def keep_minutes(meeting: Meeting, *, before: Entries | None = None, occasion: Occasion) -> None:
    """Keep the wording that now stands, as far as anything was written. `before`: what stood until now."""
    texts, before = wording_entries(meeting, adopted_by(meeting)), before or {}
    if any(texts.values()) or any(before.values()):
        stood = before if any(before.values()) else {}
        keep_texts(of=meeting, part=MINUTES, texts=texts, before=stood, occasion=occasion)
