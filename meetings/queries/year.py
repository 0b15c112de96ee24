"""What is known of the meetings of cells in a year, for one cell as for many in the same few statements."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from accounts.rules.days import day_in_words
from cells.models import Membership, Organisation, OrganisationVersion
from cells.models.organisation import OrganisationQuerySet
from cells.queries.parameters import statutes_known
from cells.queries.tree import below_on
from cells.rules.parameters import Asked
from cells.rules.periods import Period
from meetings.models import Meeting, Task
from meetings.queries.meetings import behind
from meetings.rules.year import CellFacts, Met, Span, length_asked

State = Meeting.State
Kind = OrganisationVersion.Kind
COUNTED = (State.PLANNED, State.HELD)


def facts_of_year(cells: Collection[int], year: int, today: date) -> dict[int, CellFacts]:
    """By cell, with all that tells how it stands in the year, in a few statements however many they are."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    mine = Meeting.objects.filter(organisation__in=cells, held_on__range=(first, last), state__in=COUNTED)
    late = set(behind(mine, on=today).order_by().values_list("pk", flat=True))
    return _facts(cells, mine, Span(first, last), late)


def facts_ever(cells: Collection[int]) -> dict[int, CellFacts]:
    """The same of all years; whether a plan was recorded in time is not looked at."""
    mine = Meeting.objects.filter(organisation__in=cells, state__in=COUNTED)
    return _facts(cells, mine, Span(date.min, date.max), set())


def _facts(cells: Collection[int], meetings: QuerySet[Meeting], span: Span, late: set[int]) -> dict[int, CellFacts]:
    lives, members, met = defaultdict(list), defaultdict(list), defaultdict(list)
    versions = OrganisationVersion.objects.begun_by(span.last).not_over(span.first)
    versions = versions.filter(organisation__in=cells, kind=Kind.CELL).order_by("valid_from")
    for cell, start, end in versions.values_list("organisation_id", "valid_from", "valid_to"):
        lives[cell].append(Period(start, end))
    belonging = Membership.objects.begun_by(span.last).not_over(span.first).filter(cell__in=cells).order_by()
    for cell, start, end in belonging.values_list("cell_id", "valid_from", "valid_to"):
        members[cell].append(Period(start, end))
    columns = ("organisation_id", "pk", "held_on", "kind", "state", "starts_at", "ends_at")
    for cell, pk, day, kind, state, begins, ends in meetings.order_by("held_on", "pk").values_list(*columns):
        met[cell].append(Met(pk, day, kind, state == State.HELD, pk in late, begins, ends))
    return {cell: CellFacts(lives[cell], members[cell], met[cell]) for cell in cells}


def cells_in(organisation: Organisation, day: date, *, today: date) -> QuerySet[OrganisationVersion]:
    """The cells at and below it, as they were on the day."""
    return below_on(organisation, day, today=today).filter(kind=Kind.CELL)


def without_meeting(cells: QuerySet[OrganisationVersion], month: Span) -> QuerySet[OrganisationVersion]:
    """Those of these cells that were there in the whole month, with a member on its last day, and for which no regular meeting of
    it is held or planned. What rules/year.py says of one cell, said of many."""
    mine = {"organisation": OuterRef("organisation")}
    before = OrganisationVersion.objects.on(month.first).filter(kind=Kind.CELL, **mine)
    after = OrganisationVersion.objects.on(month.last).filter(kind=Kind.CELL, **mine)
    peopled = Membership.objects.on(month.last).filter(cell=OuterRef("organisation"))
    met = Meeting.objects.filter(
        kind=Meeting.Kind.MONTHLY, state__in=COUNTED, held_on__range=(month.first, month.last), **mine
    )
    return cells.filter(Exists(before), Exists(after), Exists(peopled), ~Exists(met))


def cells_of_today(organisations: OrganisationQuerySet, today: date) -> QuerySet[OrganisationVersion]:
    """Those of these organisations that are cells."""
    return OrganisationVersion.objects.on(today).filter(kind=Kind.CELL, organisation__in=organisations.order_by())


def overdue_tasks(meetings: QuerySet[Meeting], today: date) -> QuerySet[Task]:
    """Open past their day, the oldest first."""
    return (
        Task.objects.filter(meeting__in=meetings.order_by(), due_on__lt=today, done_on__isnull=True, let_go_because="")
        .select_related("meeting", "member")
        .order_by("due_on", "pk")
    )


def plan_address(code: str, day: date, kind: str) -> str:
    """The form that plans a meeting of a kind, with the day filled in."""
    asked = urlencode({"on": day_in_words(day), "kind": kind})
    return f"{reverse('meetings:plan', args=[code])}?{asked}"


def length_of(organisation: Organisation, day: date) -> Asked | None:
    """How long a meeting of the cell lasts at least, by who belongs to it on the day; None of what has no members of its own."""
    members = Membership.objects.on(day).filter(cell=organisation).count()
    return length_asked(members, statutes_known(), day) if members else None


def kinds_of(organisations: Collection[int], today: date) -> dict[int, str]:
    versions = OrganisationVersion.objects.on(today).filter(organisation__in=organisations)
    return dict(versions.order_by().values_list("organisation_id", "kind"))
