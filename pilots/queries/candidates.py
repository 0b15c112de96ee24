"""What may stand on the list of a grassroots organisation in a round, and what may not, with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cells.models import OrganisationVersion
from cells.queries.infrastructure import infrastructure_of
from pilots.models import Registration, Submission
from pilots.queries.eligibility import findings_for, subjects_below
from pilots.queries.registrations import registered_elsewhere
from pilots.rules.eligibility import Finding
from pilots.rules.registration import State
from pilots.rules.terms import Format, formats_of


@dataclass(frozen=True)
class Candidate:
    """An organisation and a format it might register."""

    version: OrganisationVersion
    format: Format
    finding: Finding
    registration: Registration | None
    """On this list already."""
    elsewhere: bool
    """Under way in another round, or a pilot in force."""
    settled: Registration | None
    """Decided in this round before the list came back."""
    looked_at: str
    """What the registry says was looked at when the infrastructure was found sufficient."""
    points_before: tuple[str, ...] = ()
    """Which points were looked at when it last registered online."""

    @property
    def key(self) -> str:
        return f"{self.version.organisation_id}-{self.format}"

    @property
    def may_be_chosen(self) -> bool:
        free = not self.elsewhere and self.settled is None
        return self.registration is not None or (self.finding.eligible and free)


def candidates_of(submission: Submission, day: date) -> list[Candidate]:
    """Every cell in both formats and the grassroots committee online, by format and code."""
    versions = subjects_below(submission.organisation, day)
    ids = [version.organisation_id for version in versions]
    findings = findings_for(versions, day)
    drafts, settled = (_by_key(found) for found in (_drafts(submission), _settled(submission)))
    elsewhere = registered_elsewhere(submission, ids, day)
    looked_at = {pk: infrastructure.looked_at for pk, infrastructure in infrastructure_of(ids, day).items()}
    before = dict(
        Registration.objects.filter(organisation__in=ids, format=Format.ONLINE)
        .exclude(submission=submission)
        .order_by("pk")
        .values_list("organisation_id", "infrastructure_points")
    )
    return [
        Candidate(
            version=version,
            format=format,
            finding=findings[version.organisation_id, format],
            registration=drafts.get((version.organisation_id, format)),
            elsewhere=(version.organisation_id, format) in elsewhere,
            settled=settled.get((version.organisation_id, format)),
            looked_at=looked_at.get(version.organisation_id, ""),
            points_before=tuple(before.get(version.organisation_id, ())),
        )
        for format in Format
        for version in versions
        if format in formats_of(version.kind)
    ]


def _drafts(submission: Submission) -> Iterable[Registration]:
    return submission.registrations.filter(state=State.DRAFT)


def _settled(submission: Submission) -> Iterable[Registration]:
    """Of what was withdrawn or taken off nothing is left in the way."""
    return submission.registrations.exclude(state__in=[State.DRAFT, State.WITHDRAWN])


def _by_key(registrations: Iterable[Registration]) -> dict[tuple[int, str], Registration]:
    return {(registration.organisation_id, registration.format): registration for registration in registrations}
