"""Going through the sheets of a list that are read together: who stands in them, and what is passed over."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import cast

from cells.models import OrganisationVersion
from cells.queries.organisations import Kind
from cells.queries.parameters import statutes_known
from cells.rules.names import fold
from sheets.models import Sheet, SheetRow
from sheets.queries.sheets import committees_beside, is_elsewhere, name_of, nameable_cells
from sheets.rules import fields
from sheets.rules.between import names_a_cell, names_an_organisation
from sheets.rules.cell_names import CellNames
from sheets.rules.committees import committee_key, is_of_another
from sheets.rules.fields import Cell
from sheets.rules.headings import Head
from sheets.rules.legends import signed_by, tells_by_colour
from sheets.rules.marks import RowRead
from sheets.rules.meanings import asks_of_exemption, words
from sheets.rules.parts import (
    Part,
    bare_name,
    cells_in_title,
    committees_in_title,
    could_name_a_cell,
    font_in,
    head_in,
    is_older,
    pieces_of_title,
    remark_above,
)
from sheets.rules.rows import ReadingPlan, Under
from sheets.rules.turning import DayOrder, told_month_first
from sheets.rules.values import ACTIVE, EXEMPT, REMEMBERED, read_activity, read_degree, read_sex, text_of
from sheets.rules.walking import Line, Passed, Walk
from sheets.rules.without_headings import guess_by_cells
from sheets.services.proposing import parts_of
from sheets.services.reading import lines_from

MOST_VALUES = 200
"""Different values of a column that are shown to be given a meaning."""
_ANSWERS = {**dict.fromkeys(("khong", "chua", "no"), ACTIVE), **dict.fromkeys(("co", "yes"), EXEMPT)}
_READERS = {fields.SEX: read_sex, fields.DEGREE: read_degree, fields.ACTIVITY: read_activity}


def place_in_words(parts: Sequence[Part], part: int, number: int) -> str:
    """The number of a row, after the name of its sheet where several are read together: «KP 2: 5»."""
    return str(number) if len(parts) == 1 or part >= len(parts) else f"{parts[part].name}: {number}"


def where_stands(row: SheetRow) -> str:
    """A row of the list as messages name it; "" for one who stands only in the register."""
    return place_in_words(parts_of(row.sheet), row.part, row.number) if row.number is not None else ""


def covered(sheet: Sheet) -> list[str]:
    """The fields that any of its parts speaks of."""
    columns = [column for part in parts_of(sheet) for column in part.columns]
    return fields.fields_covered(columns, besides=sheet.counts.get("besides") or ())


@dataclass
class Gathering:
    """What is carried from one row to the next, and from one part to the next."""

    sheet: Sheet
    today: date
    values: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """What stands in the columns with few values, and how often."""

    def __post_init__(self) -> None:
        sheet, on = self.sheet, self.sheet.on or self.today
        told = ("organisation_id", "organisation__code", "name", "national_code")
        versions = list(nameable_cells(sheet.organisation, on, today=self.today).values_list(*told))
        cells = [(pk, code, name) for pk, code, name, _national in versions]
        self.codes = {code: pk for pk, code, _name in cells}
        national = {pk: code for pk, *_rest, code in versions}
        answers = sheet.meanings.get(fields.CELL, {})
        self.names = CellNames.of(cells, answers, national, lambda: name_of(sheet.organisation, on))
        self.first_days = dict(
            OrganisationVersion.objects.filter(organisation_id__in=[pk for pk, *_rest in cells], kind=Kind.CELL)
            .order_by("-valid_from")
            .values_list("organisation_id", "valid_from")
        )
        self.parts = parts_of(sheet)
        self.plan = ReadingPlan(
            columns=sheet.columns,
            meaning_of=lru_cache(MOST_VALUES)(self.meaning_of),
            cell_of=lru_cache(REMEMBERED)(self.names.meant),
            default_cell=sheet.default_cell_id or (cells[0][0] if len(cells) == 1 else None),
            on=on,
            today=self.today,
            statutes=statutes_known(),
            fill_partial_days=sheet.fill_partial_days,
        )

    def read(self, path: Path) -> Iterator[RowRead | Passed]:
        """All parts, one after the other. Raises Refused. Days that Excel changed over are turned back, and asked about. Older
        ones come last, so that of a person in both the newer row stands."""
        for number, part in sorted(enumerate(self.parts), key=lambda numbered: self._is_older(numbered[1])):
            plan = self._plan_of(path, part)
            for row in self._walk(path, part, plan):
                row.part = number
                yield row

    def meaning_of(self, column: str, text: str) -> str:
        """As the clerk said, else as such a value usually means."""
        return self.sheet.meanings.get(column, {}).get(fold(text)) or _READERS[column](text)

    def _exempt_or_not(self, column: str, text: str) -> str:
        """Below a heading that asks of the exemption alone."""
        said = _ANSWERS.get(fold(text), "") if column == fields.ACTIVITY else ""
        return said or self.plan.meaning_of(column, text)

    def _walk(self, path: Path, part: Part, plan: ReadingPlan) -> Iterator[RowRead | Passed]:
        content = self._content(part)
        with lines_from(path, is_text=self.sheet.is_text, sheet=part.name, font=font_in(content)) as lines:
            head = head_in(content)
            remark = remark_above(head, part.header, part.name, today=self.today)
            under = replace(self.above(part), remark=remark)
            walk = Walk(
                plan,
                head,
                part.header,
                plan.cell_of,
                lines.down,
                under,
                self._is_of_another,
                self.names.is_mere_place,
                self._legend(part),
            )
            for row in walk.read(self._counted(lines.rows, part)):
                if isinstance(row, RowRead):
                    self._count_unknown_cell(row)
                yield row

    def _is_of_another(self, text: str) -> bool:
        return is_of_another(text, self._own_committees)

    @cached_property
    def _own_committees(self) -> frozenset[str]:
        names = committees_beside(self.sheet.organisation, self.sheet.on or self.today)
        return frozenset(map(committee_key, names))

    def above(self, part: Part) -> Under:
        """The cell that the title or the name of the sheet names. One that is not known here is asked about, never passed by."""
        head = head_in(self._content(part))
        doubt, told = self._doubt_of(part, head)
        return replace(self._cell_above(part, head), doubt=doubt, told=told)

    def _doubt_of(self, part: Part, head: Head) -> tuple[str, dict[str, str]]:
        """What is to be asked of everybody in the sheet, and what the question names."""
        on = self.sheet.on or self.today
        for name, written in committees_in_title(head, part.header).items():
            if is_elsewhere(self.sheet.organisation, name, on):
                return "other_committee", {"name": written}
        if self._is_older(part):
            return "older_sheet", {}
        is_along = part.name != self.sheet.name
        if not part.first and (is_along or guess_by_cells(head.rows) == list(part.columns)):
            return "columns_by_cells", {}
        return ("told_by_colour" if tells_by_colour(self._legend(part)) else ""), {}

    def _legend(self, part: Part) -> Sequence[str]:
        """Of a list that was received before legends were looked for: none."""
        return cast("Sequence[str]", self._content(part).get("legend", ()))

    def _is_older(self, part: Part) -> bool:
        return is_older(part.name, [other.name for other in self.parts if other is not part])

    def _cell_above(self, part: Part, head: Head) -> Under:
        titles = cells_in_title(head, part.header)
        by_name = self._cell_of_a_sheet(part.name)
        meant = {pk: title for title in titles if (pk := self.names.meant(title)) is not None}
        if not titles:
            pieces = pieces_of_title(head, part.header)
            titles = [piece for piece in pieces if self.names.meant(piece) is not None]
            meant = {pk: piece for piece in titles if (pk := self.names.meant(piece)) is not None}
        if len(meant | ({by_name: part.name} if by_name else {})) > 1:
            return Under(unknown=" / ".join(dict.fromkeys([*meant.values(), part.name])))
        if titles:
            return Under(cell=next(iter(meant))) if meant else Under(unknown=titles[-1])
        if by_name:
            return Under(cell=by_name)
        if signed := signed_by(self._legend(part)):
            named = self.names.meant(signed)
            return Under(unknown=signed) if named is None else Under(cell=named)
        others = any(self._cell_of_a_sheet(other.name) for other in self.parts) and could_name_a_cell(part.name)
        return Under(unknown=part.name) if others or names_a_cell(bare_name(part.name)) else Under()

    def _cell_of_a_sheet(self, name: str) -> int | None:
        """By its whole name, or without «DS», «(sửa lần 2)», «T3.2025»."""
        return (self.names.meant(name) or self.names.meant(bare_name(name))) if name else None

    def _plan_of(self, path: Path, part: Part) -> ReadingPlan:
        """The order of the days is looked for beforehand, and in the whole list only where the first rows hold real days:
        a second reading costs as much as the first."""
        first = DayOrder(part.columns)
        first.see(head_in(self._content(part)).below(part.header))
        told = told_month_first(part.headings, part.columns)
        columns = self._columns_of(part)
        plan = replace(self.plan, columns=columns, month_first=first.month_first() | told)
        if fields.ACTIVITY in columns and asks_of_exemption(part.headings[columns.index(fields.ACTIVITY)]):
            plan = replace(plan, meaning_of=self._exempt_or_not)
        if not first.may_be_turned:
            return plan
        with lines_from(path, is_text=self.sheet.is_text, sheet=part.name, font=font_in({})) as lines:
            order = DayOrder(part.columns)
            order.see(line.cells for line in lines.rows if line.number > part.header.last)
        return replace(plan, turned=order.turned(), month_first=order.month_first() | told)

    def _columns_of(self, part: Part) -> list[str]:
        """Without a column of cells that tells where people live or work, and of no cell."""
        columns = list(part.columns)
        if fields.CELL in columns and not self._tells_cells(part, columns.index(fields.CELL)):
            columns[columns.index(fields.CELL)] = ""
        return columns

    def _tells_cells(self, part: Part, place: int) -> bool:
        heading, head = part.headings[place], head_in(self._content(part))
        is_place = self.names.is_mere_place(heading)
        if words(heading).startswith("ma ") and all(text.endswith("000") for text in self._said(part, head, place)):
            return False  # The codes of committees: nobody is of one.
        is_unit = words(heading) == "don vi" and self._cell_above(part, head).cell is not None
        if not is_place and not is_unit:
            return True
        said = self._said(part, head, place)
        return any(names_an_organisation(text) or self.names.meant(text) is not None for text in said)

    def _said(self, part: Part, head: Head, place: int) -> list[str]:
        """What stands in the column, as far as the first rows tell."""
        texts = (text_of(row[place]) for row in head.below(part.header) if place < len(row))
        return [text for text in texts if text]

    def _content(self, part: Part) -> dict[str, object]:
        contents: list[dict[str, object]] = self.sheet.contents
        return next((content for content in contents if content["name"] == part.name), {"head": []})

    def _counted(self, lines: Iterator[Line], part: Part) -> Iterator[Line]:
        places = [(place, column) for place, column in enumerate(part.columns) if column in fields.MAPPED_BY_VALUE]
        for line in lines:
            if line.number > part.header.last:
                self._count_values(line.cells, places)
            yield line

    def _count_values(self, cells: Sequence[Cell], places: Sequence[tuple[int, str]]) -> None:
        for place, column in places:
            if place < len(cells) and (cell := cells[place]) is not None:
                self._count(column, text_of(cell)[:100])

    def _count_unknown_cell(self, row: RowRead) -> None:
        mark = row.marks.get(fields.CELL)
        if (
            mark is not None
            and mark.note == "cell_unknown"
            and mark.typed
            and mark.typed not in self.values[fields.CELL]
        ):
            self._count(fields.CELL, mark.typed[:100])

    def _count(self, column: str, text: str) -> None:
        counted = self.values[column]
        if text in counted or len(counted) < 5 * MOST_VALUES:
            counted[text] += 1
