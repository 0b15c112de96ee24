"""What would be printed, before it becomes a file."""

from datetime import date

from cells.models import Organisation
from reports.rules.kinds import DocumentKind
from reports.rules.pilot_report import PilotReport
from reports.services.documents import document_of
from reports.services.order import Order


def pilot_report(organisation: Organisation, day: date) -> PilotReport:
    document, _day = document_of(Order(DocumentKind.PILOT_REPORT, organisation, on=day), today=day)
    assert isinstance(document, PilotReport)
    return document
