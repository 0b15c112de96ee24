"""The page of a meeting by group leads through the four steps: what is done, who is to do what, and by when."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rules.days import day_in_words, days_in_words
from cells.models import Group
from cells.queries.groups import leaderships_on
from meetings.models import Meeting
from meetings.queries.by_group import (
    GroupStanding,
    able_to_meet,
    adopting_on,
    combined_of,
    committee_of,
    groups_unassigned,
    let_go_of,
    preparation_of,
    progress_of,
    results_of,
    standings_of,
)
from meetings.rules.order import Progress, Stage, stage_of
from meetings.rules.report_deadline import ReportState
from meetings.services.holding import some_of
from meetings.tables.groups import GROUPS, GroupRow
from meetings.views.by_group_sums import sums_of

State = Meeting.State


@dataclass(frozen=True)
class Step:
    """`who` does it, and `until` when, as long as it is to be done."""

    title: str
    state: str
    when: str = ""
    detail: str = ""
    who: str = ""
    until: str = ""


@dataclass(frozen=True)
class NextStep:
    text: str
    url: str
    action: str


def guide_of(meeting: Meeting, standings: list[GroupStanding], today: date, *, records: bool) -> dict[str, object]:
    progress = progress_of(meeting)
    combined = combined_of(meeting) if progress.combined_on else None
    groups = [GroupRow(standing, meeting.pk, may_record=records) for standing in standings]
    return {
        "stage": stage_of(progress),
        "begun": progress.first_session_on is not None,
        "steps": _steps(meeting, progress, standings, today),
        "groups": GROUPS.of(groups, without=() if records else ("links",)),
        "written": [standing.group for standing in standings if standing.session],
        "preparation": preparation_of(meeting),
        "let_go": let_go_of(meeting),
        "combined": combined,
    } | (sums_of(meeting, results_of(meeting), combined) if combined else {})


def address_of_next(meeting: Meeting, today: date) -> str:
    """Where it goes on once a step is recorded: at the next one, or until the groups' day at the page of the meeting."""
    page = reverse("meetings:meeting", args=[meeting.pk])
    # The first group's day has become the meeting's.
    meeting.refresh_from_db(fields=["held_on"])
    if today < meeting.held_on:
        return page
    step = next_of(meeting, standings_of(meeting, today=today), stage_of(progress_of(meeting)), today)
    return step.url if step else page


def _steps(meeting: Meeting, progress: Progress, standings: list[GroupStanding], today: date) -> list[Step]:
    order = [Stage.PREPARATION, Stage.SESSIONS, Stage.REPORTS, Stage.COMBINATION]
    stage, goes_on = stage_of(progress), meeting.state == State.PLANNED
    current = order.index(stage) if stage in order else len(order)
    late = [s for s in standings if s.report_state in (ReportState.OVERDUE, ReportState.REPORTED_LATE)]
    now = "now" if goes_on else "ahead"
    states = ["done" if index < current else now if index == current else "ahead" for index in range(len(order))]
    if late:
        states[2] = "late"
    done = [
        (_("The cell committee meets"), states[0], day_in_words(progress.prepared_on), ""),
        (_("The groups meet"), states[1], *_met(progress)),
        (_("The leaders report"), states[2], *_reported(progress, len(late))),
        (_("Results are combined"), states[3], day_in_words(progress.combined_on), ""),
    ]
    ahead = _ahead(meeting, progress, standings, today) if goes_on else [("", "")] * len(order)
    return [Step(*so_far, *to_do) for so_far, to_do in zip(done, ahead, strict=True)]


def _met(progress: Progress) -> tuple[str, str]:
    met = [group.held_on for group in progress.groups if group.held_on]
    return _span(met), _out_of(len(met), len(progress.remaining))


def _reported(progress: Progress, late: int) -> tuple[str, str]:
    reported = [group.reported_on for group in progress.groups if group.reported_on]
    told = [_out_of(len(reported), len(progress.remaining))]
    told += [ngettext("%(number)d late.", "%(number)d late.", late) % {"number": late}] if late else []
    return _span(reported), " ".join(filter(None, told))


def _ahead(meeting: Meeting, progress: Progress, standings: list[GroupStanding], today: date) -> list[tuple[str, str]]:
    """Of each step who is still to do what, and until when; nothing where it is done."""
    committee = some_of([member.full_name for member in committee_of(meeting, min(today, meeting.held_on))])
    leaders = _leaders(standings, today)
    unmet = [s.group for s in standings if s.session is None and s.let_go is None]
    owing = [s for s in standings if s.report_due_on and not s.reported_at]
    due = min((s.report_due_on for s in owing if s.report_due_on), default=None)
    return [
        ("", "") if progress.prepared_on else (committee, _("by %(day)s") % {"day": day_in_words(meeting.held_on)}),
        (some_of([leaders[group.pk] for group in unmet]), ""),
        (
            some_of([leaders[s.group.pk] for s in owing]),
            _("by the end of %(day)s") % {"day": day_in_words(due)} if due else "",
        ),
        ("", "") if progress.combined_on else (committee, ""),
    ]


def _leaders(standings: list[GroupStanding], today: date) -> dict[int, str]:
    """Each group with who leads it."""
    groups = [standing.group for standing in standings]
    leading = leaderships_on(today).filter(group__in=groups).select_related("member")
    names = {leadership.group_id: leadership.member.full_name for leadership in leading}
    return {group.pk: f"{group} ({names[group.pk]})" if group.pk in names else str(group) for group in groups}


def _out_of(number: int, total: int) -> str:
    return _("%(number)d of %(total)d groups.") % {"number": number, "total": total} if total else ""


def _span(days: list[date]) -> str:
    if not days:
        return ""
    first, last = min(days), max(days)
    return days_in_words(first, last)


def next_of(meeting: Meeting, standings: list[GroupStanding], stage: Stage, today: date) -> NextStep | None:
    """What the clerk does next, and where."""
    if stage in (Stage.SESSIONS, Stage.REPORTS):
        return _next_of_groups(meeting, standings)
    if stage == Stage.PREPARATION:
        return _next_of_preparation(meeting, standings)
    return _next_of_combination(meeting, today) if stage == Stage.COMBINATION else None


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
