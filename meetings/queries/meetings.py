"""Meetings, as they are asked for."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.queries.put_together import Question
from cells.models import Organisation
from cells.models.organisation import lies_within, parted
from cells.queries.names import name_on
from meetings.models import AgendaItem, Assignment, GroupSession, LetGo, Meeting
from meetings.queries.by_group import reports_due_before

State = Meeting.State
_BEGUN = Exists(GroupSession.objects.filter(meeting=OuterRef("pk")))


def meetings_reached(*reach: str | int) -> QuerySet[Meeting]:
    """Of what lies in these ranges of paths; and of organisations that have ended (ids) what they left unfinished: it is finished
    by what came of them."""
    ranges, ended = parted(reach)
    seen = lies_within(*ranges, prefix="organisation__")
    return Meeting.objects.filter(seen | Q(organisation__in=ended, state=State.PLANNED) if ended else seen)


def meetings_of(organisation: Organisation, year: int) -> QuerySet[Meeting]:
    """Annotated as by `with_begun`."""
    return with_begun(Meeting.objects.filter(organisation=organisation, held_on__year=year).select_related("slot"))


def years_of(organisation: Organisation) -> list[int]:
    """Years with a meeting, the newest first."""
    return [
        day.year for day in Meeting.objects.filter(organisation=organisation).dates("held_on", "year", order="DESC")
    ]


def on_the_day(organisation: Organisation, day: date) -> QuerySet[Meeting]:
    """Planned or held; by group it is the day of the first group's session."""
    return Meeting.objects.filter(
        organisation=organisation, held_on=day, state__in=[State.PLANNED, State.HELD]
    ).order_by("pk")


def held_below(organisation: Organisation, begins: date, ends: date) -> QuerySet[Meeting]:
    """Of it and of all below, what was held from one day until before another; in the order of the tree, then of the days."""
    within = Organisation.objects.below(organisation)
    held = Meeting.objects.filter(organisation__in=within, state=Meeting.State.HELD)
    held = held.filter(held_on__gte=begins, held_on__lt=ends).select_related("organisation")
    return held.order_by("organisation__path", "held_on", "pk")


def held_by(day: date) -> QuerySet[Meeting]:
    """Meetings that had been held by the end of the day.

    One by group has the day of its first group, and is held once its results are combined (03-HD/TW, II.4.2): until then
    it was under way.
    """
    combined = Q(combined__isnull=True) | Q(combined__held_on__lte=day)
    return Meeting.objects.filter(combined, state=State.HELD, held_on__lte=day)


def upcoming(meetings: QuerySet[Meeting], *, on: date) -> QuerySet[Meeting]:
    return meetings.filter(~_BEGUN, state=State.PLANNED, held_on__gte=on).order_by("held_on", "starts_at", "pk")


@Question
def coming_up(on: date, until: date, *reach: str | int, most: int) -> QuerySet[Meeting]:
    """`upcoming` of what is reached, until a day."""
    return upcoming(meetings_reached(*reach), on=on).filter(held_on__lte=until)[:most]


@Question
def left_open(on: date, *reach: str | int) -> QuerySet[Meeting]:
    """Of what is reached the planned ones that have begun, or whose day is over: among them is whatever waits for a report of a
    group, is under way, or was not recorded."""
    return meetings_reached(*reach).filter(_BEGUN | Q(held_on__lt=on), state=State.PLANNED)


def not_begun(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return meetings.filter(~_BEGUN)


def past_their_day(meetings: QuerySet[Meeting], *, on: date, due: Q) -> QuerySet[Meeting]:
    """Planned, and nothing of them was recorded although it should have been by the day. `due`: see `reports_due_before`."""
    return meetings.filter(~_BEGUN & _to_be_recorded_before(on, due), state=State.PLANNED).order_by("held_on", "pk")


def begun(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """By group: a group has met, the results are not combined."""
    return meetings.filter(_BEGUN, state=State.PLANNED, format=Meeting.Format.BY_GROUP).order_by("held_on", "pk")


def under_way(meetings: QuerySet[Meeting], *, on: date, due: Q) -> QuerySet[Meeting]:
    """By group: a group has met, or may have met and its report is not due yet; the results are not combined."""
    in_time = Q(held_on__lt=on) & ~_to_be_recorded_before(on, due)
    by_group = meetings.filter(state=State.PLANNED, format=Meeting.Format.BY_GROUP)
    return by_group.filter(_BEGUN | in_time).order_by("held_on", "pk")


def behind(meetings: QuerySet[Meeting], *, on: date, due: Q | None = None) -> QuerySet[Meeting]:
    """Overdue on the day. By group none is while its groups and their reports are in time (03-HD/TW, II.4.2): only where nothing
    was recorded, a report is late, or all have come and nobody has combined them."""
    due = reports_due_before(on) if due is None else due
    sessions = GroupSession.objects.filter(meeting=OuterRef("pk"))
    late = Exists(sessions.filter(due, report__isnull=True))
    reported = GroupSession.objects.filter(
        meeting=OuterRef("session__meeting"), group=OuterRef("group"), report__isnull=False
    )
    let_go = LetGo.objects.filter(meeting=OuterRef("session__meeting"), group=OuterRef("group"))
    awaited = Assignment.objects.filter(~Exists(reported), ~Exists(let_go), session__meeting=OuterRef("pk"))
    expected = Exists(awaited)
    unfinished = _BEGUN & Q(held_on__lt=on) & (late | ~expected)
    return meetings.filter((~_BEGUN & _to_be_recorded_before(on, due)) | unfinished, state=State.PLANNED)


def _to_be_recorded_before(day: date, due: Q) -> Q:
    """Of a meeting: on its day; by group once its first group has to have reported."""
    by_group = Q(format=Meeting.Format.BY_GROUP)
    return Q(held_on__lt=day) & (~by_group | due)


def confirmed_items(meetings: QuerySet[Meeting]) -> QuerySet[AgendaItem]:
    """Unclear items that somebody answers for by name: the committee above sees them with the reason."""
    return (
        AgendaItem.objects.filter(meeting__in=meetings, confirmed_by__isnull=False)
        .select_related("meeting", "meeting__organisation", "confirmed_by")
        .order_by("-confirmed_at")
    )


def with_begun(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Each with `has_begun`: by group, and a group has met."""
    return meetings.annotate(has_begun=_BEGUN)


def with_names(meetings: QuerySet[Meeting], day: date) -> QuerySet[Meeting]:
    """Each with `organisation_name`, what its organisation is called on the day."""
    return meetings.annotate(organisation_name=name_on(day, "organisation"))
