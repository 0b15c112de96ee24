"""What a reorganisation does to meetings: what ends meets no more, and without its approval nobody meets online or by group.
Meetings in person may go on in the one successor; what was held before the decision was known goes to it or stays."""

from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.services.log import record
from cells.models import Organisation
from meetings.models import Meeting
from meetings.queries.meetings import begun
from meetings.rules.formats import MeetingFormat, counted_as
from meetings.services.after_the_end import go_on_after_the_end, settle_after_the_end
from meetings.services.locking import lock_planned
from meetings.services.planning import cancel_meeting
from meetings.services.supplementing import break_off_meeting
from meetings.services.telling import tell_of_meeting
from pilots.rules.terms import formats_of
from reorganisations.services.effects import Changes, Effect, Touched

CANCEL, MOVE, STAY = "cancel", "move", "stay"
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
        Touched(
            "meetings.held",
            _("meetings held since the day by what ends"),
            _held_since(changes).count(),
            note=_(
                "The decision is entered late. The rolls stay as they are: of those who belonged to it on its last day."
            ),
            options=(
                (MOVE, _("belong to the successor, where there is one, and count in its quota")),
                (STAY, _("stay with the organisation that held them")),
            ),
        ),
    ]


def apply(
    changes: Changes,
    *,
    choices: Mapping[str, str],
    occasion: Occasion,
) -> None:
    for meeting in _touched(changes):
        heir = _heir(meeting, changes)
        if heir is not None and meeting.format == IN_PERSON and choices.get("meetings.in_person", MOVE) == MOVE:
            _move(meeting, heir, changes, occasion=occasion)
        else:
            cancel_meeting(meeting=meeting, reason=changes.title, occasion=occasion)
    for meeting in _begun(changes):
        if _heir(meeting, changes) is None:
            break_off_meeting(meeting=meeting, reason=changes.title, occasion=occasion)
        elif meeting.held_on >= changes.on:
            go_on_after_the_end(meeting=meeting, ended_on=changes.on)
    moves = choices.get("meetings.held", MOVE) == MOVE
    for meeting in _held_since(changes):
        settle_after_the_end(
            meeting=meeting,
            ended_on=changes.on,
            heir=_heir(meeting, changes) if moves else None,
            reason=changes.title,
            occasion=occasion,
        )


EFFECT = Effect(preview=preview, apply=apply)


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


def _held_since(changes: Changes) -> QuerySet[Meeting]:
    """By what ends, on the day or after it: nobody knew of the decision yet."""
    held = Meeting.objects.filter(organisation__code__in=changes.ended, state=Meeting.State.HELD)
    return held.filter(held_on__gte=changes.on).select_related("organisation").order_by("held_on", "pk")


def _heir(meeting: Meeting, changes: Changes) -> Organisation | None:
    """The one that came of its organisation; None where several did, or none."""
    successors = changes.successors(meeting.organisation.code)
    return Organisation.objects.get(code=successors[0]) if len(successors) == 1 else None


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
