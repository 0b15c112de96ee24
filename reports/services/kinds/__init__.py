"""The documents the product prints. A new one: its key in reports/rules/kinds.py, its class here, its template, its test."""

from reports.rules.kinds import DocumentKind
from reports.services.kinds.base import KindOfDocument
from reports.services.kinds.minutes import GroupMinutesKind, MeetingMinutesKind
from reports.services.kinds.pilot_report import PilotReportKind
from reports.services.kinds.registration_list import RegistrationListKind

__all__ = ["KINDS", "KindOfDocument"]

KINDS: dict[DocumentKind, KindOfDocument] = {
    kind.key: kind for kind in (RegistrationListKind(), PilotReportKind(), MeetingMinutesKind(), GroupMinutesKind())
}
