"""What each column of a sheet means: by its heading in any spelling, and where that leaves a doubt by what stands below it."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cells.rules.names import fold
from sheets.rules import fields
from sheets.rules.fields import PARTS, YEAR_PART, Cell
from sheets.rules.values import is_mark, looks_like_a_day, text_of

_WITH_A_CROSS = re.compile(r" (danh dau )?x$")
_NO_WORD = re.compile(r"[^a-z0-9/]+")
_PASSED_OVER = (
    r"\b(quyet dinh|que quan|sinh quan|dan toc|ton giao|trinh do|hoc van|chuyen mon|van hoa|llct|ly luan|ngoai ngu|tin hoc"
    r"|dien thoai|sdt|email|dia chi|cho o|thuong tru|tam tru|cu tru|chuc vu|chuc danh|nghe nghiep|cong viec|don vi cong tac"
    r"|co quan|hon nhan|suc khoe|sinh vien|hoc sinh|tuoi|dang phi|huy hieu|ten goi khac|bi danh|ten thuong (goi|dung)"
    r"|thanh phan|khen thuong|ky luat|gioi thieu|tuyen dung|nhap ngu|xuat ngu|uuid|qd 85|noi(?! sinh hoat)"
    r"|ngay cap|ngay lam the|ngay nhan the|ma so thue|bhxh|quoc gia|tinh thanh|chi tiet|qd|vo chong|nguoi than|het han"
    r"|ma to chuc|ma dang vien|chi bo (cu|truoc|ket nap|gioi thieu|chuyen di|di)"
    r"|(ten|sinh) (cua )?(cha|me|bo|vo|chong|con|than nhan)(?! nguoi))\b"
)
_PLACE = r"^(khu pho|kp|thon|ap|tdp|to dan pho|khoi pho|xom)$"
# The first that is found decides: «Ngày vào chi bộ» is a day before it is a cell.
_MEANINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), field)
    for pattern, field in (
        (r"\b(ghi chu|bien dong|nhan xet|ly do)\b", fields.REMARKS),
        (r"\bho\b.*\bten\b.*(?<!khai )\bsinh\b(?! vien|.*\bhoat\b)", fields.NAME_AND_BIRTH),
        (
            r"(ket nap|vao dang|du bi).* (va|/|ngay) ?(ngay )?(vao dang )?(cong nhan )?chinh thuc",
            fields.ADMITTED_AND_OFFICIAL,
        ),
        (r"\bsinh hoat (tai |dang |o )*chi bo\b|\bchi bo (dang |chinh thuc )?sinh hoat\b", fields.CELL),
        (r"\bso the\b.*\bngay cap\b", fields.CARD_NUMBER),
        (_PASSED_OVER, ""),
        (r"\bngay .*(ve chi bo|vao chi bo|chuyen den|tiep nhan|den sinh hoat|sinh hoat tai)", fields.JOINED_ON),
        (r"\b(cccd|cmnd|cmtnd|cmt|can cuoc|chung minh|dinh danh|ddcn)\b", fields.IDENTITY_NUMBER),
        (r"\b(so|ma so|ma) ?(the|tdv|td)\b|\bthe (dang vien|dang|dv)\b|\bcard\b", fields.CARD_NUMBER),
        (r"^(dv )?(ct ?/? ?db|chinh thuc ?/? ?(hay |hoac )?du bi)$|\bloai dang vien\b|^dien dang vien$", fields.DEGREE),
        (r"\bdang vien (ct ?/? ?db|chinh thuc ?/? ?du bi)\b|^ct$|^degree$", fields.DEGREE),
        (
            r"(vao dang|ngay|chuyen|cong nhan|thoi gian|ket nap).* chinh thuc|^chinh thuc( ngay)?$|^ngay (dv)?ct$|\bofficial\b",
            fields.OFFICIAL_ON,
        ),
        (
            r"\bvao dang\b|\bket nap\b|^ngay (du bi|db)$|\bngay vao dcsvn\b|\badmi(tted|ssion)\b|\bngay kn\b",
            fields.ADMITTED_ON,
        ),
        (r"^ho (va )?(chu )?(dem|lot|ten dem|ten lot)$|^ho( va)?$", fields.FAMILY_NAME),
        (r"^(ten |chu )?(dem|lot)$", fields.MIDDLE_NAME),
        (r"\bho (va )?(chu dem (va )?)?ten\b|^ten dang vien$|^full name$|^dang vien$", fields.FULL_NAME),
        (r"^ten$|^ten goi$", fields.GIVEN_NAME),
        (r"\bgioi tinh\b|^nam ?/ ?nu$|^nam nu$|^phai$|^gioi$|^(sex|gender)$", fields.SEX),
        (r"^nu$|\b(gioi tinh|dang vien|gioi|phai) nu$", fields.FEMALE_MARK),
        (r"\bsinh\b(?!.*\bhoat\b)|^ns$|^ntns$|\bbirth\b", fields.BORN_ON),
        (r"\bmien\b|\btinh trang\b|\btrang thai\b|^dien sinh hoat$", fields.ACTIVITY),
        (r"^to( dang)?( so)?$|\bto dang\b", fields.GROUP),
        (r"\bchi bo\b|\bto chuc dang\b|^noi sinh hoat|^don vi$|^(party )?cell$", fields.CELL),
        (_PLACE, fields.CELL),
    )
)
_LESS = re.compile(rf"\b(cu|truoc day)\b|{_PLACE}")
_BELOW_ANOTHER = re.compile(
    r"nam|nu|du bi|chinh thuc|ngay|thang|ho|ten|dem|so|db|ct|van hoa|chuyen mon|llct|ly luan.*|ngoai ngu|tin hoc|hoc van"
    r"|dang|chinh quyen|doan the|xa|huyen|tinh|quoc gia|tinh ?/ ?thanh.*|phuong.*|chi tiet|ngay cap|noi cap|tong so|khac|lan \w+"
)
_ABOVE_MAN, _ABOVE_WOMAN = re.compile(r"\bsinh\b.* nam$"), re.compile(r"\bsinh\b.* nu$")


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


def words(heading: str) -> str:
    return _WITH_A_CROSS.sub("", _NO_WORD.sub(" ", fold(heading)).strip())


def meaning(heading: str) -> str:
    """A field, "" where the heading says nothing that is entered."""
    said = words(heading)
    return next((field for pattern, field in _MEANINGS if pattern.search(said)), "")


def _meaning_of(headed: Headed) -> str:
    """The lowest heading says it («Ngày vào Đảng» above «Ngày chính thức»), unless it only divides what stands above it."""
    above = [words(text) for text in headed.texts[:-1]]
    if any(re.search(_PASSED_OVER, text) for text in above):
        return ""
    return meaning(headed.lowest) or meaning(str(headed))


def is_number_of_row(heading: str) -> bool:
    return words(heading) in ("stt", "tt", "so tt", "so thu tu", "s t t", "t t", "no")


def says_nothing_known(heading: str) -> bool:
    """Neither something that is entered nor something that is known to be passed over."""
    return not meaning(heading) and not re.search(_PASSED_OVER, words(heading))


def is_below_another(text: str) -> bool:
    """Whether such words stand in a second row of headings: a heading, or a part of one."""
    said = words(text)
    return bool(_BELOW_ANOTHER.fullmatch(said) or meaning(text) or re.search(_PASSED_OVER, said))


def guess_columns(headings: Sequence[Headed], below: Sequence[Sequence[Cell]] = ()) -> list[str]:
    """What each column means, "" where nothing is known; no meaning twice. `below`: rows that stand under the headings."""
    columns = [_Column(place, headed, _cells_of(below, place)) for place, headed in enumerate(headings)]
    guessed = [_meaning_of(column.headed) for column in columns]
    for judge in (_old_beside_new, _marked, _born_by_sex, _in_three, _name_in_two, _two_in_one, _against_the_cells):
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
        return self.mostly(lambda cell: is_mark(text_of(cell)), of=1)


def _cells_of(rows: Sequence[Sequence[Cell]], place: int) -> list[Cell]:
    return [row[place] for row in rows if place < len(row) and row[place] not in (None, "")]


def _old_beside_new(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """«Số thẻ cũ» is passed over where «Số thẻ mới» stands beside it, and «Khu phố» where «Chi bộ» does."""
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
    return found


def _is_male(text: str) -> bool:
    """«Nam» and not «Năm», which is a year."""
    return unicodedata.normalize("NFC", text).casefold().strip(" .") == "nam"


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
    if lowest == "nam" and not _is_male(column.headed.lowest.split(" ")[-1]):
        return False
    return bool(above.search(said)) or (words(column.headed.lowest) == lowest and column.holds_days)


def _in_three(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """Day, month and year side by side, each in a column of its own."""
    found = list(guessed)
    for day, month, year in zip(columns, columns[1:], columns[2:], strict=False):
        lowest = [words(column.headed.lowest) for column in (day, month, year)]
        if not all(re.match(name, text) for name, text in zip(("ngay", "thang", "nam"), lowest, strict=True)):
            continue
        if not all(column.mostly(_is_small_number) for column in (day, month) if column.cells):
            continue
        field = next((found[column.place] for column in (year, day) if found[column.place] in fields.IN_THREE), "")
        for column, part in zip((day, month, year), PARTS, strict=True):
            found[column.place] = (field or fields.BORN_ON) + part
    return found


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


def _two_in_one(columns: Sequence[_Column], guessed: list[str]) -> list[str]:
    """A heading that names two facts, above cells that hold one: then the other stands in a column of its own."""
    found = list(guessed)
    if fields.NAME_AND_BIRTH in found and {fields.BORN_ON, fields.BORN_ON_MAN, fields.BORN_ON + YEAR_PART} & set(found):
        found[found.index(fields.NAME_AND_BIRTH)] = fields.FULL_NAME
    if fields.ADMITTED_AND_OFFICIAL in found:
        place = found.index(fields.ADMITTED_AND_OFFICIAL)
        if fields.ADMITTED_ON in found or columns[place].mostly(looks_like_a_day, of=1):
            found[place] = fields.OFFICIAL_ON if fields.OFFICIAL_ON not in found else ""
    return found


_MUST_HOLD: tuple[tuple[tuple[str, ...], Callable[[Cell], bool]], ...] = (
    ((fields.BORN_ON, fields.ADMITTED_ON, fields.OFFICIAL_ON, fields.JOINED_ON), looks_like_a_day),
    ((fields.CARD_NUMBER, fields.IDENTITY_NUMBER), lambda cell: sum(sign.isdigit() for sign in text_of(cell)) >= 6),
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


def _once(columns: Sequence[_Column], guessed: Sequence[str]) -> list[str]:
    """The first column of a meaning keeps it, unless it is empty and a later one is not."""
    chosen: dict[str, _Column] = {}
    for column, field in zip(columns, guessed, strict=True):
        if field and (field not in chosen or (not chosen[field].cells and column.cells)):
            chosen[field] = column
    return [field if field and chosen[field] is column else "" for column, field in zip(columns, guessed, strict=True)]
