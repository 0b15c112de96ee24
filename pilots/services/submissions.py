"""The clerk's list in a round: what is on it while it is a draft, and its submission."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Organisation, OrganisationVersion
from cells.queries.infrastructure import infrastructure_on
from cells.queries.organisations import descendant_ids_on, version_on, versions_on
from pilots.models import Registration, Submission
from pilots.queries.decider import decider_of
from pilots.queries.eligibility import finding_for, findings_for
from pilots.queries.evidence import figures_of, submitted_with
from pilots.queries.guidance import terms_on
from pilots.queries.registrations import registered_already
from pilots.rules.eligibility import Finding
from pilots.rules.progress import ListProgress
from pilots.rules.registration import RegistrationAct
from pilots.rules.terms import Format
from pilots.services.registration_steps import advance, lock_for_act, refuse_unless_eligible, remove_draft

LONGEST_NOTE = 255


@dataclass(frozen=True)
class RegistrationChoice:
    """What a clerk wants on the list."""

    organisation: Organisation
    format: Format
    area: str
    infrastructure: str
    points: Sequence[str] = ()


@transaction.atomic
def save_list(
    *,
    submission: Submission,
    choices: Sequence[RegistrationChoice],
    occasion: Occasion,
) -> None:
    """Make the draft list hold exactly these: what is missing is added, what is too much removed. All or nothing."""
    submission = _draft(submission)
    before = {(entry.organisation_id, entry.format): entry for entry in submission.registrations.all()}
    wanted = {(choice.organisation.pk, str(choice.format)): choice for choice in choices}
    for key, registration in before.items():
        if key not in wanted:
            remove_registration(registration=registration, occasion=occasion)
    for key, choice in wanted.items():
        if key in before:
            edit_registration(
                registration=before[key],
                area=choice.area,
                infrastructure=choice.infrastructure,
                points=choice.points,
                occasion=occasion,
            )
        else:
            _add_choice(submission, choice, occasion=occasion)


@transaction.atomic
def add_registration(
    *,
    submission: Submission,
    organisation: Organisation,
    format: Format,
    occasion: Occasion,
    area: str | None = None,
    infrastructure: str | None = None,
    points: Sequence[str] = (),
) -> Registration:
    """Put an eligible organisation on the list for a format. Area and note come from the registry unless given.

    Raises Refused, with the reasons and the clause, where it is not eligible on the day, belongs to another list, is
    registered already or has nobody above it to decide.
    """
    submission = _draft(submission)
    version = _on_this_list(submission, organisation, occasion.today)
    finding = finding_for(organisation, format, occasion.today)
    refuse_unless_eligible(finding)
    if registered_already(organisation, format, occasion.today) is not None:
        raise Refused(_("It is registered already: one registration of a format is under way or in force."))
    facts = {
        "basis": finding.basis or "",
        "decider": _decider(organisation, occasion.today),
        "area": version.area if area is None else area,
        "infrastructure": _note(organisation, format, occasion.today) if infrastructure is None else infrastructure,
        "infrastructure_points": list(points),
    }
    try:
        with transaction.atomic():
            registration = Registration.objects.create(
                submission=submission, organisation=organisation, format=format, **facts
            )
    except IntegrityError:
        raise Refused(_("It is on the list already.")) from None
    record(occasion, act="pilots.add_registration", subject=registration)
    return registration


@transaction.atomic
def edit_registration(
    *,
    registration: Registration,
    area: str,
    infrastructure: str,
    occasion: Occasion,
    points: Sequence[str] = (),
) -> None:
    """Change what the clerk wrote while the list is a draft."""
    _draft(registration.submission)
    data = {"area": area, "infrastructure": infrastructure, "infrastructure_points": list(points)}
    changed = Registration.objects.filter(pk=registration.pk).exclude(**data)
    if changed.update(**data):
        record(occasion, act="pilots.edit_registration", subject=registration, data=data)


@transaction.atomic
def remove_registration(
    *,
    registration: Registration,
    occasion: Occasion,
) -> None:
    """Take it off a list that is still a draft; nothing of it was reported yet. Off already: nothing happens."""
    _draft(registration.submission)
    if Registration.objects.filter(pk=registration.pk).exists():
        remove_draft(registration, occasion=occasion)


@transaction.atomic
def submit_submission(*, submission: Submission, occasion: Occasion, none_registers: bool = False) -> Submission:
    """Submit the list; late is accepted. Every registration must be eligible on the day and keeps its figures.

    «None registers» is an answer too, but must be said: an empty list without it is refused.
    """
    submission = _draft(submission)
    drafts = list(submission.registrations.select_related("organisation"))
    if not drafts and not none_registers:
        raise Refused(_("The list is empty. Confirm that no organisation registers."), field="none_registers")
    findings = _findings(drafts, occasion.today)
    _refuse_unless_all_eligible(drafts, findings)
    for draft in drafts:
        registration = lock_for_act(draft, RegistrationAct.SUBMIT, occasion=occasion)
        finding = findings[draft.pk]
        registration.basis = finding.basis or ""
        registration.decider = _decider(registration.organisation, occasion.today)
        registration.figures = figures_of(registration, finding, occasion.today)
        advance(
            registration,
            RegistrationAct.SUBMIT,
            on=occasion.today,
            occasion=occasion,
            evidence=submitted_with(registration),
        )
    submission.state = Submission.State.SUBMITTED
    submission.submitted_at, submission.submitted_on = occasion.at, occasion.today
    submission.save()
    late = submission.progress_on(occasion.today) == ListProgress.LATE
    data = {"registrations": len(drafts), "on": occasion.today, "late": late}
    record(occasion, act="pilots.submit_submission", subject=submission, data=data)
    return submission


def _add_choice(
    submission: Submission,
    choice: RegistrationChoice,
    *,
    occasion: Occasion,
) -> None:
    try:
        add_registration(
            submission=submission,
            organisation=choice.organisation,
            format=choice.format,
            area=choice.area,
            infrastructure=choice.infrastructure,
            points=choice.points,
            occasion=occasion,
        )
    except Refused as refused:
        told = f"{choice.organisation}: {refused.message}"
        field = f"chosen-{choice.organisation.pk}-{choice.format}"
        raise Refused(told, clause=refused.clause, field=field) from None


def _draft(submission: Submission) -> Submission:
    """The list as it is now, held until the end of the transaction. Raises Refused once it was submitted."""
    locked = (
        Submission.objects.select_for_update(of=("self",)).select_related("organisation", "round").get(pk=submission.pk)
    )
    if locked.state != Submission.State.DRAFT:
        raise Refused(_("The list has been submitted; it can no longer be changed."))
    return locked


def _on_this_list(submission: Submission, organisation: Organisation, on: date) -> OrganisationVersion:
    version = version_on(organisation, on)
    if version is None or organisation.pk not in descendant_ids_on(submission.organisation, on):
        raise Refused(_("This organisation does not belong to the grassroots organisation whose list this is."))
    return version


def _decider(organisation: Organisation, on: date) -> Organisation:
    terms = terms_on(on)
    decider = decider_of(organisation, on, terms) if terms else None
    if decider is None:
        raise Refused(
            _("No superior organisation that could decide is known."), clause=terms.decider_clause if terms else ""
        )
    return decider


def _note(organisation: Organisation, format: Format, on: date) -> str:
    infrastructure = infrastructure_on(organisation, on) if format == Format.ONLINE else None
    return infrastructure.looked_at[:LONGEST_NOTE] if infrastructure else ""


def _findings(drafts: list[Registration], on: date) -> dict[int, Finding]:
    versions = versions_on(on).filter(organisation__in=[draft.organisation_id for draft in drafts])
    findings = findings_for(list(versions), on)
    return {
        draft.pk: findings.get((draft.organisation_id, Format(draft.format)))
        or finding_for(draft.organisation, Format(draft.format), on)
        for draft in drafts
    }


def _refuse_unless_all_eligible(drafts: list[Registration], findings: dict[int, Finding]) -> None:
    refused = [draft for draft in drafts if not findings[draft.pk].eligible]
    if not refused:
        return
    first = findings[refused[0].pk].reasons[0]
    raise Refused(
        ngettext(
            "%(number)d registration does not meet the conditions today: %(which)s. "
            "Take it off the list, or put the facts in order.",
            "%(number)d registrations do not meet the conditions today: %(which)s. "
            "Take them off the list, or put the facts in order.",
            len(refused),
        )
        % {"number": len(refused), "which": ", ".join(str(draft) for draft in refused)},
        clause=first.clause,
    )
