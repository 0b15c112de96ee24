"""What the list of members asks of all cells below an organisation."""

from collections.abc import Collection
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from accounts.queries.put_together import AskedRows, Question
from cells.models import Member, Organisation, OrganisationVersion, TemporaryStay
from cells.models.organisation import paths_below
from cells.queries.members import members_on, stays_here
from cells.queries.organisations import versions_on
from cells.queries.tree import cells_below


class MembersBelow:
    """Who belongs to the cells below an organisation on a day, as the list of its members asks. Of today, which is asked most,
    the questions are put together once in a process.
    """

    def __init__(self, organisation: Organisation, day: date, *, today: date) -> None:
        self._organisation, self._day, self._today = organisation, day, today
        first, end = paths_below(organisation)
        self._asked = (first, end, today)

    @cached_property
    def cells(self) -> "QuerySet[OrganisationVersion, int]":
        return cells_below(self._organisation, self._day, today=self._today)

    @property
    def members(self) -> AskedRows[Member] | QuerySet[Member]:
        """`members_on`."""
        return AskedRows(_members, *self._asked) if self._is_of_today else members_on(self.cells, self._day)

    def stays(self, most: int) -> Collection[TemporaryStay]:
        """The first of `stays_here`."""
        return _stays(*self._asked, most=most) if self._is_of_today else stays_here(self.cells, self._day)[:most]

    @property
    def _is_of_today(self) -> bool:
        return self._day == self._today


def _cells(first: str, end: str, today: date) -> "QuerySet[OrganisationVersion, int]":
    """`cells_below`, by the range of paths."""
    below = Organisation.objects.within(first, end).order_by().values("pk")
    cells = versions_on(today).filter(organisation_id__in=below, kind=OrganisationVersion.Kind.CELL)
    return cells.values_list("organisation_id", flat=True)


@Question
def _members(first: str, end: str, today: date, *, order: tuple[str, ...], most: int | None) -> QuerySet[Member]:
    members = members_on(_cells(first, end, today), today)
    return (members.order_by(*order) if order else members)[:most]


@Question
def _stays(first: str, end: str, today: date, *, most: int) -> QuerySet[TemporaryStay]:
    return stays_here(_cells(first, end, today), today)[:most]
