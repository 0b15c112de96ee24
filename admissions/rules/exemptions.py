"""Exempt from work and meetings, and suspended: for what reason, who decides, how long (24-QĐ/TW; 294-QĐ/TW)."""

from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_before, day_in_words, months_after
from accounts.rules.refusal import Refused
from admissions.rules.terms import Key
from cells.rules.parameters import Parameters


class Reason(StrEnum):
    AGE_HEALTH = "age_health"
    OTHER = "other"
    SUSPENSION = "suspension"


REASONS: dict[str, Promise] = {
    Reason.AGE_HEALTH: gettext_lazy("exempt for age or health: the cell decides and reports"),
    Reason.OTHER: gettext_lazy("exempt for another reason: the cell proposes, the committee decides"),
    Reason.SUSPENSION: gettext_lazy("suspended: the committee that manages the member decides"),
}


def check_length(reason: str, on: date, until: date | None, terms: Parameters, *, field: str = "until") -> None:
    """`until`: the first day no more. Raises Refused (beside `field`) where an exemption for another reason has no end, or lasts
    too long."""
    if reason != Reason.OTHER:
        return
    months = terms.number(Key.EXEMPTION)
    if months is None:
        return
    longest = months_after(on, months)
    # Less than so many months: the day that would make them full is not exempt any more, nor the last one before it.
    if until is None or until >= longest:
        words = _("It lasts less than %(number)d months: until %(day)s at most. Write the last day.")
        last = day_before(day_before(longest))
        raise Refused(
            words % {"number": months, "day": day_in_words(last)}, clause=terms.clause(Key.EXEMPTION), field=field
        )
