"""What clerks owe for their meetings, and how they are told of what others did to one."""

from collections.abc import Mapping, Sequence, Sized
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import Duty, Section, and_more, asks
from accounts.queries.put_together import Asked, rows_of
from cells.access import Role
from cells.queries.names import Named
from cells.queries.notice_kinds import NoticeKind
from cells.requests import Request
from meetings.access import meetings_for
from meetings.desk.words import MOST, name_of, title_of
from meetings.models import GroupSession, Meeting
from meetings.queries.by_group import is_overdue, report_due_on, reports_due_before, sessions_awaiting_report
from meetings.queries.meetings import behind, coming_up, left_open, past_their_day, under_way
from meetings.queries.over_quota import OverQuota, over_quota_now, with_places_given_elsewhere
from meetings.queries.quality import DIFFERING_ROLL, in_words
from meetings.queries.rolls import DifferingRoll, newest_with_roll, rolls_differing_from_register

AHEAD = timedelta(days=60)
BEHIND = timedelta(days=366)
"""Older rolls are looked through by data quality alone."""
COMPARED = 200
"""So are all but the newest: who keeps a whole city does not wait for its rolls on the desk."""


def _notice(says: str | Promise, *days: str) -> NoticeKind:
    return NoticeKind(
        says,
        leads=lambda values, _own: reverse("meetings:meeting", args=[values["meeting"]]),
        days=("day", *days),
        words={"kind": dict(Meeting.Kind.choices), "format": dict(Meeting.Format.choices)},
    )


NOTICES = {
    "meetings.cancelled": _notice(gettext_lazy("%(organisation)s: the %(kind)s of %(day)s is cancelled")),
    "meetings.restored": _notice(
        gettext_lazy("%(organisation)s: the %(kind)s of %(day)s is held after all; its cancellation is taken back")
    ),
    "meetings.rescheduled": _notice(
        gettext_lazy("%(organisation)s: the %(kind)s of %(before)s is moved to %(day)s"), "before"
    ),
    "meetings.format_changed": _notice(
        gettext_lazy("%(organisation)s: the %(kind)s of %(day)s is now held %(format)s")
    ),
    "meetings.set_right": _notice(
        gettext_lazy("%(organisation)s: what is recorded of the %(kind)s of %(day)s was put right")
    ),
    "meetings.mistaken": _notice(
        gettext_lazy("%(organisation)s: the %(kind)s of %(day)s was entered by mistake and counts nowhere any more")
    ),
    "meetings.moved_to_successor": _notice(
        gettext_lazy("%(organisation)s: the %(kind)s of %(day)s is yours now, after a reorganisation")
    ),
}


def _open(request: Request) -> Sequence[Asked[Meeting]]:
    mine = request.mandates.reach(Role.CLERK)
    return [left_open.of(request.today, *mine)] if mine else []


@asks(_open)
def meetings_left_open(request: Request) -> Sequence[Section]:
    """Of a clerk: group reports due or late, meetings under way, and those past their day and not recorded."""
    today = request.today
    mine = meetings_for(request, Role.CLERK)
    planned = mine.filter(state=Meeting.State.PLANNED)
    reports = sessions_awaiting_report(planned.filter(format=Meeting.Format.BY_GROUP))[: MOST + 1]
    due = reports_due_before(today)
    begun = list(under_way(mine, on=today, due=due)[: MOST + 1])
    # Where a report is late, its own line says so.
    late = set(
        behind(Meeting.objects.filter(pk__in=[m.pk for m in begun]), on=today, due=due).values_list("pk", flat=True)
    )
    late -= {session.meeting_id for session in reports}
    unrecorded = list(past_their_day(mine, on=today, due=due)[: MOST + 1])
    shown = [*(session.meeting for session in reports), *begun, *unrecorded]
    names = request.mandates.names.of(meeting.organisation_id for meeting in shown)
    parts: list[tuple[str, Sized, list[Duty]]] = [
        (_("Group reports"), reports, [_report(session, names, today) for session in reports]),
        (
            _("Meetings by group under way"),
            begun,
            [_under_way(meeting, names, meeting.pk in late) for meeting in begun],
        ),
        (_("Meetings to record"), unrecorded, [_to_record(meeting, names) for meeting in unrecorded]),
    ]
    everything = reverse("meetings:mine")
    return [Section(title, [*lines[:MOST], *and_more(found, MOST, everything)]) for title, found, lines in parts]


def _given_elsewhere(request: Request) -> Sequence[Asked[Meeting]]:
    mine = request.mandates.reach(Role.CLERK)
    return [with_places_given_elsewhere.of(*mine)] if mine else []


@asks(_given_elsewhere)
def meetings_over_the_quota(request: Request) -> Sequence[Section]:
    """Of a clerk: planned meetings that a guidance has no place for."""
    crowded = over_quota_now(meetings_for(request, Role.CLERK))
    names = request.mandates.names.of(one.meeting.organisation_id for one in crowded[:MOST])
    duties = [_over_quota(one, names) for one in crowded[:MOST]]
    return [Section(_("Planned meetings over the quota"), [*duties, *and_more(crowded, MOST)])]


def _with_roll(request: Request) -> Sequence[Asked[int]]:
    mine = request.mandates.reach(Role.CLERK)
    return [newest_with_roll.of(request.today - BEHIND, *mine, most=COMPARED + 1)] if mine else []


@asks(_with_roll)
def rolls_that_differ(request: Request) -> Sequence[Section]:
    """Of a clerk, of the last year: from the register of their day. The newest; where there may be more, how many were found, and
    the way to all of them."""
    newest = rows_of(_with_roll(request))
    differing = rolls_differing_from_register(Meeting.objects.filter(pk__in=newest[:COMPARED])) if newest else []
    if not differing:
        return []
    names = request.mandates.names.of(roll.meeting.organisation_id for roll in differing[:MOST])
    duties = [_differing(roll, names) for roll in differing[:MOST]]
    # Among those that were not compared there may be more.
    shown = MOST if len(newest) <= COMPARED else 0
    (top, *_others) = request.mandates.tops(Role.CLERK)
    address = f"{reverse('cells:quality', args=[top.code])}?kind={DIFFERING_ROLL}"
    found = _("Of the newest %(compared)d rolls, %(number)d differ") % {"number": len(differing), "compared": COMPARED}
    duties += and_more(differing, shown, address, detail=found)
    return [Section(_("Rolls that differ from the register"), duties)]


def _next(request: Request) -> Sequence[Asked[Meeting]]:
    mine, today = request.mandates.reach(Role.CLERK), request.today
    return [coming_up.of(today, today + AHEAD, *mine, most=MOST + 1)] if mine else []


@asks(_next)
def coming_meetings(request: Request) -> Sequence[Section]:
    """Of a clerk."""
    coming = rows_of(_next(request))
    names = request.mandates.names.of(meeting.organisation_id for meeting in coming)
    duties = [_coming(meeting, names) for meeting in coming[:MOST]]
    return [Section(_("Coming meetings"), [*duties, *and_more(coming, MOST, reverse("meetings:mine"))])]


def _report(session: GroupSession, names: Mapping[int, Named], today: date) -> Duty:
    return Duty(
        title=_("Report of %(group)s") % {"group": session.group.name},
        detail=name_of(session.meeting, names),
        url=reverse("meetings:report", args=[session.meeting_id, session.group_id]),
        due_on=report_due_on(session.held_on),
        overdue=is_overdue(session, today),
        action=_("Record the report"),
    )


def _under_way(meeting: Meeting, names: Mapping[int, Named], late: bool) -> Duty:
    return Duty(
        title=title_of(meeting),
        detail=name_of(meeting, names),
        url=reverse("meetings:meeting", args=[meeting.pk]),
        overdue=late,
        action=_("Go on"),
    )


def _to_record(meeting: Meeting, names: Mapping[int, Named]) -> Duty:
    return Duty(
        title=title_of(meeting),
        detail=name_of(meeting, names),
        url=reverse("meetings:meeting", args=[meeting.pk]),
        due_on=report_due_on(meeting.held_on) if meeting.format == Meeting.Format.BY_GROUP else meeting.held_on,
        overdue=True,
        action=_("Record what happened"),
    )


def _differing(roll: DifferingRoll, names: Mapping[int, Named]) -> Duty:
    return Duty(
        title=title_of(roll.meeting),
        detail=f"{name_of(roll.meeting, names)}: {in_words(roll)}",
        url=reverse("meetings:attendance", args=[roll.meeting.pk]),
        action=_("Correct the roll"),
    )


def _over_quota(one: OverQuota, names: Mapping[int, Named]) -> Duty:
    words = _("%(name)s: %(used)d places of the year are taken and %(limit)d allowed (%(clause)s)")
    told = {"name": name_of(one.meeting, names), "used": one.used, "limit": one.limit, "clause": one.clause}
    return Duty(
        title=title_of(one.meeting),
        detail=words % told,
        url=reverse("meetings:meeting", args=[one.meeting.pk]),
        action=_("Move it, cancel it, or hold it in person"),
    )


def _coming(meeting: Meeting, names: Mapping[int, Named]) -> Duty:
    return Duty(
        title=title_of(meeting),
        detail=name_of(meeting, names),
        url=reverse("meetings:meeting", args=[meeting.pk]),
    )
