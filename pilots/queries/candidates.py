"""What may stand on the list of a grassroots organisation in a round, and what may not, with the reason."""

from dataclasses import dataclass
from datetime import date

from cells.models import OrganisationVersion
from cells.queries.infrastructure import infrastructure_of
from pilots.models import Registration, Submission
from pilots.queries.eligibility import findings_for, subjects_below
from pilots.queries.registrations import registered_elsewhere
from pilots.rules.eligibility import Finding
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
    looked_at: str
    """What the registry says was looked at when the infrastructure was found sufficient."""
    points_before: tuple[str, ...] = ()
    """Which points were looked at when it last registered online."""

    @property
    def key(self) -> str:
        return f"{self.version.organisation_id}-{self.format}"

    @property
    def may_be_chosen(self) -> bool:
        return self.registration is not None or (self.finding.eligible and not self.elsewhere)


def candidates_of(submission: Submission, day: date) -> list[Candidate]:
    """Every cell in both formats and the grassroots committee online, by format and code."""
    versions = subjects_below(submission.organisation, day)
    ids = [version.organisation_id for version in versions]
    findings = findings_for(versions, day)
    on_list = {
        (registration.organisation_id, registration.format): registration
        for registration in submission.registrations.all()
    }
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
            registration=on_list.get((version.organisation_id, format)),
            elsewhere=(version.organisation_id, format) in elsewhere,
            looked_at=looked_at.get(version.organisation_id, ""),
            points_before=tuple(before.get(version.organisation_id, ())),
        )
        for format in Format
        for version in versions
        if format in formats_of(version.kind)
    ]
