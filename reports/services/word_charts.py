"""A chart in a file of Word: the same lines, boxes and letters as on the page, as a group of its own shapes (DrawingML), which
is sharp at every size and has no need of a picture beside it. Word since 2010 and LibreOffice show it.
"""

from collections.abc import Callable, Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.builder import ElementMaker

from reports.rules.chart_drawing import LINE, SIZE
from reports.rules.letters import width_of
from reports.services.markup import Element, UnknownElement
from reports.services.word_styles import CHART, CHART_WORDS, Styles
from reports.services.word_text import paragraph

_SPACES = {
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_WP, _A, _MC, _WPG, _WPS = (ElementMaker(namespace=space, nsmap=_SPACES) for space in _SPACES.values())
_POINT = 12_700
"""In the units of DrawingML."""
_SHAPES_A_CHART = 10_000
"""Shapes are numbered through the document, and no two alike."""
_ABOVE = 12.0
"""How much in points of the height of a line is above that on which its letters stand: as Word sets them."""
_ALIGNED = {"start": ("left", 0.0), "middle": ("center", 0.5), "end": ("right", 1.0)}
"""By the anchor of the letters how the line in its box is set, and how much of the box is left of it."""


def chart_paragraph(svg: Element, styles: Styles, *, number: int) -> Any:
    """`number`: of the chart in the document. Raises UnknownElement."""
    title = svg.find("title")
    if title is None:
        raise UnknownElement("a chart that says nothing to those who do not see it")
    width, height = (float(svg.attributes[name].removesuffix("pt")) for name in ("width", "height"))
    shapes = _Shapes(styles, first=number * _SHAPES_A_CHART)
    whole = _WPG.wgp(_WPG.cNvGrpSpPr(), _WPG.grpSpPr(_frame(0, 0, width, height, of_a_group=True)))
    # A group is as large as what is in it, and would be drawn out to the size it is said to have.
    whole.append(shapes.empty(width, height))
    whole.extend(shapes.of(svg))
    inline = _WP.inline(
        _WP.extent(cx=str(_emu(width)), cy=str(_emu(height))),
        _WP.docPr(id=str(number), name=f"Biểu {number}", descr=title.text),
        _WP.cNvGraphicFramePr(),
        _A.graphic(_A.graphicData(whole, uri=_SPACES["wpg"])),
        distT="0",
        distB="0",
        distL="0",
        distR="0",
    )
    drawing, run = OxmlElement("w:drawing"), OxmlElement("w:r")
    drawing.append(inline)
    run.append(_MC.AlternateContent(_MC.Choice(drawing, Requires="wpg")))
    line = paragraph("", CHART, styles)
    # A line of a fixed height would show no more of it than that.
    spacing = line.pPr.get_or_add_spacing()
    spacing.set(qn("w:line"), "240")
    spacing.set(qn("w:lineRule"), "auto")
    line.append(run)
    return line


class _Shapes:
    """Those of one chart. `first`: the number before the first of them."""

    def __init__(self, styles: Styles, *, first: int) -> None:
        self._styles, self._last = styles, first
        self._shape: dict[str, Callable[[Element], Any]] = {"line": self._line, "rect": self._rect, "text": self._text}

    def of(self, parent: Element) -> Iterator[Any]:
        for element in parent.elements:
            if element.tag in self._shape:
                yield self._shape[element.tag](element)
            elif element.tag == "g":
                yield from self.of(element)
            elif element.tag != "title":
                raise UnknownElement(f"<{element.tag}> in a chart")

    def empty(self, width: float, height: float) -> Any:
        return self._put(_WPS.cNvSpPr(), (0, 0, width, height), (_geometry("rect"), *_unseen()), _WPS.bodyPr())

    def _line(self, element: Element) -> Any:
        x1, y1, x2, y2 = (_number(element, name) for name in ("x1", "y1", "x2", "y2"))
        looks = (_geometry("line"), _ruled(element))
        return self._put(_WPS.cNvCnPr(), (x1, y1, x2 - x1, y2 - y1), looks, _WPS.bodyPr())

    def _rect(self, element: Element) -> Any:
        filled = _A.solidFill(_A.srgbClr(val=_colour(element, "fill")))
        looks = (_geometry("rect"), filled, _ruled(element))
        x, y, width, height = (_number(element, name) for name in ("x", "y", "width", "height"))
        return self._put(_WPS.cNvSpPr(), (x, y, width, height), looks, _WPS.bodyPr())

    def _text(self, element: Element) -> Any:
        x, y = _number(element, "x"), _number(element, "y")
        alignment, left = _ALIGNED[element.attributes["text-anchor"]]
        line, content = paragraph(element.text, CHART_WORDS, self._styles), OxmlElement("w:txbxContent")
        line.pPr.get_or_add_jc().set(qn("w:val"), alignment)
        content.append(line)
        looks = (_geometry("rect"), *_unseen())
        room = width_of(element.text, SIZE)
        margins = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), "0")
        return self._put(
            _WPS.cNvSpPr(txBox="1"),
            (x - left * room, y - _ABOVE, room, LINE),
            looks,
            _WPS.txbx(content),
            _WPS.bodyPr(_A.noAutofit(), wrap="none", anchor="t", **margins),
        )

    def _put(self, sort: Any, where: tuple[float, float, float, float], looks: tuple[Any, ...], *content: Any) -> Any:
        self._last += 1
        named = _WPS.cNvPr(id=str(self._last), name=f"Hình {self._last}")
        return _WPS.wsp(named, sort, _WPS.spPr(_frame(*where), *looks), *content)


def _frame(x: float, y: float, width: float, height: float, *, of_a_group: bool = False) -> Any:
    """Where something is, in points. `of_a_group`: what is in it is told by the same points."""
    left, top, across, down = (str(_emu(number)) for number in (x, y, width, height))
    place = [_A.off(x=left, y=top), _A.ext(cx=across, cy=down)]
    within = [_A.chOff(x=left, y=top), _A.chExt(cx=across, cy=down)] if of_a_group else []
    return _A.xfrm(*place, *within)


def _number(element: Element, name: str) -> float:
    return float(element.attributes[name])


def _geometry(shape: str) -> Any:
    return _A.prstGeom(_A.avLst(), prst=shape)


def _unseen() -> tuple[Any, ...]:
    return _A.noFill(), _A.ln(_A.noFill())


def _ruled(element: Element) -> Any:
    width = _emu(_number(element, "stroke-width"))
    return _A.ln(_A.solidFill(_A.srgbClr(val=_colour(element, "stroke"))), w=str(width))


def _colour(element: Element, name: str) -> str:
    return element.attributes[name].removeprefix("#").upper()


def _emu(points: float) -> int:
    return round(points * _POINT)
