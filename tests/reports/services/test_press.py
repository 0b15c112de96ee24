"""What the documents look like on paper, measured in the PDF itself."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from pypdf import PageObject, PdfReader

from accounts.rules.refusal import Refused
from reports.rules.party_document import Head, Signature
from reports.rules.wording import place_and_day
from reports.services import press
from reports.services.html import document_html
from reports.services.press import ResourceRefused, pdf_of
from tests.reports import fakes
from tests.reports.services.test_charts_on_paper import words_of

MM = 72 / 25.4
LIST = "reports/documents/registration_list.html"
REPORT = "reports/documents/pilot_report.html"


def render_pdf(template: str, document: object) -> bytes:
    return pdf_of(document_html(template, document))


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


@pytest.fixture(scope="module")
def report() -> PdfReader:
    return read(render_pdf(REPORT, fakes.pilot_report()))


@pytest.fixture(scope="module")
def long_list() -> PdfReader:
    return read(render_pdf(LIST, fakes.registration_list(9, 22)))


def words(pages: PdfReader | PageObject) -> str:
    """The text with single spaces: where a line ends is no part of it."""
    found = pages.pages if isinstance(pages, PdfReader) else [pages]
    return " ".join(" ".join(page.extract_text() for page in found).split())


def pieces(page: PageObject) -> list[tuple[str, float, float, float]]:
    """Text, its left edge and baseline in mm from the left and the top edge of the sheet, and its size in points."""
    found: list[tuple[str, float, float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + cm[4]
            y = tm[5] * cm[3] + cm[5]
            found.append((text.strip(), x / MM, 297 - y / MM, abs(size * tm[0] * cm[0])))

    page.extract_text(visitor_text=visit)
    return found


def fonts(pdf: PdfReader) -> Iterator[tuple[str, bool]]:
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            embedded = "/FontFile2" in descendant["/FontDescriptor"].get_object()
            yield font.get_object()["/BaseFont"], embedded


def test_every_page_is_a4_upright(report: PdfReader) -> None:
    for page in report.pages:
        assert float(page.mediabox.width) == pytest.approx(210 * MM, abs=0.1)
        assert float(page.mediabox.height) == pytest.approx(297 * MM, abs=0.1)


def test_the_only_font_is_tinos_and_it_is_embedded(report: PdfReader, long_list: PdfReader) -> None:
    used = [*fonts(report), *fonts(long_list)]
    assert used
    for name, embedded in used:
        assert name.partition("+")[2].startswith("Tinos")
        assert embedded


def test_every_letter_has_its_glyph() -> None:
    every = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
    pdf = read(render_pdf(REPORT, fakes.pilot_report(place=f"{every} {every.upper()}")))
    text = words(pdf).replace(" ", "")
    assert every in text
    assert every.upper() in text
    assert {name.partition("+")[2] for name, _ in fonts(pdf)} <= {
        "Tinos",
        "Tinos-Bold",
        "Tinos-Italic",
        "Tinos-Bold-Italic",
    }


def test_the_first_page_has_no_number_and_the_others_have(report: PdfReader) -> None:
    assert len(report.pages) > 1
    for place, page in enumerate(report.pages, start=1):
        in_margin = [text for text, _x, down, _size in pieces(page) if down < 20]
        assert in_margin == ([] if place == 1 else [str(place)])


def test_the_page_number_is_14_points_in_the_middle_10_mm_from_the_top(report: PdfReader) -> None:
    ((number, left, baseline, size),) = [piece for piece in pieces(report.pages[1]) if piece[2] < 20]
    assert number == "2"
    assert size == pytest.approx(14, abs=0.1)
    # A digit of Tinos is half its size wide, and its baseline lies below its top by about seven tenths of it.
    assert left + 14 * 0.25 / MM == pytest.approx(105, abs=1)
    assert baseline - 14 * 0.7 / MM == pytest.approx(10, abs=1.5)


def test_text_keeps_the_margins_of_the_sheet(report: PdfReader, long_list: PdfReader) -> None:
    for page in [*report.pages, *long_list.pages]:
        body = [(x, down) for text, x, down, _ in pieces(page) if not (text.isdigit() and down < 20)]
        assert min(x for x, _ in body) >= 29.9
        assert max(x for x, _ in body) <= 195
        assert min(down for _, down in body) > 20
        assert max(down for _, down in body) <= 277


def test_paragraphs_begin_10_mm_in(report: PdfReader) -> None:
    starts = [x for text, x, _, _ in pieces(report.pages[0]) if text.startswith("Những năm qua")]
    assert starts == [pytest.approx(40, abs=0.3)]


def test_lines_of_the_body_lie_exactly_19_points_apart(report: PdfReader) -> None:
    left_edge = [down for _, x, down, size in pieces(report.pages[1]) if round(size) == 14 and x < 31]
    steps = {round((below - above) * MM, 1) for above, below in pairwise(left_edge)}
    assert min(steps) == 19.0


def test_the_sizes_of_the_head_are_those_of_the_guidance(report: PdfReader) -> None:
    sizes = {text: round(size) for text, _, _, size in pieces(report.pages[0])}
    assert sizes["ĐẢNG CỘNG SẢN VIỆT NAM"] == 15
    assert sizes["TỈNH ỦY NINH THUẬN"] == 14
    assert sizes["BÁO CÁO"] == 16
    assert next(size for text, size in sizes.items() if text.startswith("Phan Rang - Tháp Chàm, ngày")) == 14


def test_the_report_says_the_figures_of_its_seed(report: PdfReader) -> None:
    text = words(report)
    for said in (
        "52 tổ chức cơ sở đảng trực thuộc, trong đó 20 đảng bộ và 32 chi bộ cơ sở",
        "13 đảng bộ phường, xã; 23 chi bộ hành chính; 15 chi, đảng bộ đơn vị sự nghiệp; 01 đảng bộ lực lượng vũ trang",
        "226 chi bộ trực thuộc đảng bộ cơ sở",
        "13/115 chi bộ có tổ đảng với 54 tổ đảng",
        "6.031 đảng viên",
        "Công văn số 4153-CV/BTC, ngày 21/3/2025 của Ban Tổ chức Tỉnh ủy về việc báo cáo",
    ):
        assert said in text


def test_the_report_has_the_chapters_of_its_seed_in_order(report: PdfReader) -> None:
    text = words(report)
    chapters = [
        "BÁO CÁO",
        "-----",
        "I. ĐẶC ĐIỂM, TÌNH HÌNH",
        "II. KẾT QUẢ THỰC HIỆN",
        "1. Công tác lãnh đạo, chỉ đạo triển khai",
        "2. Kết quả thực hiện",
        "2.1. Về thí điểm",
        "2.2. Về thí điểm",
        "III. ĐÁNH GIÁ CHUNG",
        "1. Ưu điểm, thuận lợi",
        "2. Khó khăn, vướng mắc",
        "IV. NHIỆM VỤ, GIẢI PHÁP TRONG THỜI GIAN TỚI",
        "Trên đây là báo cáo",
        "Trân trọng!",
        "Nơi nhận:",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Nguyễn Văn Thử",
    ]
    place = -1
    for chapter in chapters:
        place = text.index(chapter, place + 1)


def test_the_list_has_the_columns_and_sections_of_the_form() -> None:
    text = words(read(render_pdf(LIST, fakes.registration_list())))
    for said in (
        "DANH SÁCH Đăng ký tổ chức sinh hoạt đảng theo Hướng dẫn số 03-HD/TW ngày 27/12/2022 của Ban Bí thư",
        "(kèm theo Công văn số 828-CV/ĐUK ngày 23/3/2023 của Ban Thường vụ Đảng ủy Khối)",
        "Số TT Tên tổ chức đảng Số đảng viên Địa bàn công tác Số chi bộ/ Tổ đảng Đủ điều kiện về hạ tầng công nghệ thông tin",
        "I Sinh hoạt trực tuyến",
        "06 chi bộ",
        "II Sinh hoạt tổ đảng",
        "Tổ đảng số 1 Tổ đảng số 2 Tổ đảng 3 Tổ đảng số 4",
        "T/M ĐẢNG ỦY BÍ THƯ (Ký tên, đóng dấu)",
    ):
        assert said in text


def test_an_empty_section_stays_on_the_form() -> None:
    text = words(read(render_pdf(LIST, fakes.registration_list(0, 0))))
    assert "I Sinh hoạt trực tuyến II Sinh hoạt tổ đảng" in text


def test_a_long_list_repeats_its_columns_on_every_page(long_list: PdfReader) -> None:
    assert len(long_list.pages) > 2
    for page in long_list.pages:
        assert "Tên tổ chức đảng" in words(page)


def test_the_signature_never_stands_alone_on_a_page() -> None:
    for by_group in range(1, 8):
        last = words(read(render_pdf(LIST, fakes.registration_list(1, by_group))).pages[-1])
        assert "T/M ĐẢNG ỦY" in last
        assert "Chi bộ khu phố" in last


@pytest.mark.parametrize("online", range(4, 12))
def test_the_name_of_a_section_stays_with_its_first_row_and_the_sum_with_its_last(online: int) -> None:
    for page in read(render_pdf("reports/documents/quota_table.html", fakes.quota_table(online, 1))).pages:
        lines = [line for line in page.extract_text().split("\n") if line.strip()]
        assert "Sinh hoạt theo tổ đảng" not in lines[-1]
        assert not any("Còn lại" in before and "Cộng:" in after for before, after in pairwise(lines))


def test_the_document_names_itself_and_its_language(report: PdfReader) -> None:
    assert report.metadata is not None
    assert str(report.metadata.title).startswith("Báo cáo kết quả thực hiện Hướng dẫn số 03-HD/TW")
    assert report.trailer["/Root"]["/Lang"] == "vi"


def test_the_same_data_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import django, hashlib; django.setup();"
        "from reports.services.html import document_html; from reports.services.press import pdf_of;"
        "from tests.reports import fakes;"
        f"print(hashlib.sha256(pdf_of(document_html({REPORT!r}, fakes.pilot_report()))).hexdigest())"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "partyadmin.settings_test"}
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=environment | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(settings.BASE_DIR)},
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_it_is_made_to_be_kept_and_to_be_listened_to(report: PdfReader) -> None:
    root = report.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert report.xmp_metadata is not None
    assert (report.xmp_metadata.pdfaid_part, report.xmp_metadata.pdfaid_conformance) == ("2", "B")
    assert "I. ĐẶC ĐIỂM, TÌNH HÌNH" in {mark["/Title"] for mark in report.outline if isinstance(mark, dict)}


def test_a_wide_table_turns_its_sheet_in_type_of_12_points_or_more() -> None:
    pages = read(render_pdf("reports/documents/quota_table.html", fakes.quota_table(9, 3))).pages
    for page in pages:
        assert float(page.mediabox.width) == pytest.approx(297 * MM, abs=0.1)
        assert min(size for _, _, _, size in pieces(page)) >= 12


def test_a_run_of_letters_without_a_blank_stays_on_the_paper() -> None:
    document = fakes.registration_list(1, 0)
    unbroken = replace(document.online[0], area="van-phong-dang-uy." * 6 + "@" + "x" * 60)
    pdf = read(render_pdf(LIST, replace(document, online=(unbroken,))))
    edges = [x for page in pdf.pages for _, x, _, _ in pieces(page)]
    assert max(edges) < 195
    assert all(len(text) < 50 for page in pdf.pages for text, _, _, _ in pieces(page) if "xxx" in text)


UNBROKEN = "vanphong" * 12 + "@" + "x" * 60
LONG_PLACE = "Thành phố Phan Rang - Tháp Chàm thuộc tỉnh Ninh Thuận, Khu vực Nam Trung Bộ và Tây Nguyên"


def test_nothing_that_is_typed_runs_off_the_paper_wherever_it_stands() -> None:
    document = fakes.pilot_report(strengths=UNBROKEN, recipients=UNBROKEN)
    head = Head(UNBROKEN, UNBROKEN, place_and_day(LONG_PLACE, date(2025, 12, 21)), "Số 05-BC/TU")
    told = tuple(line.replace(fakes.CITY, UNBROKEN) for line in document.situation)
    signature = Signature(UNBROKEN, UNBROKEN, UNBROKEN)
    report = replace(document, head=head, situation=told, signature=signature)
    for template, long in (
        (REPORT, report),
        ("reports/documents/quota_table.html", replace(fakes.quota_table(1, 1), head=head)),
    ):
        pdf = render_pdf(template, long)
        for number, page in enumerate(read(pdf).pages, start=1):
            width = float(page.mediabox.width) / MM
            edges = words_of(pdf, number)
            assert min(left for left, *_ in edges) > 29
            assert max(right for _, _, right, _ in edges) < width - 14


def test_a_long_place_stands_on_lines_of_its_own_beside_the_number() -> None:
    head = replace(fakes.pilot_report().head, place_and_day=place_and_day(LONG_PLACE, date(2025, 12, 21)))
    page = read(render_pdf(REPORT, replace(fakes.pilot_report(), head=head))).pages[0]
    at = {text: (x, y) for text, x, y, _ in pieces(page)}
    (number,) = (place for text, place in at.items() if text.startswith("Số"))
    lines = [place for text, place in at.items() if text in set(head.day_lines)]
    assert len(lines) == 3
    assert max(y for _x, y in lines) == pytest.approx(number[1], abs=0.5)
    assert min(x for x, _y in lines) > 104


def test_two_at_once_give_the_same() -> None:
    html = document_html(REPORT, fakes.pilot_report())
    alone = pdf_of(html)
    with ThreadPoolExecutor(2) as two:
        assert {*two.map(pdf_of, [html] * 4)} == {alone}


@pytest.mark.parametrize(
    ("bound", "value"),
    [
        ("MOST_BYTES", 1_000),
        ("SECONDS", 0),
        ("MEMORY", 120 * 2**20),
    ],
)
def test_what_takes_more_than_a_document_may_is_refused_in_a_sentence(
    bound: str, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = document_html("reports/documents/quota_table.html", fakes.quota_table(300, 100))
    monkeypatch.setattr(press, "_press", press._Press())
    monkeypatch.setattr(press, bound, value)
    with pytest.raises(Refused, match="longer than what can be printed at once"):
        pdf_of(html)
    monkeypatch.undo()
    assert pdf_of("<html lang='vi'><body>x</body></html>").startswith(b"%PDF")


def test_a_process_that_was_killed_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "_press", press._Press())
    small = "<html lang='vi'><body>x</body></html>"
    once = pdf_of(small)
    [waiting] = press._press.waiting
    waiting.end()
    assert pdf_of(small) == once


def test_whoever_no_longer_wants_it_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    html = document_html("reports/documents/quota_table.html", fakes.quota_table(40, 20))
    monkeypatch.setattr(press, "_press", press._Press())

    def enough(_done: int, _of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        pdf_of(html, told=enough, rows_a_part=20)
    assert press._press.waiting == []


def test_the_stylesheet_that_is_kept_gives_what_one_read_anew_gives() -> None:
    html = document_html(REPORT, fakes.pilot_report())
    anew = html.replace('rel="stylesheet" href', "rel='stylesheet' href")
    assert pdf_of(anew) == pdf_of(html)


@pytest.mark.parametrize(
    "source",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/picture.png",
        "static:reports/there-is-none.css",
        "static:../pyproject.toml",
        "static:/etc/hostname.css",
        "picture.png",
    ],
)
def test_what_is_not_ours_gives_no_pdf_at_all(source: str) -> None:
    with pytest.raises(ResourceRefused):
        pdf_of(f'<html><body><img src="{source}"></body></html>')


def test_a_missing_style_gives_no_pdf_at_all() -> None:
    with pytest.raises(ResourceRefused):
        pdf_of('<html><head><link rel="stylesheet" href="static:reports/none.css"></head><body>x</body></html>')


def test_data_in_the_page_itself_is_allowed(tmp_path: Path) -> None:
    dot = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    assert pdf_of(f'<html><body><img src="{dot}"></body></html>').startswith(b"%PDF")


def test_what_a_clerk_writes_is_text_and_never_markup() -> None:
    pdf = read(render_pdf(REPORT, fakes.pilot_report(place='<img src="file:///etc/passwd"> <b>1 < 2</b>')))
    assert '<img src="file:///etc/passwd"> <b>1 < 2</b>' in words(pdf)


def noted(times: int) -> PdfReader:
    note = "[chú thích: Kế hoạch 151-KH/TU ngày 22/3/2019 của Ban Thường vụ Thành ủy về việc quán triệt và tổ chức thực hiện.]"
    text = f"Thành ủy đã ban hành kế hoạch{note} để quán triệt. " + "Nội dung tiếp theo của đoạn văn này. " * 12
    return read(
        render_pdf(
            "reports/documents/directive_report.html", fakes.directive_report(leadership="\n".join([text] * times))
        )
    )


def test_a_footnote_stands_at_the_bottom_of_the_page_that_calls_it_in_type_of_12_points() -> None:
    pdf = noted(6)
    last = 0
    for page in pdf.pages:
        below = [(text, down) for text, x, down, size in pieces(page) if round(size) == 12 and down > 150 and x < 60]
        calls = [text for text, _, down, size in pieces(page) if round(size) == 9 and text.isdigit()]
        marks = [text for text, _, down, size in pieces(page) if round(size) == 8 and text.isdigit()]
        assert marks == calls, "the notes of a page are those it calls"
        assert [*map(int, marks)] == [*range(last + 1, last + 1 + len(marks))], "numbered through the document"
        last += len(marks)
        if marks and page is not pdf.pages[-1]:
            assert 265 < max(down for _, down in below) <= 277
    assert last == 8, "six of the text, two of the figures"


def test_footnotes_do_not_part_a_page_before_it_is_full() -> None:
    """But for the last page of the text, before the annex."""
    pages = list(noted(9).pages)
    annex = next(place for place, page in enumerate(pages) if "PHỤ LỤC" in page.extract_text().upper())
    full = [max(down for _, _, down, size in pieces(page) if round(size) == 14) for page in pages[1 : annex - 1]]
    assert len(full) > 1
    assert all(down > 190 for down in full)
