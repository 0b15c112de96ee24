"""Tasks as a meeting gives them, and what becomes of one."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, DateField, offer, row_number
from cells.models import Member
from meetings.forms.holding import PersonField
from meetings.forms.lines import lines_of
from meetings.services.tasks import TaskDraft

MORE_TASKS, TASKS = "more_tasks", "tasks"


class TaskForm(forms.Form):
    """A task that is written has a person and a day: without them it comes to nothing, and comes back to nobody."""

    @property
    def title(self) -> str:
        return _("Task %(number)d") % {"number": row_number(self)}

    text = CleanCharField(label=_("Task"), required=False, max_length=500)
    member = PersonField(label=_("Who"), required=False)
    due_on = DateField(label=_("By"), required=False)

    def __init__(self, *args: Any, people: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "member", people)

    def clean(self) -> None:
        super().clean()
        if not self.cleaned_data.get("text"):
            return
        for name, why in (("member", _("Say who does it.")), ("due_on", _("Say by which day."))):
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, why)

    def draft(self) -> TaskDraft:
        return TaskDraft(self.cleaned_data["text"], self.cleaned_data["member"], self.cleaned_data["due_on"])


def task_lines(data: QueryDict | None, *, people: QuerySet[Member]) -> "forms.BaseFormSet[TaskForm]":
    """Where the page has no lines for them, none are given."""
    if data is not None and f"{TASKS}-TOTAL_FORMS" not in data:
        data = data.copy()
        data |= {f"{TASKS}-TOTAL_FORMS": "0", f"{TASKS}-INITIAL_FORMS": "0"}
    return lines_of(TaskForm, data, prefix=TASKS, more=MORE_TASKS, people=people, stored=[])


def tasks_in(lines: "forms.BaseFormSet[TaskForm]") -> list[TaskDraft]:
    """Of the lines that say something."""
    return [line.draft() for line in lines.forms if line.cleaned_data.get("text")]


class DoneForm(forms.Form):
    done_on = DateField(label=_("Done on"))

    def __init__(self, data: QueryDict | None, *, on: date) -> None:
        super().__init__(data, initial={"done_on": on})


class LetTaskGoForm(forms.Form):
    let_go_because = CleanCharField(label=_("Why it is let go"))
