"""The entries of a day, and the documents they stand in."""

from datetime import date

from django.db.models import QuerySet

from cells.models import OrganisationTerm, Parameter, Statute
from cells.queries.organisation_words import OWN_WORDS, What
from cells.rules.parameters import DECLARED


def parameters_of(day: date) -> list[Parameter]:
    """In the order in which they are declared; what an older product knew and this one does not is left out."""
    rows = {row.key: row for row in Parameter.objects.on(day).select_related("statute")}
    return [rows[key] for key in DECLARED if key in rows]


def terms_of(day: date) -> list[OrganisationTerm]:
    rows = {(row.what, row.key): row for row in OrganisationTerm.objects.on(day).select_related("statute")}
    return [rows[what, key] for what in What.values for key in OWN_WORDS[what] if (what, key) in rows]


def statutes_of() -> "QuerySet[Statute]":
    """The newest first."""
    return Statute.objects.select_related("reference")
