"""What was made of pilots, as the app of pilots asks it (pilots/queries/usage.py)."""

from datetime import date

from django.db.models import Case, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from cells.models import Organisation
from cells.queries.names import names_with_superior_on
from meetings.models import Meeting
from meetings.queries.meetings import held_by
from meetings.queries.over_quota import over_quota_under
from meetings.rules.formats import MeetingFormat, counted_as
from pilots.queries.usage import Over, Usage, Use
from pilots.rules.terms import Terms


def used_on(day: date) -> "QuerySet[Meeting, tuple[int, str]]":
    pilots = [When(format=format, then=Value(pilot)) for format in MeetingFormat if (pilot := counted_as(format))]
    held = held_by(day).exclude(format=Meeting.Format.IN_PERSON).annotate(pilot=Case(*pilots))
    return held.order_by().values_list("organisation_id", "pilot")


def uses_of(organisation: Organisation) -> list[Use]:
    called_off = [Meeting.State.CANCELLED, Meeting.State.MISTAKEN]
    meetings = Meeting.objects.filter(organisation=organisation).exclude(state__in=called_off)
    return [
        Use(
            format=str(counted_as(meeting.format)),
            on=meeting.held_on,
            title=_("%(kind)s, %(format)s: %(state)s")
            % {
                "kind": meeting.get_kind_display().capitalize(),
                "format": meeting.get_format_display(),
                "state": meeting.get_state_display(),
            },
            url=reverse("meetings:meeting", args=[meeting.pk]),
            counts=meeting.slot_id is not None,
            planned=meeting.state == Meeting.State.PLANNED,
        )
        for meeting in meetings.exclude(format=Meeting.Format.IN_PERSON).order_by("-held_on", "-pk")
    ]


def planned_from(day: date) -> list[tuple[int, date]]:
    planned = Meeting.objects.filter(state=Meeting.State.PLANNED, held_on__gte=day)
    planned = planned.exclude(format=Meeting.Format.IN_PERSON)
    return list(planned.order_by("held_on", "pk").values_list("organisation_id", "held_on"))


def over_quota(terms: Terms) -> list[Over]:
    """Each told with its organisation, its day and the places of its year."""
    found = over_quota_under(terms, Meeting.objects.all())
    words = _(
        "%(organisation)s, %(day)s, %(format)s: %(used)d places of the year are taken and %(limit)d allowed (%(clause)s)"
    )
    ids = {one.meeting.organisation_id for one in found}
    names = names_with_superior_on(ids, found[-1].meeting.held_on) if found else {}
    return [
        Over(
            one.meeting.pk,
            words
            % {
                "organisation": names[one.meeting.organisation_id],
                "day": day_in_words(one.meeting.held_on),
                "format": one.meeting.get_format_display(),
                "used": one.used,
                "limit": one.limit,
                "clause": one.clause,
            },
        )
        for one in found
    ]


USAGE = Usage(used_on=used_on, of=uses_of, planned_from=planned_from, over_quota=over_quota)
