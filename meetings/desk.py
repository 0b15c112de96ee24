"""What clerks owe for their meetings, and how they are told of what others did to one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.desk import Duty, Section
from accounts.rules.days import day_after, day_in_words
from cells.access import Role, organisations_for
from cells.models import Organisation, OrganisationVersion
from cells.queries.names import Named, names_with_superior_on
from cells.queries.notice_kinds import NoticeKind
from cells.queries.parameters import statutes_known
from cells.requests import Request
from cells.rules.parameters import Key, Statutes
from meetings.access import CONFIRMING, meetings_for
from meetings.models import GroupSession, Meeting, MonthlySchedule, Rating, Task
from meetings.queries.absences import who_stays_away_from
from meetings.queries.by_group import is_overdue, report_due_on, sessions_awaiting_report
from meetings.queries.meetings import behind, past_their_day, under_way, upcoming
from meetings.queries.over_quota import OverQuota, over_quota_now
from meetings.queries.quality import DIFFERING_ROLL, in_words
from meetings.queries.ratings import to_confirm, to_rate
from meetings.queries.rolls import DifferingRoll, rolls_differing_from_register, with_roll
from meetings.queries.rubrics import days_to_rate
from meetings.queries.schedule import awaiting_approval, registered_for
from meetings.queries.year import (
    cells_of_today,
    facts_ever,
    kinds_of,
    overdue_tasks,
    plan_address,
    without_meeting,
)
from meetings.rules.schedule import schedule_due_on, was_late
from meetings.rules.year import KINDS, CellFacts, Due, Span, due_of, gaps, month_before, month_of, months_in, span_on
from meetings.rules.year import State as Standing

AHEAD = timedelta(days=60)
BEHIND = timedelta(days=366)
"""Older rolls are looked through by data quality alone."""
COMPARED = 200
"""So are all but the newest: who keeps a whole city does not wait for its rolls on the desk."""
Kind = OrganisationVersion.Kind
MOST = 10
SPANS = 3
"""Runs of months told of one cell; the year tells all."""
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
        Section(_("Who stays away"), _staying_away(request)),
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


def _staying_away(request: Request) -> list[Duty]:
    """One line, to who keeps the very cell: above it they would be lists of lists."""
    held = request.mandates.organisations(Role.CLERK)
    kinds = OrganisationVersion.objects.on(request.today).filter(organisation__in=held)
    cells = list(Organisation.objects.filter(versions__in=kinds.filter(kind=OrganisationVersion.Kind.CELL)))
    away = who_stays_away_from(cells, request.today) if cells else []
    if not away:
        return []
    names = ", ".join(one.name for one in away[:3])
    words = ngettext("%(number)d member: %(names)s", "%(number)d members: %(names)s", len(away))
    return [
        Duty(
            title=_("Absent three times running, or without a reason"),
            detail=words % {"number": len(away), "names": names if len(away) <= 3 else f"{names} …"},
            url=reverse("meetings:absences", args=[cells[0].code]),
            action=_("See who"),
        )
    ]


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


def year_duties(request: Request) -> Sequence[Section]:
    """Of a clerk: what the year of the own cells lacks, how many cells below the own committees are behind, and what was given
    to do and is past its day."""
    if not request.mandates.hold(Role.CLERK):
        return []
    today, tops = request.today, request.mandates.tops(Role.CLERK)
    kinds = kinds_of([top.pk for top in tops], today)
    own = [top for top in tops if kinds.get(top.pk) == Kind.CELL]
    committees = [top for top in tops if kinds.get(top.pk) == Kind.GRASSROOTS_COMMITTEE]
    statutes, facts = statutes_known(), facts_ever([top.pk for top in own]) if own else {}
    next_month = month_of(day_after(month_of(today).last)).first
    scheduled = registered_for([top.pk for top in committees], next_month) if committees else set()
    mine = Meeting.objects.filter(organisation__in=request.mandates.subtree(Role.CLERK).order_by())
    tasks = list(overdue_tasks(mine, today)[:MOST])
    names = names_with_superior_on(
        {*(top.pk for top in tops), *(task.meeting.organisation_id for task in tasks)}, today
    )
    owed = [duty for top in own for duty in _owed(top, facts[top.pk], statutes, names[top.pk], today)]
    behind_now = [duty for top in tops if top not in own for duty in _cells_behind(top, names[top.pk], today)]
    to_register = [
        _to_register(top, names[top.pk], next_month, statutes, today) for top in committees if top.pk not in scheduled
    ]
    return [
        Section(_("Meetings of the year"), [*owed, *behind_now, *to_register]),
        Section(_("Tasks past their day"), [_task(task, names) for task in tasks]),
    ]


def _owed(cell: Organisation, facts: CellFacts, statutes: Statutes, named: Named, today: date) -> Iterator[Duty]:
    """What is over in one line, however many months it is, and what is due now; of the months, then of the quarters."""
    words = {
        Key.MONTHLY_MEETINGS: (_("No regular meeting: %(span)s"), _("Regular meeting of %(span)s")),
        Key.THEMATIC_MEETINGS: (_("No thematic meeting: %(span)s"), _("Thematic meeting of %(span)s")),
    }
    for key, (lacks, owes) in words.items():
        plan = plan_address(cell.code, today, KINDS[key])
        lacking, now = gaps(facts, statutes, today, key), due_of(facts, statutes, key, span_on(key, today), today)
        if lacking:
            told = ", ".join(_span(span) for span in lacking[-SPANS:])
            yield Duty(
                title=lacks % {"span": f"… {told}" if len(lacking) > SPANS else told},
                detail=str(named),
                url=reverse("meetings:year", args=[cell.code, lacking[-1].last.year]),
                due_on=span_on(key, lacking[0].first).last,
                overdue=True,
                action=_("See the year"),
                links=[(_("Enter many on one sheet"), reverse("meetings:past_many", args=[cell.code]))],
            )
        if now.state == Standing.OPEN:
            yield Duty(
                title=owes % {"span": _due_span(now)},
                detail=str(named),
                url=plan,
                due_on=now.span.last,
                action=_("Plan it"),
            )


def _cells_behind(top: Organisation, named: Named, today: date) -> Iterator[Duty]:
    month = month_before(month_of(today))
    below = cells_of_today(Organisation.objects.below(top), today)
    if number := without_meeting(below, month).count():
        words = ngettext(
            "%(number)d cell without a regular meeting in %(month)s",
            "%(number)d cells without a regular meeting in %(month)s",
            number,
        )
        address = reverse("meetings:year", args=[top.code, month.last.year])
        yield Duty(
            title=words % {"number": number, "month": _span(month)},
            detail=str(named),
            url=f"{address}?month={month.last.month}",
            due_on=month.last,
            overdue=True,
            action=_("See them"),
        )


def _to_register(top: Organisation, named: Named, month: date, statutes: Statutes, today: date) -> Duty:
    due_on = schedule_due_on(Key.SCHEDULE_REGISTERED_BY, month, statutes)
    return Duty(
        title=_("Register the meetings of %(month)s") % {"month": f"{month:%m/%Y}"},
        detail=str(named),
        url=reverse("meetings:schedule", args=[top.code, month.year, month.month]),
        due_on=due_on,
        overdue=was_late(None, due_on, today),
        action=_("See the schedule"),
    )


def schedule_duties(request: Request) -> Sequence[Section]:
    """Of who approves above grassroots committees: what they registered for this month and those to come."""
    if not request.mandates.hold(Role.BOARD, Role.STANDING):
        return []
    today = request.today
    below = request.mandates.subtree(Role.BOARD, Role.STANDING)
    waiting = list(awaiting_approval(below, month_of(today).first)[:MOST])
    if not waiting:
        return []
    names, statutes = names_with_superior_on({one.organisation_id for one in waiting}, today), statutes_known()
    return [Section(_("Monthly schedules to approve"), [_to_approve(one, names, statutes, today) for one in waiting])]


def _to_approve(schedule: MonthlySchedule, names: Mapping[int, Named], statutes: Statutes, today: date) -> Duty:
    due_on = schedule_due_on(Key.SCHEDULE_APPROVED_BY, schedule.month, statutes)
    return Duty(
        title=_("Meetings of %(month)s") % {"month": f"{schedule.month:%m/%Y}"},
        detail=str(names[schedule.organisation_id]),
        url=reverse("meetings:schedule", args=[schedule.organisation.code, schedule.month.year, schedule.month.month]),
        due_on=due_on,
        overdue=was_late(None, due_on, today),
        action=_("See the schedule"),
    )


def _task(task: Task, names: Mapping[int, Named]) -> Duty:
    return Duty(
        title=task.text,
        detail=" · ".join(filter(None, (str(task.member or ""), _name(task.meeting, names)))),
        url=reverse("meetings:meeting", args=[task.meeting_id]),
        due_on=task.due_on,
        overdue=True,
    )


def _due_span(due: Due) -> str:
    """«03/2025»; «quarter 1 of 2025»."""
    if months_in(due.span) == 1:
        return _span(due.span)
    return _("quarter %(number)d of %(year)d") % {"number": due.number, "year": due.span.first.year}


def _span(span: Span) -> str:
    """«03/2025»; «04/2025–11/2026 (20 months)»."""
    first, last, number = f"{span.first:%m/%Y}", f"{span.last:%m/%Y}", months_in(span)
    if number == 1:
        return first
    months = ngettext("%(number)d month", "%(number)d months", number) % {"number": number}
    return f"{first}–{last} ({months})"


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
