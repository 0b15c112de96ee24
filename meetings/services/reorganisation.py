"""What a reorganisation does to planned meetings: what ends meets no more, and without its approval nobody meets online or
by group. Meetings in person may go on in the one successor."""

from collections.abc import Mapping, Sequence

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.services.log import record
from cells.models import Organisation
from meetings.models import Meeting
from meetings.queries.meetings import begun
from meetings.rules.formats import MeetingFormat, counted_as
from meetings.services.locking import lock_planned
from meetings.services.planning import cancel_meeting
from meetings.services.supplementing import break_off_meeting
from meetings.services.telling import tell_of_meeting
from pilots.rules.terms import formats_of
from reorganisations.services.effects import Changes, Effect, Touched

CANCEL, MOVE = "cancel", "move"
IN_PERSON = Meeting.Format.IN_PERSON


def preview(changes: Changes) -> Sequence[Touched]:
    planned = _touched(changes)
    return [
        Touched(
            "meetings.in_person",
            _("meetings in person planned from the day on"),
            planned.filter(format=IN_PERSON).count(),
            options=((MOVE, _("go on in the successor, where there is one")), (CANCEL, _("cancelled"))),
        ),
        Touched(
            "meetings.pilot",
            _("meetings online or by group planned from the day on"),
            planned.exclude(format=IN_PERSON).count(),
            note=_("They are cancelled and give their places back, because the approvals lapse."),
        ),
        Touched(
            "meetings.begun",
            _("meetings by group of which groups have met"),
            _begun(changes).count(),
            note=_("The one successor finishes them or breaks them off; where there is none they are broken off."),
        ),
    ]


def obstacles(changes: Changes) -> Sequence[str]:
    """What was held from the day on was not held by an organisation that had ended."""
    held = Meeting.objects.filter(
        organisation__code__in=changes.ended, state=Meeting.State.HELD, held_on__gte=changes.on
    ).select_related("organisation")
    days = [(meeting.organisation.code, meeting.held_on) for meeting in held[:10]]
    begun = _begun(changes).annotate(last=Max("group_sessions__held_on")).filter(last__gte=changes.on)
    days += [(meeting.organisation.code, meeting.last) for meeting in begun[:10]]
    return [
        _("%(code)s held a meeting on %(day)s. The reorganisation must come after it.")
        % {"code": code, "day": day_in_words(day)}
        for code, day in days
    ]


def apply(
    changes: Changes,
    *,
    choices: Mapping[str, str],
    occasion: Occasion,
) -> None:
    for meeting in _touched(changes):
        successors = changes.successors(meeting.organisation.code)
        moves = meeting.format == IN_PERSON and choices.get("meetings.in_person", MOVE) == MOVE and len(successors) == 1
        if moves:
            _move(meeting, Organisation.objects.get(code=successors[0]), changes, occasion=occasion)
        else:
            cancel_meeting(meeting=meeting, reason=changes.title, occasion=occasion)
    for meeting in _begun(changes):
        if len(changes.successors(meeting.organisation.code)) != 1:
            break_off_meeting(meeting=meeting, reason=changes.title, occasion=occasion)


EFFECT = Effect(preview=preview, apply=apply, obstacles=obstacles)


def _touched(changes: Changes) -> QuerySet[Meeting]:
    """Planned from the day on: all of what ends, and what stands in a pilot of what is merged or split, or can have none any
    more."""
    about = Q(organisation__code__in=changes.ended)
    in_pilot = Q(organisation__code__in=changes.reformed) & ~Q(format=IN_PERSON)
    for format in MeetingFormat:
        counted = counted_as(format)
        without = [code for code, place in changes.placed.items() if counted and counted not in formats_of(place.kind)]
        in_pilot |= Q(organisation__code__in=without, format=format)
    return (
        Meeting.objects.filter(about | in_pilot, state=Meeting.State.PLANNED, held_on__gte=changes.on)
        .filter(group_sessions__isnull=True)
        .select_related("organisation")
        .order_by("held_on", "pk")
    )


def _begun(changes: Changes) -> QuerySet[Meeting]:
    """By group, of what ends: a group has met, the results are not combined."""
    ended = Meeting.objects.filter(organisation__code__in=changes.ended)
    return begun(ended).select_related("organisation")


def _move(
    meeting: Meeting,
    successor: Organisation,
    changes: Changes,
    *,
    occasion: Occasion,
) -> None:
    locked = lock_planned(meeting)
    before, locked.organisation = locked.organisation.code, successor
    locked.save(update_fields=["organisation"])
    data = {"from": before, "to": successor.code}
    entry = record(occasion, act="meetings.move_to_successor", subject=locked, why=changes.title, data=data)
    tell_of_meeting(locked, "meetings.moved_to_successor", entry=entry, occasion=occasion, why=changes.title)
