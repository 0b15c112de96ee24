from django.db.models import QuerySet

from meetings.models import Meeting, Task


def tasks_of(meeting: Meeting) -> QuerySet[Task]:
    """What a meeting gave people to do, with their names."""
    return meeting.tasks.select_related("member")
