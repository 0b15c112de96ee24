"""Words that a site adds to the reading of agendas."""

from datetime import date
from typing import Any

from pilots.models import AgendaPhrase
from pilots.rules.agenda import Says, SitePhrase
from pilots.services.agenda_words import PhraseDraft, enter_phrase
from tests.cast import TODAY, Cast

DREDGING = SitePhrase(Says.FORBIDDEN, "2.major_policies", ("thông qua", "quyết định"), ("nạo vét luồng",))


def entered(
    cast: Cast,
    phrase: SitePhrase = DREDGING,
    *,
    by: str = "khanh",
    on: date = TODAY,
    owner: str | None = None,
    **how: Any,
) -> AgendaPhrase:
    draft = PhraseDraft(phrase, on, "Cảng biển", cast[owner] if owner else None)
    return enter_phrase(draft=draft, occasion=cast.occasion(by, today=on), **how)


def a_phrase(cast: Cast) -> AgendaPhrase:
    """The same one however often it is asked for."""
    return AgendaPhrase.objects.first() or entered(cast)
