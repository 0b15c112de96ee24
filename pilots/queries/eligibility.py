"""Eligibility of organisations on a day: the facts of the registry put before the rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cells.models import Organisation, OrganisationVersion
from cells.queries.counts import Tally, tallies_of
from cells.queries.headcounts import headcounts
from cells.queries.infrastructure import infrastructure_of
from cells.queries.organisations import cells_of_each, version_on, versions_below, versions_on
from cells.queries.tree import below_on
from cells.rules.counting import Counting
from cells.rules.headcount import Headcount
from pilots.queries.guidance import nearest_terms, terms_on
from pilots.rules.eligibility import Finding, assess, did_not_exist, no_guidance
from pilots.rules.terms import Format, Subject, Terms, formats_of

Kind = OrganisationVersion.Kind


def finding_for(organisation: Organisation, format: Format, day: date) -> Finding:
    """Whether the organisation may pilot the format on the day, with counts, reasons and warnings."""
    return standing_of(organisation, day, formats=[format]).findings[format]


@dataclass(frozen=True)
class Standing:
    """An organisation on a day before the guidance of the day: read once for all that a page says of it."""

    terms: Terms | None
    version: OrganisationVersion | None
    findings: Mapping[Format, Finding]


def standing_of(organisation: Organisation, day: date, *, formats: Sequence[Format] = tuple(Format)) -> Standing:
    return standing_under(terms_on(day), version_on(organisation, day), day, formats=formats)


def standing_under(
    terms: Terms | None, version: OrganisationVersion | None, day: date, *, formats: Sequence[Format] = tuple(Format)
) -> Standing:
    """The same of what has been read already."""
    if version is None:
        return Standing(terms, None, {format: did_not_exist(format, day=day) for format in formats})
    found = findings_under(terms, [version], day, formats=formats)
    return Standing(terms, version, {format: found[version.organisation_id, format] for format in formats})


def findings_for(
    versions: Sequence[OrganisationVersion], day: date, *, formats: Sequence[Format] = tuple(Format)
) -> dict[tuple[int, Format], Finding]:
    """Findings by (organisation id, format), in a number of queries that does not grow with how many are asked about."""
    return findings_under(terms_on(day), versions, day, formats=formats)


def findings_under(
    terms: Terms | None,
    versions: Sequence[OrganisationVersion],
    day: date,
    *,
    formats: Sequence[Format] = tuple(Format),
) -> dict[tuple[int, Format], Finding]:
    """The same under the terms of any guidance, in force on the day or not; None: no guidance holds."""
    nearest = terms or nearest_terms(day)
    tallies = _tallies(versions, day, nearest.counting if nearest else Counting())
    findings: dict[tuple[int, Format], Finding] = {}
    for version in versions:
        key = version.organisation_id
        tally = tallies[key]
        for format in formats:
            if terms is None:
                findings[key, format] = no_guidance(format, day=day, count=tally.count, newest=nearest)
            else:
                findings[key, format] = assess(
                    format, terms=terms, subject=version.kind, count=tally.count, infrastructure=tally.sufficient
                )
    return findings


def subjects_below(organisation: Organisation, day: date) -> list[OrganisationVersion]:
    """Everything in the subtree that can be the subject of a pilot: grassroots committees and cells, by code."""
    return [version for version in versions_below(organisation, day).values() if formats_of(version.kind)]


def subjects_listed(organisation: Organisation, day: date, *, today: date) -> QuerySet[OrganisationVersion]:
    """The same without itself, for a list that is shown page by page: of a country they are hundreds of thousands."""
    below = below_on(organisation, day, today=today).filter(kind__in=list(Subject))
    return below.exclude(organisation=organisation).order_by("organisation__code")


def all_subjects(day: date) -> list[OrganisationVersion]:
    return list(versions_on(day).filter(kind__in=list(Subject)).order_by("organisation__code"))


def _tallies(versions: Sequence[OrganisationVersion], day: date, counting: Counting) -> dict[int, Tally]:
    """Looked up, or added up where they are out of date."""
    asked = [version.organisation_id for version in versions]
    found = tallies_of(asked, day, counting)
    return found if len(found) == len(set(asked)) else _added_up(versions, day, counting)


def _added_up(versions: Sequence[OrganisationVersion], day: date, counting: Counting) -> dict[int, Tally]:
    cells_by_subject = _cells_counted(versions, day)
    counts = headcounts({cell for cells in cells_by_subject.values() for cell in cells}, day, counting)
    sufficient = {pk: fact.sufficient for pk, fact in infrastructure_of(cells_by_subject, day).items()}
    return {
        pk: Tally(sum((counts[cell] for cell in cells), Headcount()), sufficient.get(pk))
        for pk, cells in cells_by_subject.items()
    }


def _cells_counted(versions: Sequence[OrganisationVersion], day: date) -> dict[int, list[int]]:
    """A cell counts itself, a committee all cells below it."""
    committees = [version.organisation_id for version in versions if version.kind != Kind.CELL]
    cells = {version.organisation_id: [version.organisation_id] for version in versions if version.kind == Kind.CELL}
    return cells | cells_of_each(committees, day)
