"""What a pilot or a registration stands at, as it is looked at before somebody changes that."""

from datetime import date
from typing import Any

from pilots.models import Registration
from pilots.queries.quotas import quota_use
from pilots.queries.usage import planned_by
from pilots.rules.terms import Basis, Format


def pilot_shown(pilot: Registration, day: date) -> dict[str, Any]:
    """Where it stands, the days of the meetings planned under it, and the quota of the year as far as there is one."""
    return {
        "stands": pilot.state,
        "planned": [use.on for use in planned_by(pilot.organisation, pilot.format)],
        "quota": _quota(pilot, day),
    }


def registration_shown(registration: Registration) -> dict[str, Any]:
    """Of one that is not decided: how far it has come, and what was said of it last."""
    last = registration.steps.order_by("-pk").first()
    return {"stands": registration.state, "remark": last.remark if last else ""}


def _quota(pilot: Registration, day: date) -> list[int] | None:
    """Used, of how many, in which year."""
    basis = Basis(pilot.basis) if pilot.basis else Basis.SPECIFIC_NATURE
    use = quota_use(pilot.organisation, Format(pilot.format), day, basis)
    return [use.used, use.limit, use.year] if use is not None and use.limit is not None else None
