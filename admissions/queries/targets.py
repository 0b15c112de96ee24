"""Targets, and what was reached of them: who was admitted is said by the register alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from accounts.queries.replica import reading_connection
from accounts.rules.days import day_after
from admissions.models import Target
from admissions.queries.pipeline import expected_below
from admissions.rules.targets import Asked, Progress
from cells.models import Membership, Organisation, OrganisationVersion
from cells.models.dated import not_over_sql, valid_on_sql
from cells.queries.events_below import day_read, events_above_sql, stood_below_sql
from cells.queries.organisations import version_nearest, version_on
from cells.queries.tree import nodes

ADMITTING = (Membership.Arrival.ADMITTED, Membership.Arrival.READMITTED)
"""Kết nạp lại is a new admission (rulebook, 3a)."""


_WAYS = ", ".join(f"'{way}'" for way in ADMITTING)


def _admitted_sql(what: str) -> str:
    return events_above_sql(
        f"""SELECT membership.valid_from, membership.cell_id, {what}, 0
        FROM cells_membership AS membership
        WHERE membership.arrival IN ({_WAYS})
        AND membership.valid_from >= %(first)s AND membership.valid_from < %(end)s
        AND membership.cell_id IN (SELECT id FROM ever)""",
        there=valid_on_sql("version", "up.day"),
    )


_ADMITTED = f"""{stood_below_sql("{asked}")}
    SELECT top, {{year}} AS year, COUNT(*) FROM stood JOIN cells_membership AS membership ON membership.cell_id = stood.id
    WHERE membership.arrival IN ({_WAYS}) AND membership.valid_from >= %(first)s AND membership.valid_from < %(end)s
    AND membership.valid_from >= stood.valid_from AND {not_over_sql("stood", "membership.valid_from")}
    GROUP BY top, year"""
_WHO_WAS_ADMITTED = (
    _admitted_sql("CAST(membership.member_id AS text)")
    + " SELECT what, day FROM up WHERE id = %(top)s ORDER BY day, what"
)


def admitted(asked: Collection[int], years: Sequence[int], *, until: date) -> dict[tuple[int, int], int]:
    """By (organisation, year) how many were admitted up to the end of the day, of these organisations and of all below each.

    An admission counts for what its cell stood below on its own day: no reorganisation moves it.
    """
    if not asked or not years:
        return {}
    listed = ", ".join(str(int(pk)) for pk in asked)
    ends = " ".join(f"WHEN membership.valid_from < '{year + 1}-01-01' THEN {year}" for year in _all_of(years))
    with reading_connection().cursor() as cursor:
        cursor.execute(_ADMITTED.format(asked=listed, year=f"CASE {ends} END"), _span(years, until))
        return {(pk, year): number for pk, year, number in cursor.fetchall()}


def who_was_admitted(top: Organisation, years: Sequence[int], *, until: date) -> dict[int, list[int]]:
    """By year whom `admitted` counts for it: members, in the order of their days."""
    found: dict[int, list[int]] = defaultdict(list)
    with reading_connection().cursor() as cursor:
        cursor.execute(_WHO_WAS_ADMITTED, {"top": top.pk} | _span(years, until))
        for member, day in cursor.fetchall():
            found[day_read(day).year].append(int(member))
    return found


def _all_of(years: Sequence[int]) -> range:
    return range(min(years), max(years) + 1)


def _span(years: Sequence[int], until: date) -> dict[str, date]:
    return {"first": date(min(years), 1, 1), "end": min(date(max(years) + 1, 1, 1), day_after(until))}


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
