"""The monthly schedule of a grassroots committee is registered by its clerk and approved above it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.services.log import record
from cells.models import Organisation
from meetings.models import MonthlySchedule
from meetings.queries.schedule import planned_in, planned_of, schedule_of, schedule_shown, scheduled_meetings
from meetings.rules.schedule import Planned


@transaction.atomic
def register_schedule(
    *, organisation: Organisation, month: date, occasion: Occasion, seen: Figures | None = None
) -> MonthlySchedule:
    """As the meetings stand now; registered anew, it waits for approval again. Raises Changed where `seen` is no longer so."""
    planned = _planned(organisation, month, occasion.today)
    refuse_if_changed(seen, schedule_shown(planned))
    if month < occasion.today.replace(day=1):
        raise Refused(_("The month is over: nothing is registered for it any more."))
    if not planned:
        raise Refused(_("No meeting is planned in this month yet."))
    schedule = schedule_of(organisation, month) or MonthlySchedule(organisation=organisation, month=month)
    if schedule.pk and planned_in(schedule) == planned:
        raise Refused(_("These meetings are registered already."))
    schedule.meetings = [vars(one) for one in planned]
    schedule.registered_on, schedule.approved_on = occasion.today, None
    schedule.save()
    record(occasion, act="meetings.register_schedule", subject=schedule, data={"meetings": len(planned)})
    return schedule


@transaction.atomic
def approve_schedule(
    *, organisation: Organisation, month: date, occasion: Occasion, seen: Figures | None = None
) -> MonthlySchedule:
    """What was registered, as long as it still stands so. Raises Changed where `seen` is no longer so."""
    planned = _planned(organisation, month, occasion.today)
    refuse_if_changed(seen, schedule_shown(planned))
    schedule = schedule_of(organisation, month)
    if schedule is None:
        raise Refused(_("The meetings of this month are not registered yet."))
    if schedule.approved_on is not None:
        raise Refused(_("The schedule is approved already."))
    if planned_in(schedule) != planned:
        raise Refused(_("Meetings were changed since they were registered: they are registered anew first."))
    schedule.approved_on = occasion.today
    schedule.save(update_fields=["approved_on"])
    record(occasion, act="meetings.approve_schedule", subject=schedule, data={"meetings": len(planned)})
    return schedule


def _planned(organisation: Organisation, month: date, today: date) -> list[Planned]:
    """One after the other: who comes second is told what the first did."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    return planned_of(list(scheduled_meetings(organisation, month, today=today)))
