"""What columns without a meaning say of somebody: a cross below «Từ trần», «đã mất» where others have a telephone."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from cells.rules.names import fold
from sheets.rules import fields
from sheets.rules.fields import Cell
from sheets.rules.meanings import is_number_of_row, is_passed_over, meaning, says_nothing_known
from sheets.rules.status_words import AWAY, GONE, RESIDENT, UNCLEAR
from sheets.rules.statuses import read_status, read_status_of_all, says_probationary
from sheets.rules.values import EXEMPT, SUSPENDED, is_mark, says_nothing, text_of

_OF_OTHERS = re.compile(
    r"\b(cha|me|bo|vo|chong|con|than nhan|nguoi than|gia dinh|khen thuong|hon nhan|nguoi gioi thieu|que|noi sinh)\b"
)
"""What is said of somebody else there, or of something else."""
_LEAVING = re.compile(
    r"mất\b|miễn\b|đình chỉ|nghỉ (?:sinh hoạt|sh)\b"
    r"|xklđ|xuất khẩu lao động|du học|nước ngoài|định cư|213|(?:không|ko|bỏ) (?:còn |tham gia )*(?:sinh hoạt|sh)\b"
    r"|đã chuyển|chuyển (?:đi|về|đến|sinh hoạt|shđ?|ct|công tác|chi bộ|cb)\b"
    r"|từ trần|khai trừ|x[óo][aá] tên|qua đời|chết|khỏi đảng|†",
    re.IGNORECASE,
)
"""Words of those who are gone. Looked for first: most of what stands in such columns is an address."""
_BEFORE_THE_ADMISSION = re.compile(r"\b(nguoi gioi thieu|xin vao dang|viet don)\b")
_LONGEST, _SHORT = 60, 30
"""Letters of what is looked at: in columns that are passed over, and what is not certain in one that nobody foresaw."""
_OF_ONE_WHO_LEFT = (*GONE, AWAY, UNCLEAR, RESIDENT, EXEMPT, SUSPENDED)


class Asides:
    """By the headings and the meanings of the columns."""

    def __init__(
        self, headings: Sequence[str], columns: Sequence[str], explained: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """`explained`: what signs stand for, by a line below the list."""
        self._headed: dict[int, str] = {}
        """Of columns whose heading says it, or without a known one: the heading, "" where it says nothing."""
        self._told: list[int] = []
        """A second column of remarks."""
        self._looked_through: list[int] = []
        """What is passed over, and posts: there stands now and then that somebody is gone."""
        self._explained = explained
        numbers_at = next((place for place, heading in enumerate(headings) if is_number_of_row(heading)), None)
        self._signed = [
            place
            for place in range(len(headings))
            if (columns[place] if place < len(columns) else "") in ("", fields.REMARKS) and place != numbers_at
        ]
        for place, heading in enumerate(headings):
            means = columns[place] if place < len(columns) else ""
            if means == fields.POST or (not means and is_passed_over(heading) and not _says_something(heading)):
                if not _of_others(heading):
                    self._looked_through.append(place)
            elif not means and meaning(heading) in (fields.REMARKS, fields.ACTIVITY) and not _says_of_all(heading):
                self._told.append(place)
            elif not means and (says_nothing_known(heading) or _says_something(heading)):
                self._headed[place] = heading if _says_something(heading) else ""

    def of(self, cells: Sequence[Cell]) -> Iterator[str]:
        for place in self._signed if self._explained else ():
            if place < len(cells) and (said := self._explained.get(fold(text_of(cells[place])))):
                yield said
        for place, heading in self._headed.items():
            cell = cells[place] if place < len(cells) else None
            if cell is not None and (said := _beside(heading, cell)):
                yield said
        for place in self._told:
            if place < len(cells) and not says_nothing(text := text_of(cells[place])):
                yield text
        for place in self._looked_through:
            cell = cells[place] if place < len(cells) else None
            if isinstance(cell, str) and len(cell) <= _LONGEST and _LEAVING.search(cell) and _is_gone(text_of(cell)):
                yield text_of(cell)


def _beside(heading: str, cell: Cell) -> str:
    """What the cell says, together with its heading where that says something; "" for nothing of the kind."""
    is_figure = not isinstance(cell, str) or cell.isdecimal()
    if (is_figure and not heading) or says_nothing(text := text_of(cell)):
        return ""
    said = f"{heading} {text}" if heading else text
    if _says_of_all(said) or says_probationary(said):
        return said
    if len(text) <= _SHORT and _says_something(text):
        return text
    if heading and not is_figure and (is_mark(text) or not text[:1].isdecimal()):
        says_it_alone = (is_mark(text) or _says_of_all(heading)) and not _says_something(said)
        return heading if says_it_alone else said
    return ""


def _of_others(heading: str) -> bool:
    return bool(_OF_OTHERS.search(said := fold(heading))) and "ky luat" not in said


@lru_cache(1_000)
def _says_of_all(text: str) -> bool:
    """Whether it says what became of somebody, or of all below it."""
    return bool(read_status_of_all(text, today=date.max))


@lru_cache(1_000)
def _says_something(text: str) -> bool:
    """Also what is not certain, «Vắng dài ngày»: with a cross below it, it is said of somebody."""
    return not _BEFORE_THE_ADMISSION.search(fold(text)) and bool(read_status(text, today=date.max).kind)


def _is_gone(text: str) -> bool:
    return read_status(text, today=date.max).kind in _OF_ONE_WHO_LEFT
