"""Formatting in a plain text area, as clerks write it: a line is a paragraph, a number makes it a heading where text stands
below, lines between bars are a table; within a line `**bold**`, `*italic*` and `[chú thích: …]` for a footnote (`runs.py`).
Nothing else is markup, and nothing of it is HTML: templates escape every run."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import ClassVar

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from reports.rules.columns import shares
from reports.rules.runs import Run, plain, runs_of, runs_of_cell
from reports.rules.wording import lines_of

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Run",
    "TableBlock",
    "TextBlock",
    "blocks_of",
    "check_tables",
    "paragraphs_of",
    "said_in",
    "text_blocks_of",
]

MOST_COLUMNS = 10
"""In type of 13 points more than these do not stand side by side on a sheet."""

_CHAPTER = re.compile(r"[IVX]{1,5}\.\s+\S")
_SECTION = re.compile(r"\d{1,2}(?:\.|(?P<below>(?:\.\d{1,2})+)\.?)\s+\S")
_DASH = re.compile(r"(?P<mark>[-–+•])\s+(?=\S)")
_LONGEST_HEADING = 160
_NO_HEADING_ENDS = (".", ";", ",", ":")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|\s:\-–—]+")
"""A line of bars and dashes, as some write it below the names of the columns, says nothing."""
_NUMBER = re.compile(r"[\d.,/%\s\u00a0\-–+]*")


class BlockKind(StrEnum):
    CHAPTER = "chapter"
    """«I. ĐẶC ĐIỂM, TÌNH HÌNH»"""
    SECTION = "section"
    """«1. Công tác lãnh đạo»"""
    SUBSECTION = "subsection"
    """«2.1. Về công tác kết nạp đảng viên»"""
    ITEM = "item"
    """«- …»"""
    PARAGRAPH = "paragraph"
    TABLE = "table"


@dataclass(frozen=True)
class TextBlock:
    kind: BlockKind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Without its marks and its footnotes."""
        return plain(self.runs)


@dataclass(frozen=True)
class Cell:
    runs: tuple[Run, ...]

    @property
    def of_words(self) -> bool:
        """Set to the left; numbers and what is empty to the middle."""
        return _NUMBER.fullmatch(plain(self.runs)) is None


@dataclass(frozen=True)
class TableBlock:
    """The first line names the columns; every line has as many cells."""

    heading: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: ClassVar[BlockKind] = BlockKind.TABLE

    @property
    def widths(self) -> list[int]:
        """Of the columns, in hundredths."""
        return shares([[plain(cell.runs) for cell in row] for row in (self.heading, *self.rows)])

    @property
    def text(self) -> str:
        return "\n".join(" | ".join(plain(cell.runs) for cell in row) for row in (self.heading, *self.rows))


Block = TextBlock | TableBlock


def blocks_of(text: str) -> tuple[Block, ...]:
    """The paragraphs and tables of a text; empty lines say nothing."""
    return _with_headings(tuple(_blocks(lines_of(text))))


def text_blocks_of(text: str) -> tuple[TextBlock, ...]:
    """Of a text in which no line is part of a table."""
    return tuple(block for block in blocks_of(text) if isinstance(block, TextBlock))


def paragraphs_of(lines: Iterable[str]) -> tuple[TextBlock, ...]:
    """Where each line is what it is, and none is a heading or part of a table."""
    return tuple(TextBlock(BlockKind.PARAGRAPH, runs_of(line)) for line in lines)


def said_in(text: str) -> str:
    """What it says, footnotes and all, without its marks."""
    return "\n".join(
        " ".join([block.text, *(plain(run.note) for run in _all_runs(block) if run.note)]) for block in blocks_of(text)
    )


def check_tables(text: str) -> None:
    """Raises Refused for a table that does not fit on a sheet."""
    for block in blocks_of(text):
        if isinstance(block, TableBlock) and len(block.heading) > MOST_COLUMNS:
            raise Refused(
                _("A table in the text has at most %(most)d columns; this one has %(number)d. Make two of it.")
                % {"most": MOST_COLUMNS, "number": len(block.heading)}
            )


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    for of_table, together in groupby(lines, key=_is_row):
        if of_table:
            yield from _table(list(together))
        else:
            yield from (TextBlock(_kind(line), runs_of(_with_a_plain_dash(line))) for line in together)


def _is_row(line: str) -> bool:
    return line.startswith("|") and len(_BAR.findall(line)) > 1


def _table(lines: list[str]) -> Iterator[TableBlock]:
    rows = [_cells(line) for line in lines if not _RULE.fullmatch(line)]
    if not rows:
        return
    columns = max(map(len, rows))
    heading, *rest = [(*row, *[Cell(())] * (columns - len(row))) for row in rows]
    yield TableBlock(heading, tuple(rest))


def _cells(line: str) -> tuple[Cell, ...]:
    inside = line.strip().removeprefix("|")
    cells = _BAR.split(inside)
    return tuple(Cell(runs_of_cell(cell.strip())) for cell in (cells[:-1] if not cells[-1].strip() else cells))


def _kind(line: str) -> BlockKind:
    said = plain(runs_of(line))
    if _CHAPTER.match(said) and len(said) <= _LONGEST_HEADING:
        return BlockKind.CHAPTER
    if section := _SECTION.match(said):
        return BlockKind.SUBSECTION if section["below"] else BlockKind.SECTION
    return BlockKind.ITEM if _DASH.match(line) else BlockKind.PARAGRAPH


def _with_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Numbers head something where lines of their level are short, without a stop, and have text below; else they only count:
    «1. Việc thứ nhất», «2. Việc thứ hai»."""
    for level in (BlockKind.SUBSECTION, BlockKind.SECTION):
        numbered = [place for place, block in enumerate(blocks) if block.kind == level]
        have_text = any(block.kind != level for place in numbered for block in blocks[place + 1 : place + 2])
        if not have_text or not all(_may_head(blocks[place]) for place in numbered):
            blocks = [
                TextBlock(BlockKind.PARAGRAPH, block.runs)
                if isinstance(block, TextBlock) and block.kind == level
                else block
                for block in blocks
            ]
    return tuple(blocks)


def _may_head(block: Block) -> bool:
    return len(block.text) <= _LONGEST_HEADING and not block.text.endswith(_NO_HEADING_ENDS)


def _all_runs(block: Block) -> Iterator[Run]:
    if isinstance(block, TextBlock):
        yield from block.runs
    else:
        for row in (block.heading, *block.rows):
            for cell in row:
                yield from cell.runs


def _with_a_plain_dash(line: str) -> str:
    """As Word and the web paste them, dashes are of every kind; «+» is the second level and stays."""
    dash = _DASH.match(line)
    if dash is None:
        return line
    return f"{'+' if dash['mark'] == '+' else '-'} {line[dash.end() :]}"
