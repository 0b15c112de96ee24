"""Ratings, as they are asked for: to give, to confirm, counted by band, and the table of a month."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import BigIntegerField, Case, Count, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, TruncMonth

from accounts.models import Entry
from accounts.queries.put_together import Question
from cells.models import Organisation, OrganisationVersion
from cells.queries.history import belonging
from cells.queries.names import Named, NamesWithSuperior
from cells.queries.organisations import Kind, branches_on, versions_on
from cells.queries.placed import below_with_predecessors
from cells.queries.tree import cells_below
from meetings.models import Meeting, Rating, Score
from meetings.queries.absences import Rate, rates_of
from meetings.queries.rating_facts import rateable

COUNTING = Case(When(band_above="", then=F("band")), default=F("band_above"))
"""The band that counts: what was confirmed above, or what the cell gave until it is."""


def to_rate(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Held, and not rated yet; the oldest first."""
    return rateable(meetings).filter(rating__isnull=True).order_by("held_on", "pk")


@Question
def first_to_rate(since: date, *ranges: str, most: int) -> QuerySet[Meeting]:
    """Of what lies in these ranges of paths, held from a day on."""
    mine = Meeting.objects.filter(organisation__in=Organisation.objects.within(*ranges).order_by())
    return to_rate(mine.filter(held_on__gte=since))[:most]


def rated(meetings: QuerySet[Meeting]) -> QuerySet[Rating]:
    """Ratings of those of these meetings that were held: what was entered by mistake counts nowhere."""
    held = Meeting.State.HELD
    return Rating.objects.filter(meeting__in=meetings, meeting__state=held).select_related(
        "meeting__organisation", "rubric", "rated_by", "confirmed_by"
    )


def to_confirm(committees: Iterable[Organisation]) -> QuerySet[Rating]:
    """Of meetings of what hangs directly below these committees today; the oldest first."""
    directly = Q(pk__in=[])
    for committee in committees:
        below = Organisation.objects.below(committee).filter(depth=committee.depth + 1).order_by()
        directly |= Q(meeting__organisation__in=below)
    waiting = Rating.objects.filter(directly, confirmed_on__isnull=True, meeting__state=Meeting.State.HELD)
    return waiting.select_related("meeting__organisation", "rubric", "rated_by").order_by(
        "meeting__held_on", "meeting__organisation__path", "pk"
    )


def scores_of(rating: Rating) -> list[Score]:
    return list(rating.scores.select_related("criterion"))


def corrections_of_rating(rating: Rating) -> QuerySet[Entry]:
    """What the log tells of corrections after it was confirmed, the newest first."""
    mine = Entry.objects.filter(subject_kind="meetings.rating", subject_id=str(rating.pk))
    return mine.filter(act="meetings.correct_rating").select_related("by").order_by("-pk")


def ratings_between(organisation: Organisation, first: date, last: date) -> QuerySet[Rating]:
    """Of meetings held from the first day to the last by the cells that counted for the organisation on the last day (itself, if
    it is a cell), and by those they came of."""
    return Rating.objects.filter(
        meeting__organisation__in=below_with_predecessors(organisation, last),
        meeting__state=Meeting.State.HELD,
        meeting__held_on__range=(first, last),
    )


def counts_by_band(organisation: Organisation, first: date, last: date) -> dict[str, int]:
    """How many meetings lie in which band: what the monthly table sums up, and reports of a period tell."""
    found = ratings_between(organisation, first, last).order_by().annotate(counts_as=COUNTING)
    return dict(found.values_list("counts_as").annotate(Count("pk")))


def meetings_by_band(organisation: Organisation, first: date, last: date) -> dict[str, list[int]]:
    """Which meetings `counts_by_band` counts, in the order of their days."""
    found = ratings_between(organisation, first, last).annotate(counts_as=COUNTING)
    by_band: dict[str, list[int]] = {}
    rows = found.order_by("meeting__held_on", "meeting_id").values_list("counts_as", "meeting_id")
    for band, meeting in rows:
        by_band.setdefault(band, []).append(meeting)
    return by_band


def counts_by_band_of_each(
    organisation: Organisation, asked: Collection[int], first: date, last: date
) -> dict[int, Counter[str]]:
    """`counts_by_band` of the organisation and of those below it that are asked, by id, in as many queries as of one."""
    found = ratings_between(organisation, first, last).order_by().annotate(counts_as=COUNTING)
    rows = list(found.values_list("meeting__organisation", "counts_as").annotate(Count("pk")))
    belongs = belonging(asked, last, also={cell for cell, _band, _number in rows})
    counts: dict[int, Counter[str]] = {pk: Counter() for pk in asked}
    for cell, band, number in rows:
        for pk in belongs.get(cell, ()):
            counts[pk][band] += number
    return counts


def rated_by_cell(organisation: Organisation, first: date, last: date, band: str) -> dict[int, int]:
    """How many meetings of each cell lie in the band: which `counts_by_band` counts."""
    found = ratings_between(organisation, first, last).order_by().annotate(counts_as=COUNTING).filter(counts_as=band)
    return dict(found.values_list("meeting__organisation").annotate(Count("pk")))


def counts_by_month(organisation: Organisation, first: date, last: date) -> dict[date, Counter[str]]:
    """The same month by month, in one query; months without a rating are left out."""
    found = ratings_between(organisation, first, last).order_by()
    rows = found.annotate(month=TruncMonth("meeting__held_on"), counts_as=COUNTING).values_list("month", "counts_as")
    months: dict[date, Counter[str]] = {}
    for month, band, number in rows.annotate(Count("pk")):
        months.setdefault(month, Counter())[band] += number
    return months


def counts_by_year(organisation: Organisation, first: date, last: date) -> dict[int, Counter[str]]:
    """The same year by year."""
    years: dict[int, Counter[str]] = {}
    for month, bands in counts_by_month(organisation, first, last).items():
        years.setdefault(month.year, Counter()).update(bands)
    return years


def bands_below(
    organisation: Organisation, first: date, last: date
) -> list[tuple[OrganisationVersion | None, Counter[str]]]:
    """The same for each organisation that hung directly below on the last day; None: of cells that had ended by then."""
    # From what was rated upwards: downwards everything would be read that hangs below.
    cell = OrganisationVersion.objects.on(last).filter(organisation=OuterRef("meeting__organisation"), kind=Kind.CELL)
    itself, above = cell.filter(parent=organisation).values("organisation"), cell.values("parent")
    found = ratings_between(organisation, first, last).order_by()
    rows = found.annotate(
        counts_as=COUNTING, of=Coalesce(Subquery(itself), Subquery(above), output_field=BigIntegerField())
    )
    numbers = list(rows.values_list("of", "counts_as").annotate(Count("pk")))
    branches = branches_on(organisation, {of for of, _band, _number in numbers if of is not None}, last)
    bands: dict[int | None, Counter[str]] = defaultdict(Counter)
    for of, band, number in numbers:
        bands[branches.get(of)][band] += number
    directly = versions_on(last).filter(parent=organisation).order_by("organisation__path")
    found_below: list[tuple[OrganisationVersion | None, Counter[str]]] = [
        (version, bands[version.organisation_id]) for version in directly
    ]
    return [*found_below, (None, bands[None])] if None in bands else found_below


@dataclass(frozen=True)
class MonthRow:
    """A meeting of a cell in a month; a cell that held none has a row too."""

    named: Named
    meeting: Meeting | None = None
    rating: Rating | None = None
    attendance: Rate | None = None
    cell: int = 0


def table_of_month(organisation: Organisation, first: date, last: date, *, today: date) -> list[MonthRow]:
    """Cell by cell in the order of the tree, with the names of the last day; then those that had met and ended by then."""
    cells = list(cells_below(organisation, last, today=today).order_by("organisation__path"))
    mine = below_with_predecessors(organisation, last)
    meetings = rateable(Meeting.objects.filter(organisation__in=mine, held_on__range=(first, last)))
    by_cell: dict[int, list[Meeting]] = {}
    for meeting in meetings.select_related("rating").order_by("held_on", "pk"):
        by_cell.setdefault(meeting.organisation_id, []).append(meeting)
    going_on = set(cells)
    cells += [ended for ended in by_cell if ended not in going_on]
    names = NamesWithSuperior(cells, within=organisation.pk).told_apart(cells, last)
    came = rates_of([meeting for mine in by_cell.values() for meeting in mine])
    return [row for cell in cells for row in _rows(names[cell], cell, by_cell.get(cell, []), came)]


def _rows(named: Named, cell: int, meetings: list[Meeting], came: Mapping[int, Rate]) -> list[MonthRow]:
    if not meetings:
        return [MonthRow(named, cell=cell)]
    return [
        MonthRow(named, meeting, getattr(meeting, "rating", None), came.get(meeting.pk), cell) for meeting in meetings
    ]
