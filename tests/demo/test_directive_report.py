"""The report of several years prints the figures of seed 004 from the register, and the share that is right."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from cells.models import Organisation
from reports.rules.directive_report import DirectiveReport
from reports.rules.kinds import DocumentKind
from reports.services.documents import Order, document_of
from tests.reports.same_words import text_of_word

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_city")]
FIRST, DAY, TODAY = date(2019, 1, 1), date(2023, 12, 30), date(2025, 3, 21)


@pytest.fixture
def report() -> DirectiveReport:
    city = Organisation.objects.get(code="PRTC")
    found, _day = document_of(Order(DocumentKind.DIRECTIVE_REPORT, city, on=DAY, since=FIRST), today=TODAY)
    assert isinstance(found, DirectiveReport)
    return found


def test_organisations_and_members_are_those_of_the_seed(report: DirectiveReport) -> None:
    (said,) = report.situation
    for figure in (
        "58 tổ chức cơ sở đảng",
        "24 đảng bộ cơ sở (trong đó có 16 đảng bộ phường, xã, 05 đảng bộ trường học, 02 đảng bộ lực lượng vũ trang, 01 đảng "
        "bộ đơn vị sự nghiệp)",
        "34 chi bộ cơ sở (gồm các loại hình: đơn vị sự nghiệp: 07; phòng, ban nhà nước: 15; Đảng, Mặt trận, đoàn thể: 11; "
        "doanh nghiệp ngoài nhà nước: 01)",
        "227 chi bộ trực thuộc",
        "115 chi bộ khu dân cư",
        "4.835 đảng viên, chiếm 84,77\u00a0%",
        "5.704 đảng viên",
    ):
        assert figure in said


def test_admissions_and_exits_are_those_of_the_seed(report: DirectiveReport) -> None:
    assert "680/730 đảng viên" in report.admissions.text
    assert "93,15\u00a0%" in report.admissions.rest
    years = "Năm 2019: 149/148; năm 2020: 85/144; năm 2021: 150/144; năm 2022: 147/146; năm 2023: 149/148."
    assert report.admissions.note.startswith(years)
    assert "cho ra khỏi Đảng 57 trường hợp, xóa tên 96 trường hợp" in report.exits.text


def test_the_cases_of_discipline_are_counted_and_not_typed(report: DirectiveReport) -> None:
    (said,) = report.discipline
    assert "đã thi hành kỷ luật 58 trường hợp đảng viên vi phạm" in said
    assert (report.classification, report.screening) == ((), ())


def test_the_command_writes_it_as_word(tmp_path: Path) -> None:
    output = tmp_path / "report.docx"
    asked = {"organisation": "PRTC", "since": "2019-01-01", "on": "2023-12-30", "format": "docx", "output": str(output)}
    call_command("render_document", "directive_report", **asked)
    assert any("680/730" in line for line in text_of_word(output.read_bytes()))
