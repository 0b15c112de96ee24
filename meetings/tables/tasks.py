"""Tasks that meetings gave."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from accounts.tables import Day, Link, Links, List, State, Text, Words
from meetings.models import Task


def _settle(words: Words) -> Links:
    def links(task: Task) -> list[Link]:
        return [Link(str(words), reverse("meetings:task", args=[task.pk]))]

    return Links("links", links)


_TASK = (
    Text("text", gettext_lazy("Task"), names_row=True, width=50),
    Text("member", gettext_lazy("Who"), width=28),
    Day("due_on", gettext_lazy("By"), width=12),
)
_GIVEN = Day(
    "held_on",
    gettext_lazy("Given on"),
    "meeting.held_on",
    link=lambda task: reverse("meetings:meeting", args=[task.meeting_id]),
    width=12,
)
_LATE = State(
    "is_late",
    gettext_lazy("State"),
    lambda task: gettext("overdue") if task.is_late else "",
    tone=lambda _task: "bad",
    width=12,
)
OPEN_TASKS = List(
    gettext_lazy("Open tasks"), *_TASK, _LATE, _GIVEN, _settle(gettext_lazy("Done or let go")), rows_a_page=50
)
SETTLED_TASKS = List(
    gettext_lazy("Done or let go lately"),
    *_TASK,
    _GIVEN,
    Day("done_on", gettext_lazy("Done on"), width=12),
    Text("let_go_because", gettext_lazy("Why it is let go"), width=32),
    _settle(gettext_lazy("Take back")),
)
