"""Members as they were on a day, with their three axes in one query."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, DateField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.sql.compiler import SQLCompiler

from cells.models import Activity, Degree, Member, Membership, Residence, TemporaryStay
from cells.queries.counts import members_and_official
from cells.queries.groups import belongings_on, leaderships_on
from cells.queries.headcounts import grounds_on
from cells.queries.ids import Ids
from cells.queries.name_search import holding
from cells.rules.axes import ACTIVE


def belonging_on(cells: Ids, day: date) -> QuerySet[Member]:
    """Members of these cells (ids, or a subquery of them) on the day, by tên."""
    return _belonging(Member.objects.order_by("sort_key", "pk"), cells, day)


def _belonging(members: QuerySet[Member], cells: Ids, day: date) -> QuerySet[Member]:
    memberships = Membership.objects.on(day).filter(cell_id__in=cells)
    return members.filter(pk__in=memberships.values("member"))


def number_on(cells: Ids, day: date, *, many: bool = False) -> int:
    """How many those are: nobody is in two cells on one day, so that memberships are counted and no member is looked up.

    `many`: that there may be so many that it is quicker to add up what the cells have counted.
    """
    if many:
        return members_and_official(cells, day)[0]
    return Membership.objects.on(day).filter(cell_id__in=cells).count()


def members_on(cells: Ids, day: date) -> QuerySet[Member]:
    """Members of these cells on the day with their three axes.

    Each with cell_id, degree, activity, elsewhere, residence_id (or residence_name, of one outside the register), group_name,
    leads and ground (a category or "").
    They can be ordered by `birth_from`, and narrowed and ordered by `is_elsewhere` and `is_leader`, too.
    """
    return _belonging(_with_axes(day), cells, day)


@lru_cache(maxsize=8)
def _with_axes(day: date) -> QuerySet[Member]:
    """Everybody, never asked for: kept because putting the question together takes as long as a list takes to show its rows."""
    mine = OuterRef("pk")
    residing = Residence.objects.on(day).filter(member=mine)
    staying, leading = TemporaryStay.objects.on(day).filter(member=mine), leaderships_on(day).filter(member=mine)
    return (
        Member.objects.order_by("sort_key", "pk")
        .alias(birth_from=birth_from(), is_elsewhere=Exists(staying), is_leader=Exists(leading))
        .annotate(
            cell_id=Subquery(Membership.objects.on(day).filter(member=mine).values("cell_id")[:1]),
            degree=Subquery(Degree.objects.on(day).filter(member=mine).values("value")[:1]),
            activity=Coalesce(
                Subquery(Activity.objects.on(day).filter(member=mine).values("value")[:1]),
                Value(ACTIVE),
                output_field=CharField(),
            ),
            elsewhere=_whether(staying),
            residence_id=Subquery(residing.values("cell_id")[:1]),
            residence_name=Subquery(residing.values("cell_name")[:1]),
            group_name=Subquery(belongings_on(day).filter(member=mine).values("group__name")[:1]),
            leads=_whether(leading),
            ground=Coalesce(
                Subquery(grounds_on(day).filter(member=mine).order_by("-valid_from", "pk").values("category")[:1]),
                Value(""),
                output_field=CharField(),
            ),
        )
    )


def _whether(rows: "QuerySet[Any]") -> Coalesce:
    """Whether there is one, for those who are shown. Of Exists among what is shown PostgreSQL reads the rows of the whole country
    first: it counts on being asked for everybody who is found, and a page shows fifty of them."""
    return Coalesce(Subquery(rows.values(yes=Value(True))[:1]), Value(False))


class _FirstDayOf(Func):
    """The first day of a year; of no year, none."""

    template = "make_date(%(expressions)s, 1, 1)"
    output_field = DateField()

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra_context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        return self.as_sql(compiler, connection, template="(%(expressions)s || '-01-01')", **extra_context)


def official_members_on(cells: Ids, day: date) -> QuerySet[Member]:
    """Those of `members_on` who are official on the day."""
    return members_on(cells, day).filter(degree=Degree.Value.OFFICIAL)  # type: ignore[misc]


def birth_from(seen: str = "") -> Coalesce:
    """The first day the birth can have been, to order by: a year alone stands where it begins. `seen`: as in `named_like`."""
    return Coalesce(F(f"{seen}born_on"), _FirstDayOf(F(f"{seen}born_in")))


def guests_on(cells: int | Ids, day: date) -> QuerySet[Member]:
    """Members of other cells who take part here for a time; they count at home, not here."""
    hosts = [cells] if isinstance(cells, int) else cells
    stays = TemporaryStay.objects.on(day).filter(host_id__in=hosts)
    return Member.objects.filter(pk__in=stays.values("member")).order_by("sort_key", "pk")


def stays_here(cells: Ids, day: date) -> QuerySet[TemporaryStay]:
    """The stays of those guests, with the guest, by tên."""
    stays = TemporaryStay.objects.on(day).filter(host_id__in=cells)
    return stays.select_related("member").order_by("member__sort_key", "member_id")


def named_like(words: str, seen: str = "") -> Q:
    """Whose name holds every word (`holding`). `seen`: what stands before the column where not the name of today is asked
    (`particulars.SEEN`)."""
    return holding(words, f"{seen}search_key") if seen else holding(words, by="has_parts")
