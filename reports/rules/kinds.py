"""Words that every document has in common: its key, the files it comes as, what it is asked by, what is written by hand in it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DocumentKind(StrEnum):
    """As the contract names them. What each is stands in its class (reports/services/kinds)."""

    REGISTRATION_LIST = "registration_list"
    ROUND_LETTER = "round_letter"
    APPRAISAL = "appraisal"
    DECISION = "decision"
    PILOT_REPORT = "pilot_report"
    MEETING_NOTICE = "meeting_notice"
    DIRECTIVE_REPORT = "directive_report"
    MEETING_MINUTES = "meeting_minutes"
    GROUP_MINUTES = "group_minutes"
    CONCLUSION = "conclusion"
    QUOTA_TABLE = "quota_table"
    RATINGS_TABLE = "ratings_table"
    ADMISSION_RESOLUTION = "admission_resolution"
    FULL_RESOLUTION = "full_resolution"
    INTRODUCTION = "introduction"
    HELPER_REMARK = "helper_remark"
    SOURCE_LIST = "source_list"
    TRANSFER_SLIP = "transfer_slip"
    COVERING_LETTER = "covering_letter"
    CONSOLIDATION = "consolidation"
    CONSOLIDATION_OF_YEARS = "consolidation_years"


class FileType(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"

    @property
    def content_type(self) -> str:
        return _CONTENT_TYPES[self]

    @property
    def program(self) -> str:
        """What it is called by those who open it."""
        return {FileType.PDF: "PDF", FileType.DOCX: "Word", FileType.XLSX: "Excel"}[self]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_CONTENT_TYPES = {
    FileType.PDF: "application/pdf",
    FileType.DOCX: f"{_OFFICE}.wordprocessingml.document",
    FileType.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
}


class Argument(StrEnum):
    """What a document may be asked by, beside whose it is."""

    ON = "on"
    FROM = "from"
    ROUND = "round"
    MEETING = "meeting"
    GROUP = "group"
    PERSON = "person"
    """On the way into the Party."""
    TRANSFER = "transfer"


@dataclass(frozen=True)
class Written:
    """One section that is written by hand. `expected`: without it the document is not fit to be signed. `listed`: one thing a
    line, without formatting."""

    key: str
    label: str | Promise
    help: str | Promise = ""
    expected: bool = False
    listed: bool = False


RECIPIENTS = "recipients"
RECIPIENTS_WRITTEN = Written(
    RECIPIENTS,
    _("Recipients"),
    _("One a line, without dashes; the last line says where the file is kept."),
    expected=True,
    listed=True,
)
