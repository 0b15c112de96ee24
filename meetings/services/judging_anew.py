"""Meetings of days on which another guidance would hold: whether each may be held on its day, and with its agenda."""

from datetime import date

from django.utils.translation import gettext as _

from cells.queries.names import names_with_superior_on
from cells.rules.periods import Period
from meetings.models import Meeting
from meetings.queries.outlook import outlook_on
from meetings.services.agenda import AgendaDraft, AgendaRefused, check_agenda
from pilots.queries.judged_anew import Judged, Kind, reasons_in_words

State = Meeting.State


def meetings_judged(days: Period, today: date) -> list[Judged]:
    """Those held and planned online or by group. In person nothing is asked of a guidance."""
    meetings = Meeting.objects.filter(state__in=[State.HELD, State.PLANNED], held_on__gte=days.start)
    meetings = meetings.exclude(format=Meeting.Format.IN_PERSON).select_related("organisation", "slot")
    of_days = list((meetings.filter(held_on__lt=days.end) if days.end else meetings).order_by("held_on", "pk"))
    names = names_with_superior_on([meeting.organisation_id for meeting in of_days], today)
    return [
        Judged(
            Kind.MEETING,
            meeting.pk,
            meeting.held_on,
            _("%(name)s, %(format)s: %(state)s")
            % {
                "name": names[meeting.organisation_id],
                "format": meeting.get_format_display(),
                "state": meeting.get_state_display(),
            },
            reasons_in_words(_against(meeting, today)),
        )
        for meeting in of_days
    ]


def _against(meeting: Meeting, today: date) -> list[str]:
    outlook = outlook_on(
        meeting.organisation,
        meeting.format,
        meeting.kind,
        meeting.held_on,
        meeting=meeting,
        held_only=meeting.held_on < today,
    )
    return [*(remark.clause or remark.message for remark in outlook.reasons), *_against_the_agenda(meeting)]


def _against_the_agenda(meeting: Meeting) -> list[str]:
    drafts = [AgendaDraft(item.text, item.declared_topic, item.reason) for item in meeting.agenda.all()]
    try:
        check_agenda(drafts, format=meeting.format, day=meeting.held_on, organisation=meeting.organisation)
    except AgendaRefused as refused:
        return [reading.clause for reading in refused.readings.values() if reading.clause]
    return []
