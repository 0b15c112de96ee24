"""What may be recorded ahead of its day.

What is told as having happened has happened: a transfer, its receipt, a departure, a degree, who belongs to a group and who
leads it, the first day of an exemption, a stay, a post, a task or a ground, what was found, a session that was held.

What an order states may lie ahead: the last day of an exemption, a stay, a task or a ground, the day papers are due, the days
of a mandate, the last day of a round, the day of a reorganisation and of a planned meeting.
"""

from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused

END_MAY_LIE_AHEAD = frozenset({"activity", "stay", "task", "ground"})
"""Of the facts of a member by kind (queries/facts.py): those whose last day an order may state."""


def is_ahead(day: date, today: date) -> bool:
    return day > today


def check_has_happened(day: date, today: date, *, field: str) -> None:
    """Raises Refused where the day of what is told as having happened is still to come; today is not."""
    if is_ahead(day, today):
        raise Refused(
            _("%(day)s is still to come. Record it on the day or after it.") % {"day": day_in_words(day)}, field=field
        )
