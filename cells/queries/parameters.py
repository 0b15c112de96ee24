"""What the statutes set, as the rules take it. One query: ask once for an act, a list or a report."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from accounts.queries.put_together import Question
from cells.models import Parameter
from cells.rules.parameters import DECLARED, Asked, Parameters, Statutes


def statutes_known() -> Statutes:
    """The rows of all days. Where a document says that nothing is asked any more, its days are without a row."""
    return Statutes(
        Asked(row.key, row.number or 0, row.full_clause, row.period, row.strict, row.choice)
        for row in _set(keys=tuple(DECLARED))
    )


@Question
def _set(*, keys: tuple[str, ...]) -> QuerySet[Parameter]:
    return parameter_rows(keys).exclude(number__isnull=True, choice="").order_by()


def parameter_rows(keys: Iterable[str] = DECLARED) -> QuerySet[Parameter]:
    """What an older product knew and this one does not is left out."""
    return Parameter.objects.filter(key__in=list(keys)).select_related("statute__reference")


def parameters_on(day: date) -> Parameters:
    return statutes_known().on(day)
