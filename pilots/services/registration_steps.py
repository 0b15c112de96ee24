"""The one door to a change of a registration's state: `lock_for_act` locks it and asks the rule, `advance` writes the step."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import Mandate
from cells.queries.mandates import Mandates
from pilots.models import Registration, RegistrationStep
from pilots.queries.decider import decider_now, is_too_near
from pilots.queries.registrations import involvement_in, was_submitted
from pilots.rules.eligibility import Finding
from pilots.rules.registration import OPEN, RegistrationAct, State, explain, obstacle, transition
from pilots.services.telling import tell_of_step


def lock_for_act(
    registration: Registration, act: RegistrationAct, *, occasion: Occasion, remark: str = ""
) -> Registration:
    """The registration as it is now, held until the end of the transaction. Raises Refused where the act is not possible.

    The mandate is read anew: an actor may hold on to one that has ended. Until it is decided it keeps who has it before them.
    """
    locked = (
        Registration.objects.select_for_update(of=("self",), no_key=True)
        .select_related("submission__organisation", "submission__round__letter", "organisation", "decider")
        .get(pk=registration.pk)
    )
    user, today = occasion.by.user, occasion.today
    mandate = Mandate.objects.on(today).filter(pk=occasion.by.mandate_id or 0, user=user).select_related("organisation")
    mandates = Mandates(user, today, tuple(mandate))
    decider, bound = decider_now(locked, today), is_too_near(user, locked.organisation, today)
    involvement = involvement_in(locked, mandates=mandates, decider=decider, bound=bound)
    hindrance = obstacle(act, State(locked.state), involvement)
    if hindrance is not None:
        raise Refused(explain(hindrance, state=locked.get_state_display()))
    row = transition(act, State(locked.state))
    if row is not None and row.remark_required and not clean_text(remark):
        raise Refused(_("Write a remark: the others must know why."), field="remark")
    if locked.state in OPEN:
        locked.decider_id = decider
    return locked


def advance(
    registration: Registration,
    act: RegistrationAct,
    *,
    occasion: Occasion,
    on: date,
    remark: str = "",
    figure: str = "",
    evidence: dict[str, Any] | None = None,
) -> Registration:
    """Write one step of a registration that was taken up: its state, its row in the timeline, its entry in the log."""
    source = State(registration.state)
    row = transition(act, source)
    if row is None:
        raise ValueError(f"There is no way to {act} from {source}.")
    target = row.target or State(registration.steps.order_by("-pk").values_list("from_state", flat=True)[0])
    registration.state = target
    registration.save()
    RegistrationStep.objects.create(
        registration=registration,
        act=act,
        from_state=source,
        to_state=target,
        by=occasion.by.user,
        mandate=occasion.by.mandate,
        at=occasion.at,
        on=on,
        remark=clean_text(remark, lines=True),
        figure=figure if act == RegistrationAct.SEND_BACK else "",
        evidence=evidence or {},
    )
    entry = record(
        occasion,
        act=f"pilots.{act}_registration",
        subject=registration,
        why=remark,
        data={"from": source, "to": target, "on": on},
    )
    tell_of_step(registration, act, source, entry=entry, remark=remark, occasion=occasion)
    return registration


def remove_draft(registration: Registration, *, occasion: Occasion, on: date, why: str = "") -> None:
    """What was no more than a draft leaves nothing behind but its entry in the log, whatever brought it onto the list.

    What was submitted on a list that came back stays on the list of those days, and is withdrawn.
    """
    if was_submitted(registration):
        advance(registration, RegistrationAct.TAKE_OFF, on=on, remark=why, occasion=occasion)
        return
    record(occasion, act="pilots.remove_registration", subject=registration, why=why)
    registration.steps.all().delete()
    registration.delete()


def refuse_unless_eligible(finding: Finding) -> None:
    if not finding.eligible:
        clause = next((reason.clause for reason in finding.reasons if reason.clause), "")
        raise Refused(" ".join(reason.message for reason in finding.reasons), clause=clause)
