from meetings.models.agenda import AgendaItem
from meetings.models.attendance import Attendance
from meetings.models.by_group import (
    Assignment,
    BreakingOff,
    GroupReport,
    GroupSession,
    LetGo,
    Opinion,
    PreparatorySession,
    SessionMember,
    Supplement,
    Vote,
)
from meetings.models.combined import CombinedRecord
from meetings.models.meeting import Meeting
from meetings.models.minutes import Addendum, Minutes, SignOff
from meetings.models.task import Task

__all__ = [
    "Addendum",
    "AgendaItem",
    "Assignment",
    "Attendance",
    "BreakingOff",
    "CombinedRecord",
    "GroupReport",
    "GroupSession",
    "LetGo",
    "Meeting",
    "Minutes",
    "Opinion",
    "PreparatorySession",
    "SessionMember",
    "SignOff",
    "Supplement",
    "Task",
    "Vote",
]
