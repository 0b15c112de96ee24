"""How a duty names a meeting, and how many of one sort stand on a desk."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from cells.queries.names import Named
from meetings.models import Meeting

MOST = 10


def title_of(meeting: Meeting) -> str:
    return _("%(day)s: %(kind)s, %(format)s") % {
        "day": day_in_words(meeting.held_on),
        "kind": meeting.get_kind_display(),
        "format": meeting.get_format_display(),
    }


def name_of(meeting: Meeting, names: Mapping[int, Named]) -> str:
    return str(names[meeting.organisation_id])
