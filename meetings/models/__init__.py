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
from meetings.models.calendar_feed import CalendarFeed
from meetings.models.combined import CombinedRecord
from meetings.models.group_minutes_draft import GroupMinutesDraft
from meetings.models.meeting import Meeting
from meetings.models.minutes import Addendum, Minutes, SignOff
from meetings.models.proposals import AgendaTemplate, HandedDownTopic
from meetings.models.rating import Rating, Score
from meetings.models.rubric import Band, Criterion, Rubric
from meetings.models.schedule import MonthlySchedule
from meetings.models.task import Task
from meetings.models.votes import MeetingVote

__all__ = [
    "Addendum",
    "AgendaItem",
    "AgendaTemplate",
    "Assignment",
    "Attendance",
    "Band",
    "BreakingOff",
    "CalendarFeed",
    "CombinedRecord",
    "Criterion",
    "GroupMinutesDraft",
    "GroupReport",
    "GroupSession",
    "HandedDownTopic",
    "LetGo",
    "Meeting",
    "MeetingVote",
    "Minutes",
    "MonthlySchedule",
    "Opinion",
    "PreparatorySession",
    "Rating",
    "Rubric",
    "Score",
    "SessionMember",
    "SignOff",
    "Supplement",
    "Task",
    "Vote",
]
