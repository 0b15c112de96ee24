"""The documents the product prints. A new one: its key in reports/rules/kinds.py, its class here, its template, its test."""

from reports.services.kinds.base import KindOfDocument
from reports.services.kinds.minutes import ConclusionKind, GroupMinutesKind, MeetingMinutesKind
from reports.services.kinds.pilot_report import PilotReportKind
from reports.services.kinds.registration_list import RegistrationListKind

__all__ = ["KINDS", "KindOfDocument"]

_ALL: tuple[KindOfDocument, ...] = (
    RegistrationListKind(),
    PilotReportKind(),
    MeetingMinutesKind(),
    GroupMinutesKind(),
    ConclusionKind(),
)
KINDS = {kind.key: kind for kind in _ALL}
