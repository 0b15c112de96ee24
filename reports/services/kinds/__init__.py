"""The documents the product prints. A new one: its key in reports/rules/kinds.py, its class here, its template, its test."""

from reports.rules.kinds import DocumentKind
from reports.services.kinds.appraisal import AppraisalKind
from reports.services.kinds.base import KindOfDocument
from reports.services.kinds.consolidation import ConsolidationKind, ConsolidationOfYearsKind
from reports.services.kinds.covering_letter import CoveringLetterKind
from reports.services.kinds.decision import DecisionKind
from reports.services.kinds.directive_report import DirectiveReportKind
from reports.services.kinds.forms import (
    AdmissionResolutionKind,
    FormKind,
    FullResolutionKind,
    HelperRemarkKind,
    IntroductionKind,
    SourceListKind,
    TransferSlipKind,
)
from reports.services.kinds.meeting_notice import MeetingNoticeKind
from reports.services.kinds.minutes import ConclusionKind, GroupMinutesKind, MeetingMinutesKind
from reports.services.kinds.pilot_report import PilotReportKind
from reports.services.kinds.quota_table import QuotaTableKind
from reports.services.kinds.ratings_table import RatingsTableKind
from reports.services.kinds.registration_list import RegistrationListKind
from reports.services.kinds.round_letter import RoundLetterKind

__all__ = ["FORM_KINDS", "KINDS", "FormKind", "KindOfDocument"]

_ALL: tuple[KindOfDocument, ...] = (
    RegistrationListKind(),
    RoundLetterKind(),
    AppraisalKind(),
    DecisionKind(),
    PilotReportKind(),
    MeetingNoticeKind(),
    DirectiveReportKind(),
    MeetingMinutesKind(),
    GroupMinutesKind(),
    ConclusionKind(),
    QuotaTableKind(),
    RatingsTableKind(),
    SourceListKind(),
    IntroductionKind(),
    AdmissionResolutionKind(),
    HelperRemarkKind(),
    FullResolutionKind(),
    TransferSlipKind(),
    CoveringLetterKind(),
    ConsolidationKind(),
    ConsolidationOfYearsKind(),
)
KINDS: dict[DocumentKind, KindOfDocument] = {kind.key: kind for kind in _ALL}
FORM_KINDS: dict[DocumentKind, FormKind] = {kind.key: kind for kind in _ALL if isinstance(kind, FormKind)}
"""Those whose text is data."""
