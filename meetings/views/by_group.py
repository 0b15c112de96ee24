"""The steps of a meeting by group, each a page of its own."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.looking import Stage, look_over
from accounts.views.posting import carry_out, posted
from accounts.views.replacing import carry_out_replacing, earlier_text
from cells.access import Role, clerks
from cells.models import Group
from cells.queries.groups import groups_on
from cells.requests import Request
from meetings.access import clerk_of_meeting, meeting_or_404
from meetings.forms.by_group import BreakOffForm, LetGoForm, PreparationForm, ReportForm, SupplementForm
from meetings.forms.combining import CombineForm
from meetings.forms.group_minutes import WITH_REPORT, GroupSessionForm
from meetings.forms.tasks import MORE_TASKS, TaskForm, task_lines, tasks_in
from meetings.models import Assignment, CombinedRecord, Meeting
from meetings.queries.by_group import (
    assignments_of,
    combined_of,
    counted_with_others,
    is_overdue,
    let_go_of,
    preparation_of,
    report_due_on,
    results_of,
    session_of,
)
from meetings.queries.closing import begun_shown, group_shown, shown_before_combining
from meetings.queries.participants import may_take_the_chair_on
from meetings.queries.tasks import tasks_of
from meetings.services.by_group import (
    minutes_part,
    record_group_session,
    record_session_with_report,
    report_group_session,
)
from meetings.services.combining import combine_groups
from meetings.services.preparing import PREPARATION, record_preparatory_session
from meetings.services.supplementing import break_off_meeting, let_group_go, supplement_preparation
from meetings.tables.groups import elsewhere_words
from meetings.views.by_group_steps import address_of_next
from meetings.views.by_group_sums import sums_of
from meetings.views.closing import changed_lines, decided, who_closed_it
from meetings.views.requests import named_of

FORM = ["GET", "HEAD", "POST"]


@declare(clerks)
@require_http_methods(FORM)
def preparation(request: Request, pk: int) -> HttpResponse:
    meeting = by_group_or_404(request, pk)
    earlier = earlier_text(request, of=meeting, part=PREPARATION)
    form = PreparationForm(
        posted(request),
        meeting=meeting,
        on=request.today,
        groups=list(
            groups_on([meeting.organisation_id], meeting.held_on).exclude(pk__in=let_go_of(meeting).values("group"))
        ),
        existing=preparation_of(meeting),
        earlier=earlier.texts if earlier else None,
    )

    def act() -> None:
        record_preparatory_session(
            meeting=meeting,
            preparation=form.preparation(),
            made_from=form.made_from,
            occasion=clerk_of_meeting(request, meeting),
        )

    if carry_out_replacing(request, form, act, _("The cell committee's session is recorded. Now the groups meet.")):
        return redirect(address_of_next(meeting, request.today))
    return by_group_page(
        request, "meetings/preparation.html", meeting, form=form, earlier=None if form.is_bound else earlier
    )


@declare(clerks)
@require_http_methods(FORM)
def supplement(request: Request, pk: int) -> HttpResponse:
    """Once groups have met: somebody for a group founded meanwhile, or somebody else of the committee."""
    meeting = by_group_or_404(request, pk)
    form = SupplementForm(posted(request), meeting=meeting, on=request.today)

    def act() -> None:
        supplement_preparation(
            meeting=meeting,
            addition=form.addition(),
            made_from=form.made_from,
            occasion=clerk_of_meeting(request, meeting),
        )

    if carry_out_replacing(request, form, act, _("The cell committee's session is supplemented.")):
        return redirect("meetings:meeting", pk=pk)
    return by_group_page(request, "meetings/supplement.html", meeting, form=form)


@declare(clerks)
@require_http_methods(FORM)
def let_go(request: Request, pk: int, group: int) -> HttpResponse:
    """The meeting goes on without a group that is no more."""
    meeting = by_group_or_404(request, pk)
    gone = Group.objects.filter(cell=meeting.organisation, pk=group).first()
    if gone is None:
        raise Http404
    form = LetGoForm(posted(request))

    def act() -> None:
        let_group_go(
            meeting=meeting,
            group=gone,
            reason=form.cleaned_data["reason"],
            seen=form.seen,
            occasion=clerk_of_meeting(request, meeting),
        )

    return decided(
        request, meeting, form, act,
        figures=group_shown(meeting, gone, request.today),
        done=_("The meeting goes on without %(group)s.") % {"group": gone.name},
        title=_("Let %(group)s go") % {"group": gone.name},
        consequences=[
            _("The other groups' results are combined without it; the combined record names it with the reason."),
            _("Had it met all the same, its minutes can still be recorded, which takes this back."),
        ],
        confirm=_("Let the group go"),
    )  # fmt: skip


@declare(clerks)
@require_http_methods(FORM)
def break_off(request: Request, pk: int) -> HttpResponse:
    """A meeting of which groups have met is given up."""
    meeting = by_group_or_404(request, pk)
    form = BreakOffForm(posted(request))

    def act() -> None:
        break_off_meeting(
            meeting=meeting,
            reason=form.cleaned_data["reason"],
            seen=form.seen,
            occasion=clerk_of_meeting(request, meeting),
        )

    consequences = [_("The minutes of the groups that have met stay and can be read.")]
    consequences += [_("Its place in the quota is given back.")] if meeting.slot else []
    consequences += [_("It is not taken up again: the cell meets anew, by group or together.")]
    return decided(
        request, meeting, form, act, figures=begun_shown(meeting), done=_("The meeting is broken off."),
        title=_("Break the meeting off"), consequences=consequences, confirm=_("Break the meeting off"), dangerous=True,
    )  # fmt: skip


@declare(clerks)
@require_http_methods(FORM)
def group_session(request: Request, pk: int, group: int) -> HttpResponse:
    meeting = by_group_or_404(request, pk)
    assignment = assignment_or_404(meeting, group)
    if request.method != "POST" and meeting.state != Meeting.State.PLANNED:
        messages.error(request, _("The meeting is over: the minutes of its groups stay as they were recorded."))
        return redirect("meetings:meeting", pk=pk)
    earlier = earlier_text(request, of=meeting, part=minutes_part(assignment.group))
    form = GroupSessionForm(
        posted(request),
        meeting=meeting,
        group=assignment.group,
        attends=assignment.member,
        existing=session_of(meeting, assignment.group),
        now=request.now,
        earlier=earlier.texts if earlier else None,
    )
    act = partial(record_minutes, request, meeting, assignment.group, form)
    if carry_out_replacing(request, form, act, words_of_minutes(assignment.group, form)):
        to = address_of_next(meeting, request.today) if form.with_report else reverse("meetings:meeting", args=[pk])
        return redirect(to)
    return by_group_page(
        request, "meetings/group_session.html", meeting,
        form=form, lines=form.lines, group=assignment.group, assignment=assignment,
        preparation=preparation_of(meeting), earlier=earlier if posted(request) is None else None,
        due_on=report_due_on(form.day),
        elsewhere=elsewhere_words(counted_with_others(meeting, assignment.group, request.today)),
    )  # fmt: skip


def record_minutes(request: Request, meeting: Meeting, group: Group, form: GroupSessionForm) -> None:
    """A group's minutes, and with them the leader's report where it came with them."""
    told: dict[str, Any] = {
        "meeting": meeting,
        "group": group,
        "minutes": form.minutes(),
        "made_from": form.made_from,
        "occasion": clerk_of_meeting(request, meeting),
    }
    if form.with_report:
        record_session_with_report(reported_at=form.reported_at(), **told)
    else:
        record_group_session(**told)


def words_of_minutes(group: Group, form: GroupSessionForm) -> str:
    told = {"group": group.name}
    if WITH_REPORT in form.data:
        return _("The minutes and the report of %(group)s are recorded.") % told
    return _("The minutes of %(group)s are recorded.") % told


@declare(clerks)
@require_http_methods(FORM)
def report(request: Request, pk: int, group: int) -> HttpResponse:
    meeting = by_group_or_404(request, pk)
    assignment = assignment_or_404(meeting, group)
    session = session_of(meeting, assignment.group)
    if session is None:
        messages.error(request, _("There is nothing to report yet: record the group's session first."))
        return redirect("meetings:meeting", pk=pk)
    form = ReportForm(posted(request), initial={"reported_on": request.today, "reported_time": request.now.time()})

    def act() -> None:
        report_group_session(session=session, reported_at=form.moment(), occasion=clerk_of_meeting(request, meeting))

    if carry_out(request, form, act, _("The report of %(group)s is recorded.") % {"group": assignment.group.name}):
        return redirect("meetings:meeting", pk=pk)
    due_on = report_due_on(session.held_on)
    return by_group_page(
        request, "meetings/report.html", meeting,
        form=form, group=assignment.group, session=session, due_on=due_on, late=is_overdue(session, request.today),
    )  # fmt: skip


@declare(clerks)
@require_http_methods(FORM)
def combine(request: Request, pk: int) -> HttpResponse:
    """The groups' sums and opinions beside the form in which the conclusion is adopted."""
    meeting = by_group_or_404(request, pk)
    form, lines = _combine_forms(request, meeting)

    def act() -> None:
        combine_groups(
            meeting=meeting,
            adopted=form.adopted(tasks_in(lines)),
            seen=form.seen,
            occasion=clerk_of_meeting(request, meeting),
        )

    figures = partial(shown_before_combining, meeting)
    stage = look_over(request, form, act, figures=figures, beside=lines)
    if stage == Stage.DONE:
        messages.success(request, _("The combined record is adopted; the meeting is held."))
        return redirect("meetings:meeting", pk=pk)
    if stage == Stage.FORM:
        form.show(figures())
    combined = combined_of(meeting)
    adopted = CombinedRecord.objects.filter(meeting=meeting).first()
    return by_group_page(
        request, "meetings/combine_look.html" if stage == Stage.LOOK else "meetings/combine.html", meeting,
        changed=changed_lines(form.changed), confirm=_("Adopt and close the meeting"),
        title=_("Adopt: look it over once more"), let_go=let_go_of(meeting), record=adopted,
        tasks=tasks_of(meeting),
        who_closed_it=who_closed_it(request, meeting) if adopted else "",
        form=form, lines=lines, combined=combined, **sums_of(meeting, results_of(meeting), combined),
    )  # fmt: skip


def _combine_forms(request: Request, meeting: Meeting) -> "tuple[CombineForm, BaseFormSet[TaskForm]]":
    data, prepared = posted(request), preparation_of(meeting)
    lines = task_lines(data, people=may_take_the_chair_on(meeting.organisation, meeting.held_on))
    if data is not None and MORE_TASKS in data:
        return CombineForm(None, meeting=meeting, on=request.today, initial=data.dict()), lines
    initial = {"held_on": request.today, "text": prepared.draft_conclusion if prepared else ""}
    return CombineForm(data, meeting=meeting, on=request.today, initial=initial), lines


def by_group_or_404(request: Request, pk: int) -> Meeting:
    meeting = meeting_or_404(request, pk, Role.CLERK)
    if meeting.format != Meeting.Format.BY_GROUP:
        raise Http404
    return meeting


def assignment_or_404(meeting: Meeting, group: int) -> Assignment:
    """Only groups of this meeting; before the cell committee has met there is none."""
    assignment = assignments_of(meeting).filter(group__pk=group).first()
    if assignment is None:
        raise Http404
    return assignment


def by_group_page(request: Request, template: str, meeting: Meeting, **context: object) -> HttpResponse:
    more = {"meeting": meeting, "name": named_of(meeting)}
    return render(request, template, more | context)
