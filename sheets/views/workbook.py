"""What the pages say of a workbook before it is read: its sheets, what is hidden in it, and what is not read."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django import forms

from cells.queries.names import names_with_superior_on
from cells.requests import Request
from sheets.forms.sheet import ColumnsForm
from sheets.models import Sheet
from sheets.rules.fields import Cell
from sheets.rules.parts import Part, font_in, head_in
from sheets.rules.values import text_of
from sheets.services import proposing
from sheets.services.entries import makes_of
from sheets.services.gathering import Gathering

SAMPLES = 4


@dataclass(frozen=True)
class PartShown:
    """A sheet of the workbook, and where its people belong."""

    name: str
    headings: str
    """The rows of its headings: "4" or "4–5"; "" where it has none."""
    rows: int
    cell: str
    """The name of the cell that its title or its name names."""
    unknown: str
    """What it is called after, where that is no cell of ours."""
    is_hidden: bool
    ticked: bool


@dataclass(frozen=True)
class WorkbookShown:
    lists: Sequence[PartShown]
    """Those from which people can be read, the one shown first."""
    hidden: Sequence[str]
    no_lists: Sequence[str]
    hidden_rows: Sequence[tuple[str, int]]
    hidden_columns: Sequence[tuple[str, int]]
    turned: Sequence[tuple[str, str, Sequence[str]]]
    """Typed in an old font: name of the sheet, of the font, and some texts as they are read now."""

    @property
    def others(self) -> Sequence[PartShown]:
        return self.lists[1:]


def workbook_shown(request: Request, sheet: Sheet, part: Part, ticked: Sequence[str]) -> WorkbookShown:
    """As it stands while the sheet `part` is looked at; `ticked`: the sheets that are to be read along."""
    gathering = Gathering(sheet, request.today)
    parts = [part, *(other for other in proposing.lists_in(sheet) if other.name != part.name)]
    above = [gathering.above(one) for one in parts]
    names = names_with_superior_on({one.cell for one in above if one.cell}, request.today, within=sheet.organisation_id)
    contents = {content["name"]: content for content in sheet.contents}
    lists = [
        PartShown(
            name=one.name,
            headings=_rows(one),
            rows=contents[one.name]["rows"],
            cell=str(names[under.cell]) if under.cell else "",
            unknown=under.unknown,
            is_hidden=bool(contents[one.name].get("hidden")),
            ticked=one.name in ticked,
        )
        for one, under in zip(parts, above, strict=True)
    ]
    readable = {one.name: contents[one.name] for one in parts}
    return WorkbookShown(
        lists=lists,
        hidden=[name for name, content in contents.items() if content.get("hidden") and name != part.name],
        no_lists=[name for name, content in contents.items() if name not in readable and not content.get("hidden")],
        hidden_rows=[(name, number) for name, content in readable.items() if (number := content.get("hidden_rows"))],
        hidden_columns=[
            (name, len(columns)) for name, content in readable.items() if (columns := content.get("hidden_columns"))
        ],
        turned=[
            (name, font.name.upper(), samples)
            for name, content in readable.items()
            if (font := font_in(content)).name and (samples := _letters(head_in(content).rows))
        ],
    )


def _rows(part: Part) -> str:
    if not part.first:
        return ""
    return str(part.first) if part.rows == 1 else f"{part.first}–{part.header.last}"


def _letters(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Some texts with letters that an old font would spell otherwise."""
    texts = (cell for row in rows for cell in row if isinstance(cell, str) and not cell.isascii())
    return list(dict.fromkeys(texts))[:SAMPLES]


@dataclass(frozen=True)
class ColumnShown:
    heading: str
    samples: Sequence[str]
    disputes: Sequence[forms.BoundField]
    field: forms.BoundField


@dataclass(frozen=True)
class MakeShown:
    """The columns of all sheets with the same headings."""

    sheets: Sequence[str]
    columns: Sequence[ColumnShown]
    passed_over: Sequence[str] = field(default_factory=list)
    """Headings of which nothing is read."""


def makes_shown(sheet: Sheet, form: ColumnsForm) -> list[MakeShown]:
    heads = {content["name"]: head_in(content) for content in sheet.contents}
    shown = []
    for number, make in enumerate(makes_of(sheet)):
        part = make[0]
        below = heads[part.name].below(part.header) if part.name in heads else []
        columns = [
            ColumnShown(heading, _samples(below, place), disputes, asked)
            for place, (heading, (*disputes, asked)) in enumerate(
                zip(part.headings, form.column_fields(number), strict=True)
            )
        ]
        passed = [column.heading for column in columns if column.heading and not column.field.value()]
        shown.append(MakeShown([one.name for one in make], columns, passed))
    return shown


def _samples(rows: Sequence[Sequence[Cell]], column: int) -> list[str]:
    """What stands in a column, as far as it says something."""
    texts = [text_of(row[column]) for row in rows if column < len(row) and row[column] is not None]
    return [text for text in dict.fromkeys(texts) if text][:SAMPLES]
