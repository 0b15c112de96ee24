from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from cells.models import Organisation
from cells.models.dated import not_over
from meetings.models import Meeting, Task


def tasks_of(meeting: Meeting) -> QuerySet[Task]:
    """What a meeting gave people to do, with their names."""
    return meeting.tasks.select_related("member")


def open_tasks_of(organisation: Organisation, on: date) -> QuerySet[Task]:
    """What the organisation's meetings until that day gave people to do and was not done on it, what is due first first; what
    was let go since is no longer open. Each with `is_late`: its day is over."""
    given = Task.objects.filter(meeting__organisation=organisation, meeting__state=Meeting.State.HELD)
    open_then = given.filter(not_over(on, end="done_on"), meeting__held_on__lte=on, let_go_because="")
    late = open_then.annotate(is_late=ExpressionWrapper(Q(due_on__lt=on), output_field=BooleanField()))
    return late.select_related("member", "meeting").order_by(F("due_on").asc(nulls_last=True), "meeting__held_on", "pk")


def settled_tasks_of(organisation: Organisation) -> QuerySet[Task]:
    """What was done or let go, of the newest meetings first."""
    given = Task.objects.filter(meeting__organisation=organisation, meeting__state=Meeting.State.HELD)
    settled = given.exclude(done_on__isnull=True, let_go_because="")
    return settled.select_related("member", "meeting").order_by("-meeting__held_on", "-pk")
