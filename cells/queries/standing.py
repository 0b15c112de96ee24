"""What stands astray in a time to come, and what hangs below nothing already."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from accounts.queries.put_together import Question
from cells.models import OrganisationVersion
from cells.models.hanging import astray_sql
from cells.models.organisation import OrganisationQuerySet
from cells.queries.names import names_in_full_on
from cells.rules.periods import Period
from cells.rules.standing import Astray, Standing, astray_from


def astray_ahead(organisation_ids: Collection[int], since: date) -> list[Astray]:
    """Of these and of what hangs directly below them, whatever stands astray on the day or later."""
    wanted = {*organisation_ids, *_ahead_below(since, tuple(organisation_ids))}
    among: set[str] = set()
    versions: list[Standing] = []
    known: set[int] = set()
    while wanted:
        rows = _ahead_of(since, tuple(wanted))
        names = names_in_full_on({pk for row in rows for pk in (row.organisation_id, row.parent_id)}, since)
        versions += [_standing(row, names) for row in rows]
        among = among or {version.code for version in versions}
        known |= wanted
        wanted = {row.parent_id for row in rows if row.parent_id is not None} - known
    return list(astray_from(since, versions, sorted(among)))


@Question
def _ahead_below(since: date, parents: Collection[int]) -> QuerySet[OrganisationVersion, int]:
    below = OrganisationVersion.objects.not_over(since).filter(parent__in=parents)
    return below.values_list("organisation_id", flat=True)


@Question
def _ahead_of(since: date, organisations: Collection[int]) -> QuerySet[OrganisationVersion]:
    ahead = OrganisationVersion.objects.not_over(since).filter(organisation_id__in=organisations)
    return ahead.select_related("organisation", "parent")


def _standing(row: OrganisationVersion, names: Mapping[int, str]) -> Standing:
    name, above = names[row.organisation_id], names.get(row.parent_id or 0, "")
    parent = row.parent.code if row.parent else None
    return Standing(row.organisation.code, name, row.kind, parent, Period(row.valid_from, row.valid_to), above)


def hanging_astray(below: OrganisationQuerySet) -> list[OrganisationVersion]:
    """Of these, what hangs on a day of its own below what is not there: from before there was a guard."""
    astray = RawSQL(astray_sql(OrganisationVersion._meta.db_table), [], BooleanField())  # noqa: S611 - no input in the text
    versions = OrganisationVersion.objects.filter(astray, organisation__in=below)
    return list(versions.select_related("organisation", "parent").order_by("organisation__code", "valid_from"))
