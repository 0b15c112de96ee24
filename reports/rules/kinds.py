"""The documents the product prints so far, and what is written by hand in each."""

from enum import StrEnum

from reports.rules.pilot_report import Section


class DocumentKind(StrEnum):
    REGISTRATION_LIST = "registration_list"
    PILOT_REPORT = "pilot_report"


SECTIONS: dict[DocumentKind, tuple[Section, ...]] = {
    DocumentKind.REGISTRATION_LIST: (Section.RECIPIENTS,),
    DocumentKind.PILOT_REPORT: tuple(Section),
}
TYPE_CODES = {DocumentKind.REGISTRATION_LIST: "DS", DocumentKind.PILOT_REPORT: "BC"}
FILE_NAMES = {
    DocumentKind.REGISTRATION_LIST: "Danh sách đăng ký",
    DocumentKind.PILOT_REPORT: "Báo cáo kết quả thí điểm",
}
TEMPLATES = {kind: f"reports/documents/{kind}.html" for kind in DocumentKind}
