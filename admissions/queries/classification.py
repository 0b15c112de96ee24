"""Who was classified how for a year."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from accounts.queries.replica import reading_connection
from admissions.models import Classification
from admissions.rules.classification import Counts
from cells.models import Activity, Member, Organisation, OrganisationVersion
from cells.queries.members import belonging_on
from cells.queries.tallies import below_by_branch
from cells.queries.tree import children_on, walked_below


def last_day_of(year: int, today: date) -> date:
    """The day by which a year is classified: its last, or today while it runs."""
    return min(today, date(year, 12, 31))


def members_to_classify(cell: Organisation, day: date) -> list[Member]:
    """Those of the cell on the day who are not exempt from work and meetings."""
    exempt = Activity.objects.on(day).filter(member=OuterRef("pk"), value=Activity.Value.EXEMPT)
    return list(belonging_on([cell.pk], day).filter(~Exists(exempt)))


def exempt_on(cell: Organisation, day: date) -> int:
    exempt = Activity.objects.on(day).filter(member=OuterRef("pk"), value=Activity.Value.EXEMPT)
    return belonging_on([cell.pk], day).filter(Exists(exempt)).count()


def of_members(members: Sequence[Member], year: int) -> dict[int, Classification]:
    rows = Classification.objects.filter(member__in=members, year=year).select_related("ordered_by")
    return {row.member_id: row for row in rows if row.member_id is not None}


def of_organisations(organisations: Iterable[int], year: int) -> dict[int, Classification]:
    rows = Classification.objects.filter(seat__in=list(organisations), member__isnull=True, year=year)
    return {row.seat_id: row for row in rows.select_related("ordered_by")}


def directly_below(organisation: Organisation, day: date) -> list[OrganisationVersion]:
    return list(children_on(organisation, day))


@dataclass(frozen=True)
class Whole:
    """The decided levels of a year below an organisation, itself left out."""

    organisations: Counts
    members: Counts
    four_good: int
    members_of: Mapping[int, Counter[str]]
    """Those of the members by what they belong to of all that hangs directly below; a cell's own under its own id."""


_DECIDED = f"""
    WITH RECURSIVE {below_by_branch("%(top)s")}
    SELECT branch, CASE WHEN member_id IS NULL THEN 1 ELSE 0 END AS of_itself, decided,
        COUNT(*), SUM(CASE WHEN four_good THEN 1 ELSE 0 END)
    FROM below JOIN admissions_classification AS classified ON classified.seat_id = below.organisation_id
    WHERE year = %(year)s AND decided_on <= %(by)s
    AND CASE WHEN member_id IS NULL THEN organisation_id <> %(top)s ELSE kind = 'cell' END
    GROUP BY branch, of_itself, decided"""


def decided_below(top: Organisation, year: int, day: date) -> Whole:
    """As it was decided by the day, of what hangs below on the last day of the year (or the day, while it runs). Counted by the
    database: of a province there are thousands, of whom a page tells numbers."""
    organisations, members, four_good = Counter[str](), defaultdict[int, Counter[str]](Counter), 0
    asked = {"top": top.pk, "year": year, "by": day, "day": last_day_of(year, day)}
    with reading_connection().cursor() as cursor:
        cursor.execute(_DECIDED, asked)
        for branch, of_itself, level, number, good in cursor.fetchall():
            (organisations if of_itself else members[branch])[level] += number
            four_good += good
    return Whole(Counts(organisations), Counts(sum(members.values(), Counter())), four_good, members)


def last_year_decided(top: Organisation, day: date) -> int | None:
    """The newest year of which something below was decided by the day."""
    rows = Classification.objects.filter(seat__in=walked_below(top, day), decided_on__lte=day).order_by("-year")
    return rows.values_list("year", flat=True).first()
