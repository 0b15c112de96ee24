"""What clerks owe for their meetings, and how they are told of what others did to one."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import Duty, Section
from accounts.rules.days import day_in_words
from cells.access import Role, organisations_for
from cells.queries.names import Named, names_with_superior_on
from cells.queries.notice_kinds import NoticeKind
from cells.requests import Request
from meetings.access import CONFIRMING, meetings_for
from meetings.models import GroupSession, Meeting, Rating
from meetings.queries.by_group import is_overdue, report_due_on, sessions_awaiting_report
from meetings.queries.meetings import behind, past_their_day, under_way, upcoming
from meetings.queries.over_quota import OverQuota, over_quota_now
from meetings.queries.quality import DIFFERING_ROLL, in_words
from meetings.queries.ratings import to_confirm, to_rate
from meetings.queries.rolls import DifferingRoll, rolls_differing_from_register, with_roll
from meetings.queries.rubrics import days_to_rate

AHEAD = timedelta(days=60)
BEHIND = timedelta(days=366)
"""Older rolls are looked through by data quality alone."""
COMPARED = 200
"""So are all but the newest: who keeps a whole city does not wait for its rolls on the desk."""
MOST = 10
RATED_BEHIND = timedelta(days=92)
"""What was held longer ago and never rated is no longer asked for; it can be."""


def _notice(says: str | Promise, *days: str) -> NoticeKind:
    return NoticeKind(
        says,
        leads=lambda values, _own: reverse("meetings:meeting", args=[values["meeting"]]),
        days=("day", *days),
        words={"kind": dict(Meeting.Kind.choices), "format": dict(Meeting.Format.choices)},
    )


NOTICES = {
    "meetings.cancelled": _notice(gettext_lazy("%(organisation)s: the %(kind)s of %(day)s is cancelled")),
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


def meeting_duties(request: Request) -> Sequence[Section]:
    """Of a clerk: group reports due or late, meetings past their day and not recorded, those that a guidance
    has no place for, and what is coming."""
    if not request.mandates.hold(Role.CLERK):
        return []
    today = request.today
    mine = meetings_for(request, Role.CLERK)
    planned = mine.filter(state=Meeting.State.PLANNED)
    reports = sessions_awaiting_report(planned.filter(format=Meeting.Format.BY_GROUP))[:MOST]
    begun = list(under_way(mine, on=today)[:MOST])
    # Where a report is late, its own line says so.
    late = set(behind(Meeting.objects.filter(pk__in=[m.pk for m in begun]), on=today).values_list("pk", flat=True))
    late -= {session.meeting_id for session in reports}
    unrecorded = list(past_their_day(mine, on=today)[:MOST])
    recent = mine.filter(held_on__gte=today - BEHIND)
    differing = rolls_differing_from_register(recent, newest=COMPARED)
    coming = list(upcoming(mine, on=today).filter(held_on__lte=today + AHEAD)[:MOST])
    crowded = over_quota_now(mine)[:MOST]
    others = [*(session.meeting for session in reports), *(roll.meeting for roll in differing[:MOST])]
    others += [one.meeting for one in crowded]
    names = names_with_superior_on({m.organisation_id for m in [*begun, *unrecorded, *coming, *others]}, today)
    return [
        Section(_("Group reports"), [_report(session, names, today) for session in reports]),
        Section(
            _("Meetings by group under way"), [_under_way(meeting, names, meeting.pk in late) for meeting in begun]
        ),
        Section(_("Meetings to record"), [_to_record(meeting, names) for meeting in unrecorded]),
        Section(_("Planned meetings over the quota"), [_over_quota(one, names) for one in crowded]),
        Section(_("Rolls that differ from the register"), _all_differing(differing, recent, request, names)),
        Section(_("Coming meetings"), [_coming(meeting, names) for meeting in coming]),
    ]


def _report(session: GroupSession, names: Mapping[int, Named], today: date) -> Duty:
    return Duty(
        title=_("Report of %(group)s") % {"group": session.group.name},
        detail=_name(session.meeting, names),
        url=reverse("meetings:report", args=[session.meeting_id, session.group_id]),
        due_on=report_due_on(session.held_on),
        overdue=is_overdue(session, today),
        action=_("Record the report"),
    )


def _under_way(meeting: Meeting, names: Mapping[int, Named], late: bool) -> Duty:
    return Duty(
        title=_title(meeting),
        detail=_name(meeting, names),
        url=reverse("meetings:meeting", args=[meeting.pk]),
        overdue=late,
        action=_("Go on"),
    )


def _to_record(meeting: Meeting, names: Mapping[int, Named]) -> Duty:
    return Duty(
        title=_title(meeting),
        detail=_name(meeting, names),
        url=reverse("meetings:meeting", args=[meeting.pk]),
        due_on=report_due_on(meeting.held_on) if meeting.format == Meeting.Format.BY_GROUP else meeting.held_on,
        overdue=True,
        action=_("Record what happened"),
    )


def _all_differing(
    differing: Sequence[DifferingRoll], recent: QuerySet[Meeting], request: Request, names: Mapping[int, Named]
) -> list[Duty]:
    """The newest; where there may be more, how many were found, and the way to all of them."""
    duties = [_differing(roll, names) for roll in differing[:MOST]]
    if len(differing) > MOST or (differing and with_roll(recent)[COMPARED:].exists()):
        found = {"number": len(differing), "compared": COMPARED}
        (top, *_others) = request.mandates.tops(Role.CLERK)
        duties.append(
            Duty(
                title=_("There are more: see all"),
                url=f"{reverse('cells:quality', args=[top.code])}?kind={DIFFERING_ROLL}",
                detail=_("Of the newest %(compared)d rolls, %(number)d differ") % found,
            )
        )
    return duties


def _differing(roll: DifferingRoll, names: Mapping[int, Named]) -> Duty:
    return Duty(
        title=_title(roll.meeting),
        detail=f"{_name(roll.meeting, names)}: {in_words(roll)}",
        url=reverse("meetings:attendance", args=[roll.meeting.pk]),
        action=_("Correct the roll"),
    )


def _over_quota(one: OverQuota, names: Mapping[int, Named]) -> Duty:
    words = _("%(name)s: %(used)d places of the year are taken and %(limit)d allowed (%(clause)s)")
    told = {"name": _name(one.meeting, names), "used": one.used, "limit": one.limit, "clause": one.clause}
    return Duty(
        title=_title(one.meeting),
        detail=words % told,
        url=reverse("meetings:meeting", args=[one.meeting.pk]),
        action=_("Move it, cancel it, or hold it in person"),
    )


def _coming(meeting: Meeting, names: Mapping[int, Named]) -> Duty:
    return Duty(
        title=_title(meeting),
        detail=_name(meeting, names),
        url=reverse("meetings:meeting", args=[meeting.pk]),
    )


def _title(meeting: Meeting) -> str:
    return _("%(day)s: %(kind)s, %(format)s") % {
        "day": day_in_words(meeting.held_on),
        "kind": meeting.get_kind_display(),
        "format": meeting.get_format_display(),
    }


def _name(meeting: Meeting, names: Mapping[int, Named]) -> str:
    return str(names[meeting.organisation_id])


def rating_duties(request: Request) -> Sequence[Section]:
    """Of a clerk: meetings held and not rated; of whoever stands in the committee above: ratings to confirm; of an administrator:
    the way to the rubrics."""
    today = request.today
    rubrics = (_("Rubrics of ratings"), reverse("meetings:rubrics"))
    # An administrator may have no page of an organisation that leads there.
    sections = [Section("", [], link=rubrics)] if request.mandates.administers else []
    meetings, waiting = _unrated(request), _unconfirmed(request)
    if not meetings and not waiting:
        return sections
    asked = {*(meeting.organisation_id for meeting in meetings), *(one.meeting.organisation_id for one in waiting)}
    names, within = names_with_superior_on(asked, today), days_to_rate(today)
    many = None
    if waiting:
        (top, *_others) = request.mandates.tops(*CONFIRMING)
        many = (_("Confirm many at once"), reverse("meetings:ratings_to_confirm", args=[top.code]))
    return [
        *sections,
        Section(_("Meetings to rate"), [_to_rate(one, names, within, today) for one in meetings]),
        Section(_("Ratings to confirm"), [_to_confirm(one, names) for one in waiting], link=many),
    ]


def _unrated(request: Request) -> list[Meeting]:
    if not request.mandates.hold(Role.CLERK):
        return []
    mine = Meeting.objects.filter(organisation__in=organisations_for(request, Role.CLERK).order_by())
    return list(to_rate(mine.filter(held_on__gte=request.today - RATED_BEHIND))[:MOST])


def _unconfirmed(request: Request) -> list[Rating]:
    committees = request.mandates.organisations(*CONFIRMING)
    return list(to_confirm(committees)[:MOST]) if committees else []


def _to_rate(meeting: Meeting, names: Mapping[int, Named], within: int, today: date) -> Duty:
    due_on = meeting.held_on + timedelta(days=within)
    return Duty(
        title=_title(meeting),
        detail=_name(meeting, names),
        url=reverse("meetings:rate", args=[meeting.pk]),
        due_on=due_on,
        overdue=due_on < today,
        action=_("Rate the meeting"),
    )


def _to_confirm(rating: Rating, names: Mapping[int, Named]) -> Duty:
    return Duty(
        title=_title(rating.meeting),
        detail=f"{_name(rating.meeting, names)}: {rating.points.normalize():f} · {rating.get_band_display()}",
        url=reverse("meetings:rating_confirm", args=[rating.meeting_id]),
        action=_("Confirm the rating"),
    )
