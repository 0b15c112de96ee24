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
from meetings.models.rating import Rating, Score
from meetings.models.rubric import Band, Criterion, Rubric
from meetings.models.task import Task

__all__ = [
    "AgendaItem",
    "Assignment",
    "Attendance",
    "Band",
    "BreakingOff",
    "CombinedRecord",
    "Criterion",
    "GroupReport",
    "GroupSession",
    "LetGo",
    "Meeting",
    "Opinion",
    "PreparatorySession",
    "Rating",
    "Rubric",
    "Score",
    "SessionMember",
    "Supplement",
    "Task",
    "Vote",
]
