"""What must be true of the days to come once a plan is written, whatever else was confirmed."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.models import Membership
from cells.queries.lives import memberships_outside_life
from cells.queries.names import name_in_full_on
from cells.queries.standing import astray_ahead
from cells.rules.standing import Astray
from reorganisations.models import Reorganisation
from reorganisations.queries.ahead import named, plans_about
from reorganisations.services.refusals import ReorganisationRefused


@contextmanager
def nothing_astray_ahead(plan: Reorganisation, organisation_ids: Collection[int]) -> Iterator[None]:
    """Raises ReorganisationRefused where on a day from the plan's on something of these, or what hangs below them, would stand
    astray at the end and did not before; with the other plans about it."""
    before = {found.key for found in astray_ahead(organisation_ids, plan.effective_on)}
    yield
    after = [found for found in astray_ahead(organisation_ids, plan.effective_on) if found.key not in before]
    if after:
        raise ReorganisationRefused([Refused(_with_plans(plan, found)) for found in after])


def _with_plans(plan: Reorganisation, found: Astray) -> str:
    others = [other for other in plans_about({found.code, found.parent}, plan.effective_on) if other != plan]
    if not others:
        return found.reason
    told = _("Other plans about it: %(plans)s.") % {"plans": ", ".join(named(other) for other in others)}
    return f"{found.reason} {told}"


def check_nobody_is_left_outside(plan: Reorganisation, today: date) -> None:
    """Guards look at memberships as they are written; here cells were given an end under those that stood already."""
    touched = Membership.objects.filter(cell__in=plan.touched.all()).not_over(plan.effective_on)
    left = memberships_outside_life(touched, today).select_related("member", "cell").first()
    if left is not None:
        raise Refused(
            _("%(name)s would belong to %(cell)s on a day on which it is no cell. Correct that entry first.")
            % {"name": left.member.in_full, "cell": name_in_full_on(left.cell, plan.effective_on)}
        )
