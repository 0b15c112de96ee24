"""Going down the rows of a sheet: which speak of somebody, which head those below them, which end the list."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from accounts.rules.text import clean_text
from sheets.rules import fields
from sheets.rules.below_headings import NAMES, BelowHeadings
from sheets.rules.between import (
    bare_text,
    begins_a_section,
    could_be_a_name,
    ends_the_list,
    is_count,
    is_detail,
    is_kind_of_members,
    is_number_of_section,
    main_text,
    names_a_group,
    stands_alone,
)
from sheets.rules.evidence import STRONG, WEAK, evidence, has_a_day
from sheets.rules.fields import Cell
from sheets.rules.headings import LOOKED_AT, Head, Header, is_numbering
from sheets.rules.legends import said_of, signs_explained
from sheets.rules.marks import ROW, RowRead
from sheets.rules.parts import cell_in_title, without_time
from sheets.rules.person_names import is_surely_a_name
from sheets.rules.rows import ReadingPlan, Under, by_meaning
from sheets.rules.statuses import read_status
from sheets.rules.values import read_sex, text_of

NUMBERING, HEADINGS, SECTION, FOOTER, SIGNATURE, UNKNOWN = (
    "numbering", "headings_again", "section", "footer", "signature", "not_understood",
)  # fmt: skip
"""Why a row is passed over."""
_AT_HOME = "213"
"""The number of the decision on members of other cells who take part at home."""


class Line(NamedTuple):
    """One row as it stands in the workbook."""

    number: int
    cells: Sequence[Cell]
    is_hidden: bool = False
    """By hand or by a filter: nobody looking at the sheet sees it."""
    is_struck: bool = False
    """Something in it is struck through."""
    note: str = ""
    """What is pinned to its cells («Chú thích»), "" for nothing."""
    is_turned: bool = False
    """Its text was typed in an old font."""


@dataclass
class Passed:
    """A row of which nothing is entered, and why."""

    number: int
    text: str
    reason: str
    part: int = 0


class Ahead:
    """Lines, of which those that follow can be looked at before they are come to."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines, self._seen = iter(lines), deque[Line]()

    def __iter__(self) -> Iterator[Line]:
        while True:
            while self._seen:
                yield self._seen.popleft()
            if (line := next(self._lines, None)) is None:
                return
            yield line

    def look(self, many: int) -> list[Line]:
        self._seen.extend(islice(self._lines, max(0, many - len(self._seen))))
        return list(islice(self._seen, many))


@dataclass
class Walk:
    """Through one sheet from top to bottom; what is above a row is remembered."""

    plan: ReadingPlan
    head: Head
    header: Header
    cell_named: Callable[[str], int | None]
    """The cell that a text names."""
    down: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """Of each column (from 1) from which row to which its cells were made one."""
    under: Under = field(default_factory=Under)
    is_of_another: Callable[[str], bool] = bool
    """Whether a text names a committee that is neither the own one nor above or below it."""
    is_mere_place: Callable[[str], bool] = frozenset[str]().__contains__
    """Whether it says where people live, of which there is no cell. Of nothing, where nobody says."""
    legend: Sequence[str] = ()
    """The lines above and below the list that say what its signs stand for, or what became of somebody in it."""
    _ended: bool = False
    """A total or a signature stood above: what comes without a number is no member."""
    _is_otherwise: bool = False
    """Headings of other columns stood above, and not all of them are understood."""
    _last: int = 0
    """The last row of the headings above."""

    def __post_init__(self) -> None:
        self._columns = BelowHeadings(self.plan, self.head, self.header, self.down, signs_explained(self.legend))
        self._last = self.header.last

    def read(self, lines: Iterable[Line]) -> Iterator[RowRead | Passed]:
        """Who was read is held back until the row below has been seen: the end of a name may stand there."""
        above: RowRead | None = None
        ahead = Ahead(lines)
        for line in ahead:
            if line.number <= self.header.last or line.cells.count(None) == len(line.cells):
                if line.number < self.header.first and _is_of_a_person(line.cells):
                    yield _passed(line, UNKNOWN)
                continue
            row = self._read(line, ahead)
            if above is not None:
                self._ask_whether_it_goes_on(above, row, line.cells)
                yield above
            above = row if isinstance(row, RowRead) else None
            if above is None:
                yield row
        if above is not None:
            yield above

    def _ask_whether_it_goes_on(self, above: RowRead, row: RowRead | Passed, cells: Sequence[Cell]) -> None:
        """In the row below: the last word of a name, or the second row of two that are one person's."""
        if isinstance(row, Passed):
            if row.reason == UNKNOWN and self._columns.is_end_of_a_name(cells):
                above.ask(fields.FULL_NAME, "name_doubtful", typed=f"{above.values[fields.FULL_NAME]} / {row.text}")
            elif (
                row.reason == UNKNOWN
                and not signs_explained([row.text])
                and (status := read_status(row.text, today=self.plan.today)).kind
            ):
                above.ask(fields.ACTIVITY, f"{status.kind}_by_remark", typed=row.text, day=status.when or "?")
        elif not row.values[fields.FULL_NAME] and len(cells) - cells.count(None) <= _OF_A_SECOND_ROW:
            above.ask(ROW, "goes_on_below")

    def _read(self, line: Line, ahead: Ahead) -> RowRead | Passed:
        at = by_meaning(line.cells, self._columns.plan.columns)
        has_day = has_a_day(at)
        # No heading and no row of numbers has a day that Excel knows as one.
        if not has_day and (reason := self._heads_columns(line, ahead)):
            return _passed(line, reason)
        found = STRONG if has_day else evidence(at)
        if found == STRONG and (has_day or not self._is_signed(at, line.cells)):
            self._ended = False
        elif reason := self._between(
            at,
            [text for text in map(text_of, line.cells) if text],
            number=self._columns.number_of(line.cells),
            is_weak=found == WEAK,
            is_first=line.number == self._last + 1,
            is_before_the_first=any(self._columns.number_of(one.cells) == "1" for one in ahead.look(1)),
        ):
            return _passed(line, reason)
        return self._person(line, at, has_evidence=bool(found))

    def _is_signed(self, at: Mapping[str, Cell], cells: Sequence[Cell]) -> bool:
        """«Ngày 12 tháng 3 năm 2025» in the column of some day, and nobody's name beside it."""
        return NAMES.isdisjoint(at) and ends_the_list(" ".join(filter(None, map(text_of, cells))))

    def _person(self, line: Line, at: Mapping[str, Cell], *, has_evidence: bool) -> RowRead:
        columns = self._columns
        cells = columns.carrying.over(line.number, line.cells)
        at = at if cells is line.cells else by_meaning(cells, columns.plan.columns)
        row = columns.read_person(line.number, at, cells, line.note, self.under)
        columns.ask_for_what_is_told_twice(row, line.cells, self.cell_named)
        if columns.has_more_to_ask:
            columns.ask_of_columns(row, cells, self.cell_named, self.is_of_another)
        if self.legend:
            self._ask_for_what_is_said_elsewhere(row, columns.number_of(line.cells))
        if self._is_otherwise:
            row.fault(ROW, "columns_otherwise")
        if not has_evidence and columns.plan.tells - NAMES - _TOLD_OF_MANY:
            row.ask(ROW, "only_a_name")
        if columns.carrying.is_guessed:
            row.ask(fields.CELL, "cell_as_above")
        if line.is_struck:
            row.ask(ROW, "row_struck")
        if line.is_hidden:
            row.ask(ROW, "row_hidden")
        if line.is_turned:
            row.warn(ROW, "from_old_font")
        return row

    def _ask_for_what_is_said_elsewhere(self, row: RowRead, number: str) -> None:
        """«STT 2: đã chuyển đi», «Đ/c Trần Thị Hai đã từ trần», below the list."""
        for text in said_of(self.legend, number.rstrip("."), row.values[fields.FULL_NAME]):
            status = read_status(text, today=self.plan.today)
            row.ask(fields.ACTIVITY, f"{status.kind}_by_remark", typed=text, day=status.when or "?")

    def _heads_columns(self, line: Line, ahead: Ahead) -> str:
        """Why the row is passed over, "" where it is none of those that stand above columns."""
        if line.number <= self._last:
            return HEADINGS
        if is_numbering(line.cells):
            return NUMBERING
        if self._columns.are_others(line.cells):
            self._go_on_below_others(line, ahead)
            return HEADINGS
        if self._columns.are_again(line.cells):
            self._is_otherwise = False
            return HEADINGS
        return ""

    def _go_on_below_others(self, line: Line, ahead: Ahead) -> None:
        """A second list with columns of its own: read by its own headings, or asked where they are not all understood."""
        below = self._columns.below_others([line.cells, *(one.cells for one in ahead.look(LOOKED_AT))])
        self._is_otherwise = below is None
        if below is not None:
            self._columns = below
            self._last = line.number + below.header.rows - 1

    def _between(
        self,
        at: Mapping[str, Cell],
        texts: Sequence[str],
        *,
        number: str,
        is_weak: bool,
        is_first: bool,
        is_before_the_first: bool,
    ) -> str:
        """Why the row is passed over, "" where it speaks of somebody after all. `is_weak`: something in it may be of a person.
        `is_first`: right below the headings, where several words are more of them and name nobody's cell. `is_before_the_first`:
        the row below is numbered 1."""
        said = main_text(texts)
        if number and is_weak and is_surely_a_name(text_of(at.get(fields.FULL_NAME))):
            return ""
        if self._heads_a_kind(texts, said, is_before_the_first=is_before_the_first):
            return SECTION
        if is_weak and not number and is_kind_of_members(bare_text(text_of(at.get(fields.FULL_NAME)))):
            self._ended = True
            return FOOTER
        if any(map(ends_the_list, (*texts, " ".join(texts)))):
            self._ended = True
            return FOOTER
        numbered = len(texts) > 1 and is_number_of_section(texts[0])
        if stands_alone(texts, said) and (numbered or self._heads(said)):
            self._head(said)
            return SECTION
        if is_weak:
            return ""
        if self._ended:
            return SIGNATURE
        if any(at.get(name) for name in NAMES) and could_be_a_name(said) and (number or not self._columns.has_numbers):
            return ""
        if not is_detail(said) and not (is_first and len(texts) > 1 and not stands_alone(texts, said)):
            self.under = Under(unknown=bare_text(said) or said)
        return UNKNOWN

    def _heads_a_kind(self, texts: Sequence[str], said: str, *, is_before_the_first: bool) -> bool:
        """«Đảng viên dự bị», «Đảng viên đã chuyển đi», «NỮ»: said of all below, in their cell."""
        bare = without_time(bare_text(said))
        has_figures = any(sign.isdigit() for sign in bare.removesuffix(_AT_HOME))
        if not stands_alone(texts, said) or has_figures or not is_kind_of_members(bare):
            return False
        if any(map(is_count, texts)):
            return self._heads_a_counted_kind(texts, bare, is_before_the_first=is_before_the_first)
        self._ended = False
        self.under = replace(self.under, remark=bare)
        return True

    def _heads_a_counted_kind(self, texts: Sequence[str], bare: str, *, is_before_the_first: bool) -> bool:
        """«II | Đảng viên miễn sinh hoạt | 2». Without such a number, and where nobody is numbered from 1 below it, it may as
        well be one of the counts at the end: below it somebody may still stand, and whoever signs."""
        heads = is_number_of_section(texts[0]) or is_before_the_first
        if heads or not (self._ended or read_sex(bare)):
            self.under = replace(self.under, remark=bare)
        return heads

    def _heads(self, text: str) -> bool:
        bare = bare_text(text)
        return begins_a_section(bare) or self.cell_named(bare) is not None or bool(cell_in_title(bare))

    def _head(self, text: str) -> None:
        """What the line says of those below it: their group, their cell, or something that has to be asked."""
        self._ended = False
        self._columns.carrying.forget_cell()
        bare = without_time(bare_text(text))
        bare = bare if begins_a_section(bare) else cell_in_title(bare) or bare
        cell = self.cell_named(bare) or self.cell_named(text)
        if cell is not None:
            self.under = Under(cell=cell)
        elif names_a_group(bare):
            self.under = replace(self.under, group=bare)
        elif self.is_mere_place(bare):
            return
        else:
            self.under = Under(unknown=bare)


_TOLD_OF_MANY = {"", fields.REMARKS, fields.POST, fields.RESIDENCE}
_OF_A_SECOND_ROW = 2
"""Filled cells at most."""


def _is_of_a_person(cells: Sequence[Cell]) -> bool:
    """Above the headings: a name, and beside it a number or a day. Nobody is read from there, and nobody is lost unsaid."""
    texts = [text for text in map(text_of, cells) if text]
    return any(map(is_surely_a_name, texts)) and any(text[:1].isdigit() for text in texts)


def _passed(line: Line, reason: str) -> Passed:
    """Numbers as long as those of identity papers are not repeated: the row is kept as long as the list is."""
    texts = [_LONG_NUMBER.sub("…", text) for text in map(text_of, line.cells) if text]
    return Passed(line.number, clean_text(" | ".join(texts))[:150], reason)


_LONG_NUMBER = re.compile(r"\d{9,}")
