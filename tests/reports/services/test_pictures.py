"""Pages as pictures, compared with those that were looked at and approved (tests/reports/approved).

Whoever changes how a document looks on purpose approves it anew, looks at the pictures, and commits them:

    APPROVE=1 .venv/bin/python -m pytest tests/reports/services/test_pictures.py
"""

import io
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from reports.services.html import Sheet, document_html
from reports.services.press import pdf_of
from tests.reports import fakes

APPROVED = Path(__file__).parent.parent / "approved"
DOTS = 40
"""To the inch: enough to see a line move by a millimetre, small enough to be kept."""
DIFFERENT = 60
"""Of 255. Less is how one version of a program smooths a letter and another does not."""
MOST_DIFFERENT = 0.0008
"""Share of the dots of a page."""
MOST_BYTES = 300_000

NOTE = (
    "[chú thích: Kế hoạch 151-KH/TU ngày 22/3/2019 của Ban Thường vụ Thành ủy về việc quán triệt và tổ chức thực hiện.]"
)
TEXT = f"""Thành ủy đã ban hành **kế hoạch**{NOTE} để *quán triệt*.
| Năm | Chỉ tiêu | Kết quả |
| 2022 | 146 | 147 |
| 2023 | 148 | 149 |"""
PAGES = {
    "pilot_report": (1, "pilot_report", fakes.pilot_report, Sheet()),
    "pilot_report-end": (3, "pilot_report", fakes.pilot_report, Sheet()),
    "directive_report": (2, "directive_report", lambda: fakes.directive_report(leadership=TEXT), Sheet()),
    "directive_report-charts": (5, "directive_report", fakes.directive_report, Sheet()),
    "registration_list": (1, "registration_list", fakes.registration_list, Sheet()),
    "round_letter": (1, "round_letter", fakes.round_letter, Sheet()),
    "decision": (1, "decision", fakes.judged, Sheet(is_draft=True)),
    "appraisal-annex": (2, "appraisal", lambda: fakes.judged(by_board=True), Sheet()),
}


def picture(name: str) -> Image.Image:
    page, kind, document, sheet = PAGES[name]
    pdf = pdf_of(document_html(f"reports/documents/{kind}.html", document(), sheet=sheet))
    only = ["-f", str(page), "-l", str(page), "-singlefile"]
    command = ["pdftoppm", "-r", str(DOTS), "-gray", "-png", *only, "-"]
    drawn = subprocess.run(command, input=pdf, stdout=subprocess.PIPE, check=True).stdout
    return Image.open(io.BytesIO(drawn)).convert("L")


def share_of_different(one: Image.Image, other: Image.Image) -> float:
    """Dots that are black in one and white in the other, and next to none that is alike: a letter moved, not smoothed."""
    if one.size != other.size:
        return 1.0
    blurred = [image.filter(ImageFilter.BoxBlur(1)) for image in (one, other)]
    different = ImageChops.difference(*blurred).point(lambda level: 255 if level > DIFFERENT else 0)
    return different.histogram()[255] / (one.width * one.height)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_was_approved(name: str, tmp_path: Path) -> None:
    kept, now = APPROVED / f"{name}.png", picture(name)
    if os.environ.get("APPROVE"):
        now.quantize(8).save(kept, optimize=True)
    now.save(tmp_path / f"{name}.png")
    with Image.open(kept) as approved:
        share = share_of_different(now, approved.convert("L"))
    assert share <= MOST_DIFFERENT, f"look at {tmp_path / name}.png beside {kept}: {share:.2%} of it is different"


def changed(name: str) -> Iterator[Image.Image]:
    """What a reader would call another page."""
    now = picture(name)
    yield ImageChops.offset(now, round(DOTS / 25.4 * 1.5), 0)
    yield ImageChops.offset(now, 0, round(DOTS / 25.4 * 1.5))
    without = now.copy()
    without.paste(255, (0, now.height // 3, now.width, now.height // 3 + 8))
    yield without


def test_a_page_that_moved_or_lost_a_line_is_noticed() -> None:
    with Image.open(APPROVED / "pilot_report.png") as approved:
        for other in changed("pilot_report"):
            assert share_of_different(other, approved.convert("L")) > 2 * MOST_DIFFERENT


def test_the_pictures_are_small_enough_to_be_kept_and_none_is_left_over() -> None:
    kept = list(APPROVED.iterdir())
    assert sum(one.stat().st_size for one in kept) < MOST_BYTES
    assert {one.stem for one in kept} == {*PAGES}
