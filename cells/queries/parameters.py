"""What the statutes set, as the rules take it. One query: ask once for an act, a list or a report."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from accounts.queries.put_together import Question
from cells.models import Parameter
from cells.models.statute import clause_of
from cells.rules.parameters import DECLARED, Asked, Parameters, Statutes
from cells.rules.periods import Period

Row = tuple[str, int | None, str, str, date, date | None, bool, str]


def statutes_known() -> Statutes:
    """The rows of all days. Where a document says that nothing is asked any more, its days are without a row."""
    return _statutes_of(tuple(_rows_that_ask(keys=tuple(DECLARED))))


@lru_cache(maxsize=8)
def _statutes_of(rows: tuple[Row, ...]) -> Statutes:
    """The same rows say the same: they are read for each act, and seldom change."""
    return Statutes(
        Asked(key, number or 0, clause_of(name, clause), Period(first, end), strict, choice)
        for key, number, name, clause, first, end, strict, choice in rows
    )


@Question
def _rows_that_ask(*, keys: tuple[str, ...]) -> QuerySet[Parameter, Row]:
    rows = parameter_rows(keys).exclude(number__isnull=True, choice="").order_by()
    return rows.values_list("key", "number", "statute__name", "clause", "valid_from", "valid_to", "strict", "choice")


def parameter_rows(keys: Iterable[str] = DECLARED) -> QuerySet[Parameter]:
    """What an older product knew and this one does not is left out."""
    return Parameter.objects.filter(key__in=list(keys)).select_related("statute__reference")


def parameters_on(day: date) -> Parameters:
    return statutes_known().on(day)
