"""What the register has of somebody against what a row says: cell by cell unchanged, changed, new or worth a warning."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from accounts.rules.days import day_in_words
from cells.rules.births import Agreement, Birth, births_agree
from cells.rules.member_facts import MemberDays, breaches
from cells.rules.names import fold, spelling_key
from cells.rules.parameters import Statutes
from sheets.rules import fields
from sheets.rules.marks import ERROR, PASSED, QUESTION, ROW, WARNING, Mark
from sheets.rules.notes import ASKED, OF_NEW_MEMBERS, TOGETHER
from sheets.rules.posts import LEADER, cell_post, parted
from sheets.rules.values import ACTIVE, OFFICIAL, PROBATIONARY

CHANGED, UNCHANGED, NEW = "changed", "unchanged", "new"
CORRECTED = (
    fields.FULL_NAME,
    fields.BORN_ON,
    fields.SEX,
    fields.CARD_NUMBER,
    fields.ADMITTED_ON,
    fields.OFFICIAL_ON,
    fields.IDENTITY_NUMBER,
)
"""What a sheet may correct. Cell, degree, group and activity change by acts of their own, on a day."""

_DAYS = (fields.BORN_ON, fields.ADMITTED_ON, fields.OFFICIAL_ON)

SAID_BY_COMPARING = {
    "left_before",
    "in_another_cell",
    "in_another_group",
    "official_in_register",
    "official_needs_day",
    "activity_in_register",
    "identity_kept_as_mark",
    "post_needs_transfer",
    "resides_elsewhere",
}


@dataclass(frozen=True)
class Registered:
    """A member as the register has them today."""

    pk: int
    full_name: str
    born_on: Birth | None
    sex: str
    card_number: str
    identity_mark: str
    admitted_on: date | None
    degree: str
    official_on: date | None
    activity: str
    cell_id: int | None
    cell_name: str
    left_on: date | None
    group: str
    belongs_since: date | None = None
    admitted_again_on: date | None = None
    """From it the probation of today's life in the Party is counted; `admitted_on` stays the first admission."""
    post: str = ""
    """In their cell and its groups, one of posts.VALUES."""
    residence: int | None = None
    """The cell where they take part at home; 0 where it is none of the register, or they are exempt from introduction."""

    def value(self, field: str) -> object:
        return getattr(self, _CALLED.get(field, field), None)


_CALLED = {fields.IDENTITY_NUMBER: "identity_mark", fields.CELL: "cell_id"}


def compare_row(
    values: Mapping[str, object],
    read: Mapping[str, Mark],
    registered: Registered,
    columns: list[str],
    today: date,
    statutes: Statutes,
) -> dict[str, Mark]:
    """The marks of a row that was recognised: those of the reading, and every field that departs from the register.

    What was asked about a value is settled where the register has the same.
    """
    marks = {
        field: mark
        for field, mark in read.items()
        if mark.note not in OF_NEW_MEMBERS
        and (mark.mark == ERROR or _stays_said(field, mark, values))
        and not _has_post(field, mark, values, registered)
    }
    if registered.cell_id is None:
        day = day_in_words(registered.left_on) or "?"
        return marks | {fields.CELL: Mark(ERROR, "left_before", {"day": day})}
    for field in columns:
        value = values.get(field)
        if not value or field in marks or (value == registered.value(field) and field != fields.POST):
            continue
        mark = _compare(field, values, read.get(field), registered)
        if mark is not None:
            marks[field] = _asked_before(mark, read.get(field))
    return marks | _together(values, marks, registered, today, statutes) if marks else marks


def _stays_said(field: str, mark: Mark, values: Mapping[str, object]) -> bool:
    """What is asked about the row itself, its cell, its remark or its post is settled by no value of the register. What is passed
    over is no value."""
    if mark.mark == QUESTION:
        return field in (ROW, fields.CELL, fields.ACTIVITY, fields.POST, fields.RESIDENCE)
    return mark.mark == PASSED and not values.get(field)


def _has_post(field: str, mark: Mark, values: Mapping[str, Any], registered: Registered) -> bool:
    """Whoever holds the post already is not asked about it."""
    if field == fields.POST and mark.told.get("member") == registered.pk:
        return True
    post = values.get(field) if field == fields.POST else None
    return bool(post) and values[fields.CELL] == registered.cell_id and parted(post) <= parted(registered.post)


def _asked_before(mark: Mark, read: Mark | None) -> Mark:
    """A value that would be changed, and of which it is not sure that it is meant."""
    return (
        replace(mark, mark=QUESTION) if read is not None and read.mark == QUESTION and mark.note == read.note else mark
    )


def _together(
    values: Mapping[str, object],
    marks: Mapping[str, Mark],
    registered: Registered,
    today: date,
    statutes: Statutes,
) -> dict[str, Mark]:
    """What cannot be once the values of the row stand beside those the register keeps, beside a value that is new."""
    taken = [field for field in _DAYS if field in marks and marks[field].mark in (CHANGED, NEW)]
    if not taken:
        return {}
    before = _days(registered, {})
    known = breaches(before, today, statutes)
    found = breaches(_days(registered, {field: values[field] for field in taken}), today, statutes)
    errors = {}
    for breach in found:
        field = breach.field if breach.field in taken else taken[0]
        if breach.blocks and breach not in known:
            errors[field] = Mark(
                ERROR, f"{breach.reason}{TOGETHER}", breach.told, typed=marks[field].typed, old=marks[field].old
            )
    return errors


def _days(registered: Registered, taken: Mapping[str, Any]) -> MemberDays:
    days = {field: getattr(registered, field) for field in _DAYS} | dict(taken)
    if registered.admitted_again_on is not None:
        days[fields.ADMITTED_ON] = registered.admitted_again_on
    return MemberDays(**days, joined_on=registered.belongs_since)


def as_read(marks: Mapping[str, Mark]) -> dict[str, Mark]:
    """What the reading itself had said, before the row was compared with a member."""
    return {
        field: Mark(_kind_when_read(mark), mark.note, mark.told, mark.typed)
        for field, mark in marks.items()
        if mark.note and mark.note not in SAID_BY_COMPARING and not mark.note.endswith(TOGETHER)
    }


def _kind_when_read(mark: Mark) -> str:
    if mark.mark in (ERROR, PASSED):
        return mark.mark
    return QUESTION if mark.note in ASKED else WARNING


def confirmed(marks: Mapping[str, Mark], *, but: Collection[str] = ()) -> dict[str, Mark]:
    """Somebody has said that what was asked about is meant as it was read. `but`: questions that nobody answered yet."""
    return {
        field: replace(mark, mark=WARNING) if mark.mark == QUESTION and mark.note not in but else mark
        for field, mark in marks.items()
    }


def open_questions(marks: Mapping[str, Mark]) -> frozenset[str]:
    return frozenset(mark.note for mark in marks.values() if mark.mark == QUESTION)


def is_asked_about(marks: Mapping[str, Mark]) -> bool:
    return any(mark.mark == QUESTION for mark in marks.values())


def is_changed(marks: Mapping[str, Mark]) -> bool:
    return any(mark.mark in (CHANGED, NEW) for mark in marks.values())


def _compare(field: str, values: Mapping[str, object], read: Mark | None, registered: Registered) -> Mark | None:
    new, special = values[field], _SPECIAL.get(field)
    if special is not None:
        return special(new, registered, values)
    if field == fields.POST:
        return _post(values, read, registered)
    old = registered.value(field)
    if field == fields.ADMITTED_ON and new == registered.admitted_again_on:
        return None
    if field not in CORRECTED or new == old or _same_as_far_as_stated(field, new, old, read):
        return None
    note = "identity_kept_as_mark" if field == fields.IDENTITY_NUMBER else read.note if read else ""
    details = read.told if read else {}
    return Mark(CHANGED if old else NEW, note, details, read.typed if read else "", old or None)


def _same_as_far_as_stated(field: str, new: Any, old: Any, read: Mark | None) -> bool:
    """A year alone says no more than the year; a name without diacritics is no other name."""
    if field == fields.BORN_ON and isinstance(new, int):
        return births_agree(new, old) is Agreement.YEAR
    if isinstance(new, date) and isinstance(old, date) and read is not None and read.note.startswith("only_"):
        return new.year == old.year and (read.note.startswith("only_year") or new.month == old.month)
    if field == fields.FULL_NAME:
        return spelling_key(new) == spelling_key(old) or (new.isascii() and fold(new) == fold(old))
    return False


def _cell(new: int, registered: Registered, _values: Mapping[str, Any]) -> Mark | None:
    if new == registered.cell_id:
        return None
    return Mark(WARNING, "in_another_cell", {"cell": registered.cell_name}, old=registered.cell_name)


def _group(new: str, registered: Registered, values: Mapping[str, object]) -> Mark | None:
    if values.get(fields.CELL) != registered.cell_id or group_key(new) == group_key(registered.group):
        return None
    if not registered.group:
        return Mark(NEW)
    return Mark(WARNING, "in_another_group", {"group": registered.group}, old=registered.group)


def _degree(new: str, registered: Registered, values: Mapping[str, object]) -> Mark | None:
    if new == registered.degree:
        return None
    if new == PROBATIONARY and registered.degree == OFFICIAL:
        day = day_in_words(registered.official_on) or "?"
        return Mark(WARNING, "official_in_register", {"day": day}, old=registered.degree)
    if values.get(fields.OFFICIAL_ON):
        return Mark(CHANGED, old=registered.degree)
    return Mark(WARNING, "official_needs_day", old=registered.degree)


def _activity(new: str, registered: Registered, _values: Mapping[str, object]) -> Mark | None:
    if new == (registered.activity or ACTIVE):
        return None
    return Mark(WARNING, "activity_in_register", {"activity": registered.activity or ACTIVE}, old=registered.activity)


def _post(values: Mapping[str, Any], read: Mark | None, registered: Registered) -> Mark | None:
    """What a member holds besides stays; of the posts in the cell itself they hold one."""
    told, held = parted(values[fields.POST]), parted(registered.post)
    if values[fields.CELL] != registered.cell_id:
        return Mark(WARNING, "post_needs_transfer", old=registered.post or None)
    if told <= held:
        return None
    if LEADER in told - held and registered.group and group_key(registered.group) != group_key(values[fields.GROUP]):
        return Mark(WARNING, "post_needs_transfer", old=registered.post or None)
    changes = bool(cell_post(values[fields.POST])) and cell_post(registered.post) not in (
        "",
        cell_post(values[fields.POST]),
    )
    said = read or Mark("")
    return Mark(CHANGED if changes else NEW, said.note, said.told, said.typed, registered.post or None)


def _residence(new: int, registered: Registered, _values: Mapping[str, Any]) -> Mark | None:
    if registered.residence is None:
        return Mark(NEW)
    return None if new == registered.residence else Mark(WARNING, "resides_elsewhere", old=registered.residence)


def _nothing(new: object, registered: Registered, values: Mapping[str, object]) -> None:
    """Since when somebody is in their cell is not taken from a sheet once the register knows."""


_SPECIAL: dict[str, Callable[[Any, Registered, Mapping[str, Any]], Mark | None]] = {
    fields.CELL: _cell,
    fields.GROUP: _group,
    fields.DEGREE: _degree,
    fields.ACTIVITY: _activity,
    fields.JOINED_ON: _nothing,
    fields.RESIDENCE: _residence,
}


def group_key(name: str) -> str:
    """«Tổ 1», «Tổ đảng số 01» and «1» are one group."""
    words = fold(name).replace("to dang", " ").replace("so", " ").split()
    kept = [word.lstrip("0") or word for word in words if word != "to"]
    return " ".join(kept)
