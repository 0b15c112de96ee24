"""The figures of the result report from the registry, on any day: the truth of that day decides, not today's."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from accounts.queries.replica import reading_connection
from cells.models import Organisation, OrganisationVersion
from cells.queries.history import belonging, below_with_predecessors
from cells.queries.organisations import ancestors_on, grassroots_among, versions_on
from cells.queries.tree import walked_below
from cells.rules.counting import Counting
from meetings.models import Meeting
from meetings.queries.meetings import held_by
from pilots.queries.guidance import nearest_terms
from pilots.queries.judged import judged
from pilots.queries.registrations import pilots_in_force_on
from pilots.rules.eligibility import exceeds_share
from pilots.rules.terms import Format, Subject, Terms, formats_of
from reports.rules.pilot_figures import Part, PilotFigures, Pilots, Unit, tally

MeetingFormat = Meeting.Format


class Counted(NamedTuple):
    """An organisation as it was on the day, with what it counted."""

    pk: int
    parent_id: int | None
    kind: str
    type: str
    members: int
    groups: int
    base: int
    affected: int


def pilot_figures(organisation: Organisation, day: date) -> PilotFigures:
    """With what each superior organisation directly below brings to them, where there are such."""
    names = _superiors_directly_below(organisation, day)
    found = pilot_figures_of_each(organisation, [organisation.pk, *names], day)
    parts = (
        Part(pk, name, grassroots=found[pk].figure("grassroots"), members=found[pk].figure("members"))
        for pk, name in names.items()
    )
    return replace(found[organisation.pk], parts=tuple(parts))


def pilot_figures_of_each(organisation: Organisation, asked: Collection[int], day: date) -> dict[int, PilotFigures]:
    """Of the organisation and of those below it that are asked, by id, in as many queries as of one."""
    terms = nearest_terms(day)
    below = counted_below(organisation, day, terms)
    units = list(_units(below, _above(organisation, below, day)))
    committees = [unit for unit in units if unit.kind == Subject.GRASSROOTS_COMMITTEE]
    counted = [unit for unit in units if unit.pk in below]
    pilots = _pilots(organisation, below, terms, day)
    if list(asked) == [organisation.pk]:
        return {organisation.pk: tally(counted, pilots, above=committees)}
    belongs = belonging(asked, day, also={*pilots.online_held, *pilots.by_group_held})
    return {
        pk: tally(
            [unit for unit in counted if pk in belongs.get(unit.pk, ())],
            pilots.of(lambda one, pk=pk: pk in belongs.get(one, ())),  # type: ignore[misc]
            above=committees,
        )
        for pk in asked
    }


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
            SELECT below.organisation_id, below.parent_id, below.kind, below.type,
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
            version.organisation_id, version.parent_id, version.kind, version.type, 0, 0, 0, 0
        )
        for version in ancestors_on(organisation, day)[1:]
    }


def _units(below: Mapping[int, Counted], above: Mapping[int, Counted]) -> Iterator[Unit]:
    among = {**above, **below}
    for one in _subjects(among):
        grassroots = grassroots_among(one, among)
        if grassroots is not None:
            yield Unit(one.pk, one.kind, one.type, grassroots.pk, one.members, one.groups)


def _subjects(below: Mapping[int, Counted]) -> list[Counted]:
    return [one for one in below.values() if formats_of(one.kind)]


def _pilots(organisation: Organisation, below: Mapping[int, Counted], terms: Terms | None, day: date) -> Pilots:
    in_force, held = _in_force(organisation, day), _held(organisation, terms, day)
    return Pilots(
        of_nature=_of_nature(below, terms),
        online=_of(in_force, Format.ONLINE),
        by_group=_of(in_force, Format.BY_GROUP),
        online_held=_of(held, MeetingFormat.HYBRID, MeetingFormat.FULL_ONLINE),
        by_group_held=_of(held, MeetingFormat.BY_GROUP),
    )


def _of_nature(below: Mapping[int, Counted], terms: Terms | None) -> tuple[int, ...]:
    """Of specific nature or in special circumstances, whether or not their infrastructure suffices."""
    if terms is None:
        return ()
    return tuple(one.pk for one in _subjects(below) if exceeds_share(one.affected, one.base, terms))


def _of(found: Sequence[tuple[int, str]], *formats: str) -> tuple[int, ...]:
    return tuple(pk for pk, format in found if format in formats)


def _in_force(organisation: Organisation, day: date) -> list[tuple[int, str]]:
    """Organisations with the format of a pilot. Of both formats at once: the tree of the day is what takes long."""
    pilots = pilots_in_force_on(day).filter(organisation__in=walked_below(organisation, day))
    return list(pilots.order_by("organisation__code").values_list("organisation_id", "format").distinct())


def _held(organisation: Organisation, terms: Terms | None, day: date) -> list[tuple[int, str]]:
    """Organisations, as often as they met since the guidance began, with the format; what predecessors held is not forgotten."""
    if terms is None:
        return []
    ids = below_with_predecessors(organisation, day)
    held = held_by(day).filter(organisation__in=ids, format__in=_PILOTED, held_on__gte=terms.valid_from)
    return list(held.order_by("organisation__code", "held_on", "pk").values_list("organisation_id", "format"))


_PILOTED = (MeetingFormat.HYBRID, MeetingFormat.FULL_ONLINE, MeetingFormat.BY_GROUP)
