"""What happens to a registration once its list was submitted: appraisal, decision, and the clerk's answers to them."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Actor
from accounts.rules.refusal import Refused
from cells.models import Organisation
from pilots.models import Registration
from pilots.queries.eligibility import finding_for
from pilots.queries.evidence import evidence_of, figures_of
from pilots.queries.registrations import pilot_in_force
from pilots.rules.registration import Act
from pilots.rules.terms import Format
from pilots.services.registration_steps import advance, refuse_unless_eligible, take_up


@transaction.atomic
def withdraw_registration(
    *, registration: Registration, by: Actor, at: datetime, on: date, remark: str = ""
) -> Registration:
    """The clerk takes a registration back before it is decided."""
    locked = take_up(registration, Act.WITHDRAW, by=by, on=on, remark=remark)
    return advance(locked, Act.WITHDRAW, by=by, at=at, on=on, remark=remark)


@transaction.atomic
def resubmit_registration(
    *, registration: Registration, area: str, infrastructure: str, by: Actor, at: datetime, on: date, remark: str = ""
) -> Registration:
    """What was sent back goes to the organisation board again with the figures of the day. Refused where not eligible."""
    locked = take_up(registration, Act.RESUBMIT, by=by, on=on, remark=remark)
    finding = finding_for(locked.organisation, Format(locked.format), on)
    refuse_unless_eligible(finding)
    locked.area, locked.infrastructure = area, infrastructure
    locked.basis = finding.basis or ""
    locked.figures = figures_of(locked, finding, on)
    return advance(locked, Act.RESUBMIT, by=by, at=at, on=on, remark=remark)


@transaction.atomic
def appraise_registration(
    *, registration: Registration, act: Act, by: Actor, at: datetime, on: date, remark: str = ""
) -> Registration:
    """The organisation board finds it fit, unfit or sends it back; the last two say why."""
    if act not in (Act.APPRAISE_FIT, Act.APPRAISE_UNFIT, Act.SEND_BACK):
        raise ValueError(f"{act} is no result of an appraisal.")
    locked = take_up(registration, act, by=by, on=on, remark=remark)
    finding = finding_for(locked.organisation, Format(locked.format), on)
    if act != Act.SEND_BACK:
        locked.appraised_by = by.user
    evidence = {"figures": figures_of(locked, finding, on)}
    return advance(locked, act, by=by, at=at, on=on, remark=remark, evidence=evidence)


@transaction.atomic
def decide_registration(
    *, registration: Registration, act: Act, by: Actor, at: datetime, on: date, remark: str = ""
) -> Registration:
    """The standing committee approves, refuses or sends back. Approved is in force from the day; what was seen is kept.

    Raises Refused where the organisation does not meet the conditions on the day or has such a pilot already.
    """
    if act not in (Act.APPROVE, Act.REFUSE, Act.SEND_BACK):
        raise ValueError(f"{act} is no decision.")
    # One organisation may stand in two rounds: its row makes the decisions on both wait for each other.
    Organisation.objects.select_for_update().get(pk=registration.organisation_id)
    locked = take_up(registration, act, by=by, on=on, remark=remark)
    finding = finding_for(locked.organisation, Format(locked.format), on)
    if act == Act.APPROVE:
        refuse_unless_eligible(finding)
        _refuse_a_second_pilot(locked, on)
        locked.basis = finding.basis or ""
        locked.in_force_from = on
    if act != Act.SEND_BACK:
        locked.decided_by = by.user
    evidence = evidence_of(locked, finding, on)
    return advance(locked, act, by=by, at=at, on=on, remark=remark, evidence=evidence)


def _refuse_a_second_pilot(registration: Registration, on: date) -> None:
    if pilot_in_force(registration.organisation, registration.format, on) is not None:
        raise Refused(_("The organisation already has such a pilot in force."))
