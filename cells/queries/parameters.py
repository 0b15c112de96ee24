"""What the statutes set in numbers, as the rules take it. One query: ask once for an act, a list or a report."""

from datetime import date

from cells.models import Parameter
from cells.rules.parameters import Asked, Key, Parameters, Statutes


def statutes_known() -> Statutes:
    """The rows of all days. Where a document says that nothing is asked any more, its days are without a row."""
    rows = Parameter.objects.filter(key__in=list(Key), value__isnull=False).select_related("statute").order_by()
    return Statutes(Asked(Key(row.key), row.value or 0, row.full_clause, row.period, row.strict) for row in rows)


def parameters_on(day: date) -> Parameters:
    return statutes_known().on(day)
