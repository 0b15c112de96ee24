from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.rules.days import day_in_words
from accounts.rules.numbers import number_typed
from accounts.rules.text import clean_text
from accounts.tables import page_of
from accounts.views.looking import Stage, look_over
from accounts.views.posting import posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, clerks
from cells.requests import Request
from cells.rules.names import fold
from meetings.access import clerk_of_meeting, meeting_or_404
from meetings.forms.holding import HoldForm, RollForm
from meetings.forms.tasks import task_lines, tasks_in
from meetings.models import Meeting
from meetings.queries.attendance import Attendee, roll_of
from meetings.queries.closing import shown_before_holding
from meetings.queries.participants import may_take_the_chair_on
from meetings.services.holding import hold_meeting, record_attendance
from meetings.services.votes import votes_recorded
from meetings.tables.corrections import said_in_words
from meetings.views.closing import changed_lines, lines_of, who_closed_it
from meetings.views.requests import named_of
from pilots.queries.guidance import terms_on

FORM = ["GET", "HEAD", "POST"]
ROWS = 200
"""Of a roll on one page: two fields a member stay far below what one form may send, and the page is quick."""


@declare(clerks)
@require_http_methods(FORM)
def attendance(request: Request, pk: int) -> HttpResponse:
    """The roll: how each took part; online is open to those with a valid ground on the day.

    A long one is shown page by page, or as far as the names are like the words asked for: each way there records what is marked.
    """
    meeting = meeting_or_404(request, pk, Role.CLERK)
    if meeting.format == Meeting.Format.BY_GROUP:
        return _to_the_groups(request, meeting)
    attendees, words = roll_of(meeting), request.GET.get("words", "")
    page = page_of(request.GET, _named_like(words, attendees), rows=ROWS)
    form = RollForm(posted(request), meeting=meeting, attendees=attendees, shown=page.things)

    def act() -> None:
        record_attendance(
            meeting=meeting,
            roll=form.roll(),
            off=form.off_the_roll(),
            why=form.cleaned_data.get("why", ""),
            made_from=form.made_from,
            occasion=clerk_of_meeting(request, meeting),
        )

    on = _way_on(request, words)
    if on and form.is_valid() and not form.roll() and not form.off_the_roll():
        return redirect(on)
    if carry_out_replacing(request, form, act, _("The roll is recorded.")):
        return redirect(on or reverse("meetings:meeting", args=[pk]))
    terms = terms_on(meeting.held_on)
    context = {
        "form": form,
        "rows": list(form.rows()),
        "page": page,
        "words": words,
        "is_long": len(attendees) > ROWS,
        "expected": len(attendees),
        "entered": sum(attendee.recorded is not None for attendee in attendees),
        "meeting": meeting,
        "name": named_of(meeting),
        "clause": terms.participation_clause if terms else "",
    }
    return render(request, "meetings/attendance.html", context)


@declare(clerks)
@require_http_methods(FORM)
def hold(request: Request, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk, Role.CLERK)
    if meeting.format == Meeting.Format.BY_GROUP:
        return _to_the_groups(request, meeting)
    form = HoldForm(posted(request), meeting=meeting)
    lines = task_lines(posted(request), people=may_take_the_chair_on(meeting.organisation, meeting.held_on))

    counted: dict[str, str] = {}

    def act() -> None:
        held = hold_meeting(
            meeting=meeting,
            minutes=form.minutes(tasks_in(lines)),
            seen=form.seen,
            mending=form.mending(),
            occasion=clerk_of_meeting(request, meeting),
        )
        counted.update(votes_recorded(held))

    stage = look_over(request, form, act, figures=partial(shown_before_holding, meeting), beside=lines)
    if stage == Stage.DONE:
        messages.success(request, _("The meeting is recorded as held. From now on it counts in the reports."))
        return redirect("meetings:meeting", pk=pk)
    kept = meeting_or_404(request, pk)
    context = {
        "form": form,
        "lines": lines,
        "meeting": meeting,
        "kept": kept,
        "who_closed_it": who_closed_it(request, kept) if kept.state == Meeting.State.HELD else "",
        "name": named_of(meeting),
        "without_roll": not meeting.attendances.exists(),
    }
    if stage == Stage.LOOK:
        typed = [
            (_("Held on"), day_in_words(form.cleaned_data["held_on"])),
            (_("Chair"), form.cleaned_data["chair"]),
            (_("Secretary"), form.cleaned_data["secretary"]),
            (_("Conclusion"), form.cleaned_data["conclusion"]),
        ]
        typed += [(one.text, one.detail) for one in said_in_words(counted)]
        typed += [(_("Task"), one.in_words) for one in tasks_in(lines)]
        context |= {
            "title": _("Record as held: look it over once more"),
            "facts": [*typed, *lines_of(form.seen or {})],
            "changed": changed_lines(form.changed),
            "confirm": _("Record as held"),
        }
        return render(request, "meetings/hold_look.html", context)
    return render(request, "meetings/hold.html", context)


def _named_like(words: str, attendees: list[Attendee]) -> list[Attendee]:
    wanted = fold(clean_text(words)).split()
    return [one for one in attendees if all(word in one.member.search_key for word in wanted)]


def _way_on(request: Request, words: str) -> str:
    """Where a long roll goes on once this page of it is recorded: another page, or other names; "" where it does not."""
    asked = request.POST.get("words", words)
    if asked != words or request.POST.get("then") == "find":
        return f"{request.path}?{urlencode({'words': asked})}"
    number = number_typed(request.POST.get("then", ""))
    return f"{request.path}?{urlencode({'words': words, 'page': number})}" if number else ""


def _to_the_groups(request: Request, meeting: Meeting) -> HttpResponse:
    """By group the minutes of the groups stand in the place of roll and minutes."""
    messages.info(request, _("By group the minutes of each group hold who took part and what was said."))
    return redirect("meetings:meeting", pk=meeting.pk)
