from reports.models.issued import Attachment, Issued
from reports.models.narrative import Cover, Narrative
from reports.models.numbering import RECEIVED, NumberBook, Numbering
from reports.models.period import Contribution, ContributionStep, PeriodClosing, ReportingPeriod, SentFigures
from reports.models.received import Received

__all__ = [
    "RECEIVED",
    "Attachment",
    "Contribution",
    "ContributionStep",
    "Cover",
    "Issued",
    "Narrative",
    "NumberBook",
    "Numbering",
    "PeriodClosing",
    "Received",
    "ReportingPeriod",
    "SentFigures",
]
