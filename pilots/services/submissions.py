"""The clerk's list in a round: what is on it while it is a draft, and its submission."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import Organisation, OrganisationVersion
from cells.queries.infrastructure import infrastructure_on
from cells.queries.names import names_in_full_on
from cells.queries.organisations import descendant_ids_on, version_on
from pilots.models import Registration, Submission
from pilots.queries.decider import decider_of
from pilots.queries.eligibility import finding_for
from pilots.queries.evidence import figures_of, findings_of, list_shown, submitted_with
from pilots.queries.guidance import terms_on
from pilots.queries.registrations import registered_already
from pilots.rules.eligibility import Finding
from pilots.rules.lists import ListAct
from pilots.rules.progress import ListProgress
from pilots.rules.registration import RegistrationAct, State, way_on
from pilots.rules.terms import Format
from pilots.services.list_steps import lock_list
from pilots.services.registration_steps import advance, lock_for_act, refuse_unless_eligible, remove_draft
from pilots.services.telling import tell_of_list

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
    made_from: Entries | None = None,
) -> None:
    """Make the draft list hold exactly these: what is missing is added, what is too much removed. All or nothing.

    Raises Outdated where somebody else changed the list since `made_from`.
    """
    submission = lock_list(submission, ListAct.WRITE)
    drafts = submission.registrations.filter(state=State.DRAFT)
    before = {(entry.organisation_id, entry.format): entry for entry in drafts}
    _check_up_to_date(made_from, list(before.values()), choices)
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
    submission = lock_list(submission, ListAct.WRITE)
    version = _on_this_list(submission, organisation, occasion.today)
    finding = finding_for(organisation, format, occasion.today)
    refuse_unless_eligible(finding)
    if registered_already(organisation, format, occasion.today) is not None:
        raise Refused(_("It is registered already: one registration of a format is under way or in force."))
    _refuse_what_was_decided_here(submission, organisation, format)
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
    lock_list(registration.submission, ListAct.WRITE)
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
    """Take it off a list that is a draft. Off already, or decided before the list came back: nothing happens."""
    lock_list(registration.submission, ListAct.WRITE)
    draft = Registration.objects.filter(pk=registration.pk, state=State.DRAFT).first()
    if draft is not None:
        remove_draft(draft, on=occasion.today, occasion=occasion)


@transaction.atomic
def submit_submission(
    *, submission: Submission, occasion: Occasion, none_registers: bool = False, seen: Figures | None = None
) -> Submission:
    """Submit the list; late is accepted. Every registration must be eligible on the day and keeps its figures.

    «None registers» is an answer too, but must be said: an empty list without it is refused. Raises Changed where `seen`, as
    `list_shown` gave it, is no longer so.
    """
    submission = lock_list(submission, ListAct.SUBMIT)
    listed = submission.registrations.exclude(state=State.WITHDRAWN).select_related("organisation")
    drafts = [entry for entry in listed if entry.state == State.DRAFT]
    refuse_if_changed(seen, list_shown(drafts, occasion.today))
    if not listed and not none_registers:
        raise Refused(_("The list is empty. Confirm that no organisation registers."), field="none_registers")
    findings = findings_of(drafts, occasion.today)
    _refuse_unless_all_eligible(drafts, findings, occasion.today)
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
    entry = record(occasion, act="pilots.submit_submission", subject=submission, data=data)
    tell_of_list(submission, number=len(drafts), entry=entry, occasion=occasion)
    return submission


def _check_up_to_date(
    made_from: Entries | None, before: Sequence[Registration], choices: Sequence[RegistrationChoice]
) -> None:
    began = made_from or {}
    kept = _entries_of(
        (one.organisation_id, one.format, one.area, one.infrastructure_points, one.infrastructure) for one in before
    )
    wanted = _entries_of((one.organisation.pk, one.format, one.area, one.points, one.infrastructure) for one in choices)
    last = last_entry(*before, acts=["pilots.add_registration", "pilots.edit_registration"])
    check_up_to_date(made_from, kept=_taken_off(began) | kept, wanted=_not_chosen(began) | wanted, last=last)


def _entries_of(rows: Iterable[tuple[int, str, str, Sequence[str], str]]) -> dict[str, Any]:
    """By the names of the fields of the form; of a registration by group nothing else is asked."""
    entries: dict[str, Any] = {}
    for organisation, format, area, points, infrastructure in rows:
        key = f"{organisation}-{format}"
        entries[f"chosen-{key}"] = True
        if format == Format.ONLINE:
            asked = {"area": area, "points": list(points), "infrastructure": infrastructure}
            entries |= {f"{name}-{key}": value for name, value in asked.items()}
    return entries


def _not_chosen(made_from: Entries) -> dict[str, bool]:
    return {name: False for name in made_from if name.startswith("chosen-")}


def _taken_off(made_from: Entries) -> dict[str, Any]:
    """What stands of what is on the list no more: nothing, while what is proposed for others is still proposed."""
    chosen = [name.removeprefix("chosen-") for name, was in made_from.items() if name.startswith("chosen-") and was]
    names = [f"{part}-{key}" for key in chosen for part in ("area", "points", "infrastructure")]
    return _not_chosen(made_from) | {name: "" for name in names if name in made_from}


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


def _refuse_what_was_decided_here(submission: Submission, organisation: Organisation, format: Format) -> None:
    """A list that came back holds what had been decided on it; the same is asked for again in a later round."""
    here = submission.registrations.filter(organisation=organisation, format=format)
    decided = here.exclude(state__in=[State.DRAFT, State.WITHDRAWN]).first()
    if decided is not None:
        words = _("Decided in this round already: %(state)s.") % {"state": decided.get_state_display()}
        raise Refused(f"{words} {way_on(State(decided.state))}".rstrip())


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


def _refuse_unless_all_eligible(drafts: list[Registration], findings: dict[int, Finding], today: date) -> None:
    refused = [draft for draft in drafts if not findings[draft.pk].eligible]
    if not refused:
        return
    first = findings[refused[0].pk].reasons[0]
    names = names_in_full_on([draft.organisation_id for draft in refused], today)
    which = [f"{names[draft.organisation_id]} · {draft.get_format_display()}" for draft in refused]
    raise Refused(
        ngettext(
            "%(number)d registration does not meet the conditions today: %(which)s. "
            "Take it off the list, or put the facts in order.",
            "%(number)d registrations do not meet the conditions today: %(which)s. "
            "Take them off the list, or put the facts in order.",
            len(refused),
        )
        % {"number": len(refused), "which": "; ".join(which)},
        clause=first.clause,
    )
