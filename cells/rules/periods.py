"""Half-open periods, from the first day to the first day no longer true, and what of them may be seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_before, day_in_words, days_in_words
from accounts.rules.refusal import Refused


@dataclass(frozen=True)
class Period:
    start: date
    end: date | None = None
    """The first day no longer true; None: still true."""

    @property
    def last_day(self) -> date | None:
        return day_before(self.end) if self.end else None

    def contains(self, day: date) -> bool:
        return self.start <= day and not self.is_over_on(day)

    def is_over_on(self, day: date) -> bool:
        return self.end is not None and self.end <= day

    def overlaps(self, other: "Period") -> bool:
        return not (self.is_over_on(other.start) or other.is_over_on(self.start))


ALWAYS = Period(date.min)


def period_in_words(period: Period) -> str:
    """«01/03/2025 – 20/03/2025», both days within it; «from 01/03/2025» while it goes on."""
    if period.last_day is None:
        return _("from %(day)s") % {"day": day_in_words(period.start)}
    return days_in_words(period.start, period.last_day)


def check_a_day_is_left(first: date, until: date | None, *, field: str) -> None:
    """Raises Refused where the first day no longer true is not after the first day."""
    if until is not None and until <= first:
        raise Refused(_("The last day lies before the first day."), field=field)


def check_may_end(period: Period, on: date, *, field: str) -> None:
    """Raises Refused where `on` cannot be the first day no longer true: an end may come earlier than was told, never later."""
    if on <= period.start:
        raise Refused(
            _("This begins on %(day)s: it cannot end before. Correct the entry if it was a mistake.")
            % {"day": day_in_words(period.start)},
            field=field,
        )
    if period.is_over_on(on):
        raise Refused(
            _("The last day is %(day)s already. Choose an earlier one; if it goes on, record that as something new.")
            % {"day": day_in_words(period.last_day)},
            field=field,
        )


def seen_of(period: Period, windows: Sequence[Period]) -> Period | None:
    """What a reader of these windows sees of a fact: nothing outside them, and no end that came after them."""
    overlapped = [window for window in windows if period.overlaps(window)]
    if not overlapped:
        return None
    return Period(period.start, earlier_end(period.end, overlapped[-1].end))


def last_day_seen(windows: Sequence[Period], today: date) -> date:
    """Today, or the last day before it that the windows still show (the first, when all lies ahead)."""
    started = [window for window in windows if window.start <= today]
    if not started:
        return windows[0].start
    return min(today, started[-1].last_day or today)


def earlier_end(first: date | None, second: date | None) -> date | None:
    """None: no end at all."""
    return min((day for day in (first, second) if day is not None), default=None)
