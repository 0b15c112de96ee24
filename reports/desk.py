from collections.abc import Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.desk import Duty, Section
from accounts.rules.days import day_in_words
from cells.access import Role
from cells.models import Mandate, OrganisationVersion
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import versions_on
from cells.queries.parameters import statutes_known
from cells.requests import Request
from cells.rules.parameters import Key
from meetings.access import meetings_for
from meetings.models import Meeting
from meetings.queries.minutes import unsigned

MOST = 10
OWED = timedelta(days=92)
"""Minutes of what was held longer ago are no longer asked for; they can be written."""


def reports_due(request: Request) -> Sequence[Section]:
    """For each organisation board above grassroots level today: where its report on the pilots is written and printed."""
    held = request.mandates.organisations(Mandate.Role.BOARD)
    superior = versions_on(request.today).filter(organisation__in=held, kind=OrganisationVersion.Kind.SUPERIOR)
    makes_one = set(superior.values_list("organisation_id", flat=True))
    seats = [seat for seat in held if seat.pk in makes_one]
    names = names_with_superior_on([seat.pk for seat in seats], request.today)
    duties = [
        Duty(
            title=_("Result report of the pilots"),
            detail=str(names[seat.pk]),
            url=reverse("reports:documents", args=[seat.code]),
            action=_("Write and print"),
        )
        for seat in seats
    ]
    return [Section(title=_("Reports"), duties=duties)]


def minutes_to_sign(request: Request) -> Sequence[Section]:
    """Of a clerk: meetings that were held and whose minutes chair and secretary have not both signed in time."""
    if not request.mandates.hold(Role.CLERK):
        return []
    asked = statutes_known().asked(Key.RESULT_WITHIN, request.today)
    within = timedelta(days=asked.value if asked else 0)
    recent = meetings_for(request, Role.CLERK).filter(held_on__gte=request.today - OWED, retrospective=False)
    owed = list(unsigned(recent, held_until=request.today - within)[:MOST])
    names = request.mandates.names.of(meeting.organisation_id for meeting in owed)
    duties = [_unsigned(meeting, str(names[meeting.organisation_id]), within, request) for meeting in owed]
    return [Section(_("Minutes to be signed"), duties)]


def _unsigned(meeting: Meeting, name: str, within: timedelta, request: Request) -> Duty:
    due_on = meeting.held_on + within
    return Duty(
        title=_("Minutes of %(day)s") % {"day": day_in_words(meeting.held_on)},
        detail=name,
        url=reverse("reports:minutes", args=[meeting.pk]),
        due_on=due_on,
        overdue=due_on < request.today,
        action=_("Write and sign"),
    )
