"""What meetings gave people to do and is still open, and what becomes of it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import attempt, carry_out
from cells.access import Role, clerks, organisation_or_404, readers
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from meetings.access import clerk_of_meeting, meetings_for
from meetings.forms.tasks import DoneForm, LetTaskGoForm
from meetings.models import Task
from meetings.queries.tasks import open_tasks_of, settled_tasks_of
from meetings.services.tasks import finish_task, let_task_go, reopen_task
from meetings.tables.tasks import OPEN_TASKS, SETTLED_TASKS
from meetings.views.requests import named, named_of

FORM = ["GET", "HEAD", "POST"]
DONE, LET_GO, REOPEN = "done", "let_go", "reopen"
NEWEST = 50
"""Of those done or let go; all are in the minutes of their meetings."""


@declare(readers)
@saves_as_excel
def tasks(request: Request, code: str) -> HttpResponse:
    """Of one organisation: what is due first stands first; what was settled lately can be taken back."""
    organisation = organisation_or_404(request, code)
    without = () if request.mandates.may(organisation, Role.CLERK) else ("links",)
    lists = [
        OPEN_TASKS.of(open_tasks_of(organisation, request.today), without=without, part=str(OPEN_TASKS.name)),
        SETTLED_TASKS.of(list(settled_tasks_of(organisation)[:NEWEST]), without=without, part=str(SETTLED_TASKS.name)),
    ]
    context = {"organisation": organisation, "name": named(organisation, request.today)}
    return answer_lists(request, "meetings/tasks.html", context, *lists)


@declare(clerks)
@require_http_methods(FORM)
def task(request: Request, pk: int) -> HttpResponse:
    """One task: done on a day, let go with a reason, or taken back."""
    given = get_object_or_404(
        Task.objects.select_related("meeting__organisation", "member"),
        meeting__in=meetings_for(request, Role.CLERK),
        pk=pk,
    )
    occasion, act = clerk_of_meeting(request, given.meeting), request.POST.get("act")
    done = DoneForm(request.POST if act == DONE else None, on=request.today)
    let_go = LetTaskGoForm(request.POST if act == LET_GO else None)
    acts: dict[str | None, Callable[[], bool]] = {
        DONE: lambda: carry_out(
            request,
            done,
            lambda: finish_task(task=given, on=done.cleaned_data["done_on"], occasion=occasion),
            _("The task is done."),
        ),
        LET_GO: lambda: carry_out(
            request,
            let_go,
            lambda: let_task_go(task=given, why=let_go.cleaned_data["let_go_because"], occasion=occasion),
            _("The task is let go."),
        ),
        REOPEN: lambda: _reopened(request, given),
    }
    if act in acts and acts[act]():
        return redirect("meetings:tasks", code=given.meeting.organisation.code)
    context = {"task": given, "meeting": given.meeting, "name": named_of(given.meeting), "done": done, "let_go": let_go}
    return render(request, "meetings/task.html", context)


def _reopened(request: Request, given: Task) -> bool:
    with attempt(request) as attempted:
        reopen_task(task=given, occasion=clerk_of_meeting(request, given.meeting))
    return attempted.succeeded
