"""Formatting in a plain text area, as clerks write it: a line is a paragraph, its number makes it a heading, `**bold**`,
`*italic*`. Nothing else is markup, and nothing of it is HTML: templates escape every run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reports.rules.wording import lines_of

_CHAPTER = re.compile(r"[IVX]{1,5}\.\s+\S")
_SECTION = re.compile(r"\d{1,2}(\.\d{1,2})*\.?\s+\S")
_DASH = re.compile(r"(?P<mark>[-–+•])\s+(?=\S)")
_LONGEST_HEADING = 160
_NO_HEADING_ENDS = (".", ";", ",", ":")
_RUN = re.compile(r"\*\*(?P<bold>[^*\n]+)\*\*|\*(?P<italic>[^*\s][^*\n]*)\*")


class BlockKind(StrEnum):
    CHAPTER = "chapter"
    """«I. ĐẶC ĐIỂM, TÌNH HÌNH»"""
    SECTION = "section"
    """«1. Công tác lãnh đạo»"""
    ITEM = "item"
    """«- …»"""
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Run:
    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class TextBlock:
    kind: BlockKind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Without its marks."""
        return "".join(run.text for run in self.runs)


def blocks_of(text: str) -> tuple[TextBlock, ...]:
    """The paragraphs of a text; empty lines say nothing."""
    return tuple(TextBlock(_kind(line), tuple(_runs(line))) for line in lines_of(text))


def _kind(line: str) -> BlockKind:
    if _CHAPTER.match(line) and len(line) <= _LONGEST_HEADING:
        return BlockKind.CHAPTER
    if _SECTION.match(line) and len(line) <= _LONGEST_HEADING and not line.endswith(_NO_HEADING_ENDS):
        return BlockKind.SECTION
    return BlockKind.ITEM if _DASH.match(line) else BlockKind.PARAGRAPH


def _runs(line: str) -> Iterator[Run]:
    line, end = _with_a_plain_dash(line), 0
    for found in _RUN.finditer(line):
        if found.start() > end:
            yield Run(line[end : found.start()])
        bold, italic = found["bold"], found["italic"]
        yield Run(bold or italic, bold=bool(bold), italic=bool(italic))
        end = found.end()
    if end < len(line):
        yield Run(line[end:])


def _with_a_plain_dash(line: str) -> str:
    """As Word and the web paste them, dashes are of every kind; «+» is the second level and stays."""
    dash = _DASH.match(line)
    if dash is None:
        return line
    return f"{'+' if dash['mark'] == '+' else '-'} {line[dash.end() :]}"
