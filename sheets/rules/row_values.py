"""What a row says of a person besides the name, the days and the cell: sex, numbers, degree, activity."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from accounts.rules.text import clean_text
from cells.rules.names import fold
from sheets.rules import fields
from sheets.rules.exempt_reasons import AGE_HEALTH, ANOTHER, reason_in
from sheets.rules.fields import Cell
from sheets.rules.marks import RowRead
from sheets.rules.statuses import read_status, says_probationary
from sheets.rules.values import (
    ACTIVE,
    CARD_DIGITS,
    EXEMPT,
    FEMALE,
    MALE,
    OFFICIAL,
    PROBATIONARY,
    SUSPENDED,
    ZERO_RESTORED,
    NumberRead,
    days_in,
    is_mark,
    read_card_number,
    read_identity_number,
    read_sex,
    says_nothing,
    text_of,
)

_OF_WOMEN = " thi "
"""In a name, folded."""
_LETTER_FOR_FIGURE = re.compile(r"\d[oOlI]|[oOlI]\d", re.ASCII)
_NOT_YET = re.compile(r"chua\b")
At = Mapping[str, Cell]
"""What stands in the columns that mean something."""
MeaningOf = Callable[[str, str], str]
"""Of sex, degree and activity: what a text means there, "" where nothing is known."""
_EIGHT_OR_TWELVE = re.compile(r"(?<!\d)(\d{12}|\d{2}[. ]?\d{6})(?!\d)", re.ASCII)


def read_sex_of(row: RowRead, at: At, columns: Sequence[str], meaning_of: MeaningOf) -> None:
    sexes = set()
    if fields.SEX in at:
        sexes.add(_read_meaning(row, fields.SEX, at[fields.SEX], meaning_of))
    marked = {FEMALE: fields.FEMALE_MARK, MALE: fields.MALE_MARK}
    for sex, column in marked.items():
        mark = _mark_in(at, column)
        if mark and not is_mark(mark):
            row.fault(fields.SEX, "value_unknown", typed=mark)
        if mark:
            sexes.add(sex)
    if fields.FEMALE_MARK in columns and fields.MALE_MARK not in columns and not sexes:
        sexes.add(MALE)
        if _OF_WOMEN in fold(row.values[fields.FULL_NAME]):
            row.ask(fields.SEX, "woman_by_name")
    if fields.MALE_MARK in columns and fields.FEMALE_MARK not in columns and not sexes:
        sexes.add(FEMALE)
        if _OF_WOMEN not in fold(row.values[fields.FULL_NAME]):
            row.ask(fields.SEX, "no_mark_of_man")
    if fields.BORN_ON_MAN in at and _OF_WOMEN in fold(row.values[fields.FULL_NAME]):
        row.ask(fields.SEX, "woman_by_name")
    sexes |= {sex for name, sex in ((fields.BORN_ON_MAN, MALE), (fields.BORN_ON_WOMAN, FEMALE)) if name in at}
    sexes |= {read_sex(remark) for remark in row.remarks}
    sexes.discard("")
    if len(sexes) > 1:
        row.fault(fields.SEX, "two_sexes")
    row.values[fields.SEX] = min(sexes, default="")


def _mark_in(at: At, column: str) -> str:
    """«0» and «-» are none."""
    text = text_of(at.get(column))
    return "" if not text or says_nothing(text) else text


def read_numbers_of(row: RowRead, at: At) -> None:
    if fields.CARD_NUMBER in at:
        card = at[fields.CARD_NUMBER]
        _take_number(row, fields.CARD_NUMBER, read_card_number(_first_number(row, card)), shown=card)
    if fields.IDENTITY_NUMBER in at:
        _take_number(row, fields.IDENTITY_NUMBER, read_identity_number(at[fields.IDENTITY_NUMBER]))


def _take_number(row: RowRead, name: str, number: NumberRead, *, shown: Cell = None) -> None:
    """`shown`: the cell, where it may be told what stands in it."""
    row.values[name] = number.value
    if not number.note and number.value.isdecimal():
        return
    typed = text_of(shown)
    if number.note in (ZERO_RESTORED, CARD_DIGITS):
        row.ask(name, number.note, typed=typed)
    elif _LETTER_FOR_FIGURE.search(number.value):
        row.ask(name, "letter_for_figure", typed=typed)
    elif number.note:
        row.fault(name, number.note, typed=typed)


def _first_number(row: RowRead, cell: Cell) -> Cell:
    """The number of the card, with the day it was given beneath it in the same cell."""
    if not isinstance(cell, str) or cell.isdecimal() or not days_in(cell):
        return cell
    found = _EIGHT_OR_TWELVE.search(cell)
    if found is None:
        return cell
    row.warn(fields.CARD_NUMBER, "number_without_the_rest", typed=clean_text(cell))
    return found[1]


def read_degree_of(row: RowRead, at: At, meaning_of: MeaningOf) -> None:
    degrees = {_read_meaning(row, fields.DEGREE, at.get(fields.DEGREE), meaning_of)}
    for degree, column in ((OFFICIAL, fields.OFFICIAL_MARK), (PROBATIONARY, fields.PROBATIONARY_MARK)):
        mark = _mark_in(at, column)
        if mark and is_mark(mark):
            degrees.add(degree)
        elif mark:
            row.fault(fields.DEGREE, "value_unknown", typed=mark)
    # «Tình trạng: dự bị» tells the degree, and nothing of the activity.
    if says_probationary(text_of(at.get(fields.ACTIVITY))):
        degrees.add(PROBATIONARY)
    degrees.discard("")
    if len(degrees) > 1:
        row.fault(fields.DEGREE, "two_degrees")
    row.values[fields.DEGREE] = min(degrees, default="")
    official_on = at.get(fields.OFFICIAL_ON)
    instead_of_a_day = text_of(official_on) if isinstance(official_on, str) else ""
    said = next(filter(says_probationary, (*remarks_of(row, at), instead_of_a_day)), "")
    if _NOT_YET.match(fold(instead_of_a_day)):
        said = instead_of_a_day
    if said and row.values[fields.OFFICIAL_ON]:
        row.ask(fields.DEGREE, "probationary_or_official", typed=said)
    if said and not degrees and not row.values[fields.OFFICIAL_ON]:
        row.values[fields.DEGREE] = PROBATIONARY
        row.warn(fields.DEGREE, "probationary_by_remark", typed=said)


def _read_meaning(row: RowRead, field_name: str, cell: Cell, meaning_of: MeaningOf) -> str:
    text = text_of(cell)
    if not text:
        return ""
    meaning = meaning_of(field_name, text)
    if not meaning:
        row.fault(field_name, "value_unknown", typed=text)
    return meaning


def read_activity_of(row: RowRead, at: At, meaning_of: MeaningOf, today: date) -> None:
    """From its own column, and from every remark: whoever is gone or away is never entered as active without a word."""
    own, row.values[fields.ACTIVITY] = text_of(at.get(fields.ACTIVITY)), ""
    if own:
        row.values[fields.ACTIVITY] = meaning_of(fields.ACTIVITY, own)
    if own and not row.values[fields.ACTIVITY] and not says_probationary(own) and not _take_status(row, own, today):
        row.fault(fields.ACTIVITY, "value_unknown", typed=own)
    for remark in remarks_of(row, at):
        _take_status(row, remark, today)
    ask_why_exempt(row, [text_of(at.get(fields.EXEMPT_REASON)), own, *remarks_of(row, at)])


def ask_why_exempt(row: RowRead, said: Sequence[str] = ()) -> None:
    """A list tells no last day: who is exempt for another reason than age or health is exempted by an act of its own. `said`:
    what the list tells of it; nothing where a person wrote it in the preview."""
    if row.values[fields.ACTIVITY] != EXEMPT:
        return
    reasons = {text: reason_in(text) for text in said if text}
    if AGE_HEALTH in reasons.values():
        return
    another = next((text for text, reason in reasons.items() if reason == ANOTHER), "")
    if another:
        row.fault(fields.ACTIVITY, "exempt_for_another_reason", typed=another)
    else:
        row.ask(fields.ACTIVITY, "exempt_reason_not_told", typed=next(iter(reasons), ""))


def remarks_of(row: RowRead, at: At) -> list[str]:
    return [text for text in (text_of(at.get(fields.REMARKS)), *row.remarks) if text]


def _take_status(row: RowRead, text: str, today: date) -> bool:
    status = read_status(text, today=today)
    if status.kind in (EXEMPT, SUSPENDED):
        if row.values[fields.ACTIVITY] == ACTIVE:
            row.ask(fields.ACTIVITY, "unclear_by_remark", typed=text)
        if not row.values[fields.ACTIVITY]:
            row.values[fields.ACTIVITY] = status.kind
            row.warn(fields.ACTIVITY, f"{status.kind}_by_remark", typed=text)
    elif status.kind:
        row.ask(fields.ACTIVITY, f"{status.kind}_by_remark", typed=text, day=status.when or "?")
    return bool(status.kind)
