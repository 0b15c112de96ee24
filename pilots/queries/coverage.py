"""How far pilots reach below a committee, as of a day: by the tree, the registry and the steps of that day."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from cells.models import Organisation, OrganisationVersion
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import versions_below
from cells.rules.standing import MOST_STEPS
from pilots.models import Registration
from pilots.queries.eligibility import findings_for
from pilots.queries.guidance import terms_on
from pilots.queries.quotas import slots_taken
from pilots.queries.registrations import pilots_on, registered_on
from pilots.queries.usage import used_by
from pilots.rules.coverage import CoverageSubject
from pilots.rules.terms import Basis, Format, Terms, formats_of, quota_under


@dataclass(frozen=True)
class Coverage:
    subjects: list[CoverageSubject]
    versions: dict[int, OrganisationVersion]
    """Everything below the committee on the day, by organisation."""
    branches: dict[str, str]
    """By code, what those directly below are called, told from others of that name."""


def coverage_on(organisation: Organisation, day: date) -> Coverage:
    """Every cell in both formats and every grassroots committee online. A number of queries that does not grow."""
    versions = versions_below(organisation, day)
    possible = [version for version in versions.values() if formats_of(version.kind)]
    findings = findings_for(possible, day)
    registered, approved = (_keys(registrations, versions) for registrations in (registered_on(day), pilots_on(day)))
    used = used_by(list(versions), day)
    taken, terms = _taken(list(versions), day), terms_on(day)
    branches = {version.organisation_id: _branch(version, organisation, versions) for version in possible}
    subjects = [
        CoverageSubject(
            organisation_id=version.organisation_id,
            format=str(format),
            type=version.type,
            branch=branches[version.organisation_id],
            eligible=findings[version.organisation_id, format].eligible,
            registered=(version.organisation_id, format) in registered,
            approved=(version.organisation_id, format) in approved,
            held=(version.organisation_id, format) in used,
            taken=taken.get((version.organisation_id, format), 0),
            quota=_limit(terms, format, version.kind),
        )
        for version in possible
        for format in formats_of(version.kind)
    ]
    return Coverage(subjects, versions, _called(set(branches.values()), organisation, versions, day))


def _called(
    branches: Collection[int], top: Organisation, versions: Mapping[int, OrganisationVersion], day: date
) -> dict[str, str]:
    """Two of one name side by side are told apart by their codes."""
    names = names_with_superior_on(branches, day, within=top.pk)
    often = Counter(map(str, names.values()))
    codes = {pk: versions[pk].organisation.code for pk in branches}
    return {codes[pk]: f"{named} · {codes[pk]}" if often[str(named)] > 1 else str(named) for pk, named in names.items()}


def _keys(registrations: QuerySet[Registration], organisation_ids: Collection[int]) -> set[tuple[int, str]]:
    theirs = registrations.filter(organisation__in=list(organisation_ids)).order_by()
    return set(theirs.values_list("organisation_id", "format"))


def _branch(version: OrganisationVersion, top: Organisation, versions: dict[int, OrganisationVersion]) -> int:
    for _step in range(MOST_STEPS):
        if top.pk in (version.organisation_id, version.parent_id) or version.parent_id not in versions:
            break
        version = versions[version.parent_id]
    return version.organisation_id


def _taken(organisation_ids: Sequence[int], day: date) -> dict[tuple[int, str], int]:
    """Places of the year that were taken, by organisation and format."""
    counted = (
        slots_taken(organisation_ids, day).order_by().values("organisation_id", "format").annotate(number=Count("pk"))
    )
    return {(row["organisation_id"], row["format"]): row["number"] for row in counted}


def _limit(terms: Terms | None, format: Format, kind: str) -> int:
    """Places a year; none where no guidance gives a number. Online by the stricter basis, which has one."""
    quota = quota_under(terms, kind, format, Basis.SPECIFIC_NATURE)
    return (quota.per_year or 0) if quota else 0
