"""One row of a sheet, read: what it says of a person, and what is to be said beside its cells."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accounts.rules.days import day_in_words
from accounts.rules.text import clean_text
from cells.rules.member_facts import MemberDays, breaches, of_age_on
from cells.rules.names import fold
from cells.rules.parameters import Key, Statutes
from cells.rules.probation import probation_ends_on
from sheets.rules import fields
from sheets.rules.fields import Cell
from sheets.rules.values import (
    FEMALE,
    MALE,
    OFFICIAL,
    DayRead,
    is_mark,
    read_card_number,
    read_day,
    read_identity_number,
    text_of,
)

LONGEST_NAME = 150
ERROR, WARNING = "error", "warning"
_NO_NAME = re.compile(
    r"[\d:/()]|^(tong|cong|nguoi lap|t\W?m|bi thu|pho bi thu|ky ten|xac nhan|noi nhan|danh sach|ngay)\b"
)


@dataclass(frozen=True)
class Mark:
    """What a cell of the preview is, where it is not simply as the row's verdict says."""

    mark: str
    """error, warning, changed or unchanged."""
    note: str = ""
    told: Mapping[str, object] = field(default_factory=dict)
    """What the note names; rows are kept with this word."""
    typed: str = ""
    """What stands in the sheet, where it is not what will be written."""
    old: object = None
    """What the register has."""


@dataclass(frozen=True)
class ReadingPlan:
    """How the rows of one sheet are read."""

    columns: Sequence[str]
    """The meaning of each column, "" where it is passed over."""
    meaning_of: Callable[[str, str], str]
    """Of sex, degree and activity: what a text means there, "" where nothing is known."""
    cell_of: Callable[[str], int | None]
    """The cell that a text of the sheet names."""
    default_cell: int | None
    """Where no column and no heading between the rows names one."""
    on: date
    """The day from which the people are in the register, where no column says."""
    today: date
    statutes: Statutes
    """By what the days of the people are judged."""
    fill_partial_days: bool = True
    """Whether a year alone becomes its first day (with a warning) or stays empty."""


@dataclass
class RowRead:
    number: int
    values: dict[str, Any] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    born_year: int | None = None
    """Where no more than the year of birth is known."""
    partial: dict[str, str] = field(default_factory=dict)
    """Of which days no more than the year or the month is told."""

    @property
    def is_faulty(self) -> bool:
        return any(mark.mark == ERROR for mark in self.marks.values())

    def fault(self, field_name: str, note: str, *, typed: str = "", **details: object) -> None:
        self.marks[field_name] = Mark(ERROR, note, details, typed)

    def warn(self, field_name: str, note: str, *, typed: str = "", **details: object) -> None:
        if field_name not in self.marks:
            self.marks[field_name] = Mark(WARNING, note, details, typed)


def read_row(number: int, cells: Sequence[Cell], plan: ReadingPlan, *, under: int | None = None) -> RowRead | None:
    """None for a row that speaks of nobody. `under`: the cell named by a heading between the rows above it."""
    at = _by_meaning(cells, plan.columns)
    if _is_about_nobody(at):
        return None
    row = RowRead(number)
    _read_name(row, at)
    if not row.values["full_name"]:
        if not any(at.get(field_name) for field_name in (fields.BORN_ON, fields.CARD_NUMBER, fields.IDENTITY_NUMBER)):
            return None
        row.fault(fields.FULL_NAME, "name_missing")
    _read_birth(row, at, plan)
    _read_sex(row, at, plan)
    _read_numbers(row, at)
    for field_name in (fields.ADMITTED_ON, fields.OFFICIAL_ON, fields.JOINED_ON):
        row.values[field_name] = _read_day(row, field_name, at.get(field_name), plan)
    for field_name in (fields.DEGREE, fields.ACTIVITY):
        row.values[field_name] = _read_meaning(row, field_name, at.get(field_name), plan)
    row.values[fields.GROUP] = text_of(at.get(fields.GROUP))[:100]
    _read_cell(row, at, plan, under)
    _take_first_possible(row, plan.today, plan.statutes)
    _compare_days(row, plan)
    return row


def _is_about_nobody(at: Mapping[str, Cell]) -> bool:
    """«Tổng cộng: 12 đồng chí», the place and the date, who signs: text alone in the column of names."""
    named = set(at) & {fields.FULL_NAME, fields.FAMILY_NAME, fields.GIVEN_NAME}
    text = fold(" ".join(text_of(at[name]) for name in sorted(named)))
    return len(at) == len(named) and bool(_NO_NAME.search(text))


def heading_between(cells: Sequence[Cell]) -> str:
    """The text of a row that holds nothing but one text: «Chi bộ khu phố 1» above its members."""
    filled = [cell for cell in cells if cell is not None and cell != ""]
    texts = [cell for cell in filled if isinstance(cell, str)]
    return clean_text(texts[-1]) if len(filled) <= 2 and len(texts) >= 1 and len(texts[-1]) < LONGEST_NAME else ""


def _by_meaning(cells: Sequence[Cell], columns: Sequence[str]) -> dict[str, Cell]:
    return {name: cell for name, cell in zip(columns, cells, strict=False) if name and cell is not None and cell != ""}


def _read_name(row: RowRead, at: Mapping[str, Cell]) -> None:
    parts = [text_of(at.get(field_name)) for field_name in (fields.FULL_NAME, fields.FAMILY_NAME, fields.GIVEN_NAME)]
    name = _capitalised(parts[0] or " ".join(filter(None, parts[1:])))
    row.values[fields.FULL_NAME] = name[:LONGEST_NAME]
    if len(name) > LONGEST_NAME:
        row.fault(fields.FULL_NAME, "name_too_long")
    elif name and " " not in name:
        row.warn(fields.FULL_NAME, "name_is_one_word")


def _capitalised(name: str) -> str:
    """NGUYỄN VĂN AN is written Nguyễn Văn An; a name in small letters too. Others are left as they are."""
    name = clean_text(name)
    if name and (name == name.upper() or name == name.lower()):
        return " ".join(word[:1].upper() + word[1:].lower() for word in name.split())
    return name


def _read_birth(row: RowRead, at: Mapping[str, Cell], plan: ReadingPlan) -> None:
    cell = next((at[name] for name in (fields.BORN_ON, fields.BORN_ON_MAN, fields.BORN_ON_WOMAN) if name in at), None)
    youngest = plan.statutes.asked(Key.YOUNGEST, plan.today)
    day = read_day(cell, today=plan.today, youngest=youngest.value if youngest else 0)
    if day.partial and day.value:
        row.born_year = day.value.year
    row.values[fields.BORN_ON] = _settle(row, fields.BORN_ON, day, cell, plan)


def _read_day(row: RowRead, field_name: str, cell: Cell, plan: ReadingPlan) -> date | None:
    return _settle(row, field_name, read_day(cell, today=plan.today), cell, plan)


def _settle(row: RowRead, field_name: str, day: DayRead, cell: Cell, plan: ReadingPlan) -> date | None:
    typed = text_of(cell)
    if day.problem:
        row.fault(field_name, day.problem, typed=typed)
    elif day.partial and plan.fill_partial_days:
        row.partial[field_name] = day.partial
        row.warn(field_name, f"only_{day.partial}", typed=typed)
    elif day.partial:
        row.warn(field_name, f"only_{day.partial}_left_empty", typed=typed)
        return None
    return day.value


def _read_sex(row: RowRead, at: Mapping[str, Cell], plan: ReadingPlan) -> None:
    sexes = set()
    if fields.SEX in at:
        sexes.add(_read_meaning(row, fields.SEX, at[fields.SEX], plan))
    elif fields.FEMALE_MARK in plan.columns:
        mark = text_of(at.get(fields.FEMALE_MARK))
        if mark and not is_mark(mark):
            row.fault(fields.SEX, "value_unknown", typed=mark)
        sexes.add(FEMALE if mark else MALE)
    sexes |= {sex for name, sex in ((fields.BORN_ON_MAN, MALE), (fields.BORN_ON_WOMAN, FEMALE)) if name in at}
    sexes.discard("")
    if len(sexes) > 1:
        row.fault(fields.SEX, "two_sexes")
    row.values[fields.SEX] = min(sexes, default="")


def _read_numbers(row: RowRead, at: Mapping[str, Cell]) -> None:
    card = read_card_number(at.get(fields.CARD_NUMBER))
    identity = read_identity_number(at.get(fields.IDENTITY_NUMBER))
    for (
        name,
        number,
    ) in ((fields.CARD_NUMBER, card), (fields.IDENTITY_NUMBER, identity)):
        row.values[name] = number.value
        if number.note:
            typed = text_of(at.get(name)) if name == fields.CARD_NUMBER else ""
            row.warn(name, number.note, typed=typed) if number.value else row.fault(name, number.note, typed=typed)


def _read_meaning(row: RowRead, field_name: str, cell: Cell, plan: ReadingPlan) -> str:
    text = text_of(cell)
    if not text:
        return ""
    meaning = plan.meaning_of(field_name, text)
    if not meaning:
        row.fault(field_name, "value_unknown", typed=text)
    return meaning


def _read_cell(row: RowRead, at: Mapping[str, Cell], plan: ReadingPlan, under: int | None) -> None:
    text = text_of(at.get(fields.CELL))
    row.values[fields.CELL] = plan.cell_of(text) if text else under or plan.default_cell
    if row.values[fields.CELL] is None:
        row.fault(fields.CELL, "cell_unknown" if text else "cell_missing", typed=text)


def _take_first_possible(row: RowRead, today: date, statutes: Statutes) -> None:
    """A year alone is entered as its first day; where that cannot be, as the first day of it that can."""
    _not_before(row, fields.ADMITTED_ON, row.values[fields.BORN_ON], lambda born: of_age_on(born, statutes), today)
    admitted = row.values[fields.ADMITTED_ON]
    _not_before(row, fields.OFFICIAL_ON, admitted, lambda began: probation_ends_on(began, statutes), today)
    _not_before(row, fields.JOINED_ON, admitted, lambda began: began, today)


def _not_before(
    row: RowRead, field_name: str, since: date | None, earliest_after: Callable[[date], date | None], today: date
) -> None:
    day, partial = row.values[field_name], row.partial.get(field_name)
    if day is None or since is None or partial is None:
        return
    earliest = earliest_after(since)
    if earliest is not None and day < earliest <= min(_last_of(day, partial), today):
        row.values[field_name] = earliest
        told = {"day": day_in_words(earliest)}
        row.marks[field_name] = Mark(WARNING, f"only_{partial}_first_possible", told, row.marks[field_name].typed)


def _last_of(day: date, partial: str) -> date:
    if partial == "year":
        return day.replace(month=12, day=31)
    return day.replace(day=monthrange(day.year, day.month)[1])


def start_of(values: Mapping[str, Any], on: date) -> date:
    """The first day in the cell: as told, else the day of the sheet; nobody belongs to a cell before the admission."""
    admitted = values[fields.ADMITTED_ON]
    return values[fields.JOINED_ON] or (max(on, admitted) if admitted else on)


def days_of(values: Mapping[str, Any], on: date) -> MemberDays:
    """What the row says of the days that rules/member_facts.py looks at together."""
    return MemberDays(
        born_on=values[fields.BORN_ON],
        admitted_on=values[fields.ADMITTED_ON],
        official_on=values[fields.OFFICIAL_ON],
        joined_on=start_of(values, on),
        degree=values[fields.DEGREE] or "",
    )


def _compare_days(row: RowRead, plan: ReadingPlan) -> None:
    for breach in breaches(days_of(row.values, plan.on), plan.today, plan.statutes):
        (row.fault if breach.blocks else row.warn)(breach.field, breach.reason, typed="", **breach.told)
    if row.values[fields.OFFICIAL_ON] and not row.values[fields.DEGREE]:
        row.values[fields.DEGREE] = OFFICIAL
