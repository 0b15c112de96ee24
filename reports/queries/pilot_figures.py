"""The figures of the result report from the registry, on any day: the truth of that day decides, not today's."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from accounts.queries.replica import reading_connection
from cells.models import Organisation, OrganisationVersion
from cells.queries.history import belonging
from cells.queries.organisations import ancestors_on, grassroots_among, versions_on
from cells.queries.placed import Sort, below_with_predecessors, ever_below, placed_below, sorts_below
from cells.queries.tallies import named
from cells.rules.counting import Counting
from meetings.models import Meeting
from meetings.queries.meetings import held_by
from pilots.queries.eligible import kept_as_of_nature
from pilots.queries.guidance import nearest_terms
from pilots.queries.judged import judged
from pilots.queries.registrations import pilots_in_force_on
from pilots.rules.eligibility import exceeds_share
from pilots.rules.terms import Format, Subject, Terms, formats_of
from reports.rules.pilot_figures import Figure, PilotFigures, Pilots, Unit, part_of, tally

MeetingFormat = Meeting.Format
MOST_LOOKED_UP = 30_000
"""Organisations for each of which pilots and meetings are looked up; below a larger one all of them are read."""


class Counted(NamedTuple):
    """An organisation as it was on the day, with what it counted; `branch`: what it is or hangs below, of all that hung directly
    below the one that is asked about."""

    pk: int
    parent_id: int | None
    kind: str
    type: str
    branch: int
    members: int
    groups: int
    base: int
    affected: int


class Below(NamedTuple):
    """What the figures of an organisation are made of."""

    units: list[Unit]
    pilots: Pilots
    branch_of: dict[int, int]


def pilot_figures(organisation: Organisation, day: date, *, listed: bool = True) -> PilotFigures:
    """With what each superior organisation directly below brings to them, where there are such.

    Not `listed`: the same numbers, and which organisations they count is not said where they have been added up.
    """
    numbers = None if listed else _numbers(organisation, day)
    return _listed(organisation, day) if numbers is None else numbers


def _listed(organisation: Organisation, day: date) -> PilotFigures:
    names, below = _superiors_directly_below(organisation, day), _below(organisation, day)
    of_each: dict[int, list[Unit]] = defaultdict(list)
    for unit in below.units if names else ():
        of_each[below.branch_of[unit.pk]].append(unit)
    parts = tuple(part_of(pk, name, of_each[pk]) for pk, name in names.items())
    return replace(tally(below.units, below.pilots), parts=parts)


def _numbers(organisation: Organisation, day: date) -> PilotFigures | None:
    """Of a superior organisation, from what is kept of each sort of organisations below it; None where that is not to be had."""
    sorts, terms = sorts_below(organisation, day), nearest_terms(day)
    many = sum(sort.number for sort in sorts[organisation.pk]) > MOST_LOOKED_UP if sorts else False
    pilots = _numbers_of_pilots(organisation, terms, day, many=many) if sorts and terms else None
    if pilots is None:
        return None
    names = _superiors_directly_below(organisation, day)
    parts = tuple(part_of(pk, name, _units_of(sorts[pk])) for pk, name in names.items())
    return replace(tally(_units_of(sorts[organisation.pk]), pilots), parts=parts)


def pilot_figures_of_each(organisation: Organisation, asked: Collection[int], day: date) -> dict[int, PilotFigures]:
    """Of the organisation and of those below it that are asked, by id, in as many queries as of one."""
    below = _below(organisation, day)
    belongs = belonging(asked, day, also=below.pilots.who_met)
    of_each: dict[int, list[Unit]] = defaultdict(list)
    for unit in below.units:
        for pk in belongs.get(unit.pk, ()):
            of_each[pk].append(unit)
    pilots = below.pilots.of_each(belongs)
    return {pk: tally(of_each[pk], pilots.get(pk, Pilots())) for pk in asked}


def _below(organisation: Organisation, day: date) -> Below:
    terms = nearest_terms(day)
    below = counted_below(organisation, day, terms)
    return Below(
        units=list(_units(below, _above(organisation, below, day))),
        pilots=_pilots(organisation, below, terms, day),
        branch_of={pk: one.branch for pk, one in below.items()},
    )


def _superiors_directly_below(organisation: Organisation, day: date) -> dict[int, str]:
    """Names by id, in the order of their codes."""
    below = versions_on(day).filter(parent=organisation, kind=OrganisationVersion.Kind.SUPERIOR)
    return dict(below.order_by("organisation__code").values_list("organisation_id", "name"))


def counted_below(organisation: Organisation, day: date, terms: Terms | None) -> dict[int, Counted]:
    """In the order of their codes, in one statement: of each a row of numbers and no more, for there may be thousands."""
    counting = terms.counting if terms else Counting()
    sql, found = judged([terms], day, counting=counting, within=organisation)
    parameters: dict[str, Any] = found
    with reading_connection().cursor() as cursor:
        cursor.execute(
            f"""{sql}
            SELECT below.organisation_id, below.parent_id, below.kind, below.type, below.branch,
                COALESCE(members, 0), COALESCE(groups, 0), COALESCE(base_0, 0), COALESCE(affected_0, 0)
            FROM below JOIN cells_organisation AS organisation ON organisation.id = below.organisation_id
            LEFT JOIN judged ON judged.organisation_id = below.organisation_id
            ORDER BY organisation.code""",
            parameters,
        )
        return {row[0]: Counted(*row) for row in cursor.fetchall()}


def _above(organisation: Organisation, below: Mapping[int, Counted], day: date) -> dict[int, Counted]:
    """What stands above an organisation that is not superior: a cell of a committee is no grassroots organisation."""
    own = below.get(organisation.pk)
    if own is None or own.kind == OrganisationVersion.Kind.SUPERIOR:
        return {}
    return {
        version.organisation_id: Counted(
            version.organisation_id, version.parent_id, version.kind, version.type, 0, 0, 0, 0, 0
        )
        for version in ancestors_on(organisation, day)[1:]
    }


def _units(below: Mapping[int, Counted], above: Mapping[int, Counted]) -> Iterator[Unit]:
    among = {**above, **below}
    for one in _subjects(below):
        grassroots = grassroots_among(one, among)
        if grassroots is not None:
            committee = grassroots.type if grassroots.kind == Subject.GRASSROOTS_COMMITTEE else ""
            yield Unit(one.pk, one.kind, one.type, committee, grassroots.pk == one.pk, one.members, one.groups)


def _units_of(sorts: Iterable[Sort]) -> list[Unit]:
    return [
        Unit(
            pk=0,
            kind=one.kind,
            type=one.type,
            committee=one.committee,
            is_grassroots=one.is_grassroots,
            members=one.members,
            groups=one.groups,
            number=one.number,
            undivided=one.number - one.divided,
        )
        for one in sorts
        if formats_of(one.kind)
    ]


def _subjects(below: Mapping[int, Counted]) -> list[Counted]:
    return [one for one in below.values() if formats_of(one.kind)]


def _pilots(organisation: Organisation, below: Mapping[int, Counted], terms: Terms | None, day: date) -> Pilots:
    """Of organisations that met, what those before them held is not forgotten."""
    pilots = pilots_in_force_on(day).filter(organisation__in=placed_below(organisation, day))
    in_force = list(pilots.order_by("organisation__code").values_list(*_BY).distinct())
    held: list[tuple[int, str]] = []
    if terms:
        meetings = _held(terms, day).filter(organisation__in=below_with_predecessors(organisation, day))
        held = list(meetings.order_by("organisation__code", "held_on", "pk").values_list(*_BY))
    return Pilots(
        of_nature=_of_nature(below, terms),
        online=_of(in_force, Format.ONLINE),
        by_group=_of(in_force, Format.BY_GROUP),
        online_held=_of(held, *_ONLINE),
        by_group_held=_of(held, *_BY_GROUP),
    )


def _numbers_of_pilots(organisation: Organisation, terms: Terms, day: date, *, many: bool) -> Pilots | None:
    """In one statement, by organisation, so that what is below is held against each once. None where it is not kept who is of
    specific nature.

    Where `many` are below, pilots, meetings and the like are read from end to end, and of all that have any it is looked who is
    below: the database expects few below, and would look each of them up in every one of these.
    """
    of_nature = kept_as_of_nature(terms, day)
    if of_nature is None:
        return None
    asked: dict[str, Any] = {"top": organisation.pk, "day": day}
    facts = " UNION ALL ".join(
        f"SELECT organisation_id, {_columns(names)} FROM ({named(rows, names[0], asked)}) AS each_"
        + ("" if many else f" JOIN {among} ON {among}.id = organisation_id")
        for names, rows, among in (
            (("online", "by_group"), pilots_in_force_on(day).order_by().values(*_BY), "below"),
            (("online_held", "by_group_held"), _held(terms, day).values(*_BY), "ever_below"),
            (("of_nature",), of_nature.values("organisation_id"), "below"),
        )
    )
    placed = (
        "one JOIN ever_below ON ever_below.id = one.organisation_id"
        if many
        else "(SELECT one.*, 1 AS now FROM one) AS one"
    )
    with reading_connection().cursor() as cursor:
        cursor.execute(
            f"""
            WITH RECURSIVE {ever_below(put_aside=not many)},
            fact(organisation_id, {", ".join(_OF_PILOTS)}) AS ({facts}),
            one AS (
                SELECT organisation_id, MAX(online) AS online, MAX(by_group) AS by_group, SUM(online_held) AS online_held,
                    SUM(by_group_held) AS by_group_held, MAX(of_nature) AS of_nature
                FROM fact GROUP BY organisation_id
            )
            SELECT SUM(now * online), SUM(now * by_group), SUM(now * of_nature), SUM(online_held), SUM(by_group_held),
                COUNT(NULLIF(online_held, 0)), COUNT(NULLIF(by_group_held, 0))
            FROM {placed}""",
            asked,
        )
        online, by_group, natures, online_held, by_group_held, *met = (int(number or 0) for number in cursor.fetchone())
    return Pilots(
        of_nature=Figure(natures, None),
        online=Figure(online, None),
        by_group=Figure(by_group, None),
        online_held=Figure(online_held, None, by=met[0]),
        by_group_held=Figure(by_group_held, None, by=met[1]),
    )


_OF_PILOTS = ("online", "by_group", "online_held", "by_group_held", "of_nature")


def _columns(names: Collection[str]) -> str:
    """Of what is told apart 1 in the column of what a row says, by its format where it says one of two."""
    is_so = "CASE format WHEN 'by_group' THEN {} ELSE {} END".format
    said = dict(zip(names, (is_so(0, 1), is_so(1, 0)) if len(names) > 1 else ("1",), strict=True))
    return ", ".join(said.get(name, "0") for name in _OF_PILOTS)


def _of_nature(below: Mapping[int, Counted], terms: Terms | None) -> tuple[int, ...]:
    """Of specific nature or in special circumstances, whether or not their infrastructure suffices."""
    if terms is None:
        return ()
    return tuple(one.pk for one in _subjects(below) if exceeds_share(one.affected, one.base, terms))


def _of(found: Sequence[tuple[int, str]], *formats: str) -> tuple[int, ...]:
    return tuple(pk for pk, format in found if format in formats)


def _held(terms: Terms, day: date) -> "QuerySet[Meeting]":
    """In a pilot, since the guidance began."""
    return held_by(day).filter(format__in=_ONLINE + _BY_GROUP, held_on__gte=terms.valid_from).order_by()


_ONLINE, _BY_GROUP = (MeetingFormat.HYBRID, MeetingFormat.FULL_ONLINE), (MeetingFormat.BY_GROUP,)
_BY = ("organisation_id", "format")
