"""What clerks are told on their desks of lists that nobody has finished."""

from collections.abc import Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.desk import Duty, Section
from cells.access import Role
from cells.requests import Request
from sheets.queries.sheets import goes_on, unfinished_before

TOLD_BEFORE = timedelta(days=7)
MOST_NAMED = 20


def lists_that_go(request: Request) -> Sequence[Section]:
    """Lists of the clerk's own offices that will be removed soon, each with its day."""
    offices = request.mandates.organisations(Role.CLERK)
    if not offices:
        return []
    lists = unfinished_before(request.now + TOLD_BEFORE).filter(organisation__in=offices)
    duties = [
        Duty(
            title=one.file_name, url=reverse("sheets:sheet", args=[one.pk]), due_on=goes_on(one), action=_("Look at it")
        )
        for one in lists[:MOST_NAMED]
    ]
    return [Section(_("Lists from Excel that nobody has finished: they are removed on the day"), duties)]
