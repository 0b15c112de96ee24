"""Footnotes of a file of Word: a part of their own, which the library does not know of."""

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RULES = {"-1": "separator", "0": "continuationSeparator"}
"""What stands between text and notes; Word asks for both, by these numbers."""
_AFTER = ("endnotePr", "compat", "rsids")
"""What stands after footnotes in the settings of a file."""


class Footnotes:
    """Those of one document, numbered as they come. `mark`: the id of the style of their numbers."""

    def __init__(self, mark: str) -> None:
        self._mark = mark
        self._root = OxmlElement("w:footnotes")
        self._last = 0

    def add(self, lines: Sequence[Any]) -> Any:
        """`lines`: the paragraphs of the note. The run by which the text calls it."""
        self._last += 1
        lines[0].pPr.addnext(self._raised(OxmlElement("w:footnoteRef")))
        self._append(self._root, str(self._last), *lines)
        call = OxmlElement("w:footnoteReference")
        call.set(qn("w:id"), str(self._last))
        return self._raised(call)

    def __bool__(self) -> bool:
        return self._last > 0

    def write_to(self, document: Any, rule_style: str) -> None:
        """Nothing where there are none. `rule_style`: the id of the style of the line between text and notes."""
        if not self:
            return
        for place, (number, name) in enumerate(_RULES.items()):
            self._root.insert(place, self._rule(number, name, rule_style))
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, serialize_part_xml(self._root), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings, asked = document.settings.element, OxmlElement("w:footnotePr")
        for number in _RULES:
            self._append(asked, number)
        next(child for child in settings if child.tag in map(_name, _AFTER)).addprevious(asked)

    def _rule(self, number: str, name: str, style: str) -> Any:
        line, run = OxmlElement("w:p"), OxmlElement("w:r")
        line.get_or_add_pPr().style = style
        run.append(OxmlElement(f"w:{name}"))
        line.append(run)
        note = self._append(OxmlElement("w:footnotes"), number, line)
        note.set(qn("w:type"), name)
        return note

    def _append(self, to: Any, number: str, *content: Any) -> Any:
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), number)
        note.extend(content)
        to.append(note)
        return note

    def _raised(self, content: Any) -> Any:
        run, style = OxmlElement("w:r"), OxmlElement("w:rStyle")
        style.set(qn("w:val"), self._mark)
        run.get_or_add_rPr().append(style)
        run.append(content)
        return run


def _name(tag: str) -> str:
    return str(qn(f"w:{tag}"))
