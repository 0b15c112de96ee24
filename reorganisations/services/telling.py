"""Who is told that a plan is confirmed, cancelled, in effect or set aside."""

from collections.abc import Sequence

from accounts.models import Entry, Occasion
from cells.models import Mandate
from cells.queries.notice_kinds import NUMBER
from cells.rules.organisation_names import MOST_NAMED
from cells.services.notices import offices, tell
from reorganisations.models import Reorganisation

Role = Mandate.Role


def tell_of_plan(
    plan: Reorganisation,
    kind: str,
    touched: Sequence[int],
    *,
    entry: Entry,
    occasion: Occasion,
    by_itself: bool = False,
) -> None:
    """Whoever keeps the register of what it touches or of what stands below that, and the boards there and where it was led."""
    told = offices(touched, Role.CLERK, Role.BOARD) + offices(touched, Role.CLERK, below=True)
    told += offices([plan.led_by_id], Role.BOARD)
    values = told_of(plan, touched) | {"why": plan.cancelled_because}
    tell(entry, occasion=occasion, kind=kind, to=told, values=values, by_itself=by_itself)


def told_of(plan: Reorganisation, touched: Sequence[int]) -> dict[str, object]:
    """What a notice says of a plan: of many organisations it concerns the first, and how many there are."""
    first, number = list(touched[:MOST_NAMED]), len(touched)
    return {"title": plan.title, "day": plan.effective_on, "organisations": first, f"organisations{NUMBER}": number}


def touched_by(plan: Reorganisation) -> list[int]:
    return list(plan.touched.order_by("pk").values_list("pk", flat=True))
