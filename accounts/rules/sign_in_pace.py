"""Guessing passwords is slowed down, never shut: each failure beyond the first few lengthens the pause before the next try."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.utils.translation import gettext as _

FORGOTTEN_AFTER = timedelta(hours=1)
_DOUBLED_AT_MOST = 20
NO_WAIT = timedelta(0)


@dataclass(frozen=True)
class Pace:
    free: int
    """So many failures cost nothing."""
    first: timedelta
    longest: timedelta

    def pause(self, failures: int) -> timedelta:
        """After so many failures."""
        if failures < self.free:
            return NO_WAIT
        return min(self.longest, self.first * 2 ** min(failures - self.free, _DOUBLED_AT_MOST))

    def wait(self, failures: int, *, last_at: datetime, now: datetime) -> timedelta:
        """What is left of the pause. A clock that was set back shortens it: nobody waits for a day to come again."""
        passed = now - last_at
        return max(NO_WAIT, self.pause(failures) - passed) if passed >= NO_WAIT else NO_WAIT


ONE_NAME = Pace(free=5, first=timedelta(seconds=15), longest=timedelta(minutes=15))
"""One name from one address."""
MANY_NAMES = Pace(free=10, first=timedelta(seconds=5), longest=timedelta(minutes=1))
"""One address with many names. An office shares an address: the pause stays short."""


def wait_in_words(wait: timedelta) -> str:
    seconds = ceil(wait.total_seconds())
    if seconds < 60:
        return _("%(number)d seconds") % {"number": seconds}
    return _("%(number)d minutes") % {"number": ceil(seconds / 60)}
