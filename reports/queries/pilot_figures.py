"""The figures of the result report from the registry, on any day: the truth of that day decides, not today's."""

from collections.abc import Collection, Mapping
from datetime import date

from cells.models import Organisation, OrganisationVersion
from cells.queries.history import with_predecessors
from cells.queries.organisations import grassroots_among, versions_below
from meetings.models import Meeting
from meetings.queries.meetings import held_by
from pilots.queries.eligibility import findings_for
from pilots.queries.guidance import nearest_terms
from pilots.queries.registrations import pilots_in_force_on
from pilots.rules.eligibility import Finding, exceeds_share
from pilots.rules.terms import Format, formats_of
from reports.rules.pilot_figures import PilotFigures, Pilots, Unit, tally

MeetingFormat = Meeting.Format


def pilot_figures(organisation: Organisation, day: date) -> PilotFigures:
    versions = versions_below(organisation, day)
    subjects = [version for version in versions.values() if formats_of(version.kind)]
    findings = {
        subject: finding for (subject, _), finding in findings_for(subjects, day, formats=[Format.ONLINE]).items()
    }
    return tally(_units(versions, findings), _pilots(versions, findings, day))


def _units(versions: Mapping[int, OrganisationVersion], findings: Mapping[int, Finding]) -> list[Unit]:
    units = []
    for pk, finding in findings.items():
        version, count = versions[pk], finding.count
        grassroots = grassroots_among(version, versions)
        if grassroots is not None:
            units.append(Unit(pk, version.kind, version.type, grassroots.organisation_id, count.members, count.groups))
    return units


def _pilots(versions: Mapping[int, OrganisationVersion], findings: Mapping[int, Finding], day: date) -> Pilots:
    organisation_ids = list(versions)
    return Pilots(
        of_nature=_of_nature(findings, day),
        online=_in_force(organisation_ids, Format.ONLINE, day),
        by_group=_in_force(organisation_ids, Format.BY_GROUP, day),
        online_held=_held(organisation_ids, [MeetingFormat.HYBRID, MeetingFormat.FULL_ONLINE], day),
        by_group_held=_held(organisation_ids, [MeetingFormat.BY_GROUP], day),
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
        organisation__in=with_predecessors(organisations, day), format__in=formats, held_on__gte=terms.valid_from
    )
    return tuple(held.order_by("organisation__code", "held_on", "pk").values_list("organisation_id", flat=True))
