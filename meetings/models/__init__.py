from meetings.models.agenda import AgendaItem
from meetings.models.attendance import Attendance
from meetings.models.by_group import Assignment, GroupReport, GroupSession, Opinion, PreparatorySession, Vote
from meetings.models.combined import CombinedRecord, Task
from meetings.models.meeting import Meeting

__all__ = [
    "AgendaItem",
    "Assignment",
    "Attendance",
    "CombinedRecord",
    "GroupReport",
    "GroupSession",
    "Meeting",
    "Opinion",
    "PreparatorySession",
    "Task",
    "Vote",
]
