"""What belongs to an organisation lies within its life: on no day before its first one, on none after its last.

A life is told as the periods in which the organisation was there (or was what it has to be: a cell), in any order.
"""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_after, day_before, day_in_words
from accounts.rules.refusal import Refused
from cells.rules.periods import Period


def first_day_outside(period: Period, life: Sequence[Period]) -> date | None:
    """The first day of the period on which nothing of the life is true; None: it lies within."""
    day: date | None = period.start
    for lived in sorted(life, key=lambda lived: lived.start):
        if day is not None and lived.contains(day):
            day = lived.end
    if day is None or period.is_over_on(day):
        return None
    return day


def as_far_as_known(period: Period, today: date) -> Period:
    """What goes on is true until today at least; a reorganisation ahead ends it, or leads it on, on its own day."""
    return period if period.end is not None else Period(period.start, day_after(max(period.start, today)))


def check_within_life(
    period: Period,
    life: Sequence[Period],
    *,
    today: date,
    name: str,
    field: str | None,
    end_field: str | None = None,
) -> None:
    """Raises Refused, naming the day of the organisation (`name`) beyond which the period goes.

    `end_field`: where its last day is typed, if that is another field than that of its first.
    """
    outside = first_day_outside(as_far_as_known(period, today), life)
    if outside is None:
        return
    beside = field if outside == period.start else end_field or field
    later = [lived.start for lived in life if not lived.is_over_on(outside)]
    ended = [lived.end for lived in life if lived.end is not None and lived.end <= outside]
    if ended:
        message = _(
            "The last day of %(organisation)s was %(day)s. Nothing of it can lie after that; choose an earlier day."
        )
        raise Refused(message % {"organisation": name, "day": day_in_words(day_before(max(ended)))}, field=beside)
    if later:
        message = _("%(organisation)s exists from %(day)s. Nothing of it can lie before that; choose a later day.")
        raise Refused(message % {"organisation": name, "day": day_in_words(min(later))}, field=beside)
    raise Refused(
        _("%(organisation)s was never of the kind that is asked for. Choose another organisation.")
        % {"organisation": name},
        field=beside,
    )
