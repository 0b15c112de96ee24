"""Where the days of a row stand: each in a column of its own, in three, or two in one."""

from datetime import date

from accounts.rules.text import clean_text
from sheets.rules import fields
from sheets.rules.fields import Cell
from sheets.rules.marks import RowRead
from sheets.rules.row_values import At
from sheets.rules.statuses import says_probationary
from sheets.rules.values import days_in, text_of

_PARTS_OF = {name: tuple(name + part for part in fields.PARTS) for name in fields.IN_THREE}


def put_together(row: RowRead, at: At, field_name: str) -> Cell:
    """Day, month and year of three columns, or day and month in one; a year that stands alone is a year alone."""
    if at.keys().isdisjoint(_PARTS_OF[field_name]):
        return None
    parts = [text_of(at.get(part)) for part in _PARTS_OF[field_name]]
    first = at.get(_PARTS_OF[field_name][0])
    if parts[0] and not parts[1] and not parts[0].isdecimal():
        return _beside_a_year(row, first, parts[-1], field_name)
    if not parts[-1]:
        return "/".join(part or "?" for part in parts) if any(parts) else None
    return "/".join(part.zfill(2) if part else "00" for part in parts)


def _beside_a_year(row: RowRead, day_and_month: Cell, year: str, field_name: str) -> Cell:
    """«12/5» beside 1957. Excel makes a day of this year of it, an English one with day and month changed over; and 12.1 of
    12.10, which is not read."""
    typed = text_of(day_and_month)
    if isinstance(day_and_month, float):
        return f"{typed} ? {year}"
    if isinstance(day_and_month, date):
        typed = f"{day_and_month:%d/%m}"
        if day_and_month.day <= 12:
            row.ask(field_name, "day_and_month_unsure", typed=f"{typed}/{year}")
    return f"{typed}/{year or '?'}"


def days_told(row: RowRead, at: At) -> dict[str, Cell]:
    """Of the days besides birth: each in a column of its own, in three, or two in one."""
    told = {name: at.get(name) for name in (fields.ADMITTED_ON, fields.OFFICIAL_ON, fields.JOINED_ON)}
    for name in (fields.ADMITTED_ON, fields.OFFICIAL_ON):
        told[name] = told[name] if told[name] is not None else put_together(row, at, name)
    instead = told[fields.OFFICIAL_ON]
    if isinstance(instead, str) and says_probationary(text_of(instead)):
        told[fields.OFFICIAL_ON] = None
    together = at.get(fields.ADMITTED_AND_OFFICIAL) or at.get(fields.ADMITTED_ON)
    if isinstance(together, str) and told[fields.OFFICIAL_ON] is None:
        days = days_in(together)
        if len(days) == 2:
            told[fields.ADMITTED_ON], told[fields.OFFICIAL_ON] = days
            if fields.ADMITTED_AND_OFFICIAL not in at:
                row.ask(fields.OFFICIAL_ON, "two_days_in_one_cell", typed=clean_text(together))
            return told
    if fields.ADMITTED_AND_OFFICIAL in at:
        told[fields.ADMITTED_ON] = at[fields.ADMITTED_AND_OFFICIAL]
    return told
