"""The one door to a change of a registration's state: `take_up` locks it and asks the rule, `advance` writes the step."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Actor
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Mandate
from pilots.models import Registration, RegistrationStep
from pilots.queries.decider import is_too_near
from pilots.queries.registrations import standing_towards
from pilots.rules.eligibility import Finding
from pilots.rules.registration import Act, State, explain, obstacle, transition


def take_up(registration: Registration, act: Act, *, by: Actor, on: date, remark: str = "") -> Registration:
    """The registration as it is now, held until the end of the transaction. Raises Refused where the act is not possible.

    The mandate is read anew: an actor may hold on to one that has ended.
    """
    locked = (
        Registration.objects.select_for_update(of=("self",))
        .select_related("submission__organisation", "organisation", "decider")
        .get(pk=registration.pk)
    )
    mandates = Mandate.objects.on(on).filter(pk=by.mandate_id or 0, user=by.user).select_related("organisation")
    bound = is_too_near(by.user, locked.organisation, on)
    standing = standing_towards(locked, user_id=by.user.pk, mandates=mandates, bound=bound)
    hindrance = obstacle(act, State(locked.state), standing)
    if hindrance is not None:
        raise Refused(explain(hindrance, state=locked.get_state_display()))
    row = transition(act, State(locked.state))
    if row is not None and row.remark_required and not remark.strip():
        raise Refused(_("Write a remark: the others must know why."), field="remark")
    return locked


def advance(
    registration: Registration,
    act: Act,
    *,
    by: Actor,
    at: datetime,
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
    registration.state = row.target
    registration.save()
    RegistrationStep.objects.create(
        registration=registration,
        act=act,
        from_state=source,
        to_state=row.target,
        by=by.user,
        mandate=by.mandate,
        at=at,
        on=on,
        remark=remark,
        figure=figure if act == Act.SEND_BACK else "",
        evidence=evidence or {},
    )
    record(
        by=by,
        at=at,
        act=f"pilots.{act}_registration",
        subject=registration,
        why=remark,
        data={"from": source, "to": row.target, "on": on.isoformat()},
    )
    return registration


def refuse_unless_eligible(finding: Finding) -> None:
    if not finding.eligible:
        clause = next((reason.clause for reason in finding.reasons if reason.clause), "")
        raise Refused(" ".join(reason.message for reason in finding.reasons), clause=clause)
