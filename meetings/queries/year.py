"""What is known of the meetings of cells, for one cell as for many in the same few statements."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import LessThan
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Entry
from accounts.queries.put_together import Question
from accounts.rules.days import day_in_words
from cells.models import Membership, Organisation, OrganisationVersion
from cells.models.organisation import OrganisationQuerySet
from cells.queries.parameters import statutes_known
from cells.queries.tree import below_on
from cells.rules.parameters import Asked, Key, Statutes
from cells.rules.periods import Period
from meetings.models import Meeting, Task
from meetings.queries.meetings import behind
from meetings.rules.year import CellFacts, Met, Span, length_asked, month_before, month_of

State = Meeting.State
Kind = OrganisationVersion.Kind
COUNTED = (State.PLANNED, State.HELD)
LONG_SILENT = 3
"""Months without a regular meeting after which who stands above a cell is told of it beside those that lack one (ours)."""


def kept_since() -> date | None:
    """The first day on which anything of a meeting was recorded on this site; as long as nothing was, the first day of its log,
    which is its first of use. None: nobody has done anything yet.

    It is the site's: a cell that was entered later, with years of its own, is asked of from the same day on.
    """
    at = next(iter(_first_entry()), None)
    return localdate(at) if at else None


@Question
def _first_entry() -> QuerySet[Entry, datetime]:
    first = Meeting.objects.order_by("pk").values(key=Cast("pk", CharField()))[:1]
    of_it = Entry.objects.filter(subject_kind=Meeting._meta.label_lower, subject_id=Subquery(first)).order_by("pk")
    at = Coalesce(Subquery(of_it.values("at")[:1]), F("at"))
    return Entry.objects.order_by("pk").annotate(told=at).values_list("told", flat=True)[:1]


def facts_of(cells: Collection[int], today: date) -> dict[int, CellFacts]:
    """By cell, with all that tells how its years stand today, in a few statements however many they are."""
    lives, members, met = defaultdict(list), defaultdict(list), defaultdict(list)
    asked = tuple(cells)
    for cell, start, end in _lives(asked):
        lives[cell].append(Period(start, end))
    for cell, start, end in _belonging(asked):
        members[cell].append(Period(start, end))
    meetings = _meetings(asked)
    over = [pk for _cell, pk, day, _kind, state, *_times in meetings if state == State.PLANNED and day < today]
    late = set(behind(Meeting.objects.filter(pk__in=over), on=today).values_list("pk", flat=True)) if over else set()
    for cell, pk, day, kind, state, begins, ends in meetings:
        met[cell].append(Met(pk, day, kind, state == State.HELD, pk in late, begins, ends))
    since = kept_since()
    return {cell: CellFacts(lives[cell], members[cell], met[cell], since) for cell in cells}


@Question
def _lives(cells: tuple[int, ...]) -> QuerySet[OrganisationVersion, tuple[int, date, date | None]]:
    versions = OrganisationVersion.objects.filter(organisation__in=cells, kind=Kind.CELL).order_by("valid_from")
    return versions.values_list("organisation_id", "valid_from", "valid_to")


@Question
def _belonging(cells: tuple[int, ...]) -> QuerySet[Membership, tuple[int, date, date | None]]:
    belonging = Membership.objects.filter(cell__in=cells).order_by()
    return belonging.values_list("cell_id", "valid_from", "valid_to")


@Question
def _meetings(cells: tuple[int, ...]) -> QuerySet[Meeting, tuple[Any, ...]]:
    meetings = Meeting.objects.filter(organisation__in=cells, state__in=COUNTED).order_by("held_on", "pk")
    return meetings.values_list("organisation_id", "pk", "held_on", "kind", "state", "starts_at", "ends_at")


def cells_in(organisation: Organisation, day: date, *, today: date) -> QuerySet[OrganisationVersion]:
    """The cells at and below it, as they were on the day."""
    return below_on(organisation, day, today=today).filter(kind=Kind.CELL)


def without_meeting(cells: QuerySet[OrganisationVersion], month: Span) -> QuerySet[OrganisationVersion]:
    """Those of these cells that owe the regular meeting of a month, and for which none is held or planned: there in the whole of
    it, with a member on its last day, and their meetings kept here by then. What rules/year.py says of one cell, said of many."""
    return _lacking(cells, month, statutes_known(), kept_since())


def silent_for(cells: QuerySet[OrganisationVersion], months: int, *, today: date) -> QuerySet[OrganisationVersion]:
    """Those of these cells for which that is so of each of the last so many months that are over."""
    return _silent(cells, months, today, statutes_known(), kept_since())


def number_behind(cells: QuerySet[OrganisationVersion], *, today: date) -> tuple[int, int]:
    """How many of these cells lack the month that was over last, and how many of them have been silent for long."""
    statutes, since = statutes_known(), kept_since()
    lacking = _silent(cells, 1, today, statutes, since).count()
    return lacking, _silent(cells, LONG_SILENT, today, statutes, since).count() if lacking else 0


def _silent(
    cells: QuerySet[OrganisationVersion], months: int, today: date, statutes: Statutes, since: date | None
) -> QuerySet[OrganisationVersion]:
    month = month_before(month_of(today))
    for _number in range(months):
        cells, month = _lacking(cells, month, statutes, since), month_before(month)
    return cells


def _lacking(
    cells: QuerySet[OrganisationVersion], month: Span, statutes: Statutes, since: date | None
) -> QuerySet[OrganisationVersion]:
    asked = statutes.asked(Key.MONTHLY_MEETINGS, month.last)
    if asked is None:
        return cells.none()
    mine = {"organisation": OuterRef("organisation")}
    before = OrganisationVersion.objects.on(month.first).filter(kind=Kind.CELL, **mine)
    after = OrganisationVersion.objects.on(month.last).filter(kind=Kind.CELL, **mine)
    peopled = Membership.objects.on(month.last).filter(cell=OuterRef("organisation"))
    known = Meeting.objects.filter(state__in=COUNTED, **mine)
    met = known.filter(kind=Meeting.Kind.MONTHLY, held_on__range=(month.first, month.last)).order_by()
    number = met.values("organisation").annotate(number=Count("pk")).values("number")
    owing = cells.filter(Exists(before), Exists(after), Exists(peopled))
    if since is None or since > month.first:
        owing = owing.filter(Exists(known.filter(held_on__lte=month.last)))
    return owing.filter(LessThan(Coalesce(Subquery(number), 0), asked.value))


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


@Question
def first_overdue_tasks(today: date, *ranges: str, most: int) -> QuerySet[Task]:
    within = Organisation.objects.within(*ranges).order_by()
    return overdue_tasks(Meeting.objects.filter(organisation__in=within), today)[:most]


def plan_address(code: str, day: date, kind: str) -> str:
    """The form that plans a meeting of a kind, with the day filled in."""
    asked = urlencode({"on": day_in_words(day), "kind": kind})
    return f"{reverse('meetings:plan', args=[code])}?{asked}"


def length_of(organisation: Organisation, day: date) -> Asked | None:
    """How long a meeting of the cell lasts at least, by who belongs to it on the day; None of what has no members of its own."""
    members = Membership.objects.on(day).filter(cell=organisation).count()
    return length_asked(members, statutes_known(), day) if members else None
