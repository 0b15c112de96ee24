from reports.models.delivery import Delivery
from reports.models.form_text import FormText
from reports.models.issued import Attachment, Issued
from reports.models.layout import PageLayout
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
    "Delivery",
    "FormText",
    "Issued",
    "Narrative",
    "NumberBook",
    "Numbering",
    "PageLayout",
    "PeriodClosing",
    "Received",
    "ReportingPeriod",
    "SentFigures",
]
