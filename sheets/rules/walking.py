"""Going down the rows of a sheet: which speak of somebody, which head those below them, which end the list."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from accounts.rules.text import clean_text
from cells.rules.names import fold
from sheets.rules import fields
from sheets.rules.asides import Asides
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
from sheets.rules.carrying import Carrying
from sheets.rules.committees import is_of_committees
from sheets.rules.fields import Cell
from sheets.rules.headings import LOOKED_AT, Head, Header, headings_at, is_heading_again, is_numbering
from sheets.rules.marks import ROW, RowRead
from sheets.rules.meanings import is_a_place, is_number_of_row, meaning, words
from sheets.rules.missed import could_be_missed
from sheets.rules.person_names import read_name
from sheets.rules.plain_rows import PlainRows
from sheets.rules.rows import ReadingPlan, Under, by_meaning, read_row
from sheets.rules.values import is_mark, looks_like_a_day, read_day, text_of

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
    _ended: bool = False
    """A total or a signature stood above: what comes without a number is no member."""
    _is_otherwise: bool = False
    """Headings in another order stood above."""

    def __post_init__(self) -> None:
        headings = headings_at(self.head, self.header)
        self._asides = Asides([str(headed) for headed in headings], self.plan.columns)
        names = [place for place in range(len(headings)) if self._means(place) == fields.FULL_NAME]
        self._names = names
        again = [
            (place, name, headed)
            for place, (headed, name) in enumerate(zip(headings, (meaning(str(one)) for one in headings), strict=True))
            if name and headed.texts and not self._means(place)
        ]
        self._other_people = [place for place, _, headed in again if names and headed.texts == headings[names[0]].texts]
        self._names_again = [
            place for place, name, _ in again if names and name == fields.FULL_NAME and place not in self._other_people
        ]
        self._cells_again = [
            place for place, name, headed in again if name == fields.CELL and not is_a_place(str(headed))
        ]
        self._committees = [place for place, headed in enumerate(headings) if is_of_committees(str(headed))]
        self._relations = [place for place, headed in enumerate(headings) if words(str(headed)).startswith("quan he")]
        below = self.head.below(self.header)[:LOOKED_AT]
        self._unread = [
            (place, str(headed))
            for place, headed in enumerate(headings)
            if not self._means(place)
            and could_be_missed(str(headed), [row[place : place + 1] for row in below], self.plan.columns)
        ]
        self._days_again = [
            (place, name)
            for place, name, _ in again
            if not self._other_people and name in _DAYS_ONCE and name in self.plan.columns
        ]
        self._carrying = Carrying(self.plan.columns, self.down)
        self._plain_rows = PlainRows(self.plan)
        self._numbers_at = next((place for place, headed in enumerate(headings) if is_number_of_row(str(headed))), None)

    def _means(self, place: int) -> str:
        return self.plan.columns[place] if place < len(self.plan.columns) else ""

    def read(self, lines: Iterable[Line]) -> Iterator[RowRead | Passed]:
        """Who was read is held back until the row below has been seen: the end of a name may stand there."""
        above: RowRead | None = None
        for line in lines:
            if line.number <= self.header.last or line.cells.count(None) == len(line.cells):
                continue
            row = self._read(line)
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
            if row.reason == UNKNOWN and self._is_end_of_a_name(cells):
                above.ask(fields.FULL_NAME, "name_doubtful", typed=f"{above.values[fields.FULL_NAME]} / {row.text}")
        elif not row.values[fields.FULL_NAME] and len(cells) - cells.count(None) <= _OF_A_SECOND_ROW:
            above.ask(ROW, "goes_on_below")

    def _is_end_of_a_name(self, cells: Sequence[Cell]) -> bool:
        """A single word in the column of names, and nothing beside it."""
        said = [text for text in map(text_of, cells) if text]
        return len(said) == 1 and said[0].isalpha() and said == list(map(text_of, _at(cells, self._names)))

    def _read(self, line: Line) -> RowRead | Passed:
        at = by_meaning(line.cells, self.plan.columns)
        has_day = _has_a_day(at)
        # No heading and no row of numbers has a day that Excel knows as one.
        if not has_day and (reason := self._heads_columns(line.cells)):
            return _passed(line, reason)
        evidence = STRONG if has_day else _evidence(at)
        if evidence == STRONG:
            self._ended = False
        elif reason := self._between(
            at,
            [text for text in map(text_of, line.cells) if text],
            number=self._number_of(line.cells),
            is_weak=evidence == WEAK,
            is_first=line.number == self.header.last + 1,
        ):
            return _passed(line, reason)
        cells = self._carrying.over(line.number, line.cells)
        at = at if cells is line.cells else by_meaning(cells, self.plan.columns)
        beside = list(self._asides.of(cells))
        if line.note:
            beside.append(line.note)
        row = self._read_person(line.number, at, beside)
        self._ask_for_what_is_told_twice(row, line.cells)
        if self._committees or self._relations or self._unread:
            self._ask_of_columns(row, cells)
        if self._is_otherwise:
            row.fault(ROW, "columns_otherwise")
        if not evidence and self.plan.tells - _NAMES - _TOLD_OF_MANY:
            row.ask(ROW, "only_a_name")
        if self._carrying.is_guessed:
            row.ask(fields.CELL, "cell_as_above")
        if line.is_struck:
            row.ask(ROW, "row_struck")
        if line.is_hidden:
            row.ask(ROW, "row_hidden")
        if line.is_turned:
            row.warn(ROW, "from_old_font")
        return row

    def _ask_of_columns(self, row: RowRead, cells: Sequence[Cell]) -> None:
        """What columns that are not entered say against the row, or of it."""
        for text in filter(None, map(text_of, _at(cells, self._committees))):
            if self.cell_named(text) is None and self.is_of_another(text):
                row.ask(ROW, "other_committee", name=text)
        if any(fold(text) not in _OWN_RELATIONS for text in map(text_of, _at(cells, self._relations)) if text):
            row.ask(ROW, "no_relation")
        for place, name in self._unread:
            if text_of(cells[place] if place < len(cells) else None):
                row.ask(ROW, "column_unread", name=name)

    def _read_person(self, number: int, at: Mapping[str, Cell], beside: Sequence[str]) -> RowRead:
        plain = None if beside else self._plain_rows.read(number, at, self.under)
        return plain or read_row(number, at, self.plan, under=self.under, beside=beside)

    def _heads_columns(self, cells: Sequence[Cell]) -> str:
        """Why the row is passed over, "" where it is none of those that stand above columns."""
        if is_numbering(cells):
            return NUMBERING
        if self._puts_columns_otherwise(cells):
            self._is_otherwise = True
            return HEADINGS
        if is_heading_again(cells, self.head, self.header):
            self._is_otherwise = False
            return HEADINGS
        return ""

    def _puts_columns_otherwise(self, cells: Sequence[Cell]) -> bool:
        """Headings again, which mean something else than those at the top: what stands below them is not read by the top ones."""
        if any(cell is not None and not isinstance(cell, str) for cell in cells) or any(map(_has_figures, cells)):
            return False
        meant = {place: meaning(text) for place, text in enumerate(map(text_of, cells)) if text}
        told = {place: name for place, name in meant.items() if name}
        return (
            len(told) >= _ENOUGH_HEADINGS
            and bool(_NAMES & set(told.values()))
            and len(told) * 2 >= len(meant)
            and any(name != self._means(place) and name in self.plan.columns for place, name in told.items())
            and not is_heading_again(cells, self.head, self.header, whole=True)
        )

    def _ask_for_what_is_told_twice(self, row: RowRead, cells: Sequence[Cell]) -> None:
        if any(text_of(cell) for cell in _at(cells, self._other_people)):
            row.ask(ROW, "second_person")
        for cell in _at(cells, self._names_again):
            _ask_for_second_name(row, text_of(cell))
        for text in filter(None, map(text_of, _at(cells, self._cells_again))):
            if self.cell_named(text) not in (None, row.values[fields.CELL]):
                row.ask(fields.CELL, "cell_beside", cell=text)
        for place, name in self._days_again:
            self._ask_for_second_day(row, name, cells[place] if place < len(cells) else None)

    def _ask_for_second_day(self, row: RowRead, name: str, cell: Cell) -> None:
        """«Ngày vào Đảng lần 2» beside the first: two columns tell the same, and not the same day."""
        day = read_day(cell, today=self.plan.today)
        if day.value is not None and not day.partial and row.values[name] and day.value != row.values[name]:
            row.ask(name, "second_day", typed=text_of(cell), day=text_of(day.value))

    def _between(
        self, at: Mapping[str, Cell], texts: Sequence[str], *, number: str, is_weak: bool, is_first: bool
    ) -> str:
        """Why the row is passed over, "" where it speaks of somebody after all. `is_weak`: something in it may be of a person.
        `is_first`: right below the headings, where several words are more of them and name nobody's cell."""
        said = main_text(texts)
        if self._heads_a_kind(texts, said):
            return SECTION
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
        if any(at.get(name) for name in _NAMES) and could_be_a_name(said) and (number or self._numbers_at is None):
            return ""
        if not is_detail(said) and not (is_first and len(texts) > 1 and not stands_alone(texts, said)):
            self.under = Under(unknown=bare_text(said) or said)
        return UNKNOWN

    def _heads_a_kind(self, texts: Sequence[str], said: str) -> bool:
        """«Đảng viên dự bị», «Đảng viên đã chuyển đi», «NỮ», and no count beside it: said of all below, in their cell."""
        bare = bare_text(said)
        has_figures = any(sign.isdigit() for sign in bare.removesuffix(_AT_HOME))
        if not stands_alone(texts, said) or has_figures or any(map(is_count, texts)):
            return False
        if not is_kind_of_members(bare):
            return False
        self._ended = False
        self.under = replace(self.under, remark=bare)
        return True

    def _number_of(self, cells: Sequence[Cell]) -> str:
        place = self._numbers_at
        text = text_of(cells[place]) if place is not None and place < len(cells) else ""
        return text if text.rstrip(".").isdecimal() else ""

    def _heads(self, text: str) -> bool:
        bare = bare_text(text)
        return begins_a_section(bare) or self.cell_named(bare) is not None

    def _head(self, text: str) -> None:
        """What the line says of those below it: their group, their cell, or something that has to be asked."""
        self._ended = False
        self._carrying.forget_cell()
        bare = bare_text(text)
        cell = self.cell_named(bare) or self.cell_named(text)
        if cell is not None:
            self.under = Under(cell=cell)
        elif names_a_group(bare):
            self.under = replace(self.under, group=bare)
        elif self.is_mere_place(bare):
            return
        else:
            self.under = Under(unknown=bare)


_OWN_RELATIONS = ("chu ho", "ban than", "dang vien", "chinh minh")
_NAMES = {fields.FULL_NAME, fields.FAMILY_NAME, fields.GIVEN_NAME, fields.NAME_AND_BIRTH}
_TOLD_OF_MANY = {"", fields.REMARKS, fields.POST, fields.RESIDENCE}
STRONG, WEAK = "strong", "weak"
_DAYS = {
    fields.BORN_ON, fields.BORN_ON_MAN, fields.BORN_ON_WOMAN, fields.ADMITTED_ON, fields.OFFICIAL_ON, fields.JOINED_ON,
    fields.ADMITTED_AND_OFFICIAL, *(name + part for name in fields.IN_THREE for part in fields.PARTS),
}  # fmt: skip
_DAYS_ONCE = {fields.BORN_ON, fields.ADMITTED_ON, fields.OFFICIAL_ON}
_ENOUGH_HEADINGS = 3
_OF_A_SECOND_ROW = 2
"""Filled cells at most."""
_NUMBERS = {fields.CARD_NUMBER, fields.IDENTITY_NUMBER}


def _has_a_day(at: Mapping[str, Cell]) -> bool:
    return any(name in _DAYS and isinstance(cell, date) for name, cell in at.items())


def _evidence(at: Mapping[str, Cell]) -> str:
    """Whether something of the row is of a person, who has no day that Excel knows as one: a day or a number of a card surely, a
    bare figure or a cross perhaps."""
    found = ""
    for name, cell in at.items():
        if name not in _OF_A_PERSON:
            continue
        text = text_of(cell)
        digits = sum(map(str.isdigit, text))
        if name in _DAYS and looks_like_a_day(cell):
            if digits >= 4:
                return STRONG
            found = WEAK
        elif name in _DAYS and digits >= 4:
            found = WEAK
        elif name in _NUMBERS and digits >= 6:
            return STRONG
        elif name in _MARKED and (is_mark(text) or len(text) <= 3 or text.isdecimal()):
            found = WEAK
        elif name == fields.NAME_AND_BIRTH and digits >= 4:
            return STRONG
    return found


_MARKED = {
    fields.SEX,
    fields.FEMALE_MARK,
    fields.MALE_MARK,
    fields.DEGREE,
    fields.OFFICIAL_MARK,
    fields.PROBATIONARY_MARK,
    fields.MEMBER_MARK,
}


_OF_A_PERSON = _DAYS | _NUMBERS | _MARKED | {fields.NAME_AND_BIRTH}


def _has_figures(cell: Cell) -> bool:
    """A day or a number of somebody: no heading has as many."""
    return isinstance(cell, str) and sum(map(str.isdigit, cell)) >= 4


def _at(cells: Sequence[Cell], places: Iterable[int]) -> list[Cell]:
    return [cells[place] for place in places if place < len(cells)]


def _ask_for_second_name(row: RowRead, text: str) -> None:
    """«Họ và tên đang dùng» beside «Họ và tên khai sinh»: two columns tell the name, and not the same one."""
    other = read_name(text).name
    if other and fold(other) != fold(row.values[fields.FULL_NAME]):
        row.ask(fields.FULL_NAME, "second_name", name=other)


def _passed(line: Line, reason: str) -> Passed:
    """Numbers as long as those of identity papers are not repeated: the row is kept as long as the list is."""
    texts = [_LONG_NUMBER.sub("…", text) for text in map(text_of, line.cells) if text]
    return Passed(line.number, clean_text(" | ".join(texts))[:150], reason)


_LONG_NUMBER = re.compile(r"\d{9,}")
