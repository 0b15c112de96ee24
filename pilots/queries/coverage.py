"""How far pilots reach below a committee, as of a day: by the tree, the registry and the steps of that day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import descendant_ids_on, versions_on
from pilots.models import RegistrationStep, Slot
from pilots.queries.eligibility import findings_for
from pilots.queries.guidance import terms_on
from pilots.queries.usage import used_by
from pilots.rules.coverage import Subject
from pilots.rules.registration import IN_FORCE, State
from pilots.rules.terms import Basis, Format, Terms

Kind = OrganisationVersion.Kind


@dataclass(frozen=True)
class QuotaLine:
    """Places of a year: how many are taken of how many that approved organisations have, and by how many all are."""

    format: str
    taken: int
    available: int
    used_up: int


@dataclass(frozen=True)
class Coverage:
    subjects: list[Subject]
    quotas: list[QuotaLine]
    versions: dict[int, OrganisationVersion]
    """Everything below the committee on the day, by organisation."""


def coverage_on(organisation: Organisation, day: date) -> Coverage:
    """Every cell in both formats and every grassroots committee online. A number of queries that does not grow."""
    below = descendant_ids_on(organisation, day)
    versions = {version.organisation_id: version for version in versions_on(day).filter(organisation__in=below)}
    asked = [version for version in versions.values() if version.kind in (Kind.CELL, Kind.GRASSROOTS_COMMITTEE)]
    findings = findings_for(asked, day)
    registered, approved = _standings(list(versions), day)
    used = used_by(list(versions), day)
    branches = {version.organisation_id: _branch(version, organisation, versions) for version in asked}
    subjects = [
        Subject(
            organisation_id=version.organisation_id,
            format=str(format),
            type=version.type,
            branch=branches[version.organisation_id],
            eligible=findings[version.organisation_id, format].eligible,
            registered=(version.organisation_id, format) in registered,
            approved=(version.organisation_id, format) in approved,
            held=(version.organisation_id, format) in used,
        )
        for version in asked
        for format in Format
        if format == Format.ONLINE or version.kind == Kind.CELL
    ]
    return Coverage(subjects, _quotas(subjects, versions, day), versions)


def _standings(organisation_ids: Sequence[int], day: date) -> tuple[set[tuple[int, str]], set[tuple[int, str]]]:
    """Who had registered (and not withdrawn) and whose pilot lasted on the day, by what the steps say of that day."""
    steps = (
        RegistrationStep.objects.filter(registration__organisation__in=organisation_ids, on__lte=day)
        .select_related("registration__guidance")
        .order_by("pk")
    )
    registered, approved = set(), set()
    for step in {step.registration_id: step for step in steps}.values():
        registration, state = step.registration, step.to_state
        ended = registration.guidance.valid_to if registration.guidance else None
        if state not in (State.DRAFT, State.WITHDRAWN):
            registered.add((registration.organisation_id, registration.format))
        if state in IN_FORCE and (ended is None or day < ended):
            approved.add((registration.organisation_id, registration.format))
    return registered, approved


def _branch(version: OrganisationVersion, top: Organisation, versions: dict[int, OrganisationVersion]) -> int:
    while version.organisation_id != top.pk and version.parent_id != top.pk and version.parent_id in versions:
        version = versions[version.parent_id]
    return version.organisation_id


def _quotas(subjects: Sequence[Subject], versions: dict[int, OrganisationVersion], day: date) -> list[QuotaLine]:
    terms = terms_on(day)
    taken = {
        (organisation, format): number
        for organisation, format, number in Slot.objects.filter(organisation__in=list(versions), year=day.year)
        .order_by()
        .values("organisation_id", "format")
        .annotate(number=Count("pk"))
        .values_list("organisation_id", "format", "number")
    }
    found = []
    for format in Format:
        limits = {
            subject.organisation_id: _limit(terms, format, versions[subject.organisation_id].kind)
            for subject in subjects
            if subject.format == format and subject.approved
        }
        found.append(
            QuotaLine(
                format=str(format),
                taken=sum(number for (_one, of), number in taken.items() if of == format),
                available=sum(limits.values()),
                used_up=sum(
                    0 < limit <= taken.get((organisation, format), 0) for organisation, limit in limits.items()
                ),
            )
        )
    return found


def _limit(terms: Terms | None, format: Format, kind: str) -> int:
    """Places a year; none where no guidance gives a number. Online by the stricter basis, which has one."""
    quota = terms.quota(format, kind, "" if format == Format.BY_GROUP else Basis.SPECIFIC_NATURE) if terms else None
    return (quota.per_year or 0) if quota else 0
