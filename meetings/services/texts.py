"""What is written down of a meeting, as it is kept."""

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from cells.rules.secrecy import is_stamped_secret


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
