"""Who was classified how for a year."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from admissions.models import Classification
from admissions.rules.classification import Counts, counts_of
from cells.models import Activity, Member, Organisation, OrganisationVersion
from cells.queries.members import belonging_on
from cells.queries.organisations import cells_of, cells_of_each, descendant_ids_on
from cells.queries.tree import children_on


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


def decided_below(top: Organisation, year: int, day: date) -> Whole:
    """As it was decided by the day, of what hangs below on the last day of the year (or the day, while it runs)."""
    hanging = min(day, date(year, 12, 31))
    rows = Classification.objects.filter(year=year, decided_on__lte=day)
    below = [pk for pk in descendant_ids_on(top, hanging) if pk != top.pk]
    organisations = rows.filter(member__isnull=True, seat__in=below)
    members = rows.filter(member__isnull=False, seat__in=cells_of(top, hanging))
    return Whole(
        counts_of(organisations.values_list("decided", flat=True)),
        counts_of(members.values_list("decided", flat=True)),
        organisations.filter(four_good=True).count(),
    )


def last_year_decided(top: Organisation, day: date) -> int | None:
    """The newest year of which something below was decided by the day."""
    below = descendant_ids_on(top, day)
    rows = Classification.objects.filter(seat__in=below, decided_on__lte=day).order_by("-year")
    return rows.values_list("year", flat=True).first()


def members_by_level(organisations: Collection[int], year: int, day: date) -> dict[int, Counter[str]]:
    """The decided levels of the members of the cells of each of these on the day."""
    cells = cells_of_each(organisations, day)
    asked = {cell for of_one in cells.values() for cell in of_one}
    rows = Classification.objects.filter(year=year, member__isnull=False, seat__in=asked).exclude(decided="")
    of_cell: dict[int, Counter[str]] = {}
    for cell, level in rows.order_by().values_list("seat_id", "decided"):
        of_cell.setdefault(cell, Counter())[level] += 1
    return {pk: sum((of_cell.get(cell, Counter()) for cell in of_one), Counter()) for pk, of_one in cells.items()}
