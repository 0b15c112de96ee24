"""How a duty names a meeting and a run of months, and how many of one sort stand on a desk."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rules.days import day_in_words
from cells.queries.names import Named
from meetings.models import Meeting
from meetings.rules.year import Span, months_in

MOST = 10


def title_of(meeting: Meeting) -> str:
    return _("%(day)s: %(kind)s, %(format)s") % {
        "day": day_in_words(meeting.held_on),
        "kind": meeting.get_kind_display(),
        "format": meeting.get_format_display(),
    }


def name_of(meeting: Meeting, names: Mapping[int, Named]) -> str:
    return str(names[meeting.organisation_id])


def span_in_words(span: Span) -> str:
    """«03/2025»; «04/2025–11/2026 (20 months)»."""
    first, last, number = f"{span.first:%m/%Y}", f"{span.last:%m/%Y}", months_in(span)
    if number == 1:
        return first
    months = ngettext("%(number)d month", "%(number)d months", number) % {"number": number}
    return f"{first}–{last} ({months})"
