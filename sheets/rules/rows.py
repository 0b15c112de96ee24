"""One row of a sheet, read: what it says of a person, and what is to be said beside its cells."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from cells.rules import member_facts
from cells.rules.births import Birth
from cells.rules.member_facts import MemberDays, breaches
from cells.rules.names import fold
from cells.rules.parameters import Key, Statutes
from cells.rules.probation import probation_ends_on
from sheets.rules import fields
from sheets.rules.fields import Cell
from sheets.rules.first_possible import take_first_possible
from sheets.rules.marks import ROW, WARNING, Mark, RowRead
from sheets.rules.notes import ASKED
from sheets.rules.person_names import read_name
from sheets.rules.row_days import days_told, put_together
from sheets.rules.row_posts import read_post_of
from sheets.rules.row_values import (
    At,
    ask_why_exempt,
    read_activity_of,
    read_degree_of,
    read_numbers_of,
    read_sex_of,
    remarks_of,
)
from sheets.rules.statuses import read_status
from sheets.rules.unseen import UNCALCULATED
from sheets.rules.values import (
    OFFICIAL,
    DayRead,
    could_be_turned,
    is_mark,
    read_day,
    says_nothing,
    text_of,
)

LONGEST_NAME = 150
PUT_RIGHT = "put_right"
"""What is said beside a value that a person wrote in place of what was read."""
OLDEST = 105
NO_RESIDENCE = "residence_unknown"
"""Beside what names no cell that is known here."""
LATELY = 3
"""Years: longer ago nobody is still on probation, and a day that is missing is only missing."""
_ERROR_CELLS = (
    "#ref!",
    "#n/a",
    "#value!",
    "#name?",
    "#div/0!",
    "#null!",
    "#num!",
    "#spill!",
    "#calc!",
    "err:",
    UNCALCULATED,
)
_ERROR_SIGNS = "#eE"


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
    turned: Mapping[str, bool] = field(default_factory=dict)
    """Fields whose days Excel seems to have kept with day and month changed over; True: they are turned back, and asked about."""
    month_first: Collection[str] = ()
    """Fields whose days seem to be written with the month before the day."""

    @cached_property
    def tells(self) -> frozenset[str]:
        return frozenset(self.columns)

    @cached_property
    def youngest(self) -> int:
        """Years that a member has."""
        asked = self.statutes.asked(Key.YOUNGEST, self.today)
        return asked.value if asked else 0


@dataclass(frozen=True)
class Under:
    """What the lines between the rows said of those below them."""

    cell: int | None = None
    group: str = ""
    unknown: str = ""
    """A heading that names no cell known here: nobody below it is put anywhere unasked."""
    remark: str = ""
    """What is said of all of them: «Đảng viên đã chuyển đi»."""
    doubt: str = ""
    """A key of notes.NOTES: what has to be asked of all of them."""
    told: Mapping[str, str] = field(default_factory=dict)
    """What the doubt names."""


def read_row(number: int, at: At, plan: ReadingPlan, *, under: Under = Under(), beside: Sequence[str] = ()) -> RowRead:
    """`at`: the cells by what they mean; what no column of the sheet tells of is not looked for. `beside`: what columns without a
    meaning say of the person."""
    row = read_cells(number, at, plan, under, beside)
    look_at_together(row, at, plan, under)
    return row


def read_cells(number: int, at: At, plan: ReadingPlan, under: Under, beside: Sequence[str] = ()) -> RowRead:
    """What each cell says; what they say together is still to be looked at."""
    row = RowRead(number, dict(NOTHING_TOLD))
    birth = read_name_of(row, at)
    beside_the_name = tuple(row.remarks)
    _read_birth(row, at, birth, plan)
    row.remarks += [*beside, *filter(None, [under.remark])]
    _read_group(row, text_of(at.get(fields.GROUP)), plan, under)
    read_sex_of(row, at, plan.columns, plan.meaning_of)
    if fields.MEMBER_MARK in plan.columns and not is_mark(text_of(at.get(fields.MEMBER_MARK))):
        row.ask(ROW, "no_member_by_mark")
    read_numbers_of(row, at)
    for field_name, typed in days_told(row, at).items():
        row.values[field_name] = _read_day(row, field_name, typed, plan)
    read_degree_of(row, at, plan.meaning_of)
    if row.remarks or plan.tells & _OF_ACTIVITY:
        read_activity_of(row, at, plan.meaning_of, plan.today)
    read_cell(row, at, plan, under)
    if beside_the_name or plan.tells & _OF_POSTS:
        read_post_of(row, at, beside_the_name, plan.cell_of)
    if fields.RESIDENCE in at:
        _read_residence(row, at, plan)
    return row


def look_at_together(row: RowRead, at: At, plan: ReadingPlan, under: Under) -> None:
    take_first_possible(row, plan.today, plan.statutes)
    _compare_days(row, plan)
    _ask_for_degree(row, at, plan)
    if under.doubt:
        row.ask(ROW, under.doubt, **under.told)
    _find_broken(row, at)


NOTHING_TOLD = dict.fromkeys(fields.PERSON_FIELDS, "") | dict.fromkeys((*fields.DAYS, *fields.CELLS))
_OF_ACTIVITY, _OF_POSTS = {fields.ACTIVITY, fields.REMARKS}, {fields.POST, fields.REMARKS}


def by_meaning(cells: Sequence[Cell], columns: Sequence[str]) -> dict[str, Cell]:
    return {name: cell for name, cell in zip(columns, cells, strict=False) if name and cell is not None and cell != ""}


def is_broken(cell: Cell) -> bool:
    """A formula that Excel could not work out: #REF!, #N/A …"""
    return isinstance(cell, str) and cell[:1] in _ERROR_SIGNS and cell.lower().startswith(_ERROR_CELLS)


_NOT_TEXT = (*fields.DAYS, *fields.CELLS)


def put_right(row: RowRead, mended: Mapping[str, Any], plan: ReadingPlan) -> None:
    """What a person wrote in place of what was read. The days of the row are looked at together anew."""
    typed = {}
    for name, value in mended.items():
        was, before = row.marks.pop(name, None), row.values.get(name)
        typed[name] = was.typed if was and was.typed else _in_the_sheet(name, before)
        row.values[name] = value if value is not None or name in _NOT_TEXT else ""
        row.partial.pop(name, None)
    row.marks = {name: mark for name, mark in row.marks.items() if mark.note not in member_facts.WORDS}
    _compare_days(row, plan)
    if fields.ACTIVITY in typed:
        ask_why_exempt(row)
    for name, stood in typed.items():
        row.marks[name] = replace(row.marks.get(name) or Mark(WARNING, PUT_RIGHT), typed=stood)


def _in_the_sheet(name: str, value: object) -> str:
    """What had been read without a word beside it; of a cell its name is known only where it was typed."""
    if name in fields.CELLS or value is None:
        return ""
    return text_of(value) if isinstance(value, date | str) else str(value)


def _ask_for_degree(row: RowRead, at: At, plan: ReadingPlan) -> None:
    """Admitted some years ago, and no day where others have that of full membership: official by now, or the list is old?
    One day below a heading of both: which? A cross where others have the day: admitted, and official? No cross where the others
    who are official have one?"""
    admitted = row.values[fields.ADMITTED_ON]
    by_remark = (said := row.marks.get(fields.DEGREE)) is not None and said.note == "probationary_by_remark"
    if by_remark and admitted and not row.values[fields.OFFICIAL_ON]:
        ended = probation_ends_on(admitted, plan.statutes)
        if ended is not None and plan.today.year - ended.year > LATELY:
            row.ask(fields.DEGREE, "probation_long_over")
        return
    if row.values[fields.DEGREE] or row.values[fields.OFFICIAL_ON]:
        return
    if not admitted:
        if fields.OFFICIAL_MARK in plan.columns or text_of(at.get(fields.ADMITTED_ON)).lower() == "x":
            row.ask(fields.DEGREE, "degree_unsure")
        elif fold(text_of(at.get(fields.ADMITTED_ON))).startswith("chua"):
            row.ask(ROW, "no_member_by_remark")
        return
    ends_on = probation_ends_on(admitted, plan.statutes)
    if ends_on is None or ends_on > plan.today:
        return
    if fields.ADMITTED_AND_OFFICIAL in plan.columns and fields.OFFICIAL_ON not in plan.columns:
        row.ask(fields.ADMITTED_ON, "one_of_two_days")
    elif fields.OFFICIAL_MARK in plan.columns or (
        fields.OFFICIAL_ON in plan.columns and plan.today.year - admitted.year <= LATELY
    ):
        row.ask(fields.DEGREE, "degree_unsure")


def _find_broken(row: RowRead, at: At) -> None:
    """Last, for it outweighs what else could be said of the cell."""
    for name, cell in at.items():
        if isinstance(cell, str) and is_broken(cell):
            for field_name in name.split("+"):
                row.fault(_FIELD_OF.get(field_name, field_name), "cell_is_broken", typed=text_of(cell))


_FIELD_OF = {
    fields.FAMILY_NAME: fields.FULL_NAME,
    fields.MIDDLE_NAME: fields.FULL_NAME,
    fields.GIVEN_NAME: fields.FULL_NAME,
    fields.BORN_ON_MAN: fields.BORN_ON,
    fields.BORN_ON_WOMAN: fields.BORN_ON,
    fields.FEMALE_MARK: fields.SEX,
    fields.MALE_MARK: fields.SEX,
    fields.OFFICIAL_MARK: fields.DEGREE,
    fields.PROBATIONARY_MARK: fields.DEGREE,
    fields.MEMBER_MARK: ROW,
    fields.REMARKS: fields.ACTIVITY,
    **{name + part: name for name in fields.IN_THREE for part in fields.PARTS},
}
"""Beside which field it is told what is wrong with a column that says only a part of it."""


def read_name_of(row: RowRead, at: At) -> str:
    """The birth that stood in the same cell, "" where none did."""
    read = read_name(_name_told(at))
    row.remarks += read.remarks
    row.values[fields.FULL_NAME] = read.name[:LONGEST_NAME]
    said = read.said
    if not read.name:
        row.fault(fields.FULL_NAME, "name_missing", typed=said)
    elif len(read.name) > LONGEST_NAME:
        row.fault(fields.FULL_NAME, "name_too_long")
    elif read.doubt:
        row.ask(fields.FULL_NAME, read.doubt, typed=said)
    elif " " not in read.name:
        row.ask(fields.FULL_NAME, "name_is_one_word", typed=said)
    elif read.name.casefold() != said.casefold() and not read.birth:
        row.warn(fields.FULL_NAME, "name_without_the_rest", typed=said)
    return read.birth


def _name_told(at: At) -> str:
    """As it stands, its lines kept."""
    whole = at.get(fields.NAME_AND_BIRTH) or at.get(fields.FULL_NAME)
    if whole is not None:
        return whole if isinstance(whole, str) else text_of(whole)
    parts = (text_of(at.get(name)) for name in (fields.FAMILY_NAME, fields.MIDDLE_NAME, fields.GIVEN_NAME))
    return " ".join(filter(None, parts))


def _read_birth(row: RowRead, at: At, beside_the_name: str, plan: ReadingPlan) -> None:
    columns = (fields.BORN_ON, fields.BORN_ON_MAN, fields.BORN_ON_WOMAN)
    cell = next((at[name] for name in columns if name in at), None)
    cell = cell if cell is not None else put_together(row, at, fields.BORN_ON)
    if cell is None:
        cell = beside_the_name or None
    elif beside_the_name:
        row.warn(fields.FULL_NAME, "name_without_the_rest", typed=text_of(at.get(fields.FULL_NAME)))
    day = read_day(_turn(row, fields.BORN_ON, cell, plan), today=plan.today, youngest=plan.youngest)
    row.values[fields.BORN_ON] = _settle_birth(row, day, cell)
    if day.value and plan.today.year - day.value.year > OLDEST:
        row.ask(fields.BORN_ON, "very_old", typed=text_of(cell), years=plan.today.year - day.value.year)


def _read_group(row: RowRead, text: str, plan: ReadingPlan, under: Under) -> None:
    """«Miễn SH», «đã chuyển» among the names of groups say what became of somebody."""
    if text and read_status(text, today=plan.today).kind:
        row.remarks.append(text)
        text = ""
    row.values[fields.GROUP] = (text or under.group)[:100]


def _settle_birth(row: RowRead, day: DayRead, cell: Cell) -> Birth | None:
    """A year alone stays a year alone; of a month the year is kept, and it is said."""
    typed = text_of(cell)
    if day.problem:
        row.fault(fields.BORN_ON, day.problem, typed=typed)
    elif day.doubt:
        row.ask(fields.BORN_ON, day.doubt, typed=typed)
    elif day.partial == "month":
        row.warn(fields.BORN_ON, "only_year_of_birth", typed=typed)
    return day.value.year if day.value and day.partial else day.value


def _read_day(row: RowRead, field_name: str, cell: Cell, plan: ReadingPlan) -> date | None:
    day = _settle(row, field_name, read_day(_turn(row, field_name, cell, plan), today=plan.today), cell, plan)
    if day is not None and plan.today.year - day.year > OLDEST - plan.youngest:
        row.ask(field_name, "very_long_ago", typed=text_of(cell), years=plan.today.year - day.year)
    return day


def _turn(row: RowRead, field_name: str, cell: Cell, plan: ReadingPlan) -> Cell:
    """An English Excel took 05/06 for the sixth of May: in a column where it did so, day and month change places again."""
    if field_name in plan.month_first and could_be_turned(cell):
        row.ask(field_name, "day_and_month_unsure", typed=text_of(cell))
    if field_name not in plan.turned or not isinstance(cell, date) or cell.day > 12:
        return cell
    if not plan.turned[field_name]:
        row.ask(field_name, "day_and_month_unsure", typed=text_of(cell))
        return cell
    row.ask(field_name, "day_and_month_turned", typed=text_of(cell))
    return cell.replace(day=cell.month, month=cell.day)


def _settle(row: RowRead, field_name: str, day: DayRead, cell: Cell, plan: ReadingPlan) -> date | None:
    typed = text_of(cell)
    if day.problem:
        row.fault(field_name, day.problem, typed=typed)
        return day.value
    if day.doubt:
        row.ask(field_name, day.doubt, typed=typed)
    if day.partial and plan.fill_partial_days:
        row.partial[field_name] = day.partial
        row.warn(field_name, f"only_{day.partial}", typed=typed)
    elif day.partial:
        row.warn(field_name, f"only_{day.partial}_left_empty", typed=typed)
        return None
    return day.value


def read_cell(row: RowRead, at: At, plan: ReadingPlan, under: Under) -> None:
    text = text_of(at.get(fields.CELL)) or under.unknown
    row.values[fields.CELL] = plan.cell_of(text) if text else under.cell or plan.default_cell
    beside = {named: said for said in remarks_of(row, at) if (named := plan.cell_of(said)) is not None}
    others = [said for named, said in beside.items() if named != row.values[fields.CELL]]
    if row.values[fields.CELL] is not None and others and not text_of(at.get(fields.CELL)):
        row.ask(fields.CELL, "cell_beside", cell=others[0])
    if row.values[fields.CELL] is None:
        row.fault(fields.CELL, "cell_unknown" if text else "cell_missing", typed=text)


def _read_residence(row: RowRead, at: At, plan: ReadingPlan) -> None:
    """Where the member takes part at home (213-QĐ/TW). Whose own cell is named there is introduced nowhere."""
    text = text_of(at.get(fields.RESIDENCE))
    if is_mark(text):
        row.ask(fields.ACTIVITY, "resident_by_remark", typed=text)
        return
    named = plan.cell_of(text) if text else None
    row.values[fields.RESIDENCE] = named if named != row.values[fields.CELL] else None
    if named is None and not says_nothing(text):
        row.pass_over(fields.RESIDENCE, NO_RESIDENCE, typed=text)


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
        say = row.fault if breach.blocks else row.ask if breach.reason in ASKED else row.warn
        say(breach.field, breach.reason, typed="", **breach.told)
    if row.values[fields.OFFICIAL_ON] and not row.values[fields.DEGREE]:
        row.values[fields.DEGREE] = OFFICIAL
