"""Everything about one meeting, with what is to be done next; and its minutes to print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.access import declare
from accounts.rules.days import day_in_words, days_in_words, time_in_words
from accounts.tables import Table
from cells.access import readers
from cells.models import Group
from cells.requests import Request
from meetings.access import may_write, meeting_or_404
from meetings.models import BreakingOff, CombinedRecord, Meeting
from meetings.queries.attendance import attendance_count, differences_of
from meetings.queries.by_group import (
    GroupStanding,
    able_to_meet,
    adopting_on,
    combined_of,
    groups_unassigned,
    let_go_of,
    preparation_of,
    progress_of,
    results_of,
    standings_of,
)
from meetings.queries.corrections import corrections_of
from meetings.queries.tasks import tasks_of
from meetings.rules.combine import CONCLUSION, Ballot, Combined, GroupResult, silent_on
from meetings.rules.order import Progress, Stage, stage_of
from meetings.rules.report_deadline import ReportState
from meetings.services.holding import some_of
from meetings.tables import (
    CORRECTED,
    GROUPS,
    TOOK_PART,
    VOTES,
    GroupRow,
    Vote,
    correction_rows,
    elsewhere_words,
    meeting_rows,
)
from meetings.views.rating import standing_of
from meetings.views.requests import named, named_of

Format, State = Meeting.Format, Meeting.State


@dataclass(frozen=True)
class Step:
    title: str
    state: str
    when: str = ""
    detail: str = ""


@dataclass(frozen=True)
class NextStep:
    text: str
    url: str
    action: str


@declare(readers)
@require_safe
def meeting(request: Request, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk)
    writes = may_write(request, meeting)
    context = _shown(meeting, request.today) | {"may_write": writes}
    if meeting.state in (State.PLANNED, State.HELD) and meeting.format != Format.BY_GROUP:
        context |= _differences(meeting)
    standings = standings_of(meeting, today=request.today) if meeting.format == Format.BY_GROUP else []
    if meeting.format == Format.BY_GROUP:
        context |= _by_group(meeting, standings, records=writes and meeting.state == State.PLANNED)
    if meeting.state == State.HELD:
        context["standing"] = standing_of(meeting)
    if meeting.corrected_by_id:
        corrections = corrections_of(Meeting.objects.filter(pk=pk))
        dress = partial(correction_rows, today=request.today)
        context["corrections"] = CORRECTED.of(corrections, dress=dress, without=["held_on", "organisation"])
    if writes and meeting.state == State.PLANNED:
        context["next"] = _next(meeting, standings, context.get("stage"), request.today)
    return render(request, "meetings/meeting.html", context)


@declare(readers)
@require_safe
def minutes(request: Request, pk: int) -> HttpResponse:
    """The minutes as they stand, laid out to be read or printed from the browser."""
    meeting = meeting_or_404(request, pk)
    context = _shown(meeting, request.today)
    if meeting.format == Format.BY_GROUP:
        sessions = meeting.group_sessions.select_related("group", "chair", "secretary").order_by("group__name")
        results, combined = results_of(meeting), combined_of(meeting)
        context |= {
            "preparation": preparation_of(meeting),
            "let_go": let_go_of(meeting),
            "sessions": [
                (
                    session,
                    result,
                    elsewhere_words(result.elsewhere),
                    VOTES.of(votes_of(meeting, result.ballots), without=["silent"]),
                )
                for session, result in zip(sessions, results, strict=True)
            ],
            "combined": combined,
        } | sums_of(meeting, results, combined)
    else:
        context["roll"] = meeting.attendances.select_related("member").order_by("member__sort_key")
    return render(request, "meetings/minutes.html", context)


def sums_of(meeting: Meeting, results: Sequence[GroupResult], combined: Combined) -> dict[str, Table]:
    """The groups side by side and summed, and their votes."""
    together = GroupResult(_("Together"), combined.members, combined.present)
    return {
        "took_part": TOOK_PART.of(results, total=together if results else None, caption=TOOK_PART.name),
        "votes": VOTES.of(votes_of(meeting, combined.ballots, results), caption=_("Votes of all groups together")),
    }


def votes_of(meeting: Meeting, ballots: Mapping[int | None, Ballot], results: Sequence[GroupResult] = ()) -> list[Vote]:
    """The votes item by item, the draft conclusion last; of several groups also which did not vote while others did."""
    voted_on = [(item.pk, f"{item.position}. {item.text}") for item in meeting.agenda.all()]
    return [
        Vote(label, ballots.get(key), silent_on(key, results) if key in ballots else ())
        for key, label in [*voted_on, (CONCLUSION, _("Draft conclusion or resolution"))]
    ]


def _shown(meeting: Meeting, today: date) -> dict[str, Any]:
    return {
        "meeting": meeting,
        "organisation": meeting.organisation,
        "name": named_of(meeting),
        "agenda": meeting.agenda.select_related("confirmed_by"),
        "facts": _facts(meeting),
        "attendance": attendance_count(meeting),
        "record": CombinedRecord.objects.filter(meeting=meeting).first(),
        "tasks": tasks_of(meeting),
        "row": next(meeting_rows([meeting], today)),
        "today": today,
    }


def _differences(meeting: Meeting) -> dict[str, object]:
    """Who is on the roll and not in the register of the day, and the other way round."""
    differences = differences_of(meeting)
    gone = some_of([row.member.full_name for row in differences.gone])
    missing = some_of([attendee.member.full_name for attendee in differences.missing])
    points = [_("On the roll only: %(names)s") % {"names": gone}] if gone else []
    points += [_("In the register only: %(names)s") % {"names": missing}] if missing else []
    return {"differences": differences, "differing_names": points}


def _facts(meeting: Meeting) -> list[tuple[str, object]]:
    broken_off = BreakingOff.objects.filter(meeting=meeting).first()
    facts: list[tuple[str, object]] = [
        (_("Date"), day_in_words(meeting.held_on)),
        (_("Held by"), _who_met(meeting)),
        (_("Begins at"), time_in_words(meeting.starts_at)),
        (_("Place"), meeting.place),
        (_("Link of the online room"), meeting.link),
        (_("Basis"), meeting.get_basis_display() if meeting.basis else ""),
        (_("Place in the quota"), _slot(meeting)),
        (_("Chair"), meeting.chair),
        (_("Secretary"), meeting.secretary),
        (_("Number present"), meeting.present),
        (_("Broken off on"), day_in_words(broken_off.on) if broken_off else ""),
        (_("Broken off because") if broken_off else _("Cancelled because"), meeting.cancelled_because),
    ]
    return [(label, value) for label, value in facts if value]


def _who_met(meeting: Meeting) -> str:
    """Where their organisation had ended by that day, as was decided afterwards."""
    if meeting.convened_by is None or meeting.register_of is None:
        return ""
    told = {"name": named(meeting.convened_by, meeting.register_of), "day": day_in_words(meeting.register_of)}
    return _("%(name)s, which as was decided later had its last day on %(day)s") % told


def _slot(meeting: Meeting) -> str:
    if meeting.slot is None:
        return ""
    return _("number %(number)s of %(year)s") % {"number": meeting.slot.number, "year": meeting.slot.year}


def _by_group(meeting: Meeting, standings: list[GroupStanding], *, records: bool) -> dict[str, object]:
    progress = progress_of(meeting)
    stage = stage_of(progress)
    combined = combined_of(meeting) if progress.combined_on else None
    groups = [GroupRow(standing, meeting.pk, may_record=records) for standing in standings]
    return {
        "stage": stage,
        "begun": progress.first_session_on is not None,
        "steps": _steps(progress, stage, standings, goes_on=meeting.state == State.PLANNED),
        "groups": GROUPS.of(groups, without=() if records else ("links",)),
        "written": [standing.group for standing in standings if standing.session],
        "preparation": preparation_of(meeting),
        "let_go": let_go_of(meeting),
        "combined": combined,
    } | (sums_of(meeting, (), combined) if combined else {})


def _steps(progress: Progress, stage: Stage, standings: list[GroupStanding], *, goes_on: bool) -> list[Step]:
    order = [Stage.PREPARATION, Stage.SESSIONS, Stage.REPORTS, Stage.COMBINATION]
    current = order.index(stage) if stage in order else len(order)
    to_meet = len(progress.remaining)
    late = [s for s in standings if s.report_state in (ReportState.OVERDUE, ReportState.REPORTED_LATE)]
    met = [group.held_on for group in progress.groups if group.held_on]
    reported = [group.reported_on for group in progress.groups if group.reported_on]
    titles = [_("The cell committee meets"), _("The groups meet"), _("The leaders report"), _("Results are combined")]
    whens = [day_in_words(progress.prepared_on), _span(met), _span(reported), day_in_words(progress.combined_on)]
    details = [
        "",
        _out_of(len(met), to_meet),
        _out_of(len(reported), to_meet),
        "",
    ]
    if late:
        details[2] += " " + ngettext("%(number)d late.", "%(number)d late.", len(late)) % {"number": len(late)}
    now = "now" if goes_on else "ahead"
    states = ["done" if index < current else now if index == current else "ahead" for index in range(len(order))]
    if late:
        states[2] = "late"
    return [Step(*parts) for parts in zip(titles, states, whens, details, strict=True)]


def _out_of(number: int, total: int) -> str:
    return _("%(number)d of %(total)d groups.") % {"number": number, "total": total} if total else ""


def _span(days: list[date]) -> str:
    if not days:
        return ""
    first, last = min(days), max(days)
    return days_in_words(first, last)


def _next(meeting: Meeting, standings: list[GroupStanding], stage: Stage | None, today: date) -> NextStep | None:
    """What the clerk does next, and where."""
    if stage in (Stage.SESSIONS, Stage.REPORTS):
        return _next_of_groups(meeting, standings)
    if stage == Stage.PREPARATION:
        return _next_of_preparation(meeting, standings)
    if stage == Stage.COMBINATION:
        return _next_of_combination(meeting, today)
    if today < meeting.held_on:
        return NextStep(_("Roll and minutes can be recorded from the day of the meeting on."), "", "")
    if not meeting.attendances.exists():
        return NextStep(
            _("Record who took part."), reverse("meetings:attendance", args=[meeting.pk]), _("Record the roll")
        )
    return NextStep(
        _("The roll is recorded. Write the minutes and record the meeting as held."),
        reverse("meetings:hold", args=[meeting.pk]),
        _("Record as held"),
    )


def _next_of_preparation(meeting: Meeting, standings: list[GroupStanding]) -> NextStep:
    url = reverse("meetings:preparation", args=[meeting.pk])
    if standings:
        return NextStep(
            _("No group is left that is to meet. Mend the cell committee's session, or cancel the meeting."),
            url,
            _("Correct the cell committee's session"),
        )
    return NextStep(
        _("First the cell committee meets, gives the direction and assigns its members to the groups."),
        url,
        _("Record the cell committee's session"),
    )


def _next_of_combination(meeting: Meeting, today: date) -> NextStep:
    unassigned = groups_unassigned(meeting, progress_of(meeting))
    if unassigned and able_to_meet(meeting, [unassigned[0].pk], today):
        return NextStep(
            _("%(group)s was founded meanwhile and has not met. The cell committee sends somebody to it.")
            % {"group": unassigned[0]},
            reverse("meetings:supplement", args=[meeting.pk]),
            _("Supplement the cell committee's session"),
        )
    if unassigned:
        return _next_is_letting_go(meeting, unassigned[0])
    committee = adopting_on(meeting, today).is_committee
    return NextStep(
        _("Every leader has reported. The cell committee combines the results and adopts the conclusion.")
        if committee
        else _("Every leader has reported. The cell has no committee: its members adopt the conclusion."),
        reverse("meetings:combine", args=[meeting.pk]),
        _("Combine the results"),
    )


def _next_is_letting_go(meeting: Meeting, group: Group) -> NextStep:
    return NextStep(
        _("%(group)s is no more, or nobody is left in it, and it has no minutes. Let it go with a reason.")
        % {"group": group},
        reverse("meetings:let_go", args=[meeting.pk, group.pk]),
        _("Let %(group)s go") % {"group": group},
    )


def _next_of_groups(meeting: Meeting, standings: list[GroupStanding]) -> NextStep | None:
    """An overdue report first, then the minutes still missing, then the other reports."""
    overdue = [s for s in standings if s.report_state == ReportState.OVERDUE]
    unmet = [s for s in standings if s.session is None and s.let_go is None]
    due = [s for s in standings if s.report_state == ReportState.DUE]
    if unmet and not overdue and not unmet[0].can_meet:
        return _next_is_letting_go(meeting, unmet[0].group)
    if unmet and not overdue:
        return NextStep(
            _("Each group meets, its leader in the chair. %(group)s has no minutes yet.") % {"group": unmet[0].group},
            reverse("meetings:group_session", args=[meeting.pk, unmet[0].group.pk]),
            _("Record the minutes of %(group)s") % {"group": unmet[0].group},
        )
    for standing in [*overdue, *due]:
        text = _("The leader of %(group)s reports by the end of %(day)s.")
        if standing.report_state == ReportState.OVERDUE:
            text = _("The report of %(group)s was due on %(day)s.")
        return NextStep(
            text % {"group": standing.group, "day": day_in_words(standing.report_due_on)},
            reverse("meetings:report", args=[meeting.pk, standing.group.pk]),
            _("Record the report of %(group)s") % {"group": standing.group},
        )
    return None
