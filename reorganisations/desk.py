"""How those whom a reorganisation touches are told of it on their desks."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import Duty, Section
from cells.access import Role
from cells.desk import NoticeKind, Values
from cells.requests import Request
from reorganisations.queries.ahead import set_aside


def _own_page(_values: Values, own: str) -> str:
    """What is ahead and what was stands there; the plan itself is not everybody's to open."""
    return reverse("cells:organisation", args=[own])


NOTICES = {
    "reorganisations.confirmed": NoticeKind(
        gettext_lazy("Reorganisation from %(day)s on: %(title)s"), leads=_own_page, organisations=(), days=("day",)
    ),
    "reorganisations.in_effect": NoticeKind(
        gettext_lazy("Reorganisation in effect since %(day)s: %(title)s"),
        leads=_own_page,
        organisations=(),
        days=("day",),
    ),
    "reorganisations.cancelled": NoticeKind(
        gettext_lazy("The reorganisation of %(day)s is cancelled: %(title)s"),
        leads=_own_page,
        organisations=(),
        days=("day",),
    ),
}


def plans_set_aside(request: Request) -> Sequence[Section]:
    """For administrators, and for the board that leads one: nothing of it happens by itself any more."""
    plans = set_aside()
    if not request.mandates.administers:
        plans = plans.filter(led_by__in=request.mandates.organisations(Role.BOARD))
    duties = [
        Duty(
            title=plan.title,
            url=reverse("reorganisations:reorganisation", args=[plan.pk]),
            detail=plan.set_aside_because,
            due_on=plan.effective_on,
            overdue=True,
            action=_("Look at it"),
        )
        for plan in plans
    ]
    return [Section(_("Reorganisations that could not come into effect"), duties)]
