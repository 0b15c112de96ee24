"""Reading a whole sheet against the register: one staged row for each person, every cell with its mark. Writes no member."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from dataclasses import fields as dataclass_fields
from datetime import date
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.crypto import salted_hmac

from accounts.rules.as_json import encode
from cells.models import Member, Membership, Organisation, OrganisationVersion
from cells.queries.groups import groups_on
from cells.queries.organisations import Kind
from cells.queries.parameters import statutes_known
from cells.queries.tree import cells_below
from cells.rules.names import fold
from cells.rules.parameters import Statutes
from cells.rules.probation import probation_ends_on
from cells.services.mass_writing import write_rows
from cells.services.newcomers import one_after_the_other
from sheets.models import Sheet, SheetRow
from sheets.models.sealed import seal_numbers
from sheets.queries.recognition import Candidates, is_small, registered
from sheets.queries.sheets import nameable_cells, verdict_counts
from sheets.rules import fields
from sheets.rules.cell_names import CellNames
from sheets.rules.comparing import compare_row, group_key, is_changed
from sheets.rules.fields import Cell, fields_covered
from sheets.rules.headings import is_numbering
from sheets.rules.matching import Match, Sought, match
from sheets.rules.rows import WARNING, Mark, ReadingPlan, RowRead, heading_between, read_row, start_of
from sheets.rules.values import OFFICIAL, PROBATIONARY, read_activity, read_degree, read_sex, text_of
from sheets.services import uploads
from sheets.services.intake import rows_in
from sheets.services.reading import rows_from

CHUNK = 8_000
"""Rows that are looked for together: whoever bears one of their names is looked at once for all of them."""
MOST_VALUES = 200
"""Different values of a column that are shown to be given a meaning."""
_READERS = {fields.SEX: read_sex, fields.DEGREE: read_degree, fields.ACTIVITY: read_activity}
Verdict, State = SheetRow.Verdict, Sheet.State


def stage(*, sheet: Sheet, today: date) -> Sheet:
    """Read the sheet anew. Rows that were staged before go; the sheet is then ready to look through. Raises Refused."""
    with uploads.opened(sheet) as path:
        sheet.rows.all()._raw_delete(sheet.rows.db)
        staging = Staging(sheet, today)
        newest = _newest_member(sheet)
        staged = 0
        for chunk in _chunks(staging.read(rows_from(path, is_text=sheet.is_text, sheet=sheet.name))):
            write_rows(SheetRow, _COLUMNS, staging.judge(chunk))
            staged += len(chunk)
            uploads.report_progress(sheet, staged, max(rows_in(sheet), staged))
    if sheet.kind == Sheet.Kind.RECONCILE:
        staging.add_absent()
    return _finish(sheet, staging, newest)


@transaction.atomic
def _newest_member(sheet: Sheet) -> int:
    """The last of those whom the rows are compared with; whoever comes later is looked for when the sheet is entered."""
    one_after_the_other(Organisation.objects.below(sheet.organisation))
    newest: int | None = Member.objects.aggregate(newest=Max("pk"))["newest"]
    return newest or 0


@transaction.atomic
def _finish(sheet: Sheet, staging: "Staging", newest: int) -> Sheet:
    sheet = Sheet.objects.select_for_update(of=("self",), no_key=True).get(pk=sheet.pk)
    sheet.state, sheet.problem, sheet.newest_member = State.PREVIEWED, "", newest
    sheet.counts = verdict_counts(sheet) | {
        "passed_over": staging.passed_over,
        "values": {name: dict(counted.most_common(MOST_VALUES)) for name, counted in staging.values.items()},
    }
    sheet.save(update_fields=["state", "problem", "newest_member", "counts"])
    return sheet


def mark_of(identity_number: str) -> str:
    """A keyed mark by which the number is known again. Whoever reads the database cannot go back from it to the number."""
    return salted_hmac("cells.identity_mark", identity_number, algorithm="sha256").hexdigest()


@dataclass
class Staging:
    """What is carried from one chunk of rows to the next."""

    sheet: Sheet
    today: date
    values: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """What stands in the columns with few values, and how often."""
    passed_over: int = 0
    _rows_by_person: dict[object, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        sheet, on = self.sheet, self.sheet.on or self.today
        self.covered = fields_covered(sheet.columns)
        self.counted_columns = [
            (place, column) for place, column in enumerate(sheet.columns) if column in fields.MAPPED_BY_VALUE
        ]
        versions = nameable_cells(sheet.organisation, on, today=self.today)
        cells = list(versions.values_list("organisation_id", "organisation__code", "name"))
        self.codes = {code: pk for pk, code, _name in cells}
        self.names = CellNames.of(cells, sheet.meanings.get(fields.CELL, {}))
        self.first_days = dict(
            OrganisationVersion.objects.filter(organisation_id__in=[pk for pk, *_rest in cells], kind=Kind.CELL)
            .order_by("-valid_from")
            .values_list("organisation_id", "valid_from")
        )
        small = is_small(sheet.organisation)
        self.everybody = Candidates(None, below=sheet.organisation, today=self.today) if small else None
        only = cells[0][0] if len(cells) == 1 else None
        self.plan = ReadingPlan(
            columns=sheet.columns,
            meaning_of=self.meaning_of,
            cell_of=self.names.meant,
            default_cell=sheet.default_cell_id or only,
            on=on,
            today=self.today,
            statutes=statutes_known(),
            fill_partial_days=sheet.fill_partial_days,
        )
        self.group_keys = {
            (cell_id, group_key(name))
            for cell_id, name in groups_on([pk for pk, *_rest in cells], self.today).values_list("cell_id", "name")
        }

    def read(self, rows: Iterable[list[Cell]]) -> Iterator[RowRead]:
        """The rows that speak of somebody. A row with a single text may name the cell of those below it."""
        starts = (self.sheet.header_first + self.sheet.header_rows) if self.sheet.header_first else 1
        by_column = fields.CELL in self.sheet.columns
        under, unknown = None, ""
        for number, cells in enumerate(rows, start=1):
            if number < starts or is_numbering(cells):
                continue
            heading = "" if by_column else heading_between(cells)
            if heading and (named := self._cell_named(heading)) is not None:
                under, unknown = named or None, "" if named else heading
                continue
            row = read_row(number, cells, self.plan, under=under)
            if row is None:
                self.passed_over += any(cell is not None for cell in cells)
                continue
            if unknown and row.values[fields.CELL] == self.plan.default_cell:
                row.values[fields.CELL] = None
                row.fault(fields.CELL, "cell_unknown", typed=unknown)
                self.values[fields.CELL][unknown] += 1
            self._count_values(cells)
            yield row

    def meaning_of(self, column: str, text: str) -> str:
        """As the clerk said, else as such a value usually means."""
        return self.sheet.meanings.get(column, {}).get(fold(text)) or _READERS[column](text)

    def _cell_named(self, heading: str) -> int | None:
        """The cell; 0 where it says «Chi bộ …» but of no cell known here; None where it is no such heading."""
        stripped = heading.split(".", 1)[-1].split(")", 1)[-1].strip() if "chi bo" in fold(heading) else heading
        meant = self.names.meant(heading) or self.names.meant(stripped)
        return meant or (0 if fold(stripped).startswith("chi bo") else None)

    def _count_values(self, cells: list[Cell]) -> None:
        for place, column in self.counted_columns:
            if place < len(cells) and (cell := cells[place]) is not None:
                counted = self.values[column]
                text = text_of(cell)[:100]
                if text in counted or len(counted) < 5 * MOST_VALUES:
                    counted[text] += 1

    def judge(self, rows: list[RowRead]) -> list[tuple[object, ...]]:
        """Recognise the people of a chunk and compare them with what the register has."""
        for row in rows:
            number = row.values[fields.IDENTITY_NUMBER]
            row.values[fields.IDENTITY_NUMBER] = mark_of(number) if number else ""
            self._check_start(row)
            self._check_twice(row)
        sought = [_sought(row) for row in rows]
        candidates = self.everybody or Candidates(sought, below=self.sheet.organisation, today=self.today)
        matches = [match(person, candidates.of(person)) for person in sought]
        known = registered(
            {matched.same.pk for matched in matches if matched.same}, below=self.sheet.organisation, today=self.today
        )
        staged = []
        for row, matched in zip(rows, matches, strict=True):
            if matched.same:
                self._once(row, ("member", matched.same.pk), "same_as_row", fields.FULL_NAME)
                row.marks = compare_row(
                    row.values, row.marks, known[matched.same.pk], self.covered, self.today, self.plan.statutes
                )
            else:
                self._note_what_will_be(row)
            staged.append(_staged(self.sheet, row, matched))
        return staged

    def add_absent(self) -> None:
        """Of a comparison: the members whom the other list does not have."""
        cells = cells_below(self.sheet.organisation, self.today, today=self.today)
        ours = Membership.objects.on(self.today).filter(cell_id__in=cells)
        there = self.sheet.rows.filter(member__isnull=False).values("member_id")
        absent = ours.exclude(member_id__in=there).select_related("member").order_by("member__sort_key", "member_id")
        unclear = {pk for row in self.sheet.rows.filter(verdict=Verdict.LIKELY) for pk in row.candidates}
        for chunk in _chunks(
            membership for membership in absent.iterator(CHUNK) if membership.member_id not in unclear
        ):
            SheetRow.objects.bulk_create(
                SheetRow(
                    sheet=self.sheet,
                    verdict=Verdict.ABSENT,
                    member_id=membership.member_id,
                    cell_id=membership.cell_id,
                    full_name=membership.member.full_name,
                )
                for membership in chunk
            )

    def _check_start(self, row: RowRead) -> None:
        cell_id = row.values[fields.CELL]
        if cell_id is not None and start_of(row.values, self.plan.on) < self.first_days.get(cell_id, date.min):
            row.fault(fields.CELL, "cell_not_yet")

    def _check_twice(self, row: RowRead) -> None:
        """Two rows of one sheet that speak of one person, or give one card to two."""
        values = row.values
        name = fold(values[fields.FULL_NAME])
        if values[fields.IDENTITY_NUMBER]:
            self._once(row, values[fields.IDENTITY_NUMBER], "same_as_row", fields.FULL_NAME)
        if values[fields.BORN_ON] and not row.born_year:
            person = (name, values[fields.BORN_ON], values[fields.CARD_NUMBER])
            self._once(row, person, "same_as_row", fields.FULL_NAME)
        if values[fields.CARD_NUMBER]:
            self._once(row, ("card", values[fields.CARD_NUMBER]), "card_twice", fields.CARD_NUMBER)

    def _once(self, row: RowRead, key: object, note: str, field_name: str) -> None:
        first = self._rows_by_person.setdefault(key, row.number)
        if first != row.number and field_name not in row.marks:
            row.fault(field_name, note, row=first)

    def _note_what_will_be(self, row: RowRead) -> None:
        """Of somebody new: a group that has to be founded, a degree that is not told."""
        name, cell_id = row.values[fields.GROUP], row.values[fields.CELL]
        if name and (cell_id, group_key(name)) not in self.group_keys:
            row.warn(fields.GROUP, "group_founded")
        if not row.values[fields.DEGREE]:
            likely = stated_or_likely_degree(row.values, start_of(row.values, self.plan.on), self.plan.statutes)
            row.warn(fields.DEGREE, f"degree_not_told_{likely}")


def stated_or_likely_degree(values: Mapping[str, Any], start: date, statutes: Statutes) -> str:
    """Where no degree is told: probationary until the probation from the admission ends, otherwise official."""
    admitted = values[fields.ADMITTED_ON]
    ends_on = probation_ends_on(admitted, statutes) if admitted is not None else None
    recently = ends_on is not None and start < ends_on
    return values[fields.DEGREE] or (PROBATIONARY if recently else OFFICIAL)


def _verdict(row: RowRead, matched: Match) -> str:
    if row.is_faulty:
        return str(Verdict.ERROR)
    if matched.likely:
        return str(Verdict.LIKELY)
    if matched.same is None:
        return str(Verdict.NEW)
    return str(Verdict.CHANGED if is_changed(row.marks) else Verdict.UNCHANGED)


_COLUMNS = (
    "sheet_id", "number", "verdict", "has_warning", "member_id", "cell_id", "full_name", "values", "marks", "candidates",
)  # fmt: skip


_OF_A_MARK = tuple(part.name for part in dataclass_fields(Mark))
_as_text = json.JSONEncoder(ensure_ascii=False, default=encode).encode


def _staged(sheet: Sheet, row: RowRead, matched: Match) -> tuple[object, ...]:
    """A row as it is kept: days as text, marks where there is something to say."""
    values = {name: value for name, value in row.values.items() if value not in (None, "")}
    return (
        sheet.pk,
        row.number,
        _verdict(row, matched),
        any(mark.mark == WARNING for mark in row.marks.values()),
        matched.same.pk if matched.same else None,
        row.values[fields.CELL],
        row.values[fields.FULL_NAME],
        _as_text(values),
        _as_text({name: what_a_mark_says(mark) for name, mark in row.marks.items()}) if row.marks else "{}",
        _as_text([member.pk for member in matched.likely]) if matched.likely else "[]",
    )


def what_a_mark_says(mark: Mark) -> dict[str, object]:
    """A number in the wrong column may be that of a paper."""
    said = {name: value for name in _OF_A_MARK if (value := getattr(mark, name)) not in (None, "", {})}
    return said | {"typed": seal_numbers(mark.typed)} if mark.typed else said


def _sought(row: RowRead) -> Sought:
    values = row.values
    return Sought(
        full_name=values[fields.FULL_NAME],
        born_on=None if row.born_year else values[fields.BORN_ON],
        born_year=row.born_year,
        card_number=values[fields.CARD_NUMBER],
        identity_mark=values[fields.IDENTITY_NUMBER],
        cell_id=values[fields.CELL],
    )


def _chunks(things: Iterable[object]) -> Iterator[list[Any]]:
    them = iter(things)
    while chunk := list(islice(them, CHUNK)):
        yield chunk


def meanings_now(sheet: Sheet, today: date) -> dict[str, dict[str, str]]:
    """What each value that stands in the sheet means so far: field → text → value (of the cell: its code), "" unknown."""
    staging = Staging(sheet, today)
    codes = {pk: code for code, pk in staging.codes.items()}
    meanings: dict[str, dict[str, str]] = {}
    for column, texts in sheet.counts.get("values", {}).items():
        for text in texts:
            meant = (
                codes.get(staging.names.meant(text) or 0, "")
                if column == fields.CELL
                else staging.meaning_of(column, text)
            )
            meanings.setdefault(column, {})[text] = meant
    return meanings
