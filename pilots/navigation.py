"""Where a submitted list, a round and the reach of the pilots lead further."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from accounts.navigation import Menu, Page
from cells.models import Organisation


@dataclass(frozen=True)
class Way:
    """To a page about an organisation."""

    label: str | Promise
    address: Callable[[Organisation], str]


submission_menu: Menu[Page] = Menu()
"""The addresses take the code of the organisation that submitted."""
round_menu: Menu[Way] = Menu()
"""For whoever reads the committee that opened it."""
coverage_menu: Menu[Way] = Menu()
