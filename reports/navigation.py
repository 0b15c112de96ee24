"""Addresses that pages of lower apps lead to."""

from django.urls import reverse

from cells.models import Organisation
from meetings.models import Meeting
from reports.rules.kinds import DocumentKind


def documents_of_rounds(organisation: Organisation) -> str:
    return reverse("reports:documents", args=[organisation.code]) + "#rounds"


def notice_of(meeting: Meeting) -> str:
    address = reverse("reports:document", args=[meeting.organisation.code, DocumentKind.MEETING_NOTICE.value])
    return f"{address}?meeting={meeting.pk}"


def quota_table_of(organisation: Organisation) -> str:
    return reverse("reports:document", args=[organisation.code, DocumentKind.QUOTA_TABLE.value])
