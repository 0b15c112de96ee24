"""The pages of one organisation, the same above each of them, and what other apps add to its own page and to its members."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from accounts.navigation import Menu, Page
from cells.models import Member, Organisation, Transfer
from cells.requests import Request


@dataclass(frozen=True)
class OrganisationPage(Page):
    """Its address takes the code of the organisation."""

    keeps_day: bool = False
    """The link leads to the day one is looking at."""
    on_desk: bool = False
    """Stands on the desk too, beside each organisation of one's own."""

    @property
    def name(self) -> str:
        """By which a page says that it is the one to mark."""
        return self.url_name.partition(":")[2]


@dataclass(frozen=True)
class Action:
    """What may be begun from a page of an organisation."""

    label: str | Promise
    address: Callable[[Organisation], str]
    may: Callable[[Request, Organisation], bool]


@dataclass(frozen=True)
class Coming:
    """What is decided about an organisation and still ahead. `address`: "" where the person may not open it."""

    day: date
    title: str
    ordered_by: str
    address: str = ""


@dataclass(frozen=True)
class MemberWay:
    """What may be begun of a member on a page of an upper app, among the register's own acts under this heading."""

    heading: str
    name: str
    label: str | Promise
    address: Callable[[Member, Organisation], str]
    """Of the member and the cell."""


@dataclass(frozen=True)
class TransferPaper:
    """What is printed of a transfer."""

    label: str | Promise
    address: Callable[[Transfer], str]


organisation_menu: Menu[OrganisationPage] = Menu()
organisation_actions: Menu[Action] = Menu()
"""Below what the organisation is."""
members_actions: Menu[Action] = Menu()
"""Beside the list of its members."""
transfer_papers: Menu[TransferPaper] = Menu()
"""For whoever keeps the register of the sender."""
member_ways: Menu[MemberWay] = Menu()
"""For whoever keeps the register of the member."""
member_papers: Menu[Callable[[Request, Member], Sequence[tuple[str, str | Promise]]]] = Menu()
"""Address and label of what can be printed of a member."""
statutes_menu: Menu[Page] = Menu()
"""What else guidances and regulations ask for, as data; everybody may read it."""
coming: Menu[Callable[[Request, Organisation], Sequence[Coming]]] = Menu()


def actions_for(menu: Menu[Action], request: Request, organisation: Organisation) -> list[tuple[str, str | Promise]]:
    """Address and label of what the person may begin."""
    return [(action.address(organisation), action.label) for action in menu if action.may(request, organisation)]


def coming_for(request: Request, organisation: Organisation) -> list[Coming]:
    """By day, of whichever app."""
    return sorted((what for ahead in coming for what in ahead(request, organisation)), key=lambda what: what.day)
