"""The registration list of one grassroots organisation: as it was submitted in a round (or stands today as a draft), and
before there is a round what it could register on a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cells.models import Organisation, OrganisationVersion, Post
from cells.models.dated import not_over
from cells.queries.groups import groups_on
from cells.queries.infrastructure import infrastructure_on
from cells.queries.organisations import (
    cells_of,
    existing_on,
    grassroots_of,
    names_on,
    nearest_superior_on,
    version_nearest,
    version_on,
)
from pilots.models import Guidance, Registration, Submission
from pilots.queries.eligibility import finding_for, findings_for, subjects_below
from pilots.queries.evidence import Submitted, as_submitted_on
from pilots.queries.guidance import newest_guidance
from pilots.queries.registrations import listed_on
from pilots.rules.terms import Format
from reports.models import Cover
from reports.queries.issuing import citation_of, head_of, issuer_of, signature_of
from reports.queries.narratives import cover_on, texts_on
from reports.rules.citation import Citation
from reports.rules.kinds import RECIPIENTS, DocumentKind
from reports.rules.party_document import Signature
from reports.rules.registration_list import (
    ListedOrganisation,
    RegistrationList,
    by_group_row,
    infrastructure_words,
    online_row,
    usual_recipients,
)
from reports.rules.wording import recipients_of

KIND, TYPE_CODE = DocumentKind.REGISTRATION_LIST, "DS"


def submissions_of(organisation: Organisation, *, by: date | None = None) -> list[Submission]:
    """The lists of an organisation (in rounds opened by the day and not called off by then), the newest round first."""
    lists = Submission.objects.filter(organisation=organisation)
    if by is not None:
        lists = lists.asked_by(by).filter(not_over(by, "round", end="called_off_on"))
    return list(
        lists.select_related("round__letter", "round__guidance__reference", "organisation")
        .prefetch_related("round__extensions", "returns")
        .order_by("-round__opened_on", "-round_id")
    )


def lists_below(organisation: Organisation, day: date) -> list[Submission]:
    """The newest list of each organisation below, of rounds opened by the day, in the order of the tree."""
    below = Submission.objects.filter(organisation__in=Organisation.objects.below(organisation))
    asked = below.asked_by(day).filter(not_over(day, "round", end="called_off_on")).select_related("organisation")
    newest: dict[int, Submission] = {}
    for submission in asked.order_by("organisation__path", "-round__opened_on", "-round_id"):
        newest.setdefault(submission.organisation_id, submission)
    return list(newest.values())


def list_day(submission: Submission, day: date) -> date:
    """A list sent by the day is of the day it was sent, or of its heir's first day; a draft is of the day itself."""
    sent = submission.sent_by(day)
    if sent is None:
        return day
    version = version_nearest(submission.organisation, sent)
    return max(sent, version.valid_from) if version else sent


def cover_of_list(submission: Submission, day: date) -> Cover:
    """Of a list, not of a day: what was written for it since its round was opened, by the day it is of. A draft that is sent
    keeps what was written for the draft, and a list that was sent has the same number next year."""
    of = list_day(submission, day)
    written = Cover.objects.filter(
        organisation=submission.organisation, kind=KIND, day__gte=submission.round.opened_on, day__lte=of
    )
    kept = written.select_related("signed_by__member", "asked_in").order_by("-day").first()
    return kept or Cover(organisation=submission.organisation, kind=KIND, day=of)


def registration_list(submission: Submission, day: date) -> RegistrationList:
    """Raises Refused where the organisation did not exist on the day."""
    return _list(
        submission.organisation,
        day,
        registrations=registered_in(submission, day),
        guidance=submission.round.guidance,
        letter=citation_of(submission.round.letter),
        cover=cover_of_list(submission, day),
        of=list_day(submission, day),
    )


def registered_in(submission: Submission, day: date) -> list[Registration]:
    """What stands on the list on the day, in the order of the codes."""
    registrations = listed_on(day).filter(submission=submission)
    return list(registrations.select_related("organisation").order_by("organisation__code"))


def possible_list(organisation: Organisation, day: date) -> RegistrationList | None:
    """Before any round: everybody below who is eligible on the day. None for whoever never sends a list."""
    sender, guidance = grassroots_of(organisation, day), newest_guidance(day)
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
    cover = cover_on(organisation, KIND, day)
    return _list(organisation, day, registrations=eligible, guidance=guidance, letter=None, cover=cover, of=day)


def _list(
    organisation: Organisation,
    day: date,
    *,
    registrations: list[Registration],
    guidance: Guidance,
    letter: Citation | None,
    cover: Cover,
    of: date,
) -> RegistrationList:
    """`of`: the day it is dated, unless its cover says another."""
    version = existing_on(organisation, day)
    names = names_on([registration.organisation_id for registration in registrations], day)
    entries = _entries(registrations, names, day)
    return RegistrationList(
        head=head_of(
            version,
            day=day,
            dated_on=cover.dated_on or of,
            # The form has no line for a number: it goes with the organisation's own letter.
            type_code=TYPE_CODE if cover.number is not None else "",
            number=cover.number,
        ),
        guidance=citation_of(guidance.reference),
        letter=letter,
        online=tuple(_online(entry, day) for entry in entries if entry.format == Format.ONLINE),
        by_group=tuple(_by_group(entry, day) for entry in entries if entry.format == Format.BY_GROUP),
        recipients=recipients_of(recipients_to_edit(organisation, day)),
        signature=_signature(version, day, cover),
    )


def recipients_to_edit(organisation: Organisation, day: date) -> str:
    kept = texts_on(organisation, KIND, day)
    if RECIPIENTS in kept:
        return kept[RECIPIENTS]
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


@dataclass(frozen=True)
class _Entry:
    """One registration on the list: with what it had been submitted by the day; of a draft what the clerk has written."""

    organisation: Organisation
    format: str
    name: str
    submitted: Submitted


def _entries(registrations: Sequence[Registration], names: dict[int, str], day: date) -> list[_Entry]:
    submitted = as_submitted_on([registration for registration in registrations if registration.pk], day)
    return [
        _Entry(
            registration.organisation,
            registration.format,
            names[registration.organisation_id],
            submitted.get(registration.pk) or _drafted(registration),
        )
        for registration in registrations
    ]


def _drafted(registration: Registration) -> Submitted:
    if registration.state != Registration.State.DRAFT:
        return Submitted()
    return Submitted(area=registration.area, infrastructure=registration.infrastructure)


def _online(entry: _Entry, day: date) -> ListedOrganisation:
    version = version_on(entry.organisation, day)
    infrastructure = infrastructure_on(entry.organisation, day)
    looked_at, sufficient = (infrastructure.looked_at, infrastructure.sufficient) if infrastructure else ("", None)
    is_committee = version is not None and version.kind == OrganisationVersion.Kind.GRASSROOTS_COMMITTEE
    return online_row(
        name=entry.name,
        members=_members(entry, day),
        area=entry.submitted.area or (version.area if version else ""),
        cells=len(cells_of(entry.organisation, day)) if is_committee else None,
        infrastructure=infrastructure_words(entry.submitted.infrastructure or looked_at, sufficient),
    )


def _by_group(entry: _Entry, day: date) -> ListedOrganisation:
    groups = groups_on([entry.organisation.pk], day)
    frozen = tuple(group["name"] for group in entry.submitted.figures.get("group_sizes", []))
    return by_group_row(
        name=entry.name, members=_members(entry, day), groups=frozen or tuple(groups.values_list("name", flat=True))
    )


def _members(entry: _Entry, day: date) -> int:
    """As submitted; of a draft as it stands."""
    if "members" in entry.submitted.figures:
        return int(entry.submitted.figures["members"])
    return finding_for(entry.organisation, Format(entry.format), day).count.members
