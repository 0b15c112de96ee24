"""Where a meeting, and its notice, lead further."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from accounts.navigation import Menu, Page
from meetings.models import Meeting


@dataclass(frozen=True)
class Way:
    """To a page about a meeting."""

    label: str | Promise
    address: Callable[[Meeting], str]


@dataclass(frozen=True)
class FollowUp:
    """What the clerk does about a meeting once it was held. `address`: on a day; empty where it is done, or not owed."""

    label: str | Promise
    address: Callable[[Meeting, date], str]


meeting_menu: Menu[Page] = Menu()
"""The addresses take the number of the meeting."""
notice_menu: Menu[Way] = Menu()
"""For whoever reads the meeting."""
follow_ups: Menu[FollowUp] = Menu()
