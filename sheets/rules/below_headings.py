"""What is known of the columns below one row of headings, and what they say of a row beside what is entered."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Optional

from cells.rules.births import year_of
from cells.rules.names import fold
from sheets.rules import fields
from sheets.rules.asides import Asides
from sheets.rules.carrying import Carrying
from sheets.rules.committees import is_of_committees
from sheets.rules.fields import Cell, has_a_name
from sheets.rules.headings import (
    LOOKED_AT,
    Head,
    Header,
    guess_columns_of,
    header_beginning_at,
    headings_at,
    is_heading_again,
)
from sheets.rules.marks import ROW, RowRead
from sheets.rules.meanings import is_a_place, is_number_of_row, meaning, says_nothing_known, words
from sheets.rules.missed import could_be_missed
from sheets.rules.person_names import is_surely_a_name, read_name
from sheets.rules.plain_rows import PlainRows
from sheets.rules.rows import ReadingPlan, Under, read_row
from sheets.rules.statuses import read_status_of_all
from sheets.rules.values import is_mark, read_day, text_of

NAMES = {fields.FULL_NAME, fields.FAMILY_NAME, fields.GIVEN_NAME, fields.NAME_AND_BIRTH}
_DAYS_ONCE = {fields.BORN_ON, fields.ADMITTED_ON, fields.OFFICIAL_ON}
_OWN_RELATIONS = ("chu ho", "ban than", "dang vien", "chinh minh")
_ENOUGH_HEADINGS = 3
_TAKING_PART = {
    f"{still} {taking_part}"
    for still in ("dang", "con", "hien dang")
    for taking_part in ("sinh hoat", "sh", "shd", "sinh hoat dang")
}
"""Headings above a cross for everybody who still does."""
_OF_AN_EXAMPLE = ("vd", "vi du", "mau", "x")
_SIGNS_OF_A_ROW = frozenset("*+†✝")
"""Beside its number: what they stand for is said somewhere, or nowhere."""


class BelowHeadings:
    """`down`: of each column (from 1) from which row to which its cells were made one. `explained`: what signs stand for."""

    def __init__(
        self,
        plan: ReadingPlan,
        head: Head,
        header: Header,
        down: Mapping[int, Sequence[tuple[int, int]]],
        explained: Mapping[str, str],
    ) -> None:
        self.plan, self.header, self._head, self._down, self._explained = plan, header, head, down, explained
        headings = headings_at(head, header)
        texts = [str(headed) for headed in headings]
        self._known = {words(text): self._means(place) for place, text in enumerate(texts) if text}
        self._asides = Asides(texts, plan.columns, explained)
        self._names = [place for place in range(len(headings)) if self._means(place) == fields.FULL_NAME]
        again = [
            (place, name, headed)
            for place, (headed, name) in enumerate(zip(headings, map(meaning, texts), strict=True))
            if name and headed.texts and not self._means(place)
        ]
        names = self._names
        self._other_people = [place for place, _, headed in again if names and headed.texts == headings[names[0]].texts]
        self._names_again = [
            place for place, name, _ in again if names and name == fields.FULL_NAME and place not in self._other_people
        ]
        below = head.below(header)[:LOOKED_AT]
        self._cells_again = [
            place for place, name, headed in again if name == fields.CELL and not is_a_place(str(headed))
        ]
        self._cells_again += [
            place
            for place, text in enumerate(texts)
            if text and not self._means(place) and says_nothing_known(text) and not is_number_of_row(text)
        ]
        self._of_cells = {
            place: texts[place]
            for place in self._cells_again
            if _mostly_named(texts[place], [row[place] for row in below if place < len(row)], plan.cell_of)
        }
        self._committees = [place for place, text in enumerate(texts) if is_of_committees(text)]
        self._relations = [place for place, text in enumerate(texts) if words(text).startswith("quan he")]
        self._present = [
            (place, text)
            for place, text in enumerate(texts)
            if words(text) in _TAKING_PART
            and any(is_mark(text_of(cell)) for row in below for cell in row[place : place + 1])
        ]
        self._unread = [
            (place, text)
            for place, text in enumerate(texts)
            if not self._means(place) and could_be_missed(text, [row[place : place + 1] for row in below], plan.columns)
        ]
        self._days_again = [
            (place, name)
            for place, name, _ in again
            if not self._other_people and name in _DAYS_ONCE and name in plan.columns
        ]
        self._plain_rows = PlainRows(plan)
        self._numbers_at = next((place for place, text in enumerate(texts) if is_number_of_row(text)), None)
        self.has_numbers = self._numbers_at is not None
        self.carrying = Carrying(plan.columns, down)
        self.has_more_to_ask = any((self._committees, self._relations, self._unread, self._present))

    def _means(self, place: int) -> str:
        return self.plan.columns[place] if place < len(self.plan.columns) else ""

    def are_again(self, cells: Sequence[Cell]) -> bool:
        """The headings once more, at the top of a page."""
        return is_heading_again(cells, self._head, self.header)

    def are_others(self, cells: Sequence[Cell]) -> bool:
        """Headings again, which mean something else than these: what stands below them is not read by these."""
        if any(cell is not None and not isinstance(cell, str) for cell in cells) or any(map(_has_figures, cells)):
            return False
        texts = {place: text for place, text in enumerate(map(text_of, cells)) if text}
        known = {place: meaning(text) for place, text in texts.items() if _is_known(text)}
        return (
            len(known) >= _ENOUGH_HEADINGS
            and not NAMES.isdisjoint(known.values())
            and len(known) * 2 >= len(texts)
            and not any(map(str.isdecimal, texts.values()))
            and any(name != self._means(place) for place, name in known.items())
            and not any(map(is_surely_a_name, map(text_of, _at(cells, self._names))))
            and not is_heading_again(cells, self._head, self.header, whole=True)
        )

    def below_others(self, rows: Sequence[Sequence[Cell]]) -> Optional["BelowHeadings"]:
        """How what stands below other headings is read, None where not every one of them is understood. `rows`: they, and what
        stands below them. What has the same name as one of these means the same."""
        head = Head(rows)
        header = header_beginning_at(head, 1)
        headings = headings_at(head, header)
        columns = guess_columns_of(head, header, headings)
        for place, said in enumerate(map(words, map(str, headings))):
            if said in self._known and self._known[said] not in columns:
                columns[place] = self._known[said]
        unknown = (
            text for place, text in enumerate(map(str, headings)) if text and not columns[place] and not _is_known(text)
        )
        if not has_a_name(columns) or any(words(text) not in self._known for text in unknown):
            return None
        return BelowHeadings(replace(self.plan, columns=columns), head, header, self._down, self._explained)

    def is_end_of_a_name(self, cells: Sequence[Cell]) -> bool:
        """A single word in the column of names, and nothing beside it."""
        said = [text for text in map(text_of, cells) if text]
        return len(said) == 1 and said[0].isalpha() and said == list(map(text_of, _at(cells, self._names)))

    def number_of(self, cells: Sequence[Cell]) -> str:
        place = self._numbers_at
        text = text_of(cells[place]) if place is not None and place < len(cells) else ""
        return text if text.rstrip(".").isdecimal() else ""

    def read_person(
        self, number: int, at: Mapping[str, Cell], cells: Sequence[Cell], note: str, under: Under
    ) -> RowRead:
        """`note`: what is pinned to the cells."""
        beside = [*self._asides.of(cells), *filter(None, [note])]
        plain = None if beside else self._plain_rows.read(number, at, under)
        return plain or read_row(number, at, self.plan, under=under, beside=beside)

    def ask_for_what_is_told_twice(
        self, row: RowRead, cells: Sequence[Cell], cell_named: Callable[[str], int | None]
    ) -> None:
        number = cells[self._numbers_at] if self._numbers_at is not None and self._numbers_at < len(cells) else None
        if isinstance(number, str) and (
            not _SIGNS_OF_A_ROW.isdisjoint(number) or fold(number).strip(" .:") in _OF_AN_EXAMPLE
        ):
            row.ask(fields.FULL_NAME, "name_doubtful", typed=number)
        if any(text_of(cell) for cell in _at(cells, self._other_people)):
            row.ask(ROW, "second_person")
        for cell in _at(cells, self._names_again):
            _ask_for_second_name(row, text_of(cell))
        for place in self._cells_again:
            if text := text_of(cells[place] if place < len(cells) else None):
                named = cell_named(text)
                if named is None and place in self._of_cells:
                    named = cell_named(f"{self._of_cells[place]} {text}")
                if named != row.values[fields.CELL] and (named is not None or place in self._of_cells):
                    row.ask(fields.CELL, "cell_beside", cell=text)
        for place, name in self._days_again:
            self._ask_for_second_day(row, name, cells[place] if place < len(cells) else None)

    def _ask_for_second_day(self, row: RowRead, name: str, cell: Cell) -> None:
        """«Ngày vào Đảng lần 2» beside the first: two columns tell the same, and not the same day."""
        day = read_day(cell, today=self.plan.today)
        told = row.values[name]
        if day.value is None or not told or day.partial == "month":
            return
        if year_of(told) != day.value.year or (not day.partial and isinstance(told, date) and told != day.value):
            row.ask(name, "second_day", typed=text_of(cell), day=text_of(day.value))

    def ask_of_columns(
        self,
        row: RowRead,
        cells: Sequence[Cell],
        cell_named: Callable[[str], int | None],
        is_of_another: Callable[[str], bool],
    ) -> None:
        """What columns that are not entered say against the row, or of it."""
        for place, heading in self._present:
            text = text_of(cells[place] if place < len(cells) else None)
            if not is_mark(text):
                row.ask(fields.ACTIVITY, "unclear_by_remark", typed=f"{heading}: {text or '–'}")
        for text in filter(None, map(text_of, _at(cells, self._committees))):
            if cell_named(text) is None and is_of_another(text):
                row.ask(ROW, "other_committee", name=text)
        if any(fold(text) not in _OWN_RELATIONS for text in map(text_of, _at(cells, self._relations)) if text):
            row.ask(ROW, "no_relation")
        for place, name in self._unread:
            if text_of(cells[place] if place < len(cells) else None):
                row.ask(ROW, "column_unread", name=name)


def _mostly_named(heading: str, cells: Sequence[Cell], cell_of: Callable[[str], int | None]) -> bool:
    """«Tàu» above «Hải Âu 01», where cells are called so: what names none there is not passed over."""
    said = [text for text in map(text_of, cells) if text]
    named = [text for text in said if cell_of(text) or cell_of(f"{heading} {text}")]
    return bool(named) and len(named) * 2 >= len(said)


def _is_known(heading: str) -> bool:
    """Its meaning, or that it has none; «Từ trần» above crosses says something of people too."""
    is_told = not says_nothing_known(heading) or is_number_of_row(heading)
    return is_told or bool(read_status_of_all(heading, today=date.max))


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
