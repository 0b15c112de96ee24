"""Addresses that pages of lower apps lead to."""

from django.urls import reverse

from accounts.rules.days import day_in_words
from cells.models import Organisation
from meetings.models import Meeting
from reports.models import ReportingPeriod
from reports.rules.kinds import DocumentKind
from reports.rules.periods import PeriodKind


def documents_of_rounds(organisation: Organisation) -> str:
    return reverse("reports:documents", args=[organisation.code]) + "#rounds"


def notice_of(meeting: Meeting) -> str:
    address = reverse("reports:document", args=[meeting.organisation.code, DocumentKind.MEETING_NOTICE.value])
    return f"{address}?meeting={meeting.pk}"


def quota_table_of(organisation: Organisation) -> str:
    return reverse("reports:document", args=[organisation.code, DocumentKind.QUOTA_TABLE.value])


def consolidation_of(period: ReportingPeriod) -> str:
    """Its table as a document."""
    kind = {PeriodKind.PILOTS: DocumentKind.CONSOLIDATION, PeriodKind.YEARS: DocumentKind.CONSOLIDATION_OF_YEARS}
    asked = period.asked
    address = reverse("reports:document", args=[period.organisation.code, kind[asked.kind].value])
    return f"{address}?on={day_in_words(asked.day)}"
