"""How a document looks in Word: the measures of the guidance (36-HD/VPTW), as real styles that are changed at one place."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from reports.services.word_footnotes import Footnotes

FONT = "Times New Roman"
_ALIGNED = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass(frozen=True)
class Look:
    """One style. Sizes and spaces in points, indents in millimetres."""

    name: str
    size: float = 14
    line: float = 19
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    capitals: bool = False
    align: str = "left"
    first: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    keeps_next: bool = False


BODY = Look("Thân bài", align="justify", first=10, after=6)
PLAIN = Look("Đoạn thường")
NOTE = Look("footnote text", 12, 15, align="justify", after=2)
NOTE_MARK = "footnote reference"
HEADINGS = {
    "h2": Look("Heading 1", bold=True, align="justify", first=10, after=6, keeps_next=True),
    "h3": Look("Heading 2", bold=True, align="justify", first=10, after=6, keeps_next=True),
    "h4": Look("Heading 3", bold=True, italic=True, align="justify", first=10, after=6, keeps_next=True),
}
PARAGRAPHS = {
    "form-number": Look("Mẫu số", 12, 15, italic=True, align="right", after=4),
    "title": Look("Tiêu đề", 16, 20, bold=True, capitals=True, align="center", keeps_next=True),
    "summary": Look("Trích yếu", 15, bold=True, align="center", left=6, right=6, keeps_next=True),
    "annexed-to": Look("Kèm theo", italic=True, align="center"),
    "dashes": Look("Gạch dưới trích yếu", align="center", after=8),
    "about": Look("Trích yếu công văn", 12, 15, italic=True, align="center", right=91, after=12),
    "address": Look("Kính gửi", align="center", before=6, after=10),
    "decides": Look("Quyết định", 15, 20, bold=True, capitals=True, align="center", before=6, after=8, keeps_next=True),
    "enclosed": Look("Gửi kèm", italic=True, align="right", after=6),
    "note": Look("Ghi chú", 12, 15, italic=True, align="justify", before=6),
    "chart-title": Look("Tên biểu", bold=True, align="center", before=10, keeps_next=True),
    "chart-unit": Look("Đơn vị tính", 12, 15, italic=True, align="right", after=4, keeps_next=True),
}
HEAD = {
    "organ": Look("Cơ quan cấp trên", line=17, capitals=True, align="center"),
    "organ issuer": Look("Cơ quan ban hành", line=17, bold=True, capitals=True, align="center"),
    "number": Look("Số ký hiệu", line=17, align="center"),
    "day": Look("Địa danh và ngày", line=17, italic=True, align="center"),
    "": Look("Dấu sao", line=17, align="center"),
}
PARTY = Look("Tên Đảng", 15, 17, bold=True, align="center")
FOOT = {
    "heading": Look("Nơi nhận", underlined=True, keeps_next=True),
    "authority": Look("Thẩm quyền ký", bold=True, capitals=True, align="center", keeps_next=True),
    "office": Look("Chức vụ người ký", capitals=True, align="center", keeps_next=True),
    "instruction": Look("Hướng dẫn ký", 13, italic=True, align="center", keeps_next=True),
    "name": Look("Họ tên người ký", bold=True, align="center", before=72),
}
RECIPIENT = Look("Danh sách nơi nhận", 12, 15, left=2.5, first=-2.5, keeps_next=True)
CELL = Look("Ô bảng", 13, 16, align="center", before=3, after=3)
CELL_OF_WORDS = Look("Ô bảng chữ", 13, 16, before=3, after=3)
CELL_OF_HEADING = Look("Đầu bảng", 13, 16, bold=True, align="center", before=3, after=3)
CHART = Look("Biểu", 12, 15)
CHART_WORDS = Look("Chữ trong biểu", 12, 15)
GAP = Look("Khoảng cách", 1, 1, keeps_next=True)
"""A line of a point: the space above it and that below the paragraph before it are one, the larger of the two, as on paper."""
END = Look("Kết thúc", 1, 1)
PAGE_NUMBER = Look("Số trang", 14, 14, align="center", left=-15)
PAGE_NUMBER_LEFT = Look("Số trang chẵn", 14, 14, align="center", right=-15)


def _all() -> Iterator[Look]:
    yield from (BODY, PLAIN, *HEADINGS.values(), *PARAGRAPHS.values(), *HEAD.values(), PARTY, *FOOT.values())
    yield from (RECIPIENT, CELL, CELL_OF_WORDS, CELL_OF_HEADING, GAP, END, PAGE_NUMBER, PAGE_NUMBER_LEFT, NOTE)
    yield from (CHART, CHART_WORDS)


class Styles(dict[str, str]):
    """By the names of styles the ids by which paragraphs ask for them; and the footnotes of the document they are of."""

    notes: Footnotes


def write_styles(document: Any) -> Styles:
    """Make the styles of a document, which begins as every new one does."""
    made, names, mark = _made()
    document.styles.element[:] = list(deepcopy(made))
    styles = Styles(names)
    styles.notes = Footnotes(mark)
    return styles


@cache
def _made() -> tuple[Any, dict[str, str], str]:
    """The same in every document: to make them takes five times longer than to copy them. The element of all
    styles; by name the id of each; and that of the mark of a note."""
    styles = Document().styles
    _set_defaults(styles.element)
    names = {look.name: _write(styles, look, f"Kieu{place:02d}") for place, look in enumerate(_all(), start=1)}
    mark = styles.add_style(NOTE_MARK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    set_on(mark.font, superscript=True)
    return styles.element, names, str(mark.style_id)


def _write(styles: Any, look: Look, own_id: str) -> str:
    known = look is NOTE
    style = styles[look.name] if look.name in styles else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, known)
    if not style.builtin:
        set_on(style.element, styleId=own_id)
    set_on(style, base_style=styles["Normal"], quick_style=True, hidden=False)
    _name_font(style.element.get_or_add_rPr())
    set_on(style.font, size=Pt(look.size), bold=look.bold, italic=look.italic, underline=look.underlined)
    set_on(style.font.color, rgb=RGBColor(0, 0, 0))
    set_on(
        style.paragraph_format,
        alignment=_ALIGNED[look.align],
        line_spacing=Pt(look.line),
        line_spacing_rule=WD_LINE_SPACING.EXACTLY,
        space_before=Pt(look.before),
        space_after=Pt(look.after),
        first_line_indent=Mm(look.first),
        left_indent=Mm(look.left),
        right_indent=Mm(look.right),
        keep_with_next=look.keeps_next,
        keep_together=False,
        widow_control=True,
    )
    return str(style.style_id)


def set_on(target: Any, **properties: object) -> None:
    """Write these properties of a part of a file of Word."""
    for name, value in properties.items():
        setattr(target, name, value)


def _set_defaults(styles: Any) -> None:
    """Of every run: the font, 14 points, Vietnamese."""
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(defaults):
        defaults.remove(child)
    _name_font(defaults)
    for name, value in (("w:sz", "28"), ("w:szCs", "28"), ("w:lang", "vi-VN")):
        element = OxmlElement(name)
        element.set(qn("w:val"), value)
        defaults.append(element)


def _name_font(properties: Any) -> None:
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    properties.insert(0, fonts)
