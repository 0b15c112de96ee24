"""What each column of a sheet means: by its heading in any spelling, and where that leaves a doubt by what stands below it."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sheets.rules import fields
from sheets.rules.fields import DAY_PART, PARTS, YEAR_PART, Cell
from sheets.rules.meanings import PLACE, is_number_of_row, is_passed_over, meaning, words
from sheets.rules.values import (
    MALE,
    days_in,
    holds_a_day,
    is_mark,
    looks_like_a_day,
    read_degree,
    read_sex,
    says_nothing,
    text_of,
)

_ABOVE_MAN, _ABOVE_WOMAN = re.compile(r"\bsinh\b.* nam$"), re.compile(r"\bsinh\b.* nu$")
_LESS = re.compile(rf"\b(cu|truoc day)\b|^ma( so)? (to chuc|tcc?s?d)\b|^noi (sinh hoat|shd?\b)|{PLACE}|^chuc vu$")


@dataclass(frozen=True)
class Headed:
    """The headings above one column, from the top down."""

    texts: tuple[str, ...] = ()
    is_spanned: bool = False
    """One of them stands above other columns too."""

    def __str__(self) -> str:
        return " ".join(self.texts)

    @property
    def lowest(self) -> str:
        return self.texts[-1] if self.texts else ""


def _meaning_of(headed: Headed) -> str:
    """The lowest heading says it («Ngày vào Đảng» above «Ngày chính thức»), unless it only divides what stands above it."""
    if any(map(is_passed_over, headed.texts[:-1])) or any(map(is_number_of_row, headed.texts)):
        return ""
    if any(meaning(text) == fields.POST for text in headed.texts[:-1]):
        # «Chức vụ» above «Chi bộ | Chính quyền»: the lower heading names no cell.
        return fields.POST if meaning(str(headed)) == fields.POST else ""
    return meaning(headed.lowest) or meaning(str(headed))


def guess_columns(headings: Sequence[Headed], below: Sequence[Sequence[Cell]] = ()) -> list[str]:
    """What each column means, "" where nothing is known; no meaning twice. `below`: rows that stand under the headings."""
    columns = [_Column(place, headed, _cells_of(below, place)) for place, headed in enumerate(headings)]
    guessed = [_meaning_of(column.headed) for column in columns]
    for judge in (
        _old_beside_new,
        _marked,
        _born_by_sex,
        _in_three,
        _in_two,
        _name_in_two,
        _two_in_one,
        _entered_before_official,
        _of_no_party_group,
        _against_the_cells,
        _by_its_words,
    ):
        guessed = judge(columns, guessed)
    return _once(columns, guessed)


@dataclass(frozen=True)
class _Column:
    place: int
    headed: Headed
    cells: Sequence[Cell]

    def mostly(self, is_so: Callable[[Cell], bool], *, of: int = 2) -> bool:
        """Of at least half of what stands there (of all of it: `of` 1)."""
        return bool(self.cells) and sum(map(is_so, self.cells)) * of >= len(self.cells)

    @property
    def holds_days(self) -> bool:
        return self.mostly(looks_like_a_day)

    @property
    def holds_marks(self) -> bool:
        """Nothing else, but for a total below them."""
        if not self.cells:
            return False
        *above, last = map(text_of, self.cells)
        return all(map(is_mark, above)) and (is_mark(last) or (len(above) > 1 and last.isdecimal()))


def _cells_of(rows: Sequence[Sequence[Cell]], place: int) -> list[Cell]:
    return [row[place] for row in rows if place < len(row) and row[place] not in (None, "")]


def _old_beside_new(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """«Số thẻ cũ» is passed over where «Số thẻ mới» stands beside it, «Khu phố» where «Chi bộ» does, and «Chức vụ» where «Chức
    vụ Đảng» does."""
    old = {column.place for column in columns if _LESS.search(words(str(column.headed)))}
    new = {field for place, field in enumerate(guessed) if place not in old}
    return ["" if place in old and field in new else field for place, field in enumerate(guessed)]


def _marked(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """«Chính thức | Dự bị» and «Nam | Nữ» hold a cross or a day: the heading alone does not tell which."""
    found = list(guessed)
    for column in columns:
        lowest = words(column.headed.lowest)
        if lowest in ("chinh thuc", "ct", "dv chinh thuc", "dang vien chinh thuc", "dvct"):
            if column.holds_marks:
                found[column.place] = fields.OFFICIAL_MARK
            elif column.holds_days:
                found[column.place] = fields.OFFICIAL_ON
        elif lowest in ("du bi", "db", "dv du bi", "dang vien du bi", "dvdb"):
            if column.holds_marks:
                found[column.place] = fields.PROBATIONARY_MARK
            elif column.holds_days:
                found[column.place] = fields.ADMITTED_ON
        elif lowest == "nam" and _is_male(column.headed.lowest) and column.holds_marks:
            found[column.place] = fields.MALE_MARK
        elif lowest == "nu" and column.holds_marks:
            found[column.place] = fields.FEMALE_MARK
        elif found[column.place] == fields.FEMALE_MARK and any(
            read_sex(text_of(cell)) == MALE for cell in column.cells
        ):
            found[column.place] = fields.SEX
        elif lowest in ("dang vien", "la dang vien", "dv") and column.mostly(_says_yes_or_no, of=1):
            found[column.place] = fields.MEMBER_MARK
    return found


def _says_yes_or_no(cell: Cell) -> bool:
    return is_mark(text_of(cell)) or says_nothing(text_of(cell))


def _is_male(text: str) -> bool:
    """«Nam» and not «Năm», which is a year."""
    return unicodedata.normalize("NFC", text).casefold().strip(" .:()[]") == "nam"


def _born_by_sex(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """«Năm sinh» above «Nam» and «Nữ»: the date stands in the column of the sex. «Sinh năm» alone is a year."""
    found = list(guessed)
    men = [column for column in columns if _of_sex(column, "nam", _ABOVE_MAN)]
    women = [column for column in columns if _of_sex(column, "nu", _ABOVE_WOMAN)]
    if (
        not men
        or not women
        or fields.MALE_MARK in found
        or (fields.FEMALE_MARK in (found[women[0].place],) and women[0].holds_marks)
    ):
        return found
    found = [field if field != fields.BORN_ON else "" for field in found]
    found[men[0].place], found[women[0].place] = fields.BORN_ON_MAN, fields.BORN_ON_WOMAN
    return found


def _of_sex(column: _Column, lowest: str, above: re.Pattern[str]) -> bool:
    """Below a birth, or alone but full of days."""
    said = words(str(column.headed))
    if any(map(is_passed_over, column.headed.texts[:-1])):
        return False
    if lowest == "nam" and not _is_male(column.headed.lowest.split(" ")[-1]):
        return False
    return bool(above.search(said)) or (words(column.headed.lowest) == lowest and column.holds_days)


_IN_ORDER = (("ngay", "thang", "nam"), ("thang", "ngay", "nam"), ("nam", "thang", "ngay"))
"""In which day, month and year stand side by side, the usual one first."""


def _in_three(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """Day, month and year side by side, each in a column of its own."""
    found = list(guessed)
    taken: set[int] = set()
    for names in _IN_ORDER:
        for three in zip(columns, columns[1:], columns[2:], strict=False):
            said = zip(names, three, strict=True)
            if not all(re.match(name, words(column.headed.lowest)) for name, column in said):
                continue
            day, month, year = (three[names.index(name)] for name in _IN_ORDER[0])
            places = {column.place for column in three}
            if taken & places or not all(column.mostly(_is_small_number) for column in (day, month) if column.cells):
                continue
            taken |= places
            field = next((found[column.place] for column in (year, day) if found[column.place] in fields.IN_THREE), "")
            for column, part in zip((day, month, year), PARTS, strict=True):
                found[column.place] = (field or fields.BORN_ON) + part
    return found


_DAY_AND_MONTH = re.compile(r"ngay ?/?,? ?(va )?thang( sinh)?")
_SPELT_DAY_AND_MONTH = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}", re.ASCII)


def _in_two(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """«Ngày, tháng» beside «Năm sinh»: the year alone would lose the day that stands next to it."""
    found = list(guessed)
    for one, other in pairwise(columns):
        for days, year in ((one, other), (other, one)):
            if not _DAY_AND_MONTH.fullmatch(words(days.headed.lowest)) or not days.mostly(_is_day_and_month):
                continue
            if not re.match(r"nam\b", words(year.headed.lowest)) or not year.mostly(_is_year):
                continue
            field = next((found[column.place] for column in (year, days) if found[column.place] in fields.IN_THREE), "")
            found[days.place] = (field or fields.BORN_ON) + DAY_PART
            found[year.place] = (field or fields.BORN_ON) + YEAR_PART
    return found


def _is_day_and_month(cell: Cell) -> bool:
    """Excel makes a day of this year of «12/5», and a number with decimals of «12.5»."""
    return (
        isinstance(cell, date)
        or (isinstance(cell, float) and not cell.is_integer())
        or _SPELT_DAY_AND_MONTH.fullmatch(text_of(cell)) is not None
    )


def _is_year(cell: Cell) -> bool:
    text = text_of(cell)
    return text.isdecimal() and len(text) in (2, 4)


def _is_small_number(cell: Cell) -> bool:
    text = text_of(cell)
    return text.isdecimal() and int(text) <= 31


def _name_in_two(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """«Họ và tên» above two columns: the given name, a single word, stands in the second."""
    found = list(guessed)
    for family, given in pairwise(columns):
        if found[family.place] != fields.FULL_NAME or not given.mostly(_is_one_word):
            continue
        same = given.headed.texts == family.headed.texts
        if not given.headed.texts or (same and given.headed.is_spanned):
            found[family.place], found[given.place] = fields.FAMILY_NAME, fields.GIVEN_NAME
            break
    if fields.GIVEN_NAME in found and fields.FAMILY_NAME not in found and fields.FULL_NAME in found:
        given_at = found.index(fields.GIVEN_NAME)
        if found.index(fields.FULL_NAME) == given_at - 1 and columns[given_at].mostly(_is_one_word):
            found[given_at - 1] = fields.FAMILY_NAME
    return found


def _is_one_word(cell: Cell) -> bool:
    text = text_of(cell)
    return bool(text) and " " not in text and not any(letter.isdigit() for letter in text)


_OF_BOTH = re.compile(r"\b(vao dang|ket nap)\b")


def _holds_two_days(cell: Cell) -> bool:
    return isinstance(cell, str) and len(days_in(cell)) == 2


def _two_in_one(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """A heading that names two facts, above cells that hold one: then the other stands in a column of its own. «Ngày vào Đảng
    (chính thức)» above cells that hold two days is that of both."""
    found = list(guessed)
    for column in columns:
        tells_both = found[column.place] == fields.OFFICIAL_ON and _OF_BOTH.search(words(str(column.headed)))
        if tells_both and column.mostly(_holds_two_days):
            found[column.place] = fields.ADMITTED_AND_OFFICIAL
    if fields.NAME_AND_BIRTH in found and {fields.BORN_ON, fields.BORN_ON_MAN, fields.BORN_ON + YEAR_PART} & set(found):
        found[found.index(fields.NAME_AND_BIRTH)] = fields.FULL_NAME
    if fields.ADMITTED_AND_OFFICIAL in found:
        place = found.index(fields.ADMITTED_AND_OFFICIAL)
        if fields.ADMITTED_ON in found:
            found[place] = fields.OFFICIAL_ON if fields.OFFICIAL_ON not in found else ""
    return found


def _entered_before_official(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """«Ngày vào» beside «Chính thức»: of the Party, and of no company. Alone it may be of anything."""
    found = list(guessed)
    if fields.OFFICIAL_ON in found and fields.ADMITTED_ON not in found:
        for column in columns:
            if words(column.headed.lowest) in ("ngay vao", "vao") and column.holds_days:
                found[column.place] = fields.ADMITTED_ON
    return found


def _of_no_party_group(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """«Tổ» above «Tổ Toán», «Văn phòng»: where they work. The groups of a cell have numbers."""
    return [
        ""
        if field == fields.GROUP
        and words(column.headed.lowest) == "to"
        and column.cells
        and not any(_could_be_a_day(cell) or "đảng" in text_of(cell).lower() for cell in column.cells)
        else field
        for column, field in zip(columns, guessed, strict=True)
    ]


def _could_be_a_day(cell: Cell) -> bool:
    """Also one that cannot be read: of those each is told, and none is passed over with its whole column."""
    return holds_a_day(cell) or any(map(str.isdigit, text_of(cell)))


_MUST_HOLD: tuple[tuple[tuple[str, ...], Callable[[Cell], bool]], ...] = (
    ((fields.BORN_ON, fields.ADMITTED_ON, fields.OFFICIAL_ON, fields.JOINED_ON), _could_be_a_day),
    ((fields.CARD_NUMBER, fields.IDENTITY_NUMBER), lambda cell: sum(sign.isdigit() for sign in text_of(cell)) >= 4),
    ((fields.FULL_NAME, fields.GIVEN_NAME), lambda cell: any(sign.isalpha() for sign in text_of(cell))),
)
_ENOUGH = 3


def _against_the_cells(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """A heading is not believed where nothing at all below it is of its kind."""
    found = list(guessed)
    for column in columns:
        for names, is_so in _MUST_HOLD:
            if found[column.place] in names and len(column.cells) >= _ENOUGH and not any(map(is_so, column.cells)):
                found[column.place] = ""
    return found


_WORDS_OF = {fields.DEGREE: read_degree, fields.SEX: read_sex}


def _by_its_words(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """«Đảng viên» above CT and DB, no heading at all above Nam and Nữ: the words below tell it."""
    found = list(guessed)
    for column in columns:
        said = {text_of(cell) for cell in column.cells}
        spare = not found[column.place] or found[column.place] in found[: column.place]
        if not spare or not said or not all(len(text) > 1 for text in said) or is_passed_over(str(column.headed)):
            continue
        for field, reads in _WORDS_OF.items():
            if field not in found and all(map(reads, said)):
                found[column.place] = field
    return found


def _once(columns: Sequence[_Column], guessed: Sequence[str]) -> list[str]:
    """The first column of a meaning keeps it, unless it is empty and a later one is not."""
    chosen: dict[str, _Column] = {}
    for column, field in zip(columns, guessed, strict=True):
        if field and (field not in chosen or (not chosen[field].cells and column.cells)):
            chosen[field] = column
    return [field if field and chosen[field] is column else "" for column, field in zip(columns, guessed, strict=True)]
