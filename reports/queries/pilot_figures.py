"""The figures of the result report from the registry, on any day: the truth of that day decides, not today's."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from accounts.queries.replica import reading_connection
from cells.models import Organisation, OrganisationVersion
from cells.queries.history import belonging, below_with_predecessors
from cells.queries.organisations import ancestors_on, grassroots_among, versions_on
from cells.queries.placed import Sort, placed_below, sorts_below
from cells.rules.counting import Counting
from meetings.models import Meeting
from meetings.queries.meetings import held_by
from pilots.models import Registration
from pilots.queries.eligible import number_of_nature
from pilots.queries.guidance import nearest_terms
from pilots.queries.judged import judged
from pilots.queries.registrations import pilots_in_force_on
from pilots.rules.eligibility import exceeds_share
from pilots.rules.terms import Format, Subject, Terms, formats_of
from reports.rules.pilot_figures import Figure, PilotFigures, Pilots, Unit, part_of, tally

MeetingFormat = Meeting.Format


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
    sorts = sorts_below(organisation, day)
    pilots = _numbers_of_pilots(organisation, nearest_terms(day), day) if sorts else None
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
    in_force = list(
        _in_force(organisation, day).order_by("organisation__code").values_list("organisation_id", "format").distinct()
    )
    meetings = _held(organisation, terms, day).order_by("organisation__code", "held_on", "pk")
    held = list(meetings.values_list("organisation_id", "format"))
    return Pilots(
        of_nature=_of_nature(below, terms),
        online=_of(in_force, Format.ONLINE),
        by_group=_of(in_force, Format.BY_GROUP),
        online_held=_of(held, *_ONLINE),
        by_group_held=_of(held, *_BY_GROUP),
    )


def _numbers_of_pilots(organisation: Organisation, terms: Terms | None, day: date) -> Pilots | None:
    """None where it is not kept who is of specific nature."""
    of_nature = number_of_nature(terms, day, below=placed_below(organisation, day)) if terms else 0
    if of_nature is None:
        return None
    organisations = Count("organisation", distinct=True)
    in_force = _in_force(organisation, day).order_by().values_list("format").annotate(organisations)
    pilots = dict(in_force.values_list("format", "organisation__count"))
    held = _held(organisation, terms, day).aggregate(
        **{
            f"{what}_{name}": Count(of, distinct=what == "by", filter=Q(format__in=formats))
            for name, formats in (("online", _ONLINE), ("by_group", _BY_GROUP))
            for what, of in (("held", "pk"), ("by", "organisation"))
        }
    )
    return Pilots(
        of_nature=Figure(of_nature, None),
        online=Figure(pilots.get(Format.ONLINE, 0), None),
        by_group=Figure(pilots.get(Format.BY_GROUP, 0), None),
        online_held=Figure(held["held_online"], None, by=held["by_online"]),
        by_group_held=Figure(held["held_by_group"], None, by=held["by_by_group"]),
    )


def _of_nature(below: Mapping[int, Counted], terms: Terms | None) -> tuple[int, ...]:
    """Of specific nature or in special circumstances, whether or not their infrastructure suffices."""
    if terms is None:
        return ()
    return tuple(one.pk for one in _subjects(below) if exceeds_share(one.affected, one.base, terms))


def _of(found: Sequence[tuple[int, str]], *formats: str) -> tuple[int, ...]:
    return tuple(pk for pk, format in found if format in formats)


def _in_force(organisation: Organisation, day: date) -> "QuerySet[Registration]":
    """Of both formats at once: what is below it is what takes long."""
    return pilots_in_force_on(day).filter(organisation__in=placed_below(organisation, day))


def _held(organisation: Organisation, terms: Terms | None, day: date) -> "QuerySet[Meeting]":
    """Since the guidance began; what predecessors held is not forgotten."""
    if terms is None:
        return Meeting.objects.none()
    held = held_by(day).filter(format__in=_ONLINE + _BY_GROUP, held_on__gte=terms.valid_from)
    return held.filter(organisation__in=below_with_predecessors(organisation, day))


_ONLINE, _BY_GROUP = (MeetingFormat.HYBRID, MeetingFormat.FULL_ONLINE), (MeetingFormat.BY_GROUP,)
