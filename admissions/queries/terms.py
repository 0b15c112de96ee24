"""The parameters of admission as the rules take them. Two queries: ask once for an act, a list or a report."""

from datetime import date

from django.db.models import QuerySet

from admissions.models import AdmissionParameter
from admissions.rules.terms import AllTerms, Key, Term, Terms
from cells.queries.parameters import statutes_known


def terms_known() -> AllTerms:
    """The rows of all days."""
    rows = parameter_rows().order_by()
    return AllTerms(Term(Key(row.key), row.value, row.full_clause, row.period) for row in rows)


def terms_on(day: date) -> Terms:
    return terms_known().on(day, statutes_known().on(day))


def parameter_rows() -> QuerySet[AdmissionParameter]:
    """What another product knew and this one does not is left out."""
    return AdmissionParameter.objects.filter(key__in=list(Key)).select_related("reference")
