"""The steps of a meeting by group, each a page of its own."""

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import attempt, carry_out, posted
from accounts.views.replacing import carry_out_replacing, earlier_text
from cells.access import Role, clerk_of, clerks
from cells.queries.groups import groups_on
from cells.requests import Request
from meetings.access import meeting_or_404
from meetings.forms.by_group import (
    MORE_TASKS,
    CombineForm,
    GroupSessionForm,
    PreparationForm,
    ReportForm,
    TaskForm,
    task_lines,
    tasks_in,
)
from meetings.models import Assignment, CombinedRecord, Meeting
from meetings.queries.by_group import (
    combined_of,
    is_overdue,
    preparation_of,
    report_due_on,
    results_of,
    session_of,
)
from meetings.queries.participants import may_take_the_chair_on
from meetings.services.by_group import (
    PREPARATION,
    minutes_part,
    record_group_session,
    record_preparatory_session,
    report_group_session,
)
from meetings.services.combining import combine_groups
from meetings.views.meeting import sums_of
from meetings.views.requests import named

FORM = ["GET", "HEAD", "POST"]


@declare(clerks)
@require_http_methods(FORM)
def preparation(request: Request, pk: int) -> HttpResponse:
    meeting = _by_group_or_404(request, pk)
    earlier = earlier_text(request, of=meeting, part=PREPARATION)
    form = PreparationForm(
        posted(request),
        meeting=meeting,
        on=request.today,
        groups=list(groups_on([meeting.organisation_id], meeting.held_on)),
        existing=preparation_of(meeting),
        earlier=earlier.texts if earlier else None,
    )

    def act() -> None:
        record_preparatory_session(
            meeting=meeting,
            preparation=form.preparation(),
            made_from=form.made_from,
            occasion=clerk_of(request, meeting.organisation),
        )

    if carry_out_replacing(request, form, act, _("The cell committee's session is recorded. Now the groups meet.")):
        return redirect("meetings:meeting", pk=pk)
    return _page(request, "meetings/preparation.html", meeting, form=form, earlier=None if form.is_bound else earlier)


@declare(clerks)
@require_http_methods(FORM)
def group_session(request: Request, pk: int, group: int) -> HttpResponse:
    meeting = _by_group_or_404(request, pk)
    assignment = assignment_or_404(meeting, group)
    earlier = earlier_text(request, of=meeting, part=minutes_part(assignment.group))
    form = GroupSessionForm(
        posted(request),
        meeting=meeting,
        group=assignment.group,
        attends=assignment.member,
        existing=session_of(meeting, assignment.group),
        earlier=earlier.texts if earlier else None,
    )

    def act() -> None:
        record_group_session(
            meeting=meeting,
            group=assignment.group,
            minutes=form.minutes(),
            made_from=form.made_from,
            occasion=clerk_of(request, meeting.organisation),
        )

    said = _("The minutes of %(group)s are recorded.") % {"group": assignment.group.name}
    if carry_out_replacing(request, form, act, said):
        return redirect("meetings:meeting", pk=pk)
    return _page(
        request, "meetings/group_session.html", meeting,
        form=form, lines=form.lines, group=assignment.group, assignment=assignment,
        preparation=preparation_of(meeting), earlier=earlier if posted(request) is None else None,
    )  # fmt: skip


@declare(clerks)
@require_http_methods(FORM)
def report(request: Request, pk: int, group: int) -> HttpResponse:
    meeting = _by_group_or_404(request, pk)
    assignment = assignment_or_404(meeting, group)
    session = session_of(meeting, assignment.group)
    if session is None:
        messages.error(request, _("There is nothing to report yet: record the group's session first."))
        return redirect("meetings:meeting", pk=pk)
    form = ReportForm(posted(request), initial={"reported_on": request.today, "reported_time": request.now.time()})

    def act() -> None:
        report_group_session(
            session=session, reported_at=form.moment(), occasion=clerk_of(request, meeting.organisation)
        )

    if carry_out(request, form, act, _("The report of %(group)s is recorded.") % {"group": assignment.group.name}):
        return redirect("meetings:meeting", pk=pk)
    due_on = report_due_on(session.held_on)
    return _page(
        request, "meetings/report.html", meeting,
        form=form, group=assignment.group, session=session, due_on=due_on, late=is_overdue(session, request.today),
    )  # fmt: skip


@declare(clerks)
@require_http_methods(FORM)
def combine(request: Request, pk: int) -> HttpResponse:
    """The groups' sums and opinions beside the form in which the conclusion is adopted."""
    meeting = _by_group_or_404(request, pk)
    form, lines = _combine_forms(request, meeting)
    if all([form.is_valid(), lines.is_valid()]):
        with attempt(request, form) as attempted:
            combine_groups(
                meeting=meeting,
                adopted=form.adopted(tasks_in(lines)),
                occasion=clerk_of(request, meeting.organisation),
            )
        if attempted.succeeded:
            messages.success(request, _("The combined record is adopted; the meeting is held."))
            return redirect("meetings:meeting", pk=pk)
    combined = combined_of(meeting)
    adopted = CombinedRecord.objects.filter(meeting=meeting).prefetch_related("tasks__member").first()
    return _page(
        request, "meetings/combine.html", meeting,
        record=adopted, form=form, lines=lines, combined=combined, **sums_of(meeting, results_of(meeting), combined),
    )  # fmt: skip


def _combine_forms(request: Request, meeting: Meeting) -> "tuple[CombineForm, BaseFormSet[TaskForm]]":
    data, prepared = posted(request), preparation_of(meeting)
    lines = task_lines(data, people=may_take_the_chair_on(meeting.organisation, meeting.held_on))
    if data is not None and MORE_TASKS in data:
        return CombineForm(None, meeting=meeting, initial=data.dict()), lines
    initial = {"held_on": request.today, "text": prepared.draft_conclusion if prepared else ""}
    return CombineForm(data, meeting=meeting, initial=initial), lines


def _by_group_or_404(request: Request, pk: int) -> Meeting:
    meeting = meeting_or_404(request, pk, Role.CLERK)
    if meeting.format != Meeting.Format.BY_GROUP:
        raise Http404
    return meeting


def assignment_or_404(meeting: Meeting, group: int) -> Assignment:
    """Only groups of this meeting; before the cell committee has met there is none."""
    assignment = (
        Assignment.objects.filter(session__meeting=meeting, group__pk=group).select_related("group", "member").first()
    )
    if assignment is None:
        raise Http404
    return assignment


def _page(request: Request, template: str, meeting: Meeting, **context: object) -> HttpResponse:
    more = {"meeting": meeting, "name": named(meeting.organisation, meeting.held_on)}
    return render(request, template, more | context)
