"""The meetings of a year, planned in one go: all of them, or where one cannot be planned none."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from cells.models import Organisation
from meetings.models import Meeting
from meetings.services.planning import MeetingPlan, plan_meeting


class SeriesRefused(Refused):
    """Some of the meetings cannot be planned so: `rows` by their place in what was given. None of them was planned."""

    def __init__(self, rows: Mapping[int, Refused]) -> None:
        first = next(iter(rows.values()))
        super().__init__(
            first.message, clause=first.clause, reasons=[one for row in rows.values() for one in row.reasons]
        )
        self.rows = dict(rows)


@transaction.atomic
def plan_series(*, organisation: Organisation, plans: Sequence[MeetingPlan], occasion: Occasion) -> list[Meeting]:
    """Raises SeriesRefused with every one that cannot be planned."""
    if not plans:
        raise Refused(_("Write at least one day."))
    planned, refused = [], {}
    for place, plan in enumerate(plans):
        try:
            planned.append(plan_meeting(organisation=organisation, plan=plan, occasion=occasion))
        except Refused as why_not:
            refused[place] = why_not
    if refused:
        raise SeriesRefused(refused)
    return planned
