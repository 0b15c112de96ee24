"""The figures of the result report from the registry, on any day: the truth of that day decides, not today's."""

from collections.abc import Collection, Mapping
from datetime import date

from cells.models import Organisation, OrganisationVersion, Succession
from cells.queries.organisations import descendant_ids_on, versions_on
from meetings.models import Meeting
from meetings.queries.meetings import held_by
from pilots.queries.eligibility import findings_for
from pilots.queries.guidance import nearest_terms
from pilots.queries.registrations import pilots_in_force_on
from pilots.rules.eligibility import Finding, exceeds_share
from pilots.rules.terms import Format
from reports.rules.pilot_figures import PilotFigures, Pilots, Unit, tally

Kind = OrganisationVersion.Kind
MeetingFormat = Meeting.Format


def pilot_figures(organisation: Organisation, day: date) -> PilotFigures:
    versions = {
        version.organisation_id: version
        for version in versions_on(day)
        .filter(organisation_id__in=descendant_ids_on(organisation, day))
        .order_by("organisation__code")
    }
    subjects = [version for version in versions.values() if version.kind in (Kind.GRASSROOTS_COMMITTEE, Kind.CELL)]
    findings = {
        subject: finding for (subject, _), finding in findings_for(subjects, day, formats=[Format.ONLINE]).items()
    }
    return tally(_units(versions, findings), _pilots(versions, findings, day))


def _units(versions: Mapping[int, OrganisationVersion], findings: Mapping[int, Finding]) -> list[Unit]:
    units = []
    for pk, finding in findings.items():
        grassroots = _grassroots_of(pk, versions)
        if grassroots is not None:
            version, count = versions[pk], finding.count
            units.append(Unit(pk, version.kind, version.type, grassroots, count.members, count.groups))
    return units


def _grassroots_of(pk: int, versions: Mapping[int, OrganisationVersion]) -> int | None:
    """The last one below a superior organisation on the way up; None where nothing superior stands above."""
    version = versions[pk]
    while (parent := versions.get(version.parent_id or 0)) is not None:
        if parent.kind == Kind.SUPERIOR:
            return version.organisation_id
        version = parent
    return None


def _pilots(versions: Mapping[int, OrganisationVersion], findings: Mapping[int, Finding], day: date) -> Pilots:
    here = list(versions)
    return Pilots(
        of_nature=_of_nature(findings, day),
        online=_in_force(here, Format.ONLINE, day),
        by_group=_in_force(here, Format.BY_GROUP, day),
        online_held=_held(here, [MeetingFormat.HYBRID, MeetingFormat.FULL_ONLINE], day),
        by_group_held=_held(here, [MeetingFormat.BY_GROUP], day),
    )


def _of_nature(findings: Mapping[int, Finding], day: date) -> tuple[int, ...]:
    """Of specific nature or in special circumstances, whether or not their infrastructure suffices."""
    terms = nearest_terms(day)
    if terms is None:
        return ()
    return tuple(
        pk for pk, finding in findings.items() if exceeds_share(finding.count.affected, finding.count.base, terms)
    )


def _in_force(organisations: Collection[int], format: Format, day: date) -> tuple[int, ...]:
    pilots = pilots_in_force_on(day).filter(organisation__in=organisations, format=format)
    return tuple(pilots.order_by("organisation__code").values_list("organisation_id", flat=True).distinct())


def _held(organisations: Collection[int], formats: Collection[str], day: date) -> tuple[int, ...]:
    """Organisations as often as they met so since the guidance began; what predecessors held is not forgotten."""
    terms = nearest_terms(day)
    if terms is None:
        return ()
    held = held_by(day).filter(
        organisation__in=_with_predecessors(organisations, day), format__in=formats, held_on__gte=terms.valid_from
    )
    return tuple(held.order_by("organisation__code", "held_on", "pk").values_list("organisation_id", flat=True))


def _with_predecessors(organisations: Collection[int], day: date) -> set[int]:
    found, newest = set(organisations), set(organisations)
    while newest:
        links = Succession.objects.filter(successor__in=newest, on__lte=day)
        newest = set(links.values_list("predecessor_id", flat=True)) - found
        found |= newest
    return found
