"""What the forms of a list replace, entry by entry, and the names they have for it."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.replacing import Entries
from cells.models import Organisation
from sheets.models import Sheet
from sheets.rules.parts import Part
from sheets.services import proposing

HEADER, ALONG = "header", "along"


def header_entry(sheet: Sheet) -> list[object]:
    """Which sheet, and where its headings stand: one entry, for a row is a row of that sheet."""
    return [sheet.name, sheet.header_first, sheet.header_rows]


def along_entry(sheet: Sheet) -> list[str]:
    """The sheets read along, in the order of the workbook."""
    names = {part["name"] for part in sheet.along}
    return [content["name"] for content in sheet.contents if content["name"] in names]


def is_below(made_from: Entries | None, sheet: Sheet) -> bool:
    """Whether columns were chosen below the headings that stand now: below others the third is another column."""
    now = {HEADER: header_entry(sheet), ALONG: along_entry(sheet)}
    return made_from is None or all(made_from.get(name) == entry for name, entry in now.items())


def other_headings() -> str:
    return _("Somebody else has chosen other headings for this list meanwhile. Say what these columns mean.")


def makes_of(sheet: Sheet) -> list[list[Part]]:
    """The sheets that are read, those with the same headings together; the leading one is the first of all."""
    return proposing.as_makes(proposing.parts_of(sheet))


def columns_kept(sheet: Sheet) -> dict[str, object]:
    """What is kept besides only once it was said; until then the form proposes it."""
    besides = besides_columns(sheet.default_cell, sheet.on, sheet.fill_partial_days) if sheet.on else {}
    return column_entries([sheet.columns]) | besides


def column_entries(makes: Sequence[Sequence[str]]) -> dict[str, str]:
    """What the columns mean, of each make of headings, by the names that a form has for them."""
    return {
        column_name(make, index): column for make, columns in enumerate(makes) for index, column in enumerate(columns)
    }


def column_name(make: int, index: int) -> str:
    return f"column_{make}_{index}" if make else f"column_{index}"


def besides_columns(default_cell: Organisation | None, on: date, fill_partial_days: bool) -> dict[str, object]:
    code = default_cell.code if default_cell else ""
    return {"default_cell": code, "on": on, "partial": "fill" if fill_partial_days else "empty"}


def answers(meanings: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {answer_name(field, text): value for field, texts in meanings.items() for text, value in texts.items()}


def answer_name(field: str, folded: str) -> str:
    """Of what a value means: the same whenever the list is read, wherever the value stands in it."""
    return f"value_{hashlib.sha256(f'{field} {folded}'.encode()).hexdigest()[:16]}"
