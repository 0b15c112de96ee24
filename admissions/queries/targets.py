"""Targets, and what was reached of them: who was admitted is said by the register alone."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from admissions.models import Target
from admissions.queries.pipeline import expected_below
from admissions.rules.targets import Asked, Progress
from cells.models import Organisation, OrganisationVersion
from cells.queries.events_below import ADMISSION, events_below, whose_events
from cells.queries.organisations import version_nearest, version_on
from cells.queries.tree import nodes


def admitted(asked: Collection[int], years: Sequence[int], *, until: date) -> dict[tuple[int, int], int]:
    """By (organisation, year) how many were admitted up to the end of the day, of these organisations and of all below each.

    An admission counts for what its cell stood below on its own day: no reorganisation moves it.
    """
    if not years:
        return {}
    found: Counter[tuple[int, int]] = Counter()
    for (pk, _way, year), number in events_below(ADMISSION, asked, *_span(years, until)).items():
        found[pk, year] += number
    return found


def who_was_admitted(top: Organisation, years: Sequence[int], *, until: date) -> dict[int, list[int]]:
    """By year whom `admitted` counts for it: members, in the order of their days."""
    found: dict[int, list[int]] = defaultdict(list)
    for _way, day, member in whose_events(ADMISSION, top, *_span(years, until)):
        found[day.year].append(member)
    return found


def _span(years: Sequence[int], until: date) -> tuple[date, date]:
    return date(min(years), 1, 1), min(date(max(years), 12, 31), until)


def targets_on(day: date, organisations: Collection[int], years: Sequence[int]) -> dict[tuple[int, int], Target]:
    """By (organisation, year) what was asked on the day."""
    rows = Target.objects.on(day).filter(organisation__in=organisations, year__in=years).select_related("ordered_by")
    return {(row.organisation_id, row.year): row for row in rows}


def progress(
    top: Organisation, versions: Sequence[OrganisationVersion], years: Sequence[int], day: date, *, today: date
) -> dict[tuple[int, int], Progress]:
    """By (organisation, year), of `top` and what is below it, as it stood at the end of the day. Targets that are known by
    then; one given late of a year that was over counts for it too."""
    ids = [version.organisation_id for version in versions]
    asked = targets_on(day, ids, years)
    counted = admitted(ids, years, until=day)
    members = _members_at_the_start(versions, asked, today)
    coming = _coming(top, versions) if day == today else {}
    return {
        (pk, year): Progress(
            year,
            _number(asked.get((pk, year)), members),
            counted.get((pk, year), 0),
            coming.get(pk, 0) if year == today.year else 0,
        )
        for pk in ids
        for year in years
    }


def progress_of(organisation: Organisation, year: int, day: date, *, today: date) -> Progress:
    """Of one organisation and year, as it stood at the end of the day."""
    version = version_on(organisation, day)
    if version is None:
        return Progress(year, None, 0)
    return progress(organisation, [version], [year], day, today=today)[organisation.pk, year]


def number_asked(target: Target, *, today: date) -> int:
    """How many that are."""
    version = version_nearest(target.organisation, date(target.year, 1, 1))
    asked = {(target.organisation_id, target.year): target}
    return _number(target, _members_at_the_start([version] if version else [], asked, today)) or 0


def _coming(top: Organisation, versions: Sequence[OrganisationVersion]) -> dict[int, int]:
    """Whom the pipeline expects to be admitted, by organisation; in the tree of today."""
    expected = expected_below(Organisation.objects.below(top))
    return {
        version.organisation_id: sum(
            number for path, number in expected.items() if path.startswith(version.organisation.path)
        )
        for version in versions
    }


def _number(target: Target | None, members: Mapping[tuple[int, int], int]) -> int | None:
    if target is None:
        return None
    at_the_start = members.get((target.organisation_id, target.year), 0)
    return Asked(target.number, target.share).of(at_the_start)


def _members_at_the_start(
    versions: Sequence[OrganisationVersion], asked: Mapping[tuple[int, int], Target], today: date
) -> dict[tuple[int, int], int]:
    """Of those whose target is a share, on 1 January of its year."""
    found: dict[tuple[int, int], int] = {}
    for year in sorted({year for (_pk, year), target in asked.items() if target.share is not None}):
        with_share = {pk for (pk, of), target in asked.items() if of == year and target.share is not None}
        those = [version for version in versions if version.organisation_id in with_share]
        for node in nodes(those, date(year, 1, 1), today=today):
            found[node.version.organisation_id, year] = node.members or 0
    return found
