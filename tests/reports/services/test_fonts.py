"""A machine without the documents' font is told of, where the drawing of a page would end the process without a word."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from accounts.rules.refusal import Refused
from reports.rules.kinds import DocumentKind
from reports.services import documents
from reports.services.documents import Order, print_document
from reports.services.fonts import FONT, PACKAGE, font_problem
from tests.cast import TODAY, Cast
from tests.sites import ROOT


def test_the_font_is_there() -> None:
    assert font_problem() is None


def test_another_font_in_its_place_is_named() -> None:
    problem = font_problem("Nonesuch Serif") or ""
    assert "Nonesuch Serif is missing" in problem
    assert PACKAGE in problem


def test_a_machine_without_any_font_is_told_of(tmp_path: Path) -> None:
    """In a process of its own: fonts are read once in one."""
    (tmp_path / "fonts.conf").write_text('<?xml version="1.0"?><fontconfig></fontconfig>')
    asked = "from reports.services.fonts import font_problem; print(font_problem())"
    environment = os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    told = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith("No font is installed")


@pytest.mark.django_db
def test_without_its_font_a_document_is_refused_and_not_printed_in_another(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "font_problem", lambda: f"The font {FONT} is missing")
    order = Order(DocumentKind.PILOT_REPORT, cast["CITY"], on=date(2025, 3, 21))
    with pytest.raises(Refused, match="font"):
        print_document(order, today=TODAY)
