"""What clerks owe of the year of their cells, and what waits for those above."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.desk import Duty, Section, and_more, asks
from accounts.queries.put_together import Asked, rows_of
from accounts.rules.days import day_after, day_in_words
from cells.access import Role
from cells.models import Organisation, OrganisationVersion
from cells.queries.names import Named
from cells.requests import Request
from cells.rules.parameters import Key, Statutes
from meetings.desk.words import MOST, name_of, span_in_words
from meetings.models import Meeting, MonthlySchedule, Task
from meetings.queries.absences import rolls_asked, who_stays_away_from
from meetings.queries.outlook import owing_one_in_person
from meetings.queries.schedule import awaiting_approval, registered_for
from meetings.queries.year import (
    LONG_SILENT,
    cells_of_today,
    facts_of,
    first_overdue_tasks,
    number_behind,
    plan_address,
)
from meetings.rules.schedule import schedule_due_on, was_late
from meetings.rules.year import (
    KINDS,
    MONTHS_IN_QUARTER,
    CellFacts,
    Due,
    Span,
    due_of,
    gaps,
    month_before,
    month_of,
    months_in,
    span_on,
)
from meetings.rules.year import State as Standing

Kind = OrganisationVersion.Kind
SPANS = 3
"""Runs of months told of one cell; the year tells all."""


def year_duties(request: Request) -> Sequence[Section]:
    """Of a clerk: what the year of the own cells lacks, and how many cells below the own committees are behind."""
    if not request.mandates.hold(Role.CLERK):
        return []
    today, tops = request.today, request.mandates.tops(Role.CLERK)
    names = request.mandates.names.of(top.pk for top in tops)
    own, committees = (_of_kind(request, kind) for kind in (Kind.CELL, Kind.GRASSROOTS_COMMITTEE))
    statutes, facts = request.mandates.statutes, facts_of([top.pk for top in own], today) if own else {}
    next_month = month_of(day_after(month_of(today).last)).first
    scheduled = registered_for([top.pk for top in committees], next_month) if committees else set()
    owed = [duty for top in own for duty in _owed(top, facts[top.pk], statutes, names[top.pk], today)]
    in_person = [_in_person(cell, since, names[cell.pk], today) for cell, since in owing_one_in_person(own, today)]
    behind_now = [duty for top in tops if top not in own for duty in _cells_behind(top, names[top.pk], today)]
    to_register = [
        _to_register(top, names[top.pk], next_month, statutes, today) for top in committees if top.pk not in scheduled
    ]
    return [Section(_("Meetings of the year"), [*in_person, *owed, *behind_now, *to_register])]


def _of_kind(request: Request, kind: Kind) -> list[Organisation]:
    """Of what the person is clerk of, the topmost that are of this kind today."""
    tops, names = request.mandates.tops(Role.CLERK), request.mandates.names
    names.of(top.pk for top in tops)
    known = {top: names.version(top.pk) for top in tops}
    return [top for top, version in known.items() if version is not None and version.kind == kind]


def _tasks(request: Request) -> Sequence[Asked[Task]]:
    mine = request.mandates.ranges(Role.CLERK)
    return [first_overdue_tasks.of(request.today, *mine, most=MOST + 1)] if mine else []


@asks(_tasks)
def tasks_past_their_day(request: Request) -> Sequence[Section]:
    """Of a clerk: what was given to do and is past its day."""
    tasks = rows_of(_tasks(request))
    names = request.mandates.names.of(task.meeting.organisation_id for task in tasks)
    duties = [_task(task, names) for task in tasks[:MOST]]
    return [Section(_("Tasks past their day"), [*duties, *and_more(tasks, MOST)])]


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
            told = ", ".join(_lacking(span, key) for span in lacking[-SPANS:])
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


def _in_person(cell: Organisation, since: date, named: Named, today: date) -> Duty:
    """03-HD/TW, II.2."""
    words = _("The next meeting is in person: the special circumstances of %(day)s have ended")
    return Duty(
        title=words % {"day": day_in_words(since)},
        detail=str(named),
        url=plan_address(cell.code, today, Meeting.Kind.MONTHLY),
        action=_("Plan it"),
    )


def _cells_behind(top: Organisation, named: Named, today: date) -> Iterator[Duty]:
    month = month_before(month_of(today))
    number, silent = number_behind(cells_of_today(Organisation.objects.below(top), today), today=today)
    if number:
        words = ngettext(
            "%(number)d cell without a regular meeting in %(month)s",
            "%(number)d cells without a regular meeting in %(month)s",
            number,
        )
        address = reverse("meetings:year", args=[top.code, month.last.year])
        yield Duty(
            title=words % {"number": number, "month": span_in_words(month)},
            detail=" · ".join(filter(None, (str(named), _silent_for_long(silent)))),
            url=f"{address}?month={month.last.month}",
            due_on=month.last,
            overdue=True,
            action=_("See them"),
        )


def _silent_for_long(number: int) -> str:
    if not number:
        return ""
    words = ngettext(
        "%(number)d of them for %(months)d months or longer",
        "%(number)d of them for %(months)d months or longer",
        number,
    )
    return words % {"number": number, "months": LONG_SILENT}


def _rolls(request: Request) -> Sequence[Asked[Any]]:
    return [rolls_asked(_of_kind(request, Kind.CELL), request.today)]


@asks(_rolls)
def who_stays_away(request: Request) -> Sequence[Section]:
    """One line, to who keeps the very cell: above it they would be lists of lists."""
    return [Section(_("Who stays away"), _staying_away(_of_kind(request, Kind.CELL), request.today))]


def _staying_away(cells: Sequence[Organisation], today: date) -> list[Duty]:
    away = who_stays_away_from(cells, today)
    if not away:
        return []
    names = ", ".join(one.name for one in away[:3])
    words = ngettext("%(number)d member: %(names)s", "%(number)d members: %(names)s", len(away))
    return [
        Duty(
            title=_("Absent three times running, or without a reason"),
            detail=words % {"number": len(away), "names": names if len(away) <= 3 else f"{names} …"},
            url=reverse("meetings:absences", args=[cells[0].code]),
            action=_("See the list"),
        )
    ]


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
    waiting = list(awaiting_approval(below, month_of(today).first)[: MOST + 1])
    if not waiting:
        return []
    names, statutes = request.mandates.names.of(one.organisation_id for one in waiting), request.mandates.statutes
    duties = [_to_approve(one, names, statutes, today) for one in waiting[:MOST]]
    return [Section(_("Monthly schedules to approve"), [*duties, *and_more(waiting, MOST)])]


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
        detail=" · ".join(filter(None, (str(task.member or ""), name_of(task.meeting, names)))),
        url=reverse("meetings:task", args=[task.pk]),
        due_on=task.due_on,
        overdue=True,
        action=_("Done or let go"),
    )


def _lacking(span: Span, key: Key) -> str:
    """«04/2025–11/2026 (20 months)»; of thematic meetings «quarter 1 of 2025 – quarter 3 of 2025 (3 quarters)»."""
    if key != Key.THEMATIC_MEETINGS:
        return span_in_words(span)
    first, last, number = _quarter(span.first), _quarter(span.last), months_in(span) // MONTHS_IN_QUARTER
    if number == 1:
        return first
    quarters = ngettext("%(number)d quarter", "%(number)d quarters", number) % {"number": number}
    return f"{first} – {last} ({quarters})"


def _quarter(day: date) -> str:
    number = (day.month - 1) // MONTHS_IN_QUARTER + 1
    return _("quarter %(number)d of %(year)d") % {"number": number, "year": day.year}


def _due_span(due: Due) -> str:
    """«03/2025»; «quarter 1 of 2025»."""
    return span_in_words(due.span) if months_in(due.span) == 1 else _quarter(due.span.first)
