"""render_document: a name of the contract."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from tests.cast import TODAY, Cast
from tests.pilots.story import make_eligible, opened, submitted


@pytest.fixture(autouse=True)
def _today(settings: Any) -> None:
    settings.DEMO_TODAY = TODAY


def render(kind: str, code: str, output: Path, *arguments: str) -> bytes:
    call_command(
        "render_document", kind, "--organisation", code, "--format", "pdf", "--output", str(output), *arguments
    )
    return output.read_bytes()


def test_the_report_is_written_the_same_byte_for_byte(cast: Cast, tmp_path: Path) -> None:
    first = render("pilot_report", "CITY", tmp_path / "a.pdf", "--on", "2025-03-21")
    assert first == render("pilot_report", "CITY", tmp_path / "b.pdf")
    assert first.startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]


def test_every_format_of_a_kind_is_written_the_same_byte_for_byte(cast: Cast, tmp_path: Path) -> None:
    submitted(cast)
    for name, start in (("list.docx", b"PK"), ("list.xlsx", b"PK")):
        ending = name.partition(".")[2]
        first, second = (
            render("registration_list", "WARD", tmp_path / f"{turn}{name}", "--format", ending) for turn in "ab"
        )
        assert first == second
        assert first.startswith(start)


def test_the_list_of_the_newest_round_is_written_unless_another_is_named(cast: Cast, tmp_path: Path) -> None:
    old = opened(cast, symbol="1-CV/TU", on=TODAY.replace(year=2024), last_day=TODAY)
    opened(cast)
    submitted(cast)
    for arguments, letter in (((), "828-CV/ĐUK"), (("--round", str(old.pk)), "1-CV/TU")):
        content = render("registration_list", "WARD", tmp_path / "list.pdf", *arguments)
        assert f"Công văn số {letter}" in PdfReader(io.BytesIO(content)).pages[0].extract_text()


def test_before_any_round_the_list_is_a_draft_of_what_could_be_registered(cast: Cast, tmp_path: Path) -> None:
    make_eligible(cast)
    content = render("registration_list", "WARD", tmp_path / "list.pdf")
    page = " ".join(PdfReader(io.BytesIO(content)).pages[0].extract_text().split())
    assert "dự thảo" in page
    assert "Chi bộ khu phố 1" in page
    assert "Công văn số" not in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["minutes", "--organisation", "CITY"], "pilot_report"),
        (["pilot_report", "--organisation", "NOWHERE"], "NOWHERE"),
        (["pilot_report", "--organisation", "WARD"], "Sen Hồng"),
        (["pilot_report", "--organisation", "CITY", "--on", "21/3/2025"], "2025-03-21"),
        (["pilot_report", "--organisation", "CITY", "--on", "2030-01-01"], ""),
        (["pilot_report", "--organisation", "CITY", "--format", "odt"], "pdf, docx"),
        (["pilot_report", "--organisation", "CITY", "--format", "xlsx"], "pdf, docx"),
        (["pilot_report", "--organisation", "CITY", "--from", "2025-01-01"], "first day"),
        (["pilot_report", "--organisation", "CITY", "--meeting", "1"], "meeting"),
        (["registration_list", "--organisation", "CITY"], "CITY"),
        (["registration_list", "--organisation", "UNIT", "--round", "7"], "UNIT"),
        (["registration_list", "--organisation", "UNIT", "--round", "x"], "x"),
    ],
)
def test_bad_arguments_end_with_2_and_one_line(cast: Cast, tmp_path: Path, arguments: list[str], said: str) -> None:
    output = tmp_path / "x.pdf"
    with pytest.raises(CommandError) as error:
        call_command("render_document", *arguments, "--output", str(output))
    assert error.value.returncode == 2
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert not output.exists()


def test_a_directory_that_is_not_there_is_told(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="directory"):
        render("pilot_report", "CITY", tmp_path / "none" / "x.pdf")
