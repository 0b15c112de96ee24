"""Everything about one meeting, with what is to be done next; and its minutes to print."""

from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import declare
from accounts.rules.days import day_in_words, time_in_words
from cells.access import readers
from cells.requests import Request
from meetings.access import may_write, meeting_or_404
from meetings.models import BreakingOff, CombinedRecord, Meeting
from meetings.navigation import follow_ups, meeting_menu
from meetings.queries.absences import rate_of
from meetings.queries.attendance import attendance_count, differences_of, excuses_told
from meetings.queries.by_group import (
    combined_of,
    let_go_of,
    preparation_of,
    results_of,
    standings_of,
)
from meetings.queries.corrections import corrections_of
from meetings.queries.tasks import tasks_of
from meetings.services.holding import some_of
from meetings.tables import meeting_rows
from meetings.tables.corrections import CORRECTED, correction_rows
from meetings.tables.groups import elsewhere_words
from meetings.tables.votes import VOTES
from meetings.views.by_group_steps import NextStep, guide_of, next_of
from meetings.views.by_group_sums import items_of, sums_of, votes_in_one_session, votes_of
from meetings.views.rating import standing_of
from meetings.views.requests import named, named_of

Format, State = Meeting.Format, Meeting.State


@declare(readers)
@require_safe
def meeting(request: Request, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk)
    writes = may_write(request, meeting)
    context = _shown(meeting, request.today) | {"may_write": writes}
    if meeting.format != Format.BY_GROUP:
        context |= _roll(meeting, context["attendance"] is not None) | votes_in_one_session(meeting)
    standings = standings_of(meeting, today=request.today) if meeting.format == Format.BY_GROUP else []
    if meeting.format == Format.BY_GROUP:
        context |= guide_of(meeting, standings, request.today, records=writes and meeting.state == State.PLANNED)
    if meeting.state == State.CANCELLED:
        context["may_restore"] = writes and meeting.held_on >= request.today and not _broken_off(meeting)
    if meeting.state == State.HELD:
        context["standing"] = standing_of(meeting)
        context["next"] = _next_of_held(meeting, context["standing"], request.today) if writes else None
    if meeting.corrected_by_id:
        corrections = corrections_of(Meeting.objects.filter(pk=pk))
        dress = partial(correction_rows, today=request.today)
        context["corrections"] = CORRECTED.of(corrections, dress=dress, without=["held_on", "organisation"])
    if writes and meeting.state == State.PLANNED:
        by_group = meeting.format == Format.BY_GROUP
        context["next"] = (
            next_of(meeting, standings, context["stage"], request.today) if by_group else _next(meeting, request.today)
        )
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
                    VOTES.of(votes_of(items_of(meeting), result.ballots), without=["silent"]),
                )
                for session, result in zip(sessions, results, strict=True)
            ],
            "combined": combined,
        } | sums_of(meeting, results, combined)
    else:
        context |= votes_in_one_session(meeting)
        context["roll"] = meeting.attendances.select_related("member").order_by("member__sort_key")
    return render(request, "meetings/minutes.html", context)


def _broken_off(meeting: Meeting) -> bool:
    return BreakingOff.objects.filter(meeting=meeting).exists()


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
        "pages": meeting_menu,
        "row": next(meeting_rows([meeting], today)),
        "today": today,
    }


def _roll(meeting: Meeting, recorded: bool) -> dict[str, object]:
    """The roll, or what is known of it before its day: who is excused already."""
    excuses = excuses_told(meeting) if recorded else []
    if excuses:
        return {"attendance": None, "excuses": excuses}
    roll: dict[str, object] = {"rate": rate_of(meeting)} if recorded else {}
    return roll | (_differences(meeting) if meeting.state in (State.PLANNED, State.HELD) else {})


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
        (_("Ends at"), time_in_words(meeting.ends_at)),
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


def _next_of_held(meeting: Meeting, standing: dict[str, object], today: date) -> NextStep | None:
    """What pages of other apps ask for first, then the rating; None where all is done."""
    for follow_up in follow_ups:
        if address := follow_up.address(meeting, today):
            return NextStep(_("The meeting is recorded as held."), address, str(follow_up.label))
    if standing["shown"] and "rating" not in standing:
        return NextStep(
            _("The meeting is not rated yet."), reverse("meetings:rate", args=[meeting.pk]), _("Rate the meeting")
        )
    return None


def _next(meeting: Meeting, today: date) -> NextStep:
    """What the clerk does next with a meeting in one place or online, and where."""
    if today < meeting.held_on:
        return NextStep(_("Roll and minutes can be recorded from the day of the meeting on."), "", "")
    if not meeting.attendances.exists() or excuses_told(meeting):
        return NextStep(
            _("Record who took part."), reverse("meetings:attendance", args=[meeting.pk]), _("Record the roll")
        )
    return NextStep(
        _("The roll is recorded. Write the minutes and record the meeting as held."),
        reverse("meetings:hold", args=[meeting.pk]),
        _("Record as held"),
    )
