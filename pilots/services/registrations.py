"""What happens to a registration once its list was submitted: appraisal, decision, and the clerk's answers to them."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.seen import Figures, refuse_if_changed
from cells.models import Organisation
from pilots.models import Registration
from pilots.queries.eligibility import finding_for
from pilots.queries.evidence import evidence_of, figures_of, shown_of, submitted_with, which_of
from pilots.queries.guidance import guidance_on
from pilots.queries.registrations import pilots_on, refusal_may_be_taken_back
from pilots.queries.standing import pilot_shown, registration_shown
from pilots.rules.registration import RegistrationAct
from pilots.rules.terms import Format
from pilots.services.registration_steps import advance, lock_for_act, refuse_unless_eligible


@transaction.atomic
def withdraw_registration(
    *, registration: Registration, occasion: Occasion, remark: str = "", seen: Figures | None = None
) -> Registration:
    """The clerk takes a registration back before it is decided. Raises Changed where `seen`, as `registration_shown` gave it,
    is no longer so."""
    locked = lock_for_act(registration, RegistrationAct.WITHDRAW, remark=remark, occasion=occasion)
    refuse_if_changed(seen, registration_shown(locked))
    return advance(locked, RegistrationAct.WITHDRAW, on=occasion.today, remark=remark, occasion=occasion)


@transaction.atomic
def resubmit_registration(
    *,
    registration: Registration,
    area: str,
    infrastructure: str,
    occasion: Occasion,
    points: Sequence[str] = (),
    remark: str = "",
) -> Registration:
    """What was sent back goes to the organisation board again with the figures of the day. Refused where not eligible."""
    locked = lock_for_act(registration, RegistrationAct.RESUBMIT, remark=remark, occasion=occasion)
    finding = finding_for(locked.organisation, Format(locked.format), occasion.today)
    refuse_unless_eligible(finding)
    locked.area, locked.infrastructure, locked.infrastructure_points = area, infrastructure, list(points)
    locked.basis = finding.basis or ""
    locked.figures = figures_of(locked, finding, occasion.today)
    return advance(
        locked,
        RegistrationAct.RESUBMIT,
        on=occasion.today,
        remark=remark,
        occasion=occasion,
        evidence=submitted_with(locked),
    )


@transaction.atomic
def appraise_registration(
    *,
    registration: Registration,
    act: RegistrationAct,
    occasion: Occasion,
    remark: str = "",
    figure: str = "",
    seen: Figures | None = None,
) -> Registration:
    """The organisation board finds it fit, unfit or sends it back; the last two say why, the last on which figure.

    Raises Changed where `seen`, as `figures_shown` gave it, is no longer so.
    """
    if act not in (RegistrationAct.APPRAISE_FIT, RegistrationAct.APPRAISE_UNFIT, RegistrationAct.SEND_BACK):
        raise ValueError(f"{act} is no result of an appraisal.")
    locked = lock_for_act(registration, act, remark=remark, occasion=occasion)
    _refuse_without_figure(act, figure)
    finding = finding_for(locked.organisation, Format(locked.format), occasion.today)
    figures = figures_of(locked, finding, occasion.today)
    refuse_if_changed(seen, shown_of(figures, finding, which_of([locked], occasion.today)[locked.pk]))
    if act != RegistrationAct.SEND_BACK:
        locked.appraised_by = occasion.by.user
    evidence = {"figures": figures}
    return advance(locked, act, on=occasion.today, remark=remark, figure=figure, evidence=evidence, occasion=occasion)


@transaction.atomic
def decide_registration(
    *,
    registration: Registration,
    act: RegistrationAct,
    occasion: Occasion,
    remark: str = "",
    figure: str = "",
    seen: Figures | None = None,
) -> Registration:
    """The standing committee approves, refuses or sends back. Approved is in force from the day; what was seen is kept.

    Raises Refused where the organisation does not meet the conditions on the day or has such a pilot already, and Changed
    where `seen`, as `figures_shown` gave it, is no longer so.
    """
    if act not in (RegistrationAct.APPROVE, RegistrationAct.REFUSE, RegistrationAct.SEND_BACK):
        raise ValueError(f"{act} is no decision.")
    # One organisation may stand in two rounds: its row makes the decisions on both wait for each other. Who only refers to it
    # (a notice to its clerks) does not wait, or two who decide several could wait for each other for ever.
    Organisation.objects.select_for_update(no_key=True).get(pk=registration.organisation_id)
    locked = lock_for_act(registration, act, remark=remark, occasion=occasion)
    _refuse_without_figure(act, figure)
    finding = finding_for(locked.organisation, Format(locked.format), occasion.today)
    evidence = evidence_of(locked, finding, occasion.today)
    which = which_of([locked], occasion.today)[locked.pk]
    refuse_if_changed(seen, shown_of(evidence["figures"], finding, which))
    if act == RegistrationAct.APPROVE:
        refuse_unless_eligible(finding)
        _refuse_a_second_pilot(locked, occasion.today)
        locked.basis = finding.basis or ""
        locked.in_force_from = occasion.today
        locked.guidance = guidance_on(occasion.today)
    if act != RegistrationAct.SEND_BACK:
        locked.decided_by = occasion.by.user
    return advance(locked, act, on=occasion.today, remark=remark, figure=figure, evidence=evidence, occasion=occasion)


@transaction.atomic
def take_back_refusal(*, registration: Registration, occasion: Occasion, remark: str) -> Registration:
    """A refusal that was obviously a mistake, by the very person who decided: it lies before the committee as it did before.

    Raises Refused where somebody else decided, or something rests on the refusal already.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=registration.organisation_id)
    locked = lock_for_act(registration, RegistrationAct.TAKE_BACK, remark=remark, occasion=occasion)
    if not refusal_may_be_taken_back(locked):
        raise Refused(_("The organisation has been registered again since; decide on that registration."))
    locked.decided_by = None
    return advance(locked, RegistrationAct.TAKE_BACK, on=occasion.today, remark=remark, occasion=occasion)


@transaction.atomic
def change_pilot(
    *,
    registration: Registration,
    act: RegistrationAct,
    occasion: Occasion,
    remark: str,
    seen: Figures | None = None,
) -> Registration:
    """The standing committee suspends a pilot, resumes it, or ends it from the day on. It says why.

    Raises Refused where a suspended pilot would be resumed though its guidance has ended; Changed where `seen`, as
    `pilot_shown` gave it, is no longer so.
    """
    if act not in (RegistrationAct.SUSPEND, RegistrationAct.RESUME, RegistrationAct.END):
        raise ValueError(f"{act} changes no pilot.")
    locked = lock_for_act(registration, act, remark=remark, occasion=occasion)
    refuse_if_changed(seen, pilot_shown(locked, occasion.today))
    if act == RegistrationAct.RESUME and not pilots_on(occasion.today).filter(pk=locked.pk).exists():
        raise Refused(_("The guidance under which it was approved is no longer in force; it must be asked for anew."))
    if act == RegistrationAct.END:
        locked.ended_on = occasion.today
    return advance(locked, act, on=occasion.today, remark=remark, occasion=occasion)


def _refuse_a_second_pilot(registration: Registration, on: date) -> None:
    others = pilots_on(on).filter(organisation=registration.organisation, format=registration.format)
    if others.exists():
        raise Refused(_("The organisation already has such a pilot in force."))


def _refuse_without_figure(act: RegistrationAct, figure: str) -> None:
    if act == RegistrationAct.SEND_BACK and not figure:
        raise Refused(_("Choose what is to be put in order."), field="figure")
