"""What a meeting gives people to do, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import Member
from cells.rules.ahead import check_has_happened
from meetings.models import Meeting, Task


@dataclass(frozen=True)
class TaskDraft:
    text: str
    member: Member | None = None
    due_on: date | None = None

    @property
    def in_words(self) -> str:
        return f"{self.text} · {self.member or ''} · {day_in_words(self.due_on)}"


def give_tasks(meeting: Meeting, tasks: Sequence[TaskDraft]) -> None:
    """A task that is given has a person and a day. Raises Refused where one has not."""
    given = [task for task in tasks if task.text.strip()]
    for task in given:
        if task.member is None or task.due_on is None:
            raise Refused(_("“%(task)s”: say who does it, and by which day.") % {"task": clean_text(task.text)})
    Task.objects.bulk_create(
        Task(meeting=meeting, text=clean_text(task.text), member=task.member, due_on=task.due_on) for task in given
    )


@transaction.atomic
def finish_task(*, task: Task, on: date, occasion: Occasion) -> Task:
    """It was done on that day."""
    task = _lock_open(task)
    check_has_happened(on, occasion.today, field="done_on")
    if on < task.meeting.held_on:
        told = {"day": day_in_words(task.meeting.held_on)}
        raise Refused(_("The meeting gave it on %(day)s; it was not done before.") % told, field="done_on")
    task.done_on = on
    return _save(task, "meetings.finish_task", occasion)


@transaction.atomic
def let_task_go(*, task: Task, why: str, occasion: Occasion) -> Task:
    """It will not be done, and why."""
    task, why = _lock_open(task), clean_text(why)[:255]
    if not why:
        raise Refused(_("Write why it is let go: it stands beside the task."), field="let_go_because")
    task.let_go_because = why
    return _save(task, "meetings.let_task_go", occasion)


@transaction.atomic
def reopen_task(*, task: Task, occasion: Occasion) -> Task:
    """That it was done or let go was a mistake; it comes back."""
    task = _lock(task)
    task.done_on, task.let_go_because = None, ""
    return _save(task, "meetings.reopen_task", occasion)


def _lock(task: Task) -> Task:
    return Task.objects.select_for_update(of=("self",), no_key=True).select_related("meeting").get(pk=task.pk)


def _lock_open(task: Task) -> Task:
    task = _lock(task)
    if not task.is_open:
        raise Refused(_("It is no longer open: take that back first."))
    return task


def _save(task: Task, act: str, occasion: Occasion) -> Task:
    task.save(update_fields=["done_on", "let_go_because"])
    data = {"task": task.pk, "done_on": task.done_on, "why": task.let_go_because}
    record(occasion, act=act, subject=task.meeting, data=data)
    return task
