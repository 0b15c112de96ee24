"""Where a meeting, and its notice, lead further."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from accounts.navigation import Menu, Page
from meetings.models import Meeting


@dataclass(frozen=True)
class Way:
    """To a page about a meeting."""

    label: str | Promise
    address: Callable[[Meeting], str]


meeting_menu: Menu[Page] = Menu()
"""The addresses take the number of the meeting."""
notice_menu: Menu[Way] = Menu()
"""For whoever reads the meeting."""
