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
from meetings.models.group_minutes_draft import GroupMinutesDraft
from meetings.models.meeting import Meeting
from meetings.models.task import Task

__all__ = [
    "AgendaItem",
    "Assignment",
    "Attendance",
    "BreakingOff",
    "CombinedRecord",
    "GroupMinutesDraft",
    "GroupReport",
    "GroupSession",
    "LetGo",
    "Meeting",
    "Opinion",
    "PreparatorySession",
    "SessionMember",
    "Supplement",
    "Task",
    "Vote",
]
