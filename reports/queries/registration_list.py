"""The registration list of one grassroots organisation: as it was submitted in a round (or stands today as a draft), and
before there is a round what it could register on a day.
"""

from collections.abc import Iterable
from datetime import date

from cells.models import Group, Infrastructure, Organisation, OrganisationVersion, Post
from cells.queries.organisations import cells_of, grassroots_of, names_on, nearest_superior_on, version_on
from pilots.models import Guidance, Registration, Submission
from pilots.queries.eligibility import finding_for, findings_for, subjects_below
from pilots.queries.guidance import newest_guidance
from pilots.rules.terms import Format
from reports.models import Cover
from reports.queries.issuing import citation_of, existing_on, head_of, issuer_of, signature_of
from reports.queries.narratives import cover_on, texts_on
from reports.rules.citation import Citation
from reports.rules.kinds import TYPE_CODES, DocumentKind
from reports.rules.party_document import Signature
from reports.rules.pilot_report import Section
from reports.rules.registration_list import (
    RegistrationList,
    Row,
    by_group_row,
    infrastructure_words,
    online_row,
    usual_recipients,
)
from reports.rules.wording import lines_of

KIND = DocumentKind.REGISTRATION_LIST


def submissions_of(organisation: Organisation) -> list[Submission]:
    """The lists of an organisation, the newest round first."""
    return list(
        Submission.objects.filter(organisation=organisation)
        .select_related("round__letter", "round__guidance__reference", "organisation")
        .order_by("-round__opened_on", "-round_id")
    )


def list_day(submission: Submission, today: date) -> date:
    """A list that was sent is of the day it was sent; a draft is of today."""
    return submission.submitted_on or today


def registration_list(submission: Submission, day: date) -> RegistrationList:
    """Raises Refused where the organisation did not exist on the day."""
    registrations = (
        submission.registrations.exclude(state=Registration.State.WITHDRAWN)
        .select_related("organisation")
        .order_by("organisation__code")
    )
    return _list(
        submission.organisation,
        day,
        registrations=list(registrations),
        guidance=submission.round.guidance,
        letter=citation_of(submission.round.letter),
    )


def possible_list(organisation: Organisation, day: date) -> RegistrationList | None:
    """Before any round: everybody below who is eligible on the day. None for whoever never sends a list."""
    sender, guidance = grassroots_of(organisation, day), newest_guidance()
    if guidance is None or sender is None or sender.organisation_id != organisation.pk:
        return None
    versions = subjects_below(organisation, day)
    findings = findings_for(versions, day)
    eligible = [
        Registration(organisation=version.organisation, format=format)
        for version in versions
        for format in Format
        if findings[version.organisation_id, format].eligible
    ]
    return _list(organisation, day, registrations=eligible, guidance=guidance, letter=None)


def _list(
    organisation: Organisation,
    day: date,
    *,
    registrations: list[Registration],
    guidance: Guidance,
    letter: Citation | None,
) -> RegistrationList:
    version = existing_on(organisation, day)
    cover = cover_on(organisation, KIND, day)
    names = names_on([registration.organisation_id for registration in registrations], day)
    return RegistrationList(
        head=head_of(
            version,
            day=day,
            dated_on=cover.dated_on or day,
            # The form has no line for a number: it goes with the organisation's own letter.
            type_code=TYPE_CODES[KIND] if cover.number is not None else "",
            number=cover.number,
        ),
        guidance=citation_of(guidance.reference),
        letter=letter,
        online=tuple(_online(one, names, day) for one in _of(registrations, Format.ONLINE)),
        by_group=tuple(_by_group(one, names, day) for one in _of(registrations, Format.BY_GROUP)),
        recipients=lines_of(recipients_to_edit(organisation, day)),
        signature=_signature(version, day, cover),
    )


def recipients_to_edit(organisation: Organisation, day: date) -> str:
    kept = texts_on(organisation, KIND, day)
    if Section.RECIPIENTS in kept:
        return kept[Section.RECIPIENTS]
    superior = issuer_of(nearest_superior_on(organisation, day))
    return "\n".join(usual_recipients(superior=superior, issuer=issuer_of(version_on(organisation, day))))


def _signature(version: OrganisationVersion, day: date, cover: Cover) -> Signature:
    return signature_of(
        version,
        day,
        chosen=cover.signed_by,
        usually=Post.Title.SECRETARY,
        instruction="(Ký tên, đóng dấu)",
    )


def _of(registrations: Iterable[Registration], format: Format) -> list[Registration]:
    return [registration for registration in registrations if registration.format == format]


def _online(registration: Registration, names: dict[int, str], day: date) -> Row:
    organisation = registration.organisation
    version = version_on(organisation, day)
    found = Infrastructure.objects.on(day).filter(organisation=organisation).first()
    is_committee = version is not None and version.kind == OrganisationVersion.Kind.GRASSROOTS_COMMITTEE
    return online_row(
        name=names.get(organisation.pk, organisation.code),
        members=_members(registration, day),
        area=registration.area or (version.area if version else ""),
        cells=len(cells_of(organisation, day)) if is_committee else None,
        infrastructure=infrastructure_words(
            registration.infrastructure or (found.looked_at if found else ""), found.sufficient if found else None
        ),
    )


def _by_group(registration: Registration, names: dict[int, str], day: date) -> Row:
    groups = Group.objects.on(day).filter(cell=registration.organisation).order_by("name", "pk")
    return by_group_row(
        name=names.get(registration.organisation_id, registration.organisation.code),
        members=_members(registration, day),
        groups=_frozen_groups(registration) or tuple(groups.values_list("name", flat=True)),
    )


def _members(registration: Registration, day: date) -> int:
    """As submitted; of a draft as it stands."""
    if "members" in registration.figures:
        return int(registration.figures["members"])
    return finding_for(registration.organisation, Format(registration.format), day).count.members


def _frozen_groups(registration: Registration) -> tuple[str, ...]:
    return tuple(group["name"] for group in registration.figures.get("group_sizes", []))
