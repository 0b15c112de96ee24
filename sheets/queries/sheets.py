"""Sheets on their way into the register, their rows, and what they may name."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localtime

from accounts.queries.put_together import Question
from cells.models import Organisation, OrganisationVersion
from cells.models.organisation import OrganisationQuerySet
from cells.queries.tree import cells_below
from sheets.models import Sheet, SheetMemory, SheetRow
from sheets.rules import fields

Verdict, Choice = SheetRow.Verdict, SheetRow.Choice
UNDECIDED = Q(verdict__in=[Verdict.ERROR, Verdict.LIKELY, Verdict.ASK]) & ~Q(choice=Choice.LEFT_OUT)
"""Rows that keep a sheet from being entered."""
UNFINISHED = (Sheet.State.UPLOADED, Sheet.State.MAPPED, Sheet.State.PREVIEWED)


MOST_OF_A_NAME = 100
"""Committees of one name that are looked at."""
FIGURES = ("new", "changed", "unchanged", "left_out", "undecided")


def sheets_of(organisations: OrganisationQuerySet) -> QuerySet[Sheet]:
    return Sheet.objects.filter(organisation__in=organisations).select_related("organisation", "job", "uploaded_by")


def unfinished_before(at: datetime) -> QuerySet[Sheet]:
    """Unfinished lists whose days are over by then, the oldest first."""
    uploaded_by = at - timedelta(days=settings.UNFINISHED_LISTS_KEPT_DAYS)
    lists = Sheet.objects.filter(state__in=UNFINISHED, uploaded_at__lt=uploaded_by)
    return lists.select_related("job").order_by("uploaded_at", "pk")


@Question
def unfinished_of(offices: tuple[int, ...]) -> QuerySet[Sheet]:
    """Of these organisations, however long their days go on."""
    return Sheet.objects.filter(state__in=UNFINISHED, organisation__in=offices)


def goes_on(sheet: Sheet) -> date:
    """The day on which the list is removed if it stays unfinished."""
    return localtime(sheet.uploaded_at).date() + timedelta(days=settings.UNFINISHED_LISTS_KEPT_DAYS)


def nameable_cells(organisation: Organisation, day: date, *, today: date) -> "QuerySet[OrganisationVersion]":
    """What the cells below the organisation are on the day."""
    return (
        OrganisationVersion.objects.on(day)
        .filter(organisation_id__in=cells_below(organisation, day, today=today))
        .select_related("organisation")
        .order_by("organisation__code")
    )


def is_elsewhere(organisation: Organisation, name: str, day: date) -> bool:
    """Whether a committee of this name (folded) is known, and none that the organisation is, has above it or below it."""
    committees = OrganisationVersion.objects.on(day).filter(search_key=name).exclude(kind=OrganisationVersion.Kind.CELL)
    paths = list(committees.values_list("organisation__path", flat=True)[:MOST_OF_A_NAME])
    own = organisation.path
    return bool(paths) and not any(path.startswith(own) or own.startswith(path) for path in paths)


def name_of(organisation: Organisation, day: date) -> str:
    """ "" before there was one."""
    return (
        OrganisationVersion.objects.on(day).filter(organisation=organisation).values_list("name", flat=True).first()
        or ""
    )


def committees_beside(organisation: Organisation, day: date) -> list[str]:
    """The names of the committees that the organisation is, has above it and has below it on the day."""
    related = Q(organisation__path__startswith=organisation.path) | Q(organisation__in=organisation.get_ancestors())
    committees = OrganisationVersion.objects.on(day).filter(related).exclude(kind=OrganisationVersion.Kind.CELL)
    return list(committees.values_list("name", flat=True))


def memories_of(organisation: Organisation, makes: Collection[str]) -> QuerySet[SheetMemory]:
    """What was once said of lists of these makes."""
    return SheetMemory.objects.filter(organisation=organisation, fingerprint__in=makes)


def verdict_counts(sheet: Sheet) -> dict[str, int]:
    """How many rows there are of each verdict, with `left_out`, `warning` and `undecided` beside them."""
    rows = sheet.rows.order_by()
    counts = dict(rows.exclude(choice=Choice.LEFT_OUT).values_list("verdict").annotate(number=Count("pk")))
    counts |= rows.aggregate(
        left_out=Count("pk", filter=Q(choice=Choice.LEFT_OUT)),
        warning=Count("pk", filter=Q(has_warning=True) & ~Q(choice=Choice.LEFT_OUT)),
        undecided=Count("pk", filter=UNDECIDED),
        all=Count("pk", filter=~Q(verdict=Verdict.PASSED_OVER)),
    )
    return counts


def shown_of(sheet: Sheet) -> dict[str, object]:
    """What is on the page that asks whether the list is to be entered. `reading`: the same figures of other rows are others."""
    counts = verdict_counts(sheet)
    first = sheet.rows.order_by("pk").values_list("pk", flat=True).first()
    return {name: counts.get(name, 0) for name in FIGURES} | {"posts": _posts_of(sheet), "reading": first}


def _posts_of(sheet: Sheet) -> int:
    """How many of its people are entered in a post that they do not hold."""
    of_known = Q(verdict=Verdict.CHANGED, marks__post__mark__in=["new", "changed"])
    named = sheet.rows.filter(Q(verdict=Verdict.NEW) | of_known, values__has_key=fields.POST)
    return named.exclude(choice=Choice.LEFT_OUT).count()


def rows_shown(sheet: Sheet, narrowed: str) -> QuerySet[SheetRow]:
    """Of one sort: a verdict, `warning`, `left_out` or `undecided`; what is none of these shows all."""
    rows = sheet.rows.select_related("cell").order_by("pk")
    if narrowed in Verdict.values:
        return rows.filter(verdict=narrowed).exclude(choice=Choice.LEFT_OUT)
    condition = {
        "warning": Q(has_warning=True) & ~Q(choice=Choice.LEFT_OUT),
        "left_out": Q(choice=Choice.LEFT_OUT),
        "undecided": UNDECIDED,
    }.get(narrowed)
    return rows.filter(condition) if condition is not None else rows.exclude(verdict=Verdict.PASSED_OVER)
