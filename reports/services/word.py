"""From the HTML of a document to a file of Word, with the same text and the same measures: real styles and headings, tables that
repeat their columns, sections where the sheet is turned. The same bytes for the same data.
"""

import io
import zipfile
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.rules.letters import width_of
from reports.services.markup import Element, UnknownElement, runs_of, tree_of
from reports.services.word_charts import chart_paragraph
from reports.services.word_draft import mark_as_draft
from reports.services.word_styles import (
    BODY,
    END,
    FOOT,
    GAP,
    HEAD,
    HEADINGS,
    PAGE_NUMBER,
    PAGE_NUMBER_LEFT,
    PARAGRAPHS,
    PARTY,
    PLAIN,
    RECIPIENT,
    Look,
    Styles,
    set_on,
    write_styles,
)
from reports.services.word_tables import bare_table, rows_table
from reports.services.word_text import paragraph

_SHORT, _LONG, _LEFT, _RIGHT = 210.0, 297.0, 30.0, 15.0
_ORGANS, _PARTY = 74.0, 91.0
_PARTY_INDENT = 9.0
"""With it the rule beneath the Party's name is as long as the name."""
_LETTER = 2.3
"""How wide in mm a letter of the date line is at most on average, by which it is told whether the line fits into its column."""
_SHORT_NOTE = 400
"""Letters. A longer one, which itself holds on to the signature, would take its row of the table to a page of their own."""
_POINT = 25.4 / 72
"""In mm."""
_OF_TWO_WHO_SIGN = (0.32, 0.34, 0.34)
"""Of the width, recipients first."""
_BELOW_HEAD, _ABOVE_ABOUT, _ABOVE_TABLE, _BESIDE_TABLE_IN_TEXT, _ABOVE_FOOT = 16, 4, 10, 8, 14
"""Spaces in points, as document.css has them; what a letter is about stands closer below its number."""


def word_of(html: str, day: date) -> bytes:
    """`day`: what the file says it was made on. Raises UnknownElement where a template is written in other words than ours."""
    tree = tree_of(html)
    title, body = tree.find("title"), tree.find("body")
    if body is None:
        raise UnknownElement("a document without a body")
    writer = _Writer(wide="wide" in body.classes)
    writer.blocks(body, PLAIN)
    writer.add(paragraph("", END, writer.styles))
    if writer.styles.notes:
        # LibreOffice puts an empty line before a table that begins a document with footnotes.
        writer.document.element.body.insert(0, paragraph("", END, writer.styles))
    writer.styles.notes.write_to(writer.document, writer.styles[END.name])
    page = tree.find("html")
    if page is not None and "both-sides" in page.classes:
        _bind(writer.document, writer.styles)
    if page is not None and "draft" in page.classes:
        mark_as_draft(writer.document)
    return _saved(writer.document, title.text if title else "", day)


class _Writer:
    """Walks through the elements and adds to the end of the document."""

    def __init__(self, *, wide: bool) -> None:
        self.document: Any = Document()
        self.styles = write_styles(self.document)
        self.wide = wide
        self.charts = 0
        first = self.document.sections[0]
        _turn(first, wide=wide)
        set_on(first, different_first_page_header_footer=True)
        _number_pages(first, self.styles)

    @property
    def width(self) -> float:
        """Of the text, in mm."""
        return (_LONG if self.wide else _SHORT) - _LEFT - _RIGHT

    def add(self, element: Any) -> None:
        body = self.document.element.body
        body.insert(len(body) - 1, element)

    def blocks(self, parent: Element, usual: Look) -> None:
        for element, below in zip_longest(parent.elements, parent.elements[1:]):
            self.block(element, usual)
            if element.classes == ["head"]:
                closer = below is not None and "about" in below.classes
                self.add(self._gap(_ABOVE_ABOUT if closer else _BELOW_HEAD))

    def block(self, element: Element, usual: Look) -> None:
        classes = " ".join(element.classes)
        if element.tag == "p" and classes in {"", *PARAGRAPHS}:
            self._line(element, PARAGRAPHS.get(classes, usual))
        elif element.tag in HEADINGS and not classes:
            self._line(element, HEADINGS[element.tag])
        elif element.tag == "div" and classes == "head":
            self._head(element)
        elif element.tag == "div" and "text" in element.classes:
            self._text(element)
        elif element.tag == "div" and classes == "chart":
            self.blocks(element, PLAIN)
        elif element.tag == "svg":
            self.charts += 1
            self.add(chart_paragraph(element, self.styles, number=self.charts))
        elif element.tag == "section":
            self._section(element)
        elif element.tag == "table" and "foot" in element.classes:
            self._foot(element)
        elif element.tag == "table" and "rows" in element.classes:
            self.add(self._gap(_BESIDE_TABLE_IN_TEXT if usual is BODY else _ABOVE_TABLE))
            self.add(rows_table(element, self.styles, self.width))
        else:
            raise UnknownElement(f'<{element.tag} class="{classes}">')

    def _text(self, element: Element) -> None:
        body = self.document.element.body
        first = len(body) - 1
        self.blocks(element, BODY)
        if "after-table" in element.classes and body[first].tag == qn("w:p"):
            _space_above(body[first], _BESIDE_TABLE_IN_TEXT)

    def _line(self, element: Element, look: Look) -> None:
        line = paragraph(runs_of(element), look, self.styles)
        if self._below_table and look is PARAGRAPHS["note"] and len(element.text) <= _SHORT_NOTE:
            _keep_last(self.document.element.body)
        elif self._below_table and look in {BODY, *HEADINGS.values()}:
            _space_above(line, _BESIDE_TABLE_IN_TEXT)
        self.add(line)

    @property
    def _below_table(self) -> bool:
        body = self.document.element.body
        return len(body) > 1 and bool(body[-2].tag == qn("w:tbl"))

    def _gap(self, points: float) -> Any:
        """What keeps a table apart from what is above it, and with it."""
        line = paragraph("", GAP, self.styles)
        _space_above(line, points - GAP.line)
        return line

    def _section(self, element: Element) -> None:
        """On a sheet of its own, turned where it is wide."""
        self._new_section(wide="wide" in element.classes, anew="form" in element.classes)
        self.blocks(element, PLAIN)

    def _new_section(self, *, wide: bool, anew: bool) -> None:
        """`anew`: a paper of its own, whose pages are counted from one, the first without its number."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        # The paragraph that ends the section before it takes no room.
        last = self.document.element.body[-2]
        last.get_or_add_pPr().insert(0, deepcopy(paragraph("", END, self.styles).pPr.pStyle))
        self.wide = wide
        _turn(section, wide=wide)
        set_on(section, different_first_page_header_footer=anew)
        if anew:
            first = OxmlElement("w:pgNumType")
            first.set(qn("w:start"), "1")
            section._sectPr.insert_element_before(first, "w:cols", "w:titlePg", "w:docGrid")

    def _head(self, head: Element) -> None:
        organs, party, *rest = head.elements
        day = runs_of(rest[0]) if rest else []
        *above, last = organs.elements
        left = [self._in_head(line) for line in above]
        beside_day = self._in_head(last, whole="number" in last.classes)
        name = paragraph(runs_of(party), PARTY, self.styles)
        _rule_beneath(name, indent=_PARTY_INDENT)
        taken = max(_PARTY, _LETTER * sum(len(run.text) for run in day))
        spare = self.width - _ORGANS - _PARTY
        first = [(_ORGANS, left), (spare, []), (_PARTY, [name])] if spare else [(_ORGANS, left), (_PARTY, [name])]
        _centre_below(beside_day, room=self.width - taken, needed=width_of(last.text, HEAD["number"].size) * _POINT)
        date_line = paragraph(day, HEAD["day"], self.styles)
        if taken > _PARTY:
            set_on(date_line.get_or_add_pPr().get_or_add_jc(), val=WD_ALIGN_PARAGRAPH.RIGHT)
        second = [(self.width - taken, [beside_day]), (taken, [date_line] if day else [])]
        self.add(bare_table([first, second], self.styles))

    def _in_head(self, line: Element, *, whole: bool = False) -> Any:
        runs = [replace(run, whole=run.whole or whole) for run in runs_of(line)]
        return paragraph(runs, HEAD[" ".join(line.classes)], self.styles)

    def _foot(self, foot: Element) -> None:
        """Recipients and signature, or two signatures; never apart from the last lines of the text."""
        _keep_last(self.document.element.body)
        self.add(self._gap(_ABOVE_FOOT))
        cells = [self._foot_cell(cell) for row in foot.all("tr") for cell in row.elements]
        shares = _OF_TWO_WHO_SIGN if "two" in foot.classes else [1 / len(cells)] * len(cells)
        self.add(
            bare_table([[(self.width * share, lines) for share, lines in zip(shares, cells, strict=True)]], self.styles)
        )

    def _foot_cell(self, cell: Element) -> list[Any]:
        lines: list[Any] = []
        for element in cell.elements:
            if element.tag == "ul":
                lines += [paragraph(runs_of(item), RECIPIENT, self.styles) for item in element.elements]
            else:
                look, runs = FOOT[" ".join(element.classes)], runs_of(element)
                # Of a name that nobody has yet, the room to sign in.
                lines.append(paragraph(runs, look, self.styles) if runs or not look.before else self._gap(look.before))
        return lines


def _turn(section: Any, *, wide: bool) -> None:
    width, height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    set_on(
        section,
        orientation=WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT,
        page_width=Mm(width),
        page_height=Mm(height),
        top_margin=Mm(20),
        bottom_margin=Mm(20),
        left_margin=Mm(_LEFT),
        right_margin=Mm(_RIGHT),
        header_distance=Mm(10),
        footer_distance=Mm(10),
    )


def _number_pages(section: Any, styles: Styles) -> None:
    """In the middle of the sheet, from the second page on."""
    _number_in(section.header, PAGE_NUMBER, styles)
    first = section.first_page_header
    set_on(first, is_linked_to_previous=False)
    # A line of the usual height would push the head of the first page down.
    first._element.replace(first.paragraphs[0]._p, paragraph("", END, styles))


def _number_in(header: Any, look: Look, styles: Styles) -> None:
    set_on(header, is_linked_to_previous=False)
    line = paragraph("", look, styles)
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    line.append(number)
    header._element.replace(header.paragraphs[0]._p, line)


def _bind(document: Any, styles: Styles) -> None:
    """Left pages have their wide margin on the right, and their number in the middle of the sheet all the same."""
    set_on(document.settings, odd_and_even_pages_header_footer=True)
    document.settings.element.find(qn("w:zoom")).addnext(OxmlElement("w:mirrorMargins"))
    _number_in(document.sections[0].even_page_header, PAGE_NUMBER_LEFT, styles)


def _centre_below(line: Any, *, room: float, needed: float) -> None:
    """In the middle of the column of organs, though the date line takes some of it, or leaves more; further left where it would
    have less than is `needed`. All in mm."""
    indent = line.get_or_add_pPr().get_or_add_ind()
    indent.left, indent.right = Mm(max(0.0, min(_ORGANS - room, room - needed))), Mm(max(0.0, room - _ORGANS))


def _space_above(line: Any, points: float) -> None:
    line.get_or_add_pPr().get_or_add_spacing().before = Pt(points)


def _rule_beneath(line: Any, *, indent: float) -> None:
    """A rule, shorter than the column by the indent (mm) on both sides."""
    properties = line.get_or_add_pPr()
    borders, rule = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    sides = properties.get_or_add_ind()
    sides.left = sides.right = Mm(indent)


def _keep_last(body: Any) -> None:
    """The paragraphs or the row before the signature go with it."""
    if len(body) < 2:
        return
    last = body[-2]
    lines = list(last.iterchildren(qn("w:tr")))[-1].iter(qn("w:p")) if last.tag == qn("w:tbl") else [last]
    for line in lines:
        line.get_or_add_pPr().get_or_add_keepNext()


def _saved(document: Any, title: str, day: date) -> bytes:
    made = datetime.combine(day, time())
    set_on(
        document.core_properties,
        title=title[:255],
        author="",
        comments="",
        last_modified_by="",
        created=made,
        modified=made,
        language="vi-VN",
        revision=1,
    )
    compatibility = OxmlElement("w:compat")
    mode = OxmlElement("w:compatSetting")
    for name, value in (
        ("name", "compatibilityMode"),
        ("uri", "http://schemas.microsoft.com/office/word"),
        ("val", "15"),
    ):
        mode.set(qn(f"w:{name}"), value)
    compatibility.append(mode)
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.replace(old, compatibility)
    written = io.BytesIO()
    document.save(written)
    return _undated(written)


def _undated(written: io.BytesIO) -> bytes:
    """The same package without the moment at which it was packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            same = zipfile.ZipInfo(part.filename)
            target.writestr(same, source.read(part), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
