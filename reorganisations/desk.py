"""How those whom a reorganisation touches are told of it on their desks."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from cells.desk import NoticeKind, Values


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
    "reorganisations.corrected": NoticeKind(
        gettext_lazy("The reorganisation of %(day)s is corrected: %(title)s"),
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
