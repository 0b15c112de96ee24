"""The minutes of a group on a telephone: one question at a time, then a look over all of it, then they are sent."""

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import declare
from accounts.rules.days import day_in_words
from accounts.views.posting import attempt
from accounts.views.replacing import carry_out_replacing
from cells.access import clerks
from cells.requests import Request
from meetings.access import clerk_of_meeting
from meetings.forms.group_minutes import WITH_REPORT, GroupSessionForm
from meetings.forms.group_minutes_steps import Answers, Question, line_of
from meetings.models import Assignment, Meeting
from meetings.queries.by_group import draft_of_minutes, report_due_on, session_of
from meetings.services.group_minutes_draft import drop_minutes_draft, keep_minutes_draft
from meetings.views.by_group import (
    FORM,
    assignment_or_404,
    by_group_or_404,
    by_group_page,
    record_minutes,
    words_of_minutes,
)


@declare(clerks)
@require_http_methods(FORM)
def group_step(request: Request, pk: int, group: int, step: int) -> HttpResponse:
    """Each answer is kept at once: who is interrupted goes on where they were. The number after the last question is the look."""
    meeting = by_group_or_404(request, pk)
    assignment = assignment_or_404(meeting, group)
    session = session_of(meeting, assignment.group)
    if meeting.state != Meeting.State.PLANNED or (session and hasattr(session, "report")):
        messages.error(request, _("The leader has already reported on this group's session; it is no longer changed."))
        return redirect("meetings:meeting", pk=pk)
    answers = _answers(meeting, assignment)
    questions = answers.questions
    if step > len(questions) + 1:
        return redirect("meetings:group_step", pk=pk, group=group, step=len(questions) + 1)
    if step == len(questions) + 1:
        return _look(request, meeting, assignment, answers)
    question, form = questions[max(step, 1) - 1], answers.shown()
    if request.method == "POST":
        form = answers.take(question, request.POST)
        if _is_right(question, form) and _keep(request, meeting, assignment, answers, form):
            return redirect("meetings:group_step", pk=pk, group=group, step=_after(request, step, question, answers))
    return by_group_page(
        request, "meetings/group_step.html", meeting,
        group=assignment.group, question=question, fields=_fields(question, form), number=step, total=len(questions),
        form=form, line=line_of(question, form),
        back=reverse("meetings:group_step", args=[pk, group, step - 1]) if step > 1 else "",
    )  # fmt: skip


@declare(clerks)
@require_POST
def begin_minutes_anew(request: Request, pk: int, group: int) -> HttpResponse:
    """What was answered is forgotten; minutes that are recorded stay as they are."""
    meeting = by_group_or_404(request, pk)
    assignment = assignment_or_404(meeting, group)
    with attempt(request):
        drop_minutes_draft(meeting=meeting, group=assignment.group)
    return redirect("meetings:group_step", pk=pk, group=group, step=1)


def _look(request: Request, meeting: Meeting, assignment: Assignment, answers: Answers) -> HttpResponse:
    group = assignment.group
    if request.method == "POST":
        answers.take_choices(request.POST)
    with_report = {
        WITH_REPORT: "1",
        "reported_on": day_in_words(request.now.date()),
        "reported_time": f"{request.now:%H:%M}",
    }
    form = answers.whole(with_report if WITH_REPORT in request.POST else {})
    if request.method == "POST":
        act = partial(_send, request, meeting, assignment, form)
        if carry_out_replacing(request, form, act, words_of_minutes(group, form)):
            return redirect("meetings:meeting", pk=meeting.pk)
    form.is_valid()
    return by_group_page(
        request, "meetings/group_step_look.html", meeting,
        group=group, form=form, answers=answers.looked_over(form), last=len(answers.questions),
        due_on=report_due_on(form.day), now=request.now, disputes=form.disputes_about(*form.fields, "opinions"),
    )  # fmt: skip


def _send(request: Request, meeting: Meeting, assignment: Assignment, form: GroupSessionForm) -> None:
    record_minutes(request, meeting, assignment.group, form)
    drop_minutes_draft(meeting=meeting, group=assignment.group)


def _answers(meeting: Meeting, assignment: Assignment) -> Answers:
    def form(data: QueryDict | None) -> GroupSessionForm:
        existing = session_of(meeting, assignment.group)
        return GroupSessionForm(
            data, meeting=meeting, group=assignment.group, attends=assignment.member, existing=existing
        )

    draft = draft_of_minutes(meeting, assignment.group)
    return Answers(form, draft.typed if draft else None)


def _keep(request: Request, meeting: Meeting, assignment: Assignment, answers: Answers, form: GroupSessionForm) -> bool:
    with attempt(request, form) as attempted:
        keep_minutes_draft(
            meeting=meeting,
            group=assignment.group,
            typed=answers.to_be_kept(),
            occasion=clerk_of_meeting(request, meeting),
        )
    return attempted.succeeded


def _is_right(question: Question, form: GroupSessionForm) -> bool:
    line = line_of(question, form)
    return not form.errors and (line is None or line.is_valid())


def _after(request: Request, step: int, question: Question, answers: Answers) -> int:
    """The next question; from an opinion without words, the look; where the answer is changed from there, the look too."""
    words = request.POST.get(f"opinions-{question.opinion}-text", "").strip()
    if (question.opinion is not None and not words) or "to_the_look" in request.POST:
        return len(answers.questions) + 1
    return step + 1


def _fields(question: Question, form: GroupSessionForm) -> Sequence[BoundField]:
    line = line_of(question, form)
    if line is not None:
        return [line["text"], line["kind"], line["item"], line["author"]]
    return form.with_disputes(*question.names)
