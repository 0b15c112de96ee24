"""Reading a whole sheet against the register: one staged row for each person, every cell with its mark. Writes no member."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import fields as dataclass_fields
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.crypto import salted_hmac

from accounts.rules.as_json import encode
from cells.models import Member, Membership, Organisation
from cells.queries.groups import groups_on
from cells.queries.tree import cells_below
from cells.rules.parameters import Statutes
from cells.rules.probation import probation_ends_on
from cells.services.mass_writing import write_rows
from cells.services.newcomers import one_after_the_other
from sheets.models import Sheet, SheetRow
from sheets.models.sealed import seal_numbers
from sheets.queries.posts import holders_in
from sheets.queries.recognition import Candidates, is_small, registered
from sheets.queries.sheets import verdict_counts
from sheets.rules import fields
from sheets.rules.asked_of_posts import Known as HeldByOne
from sheets.rules.asked_of_posts import ask_of_posts
from sheets.rules.comparing import Registered, compare_row, group_key, is_changed
from sheets.rules.marks import PASSED, ROW, WARNING, Mark, RowRead
from sheets.rules.matching import Match, Sought, match
from sheets.rules.repeated import Repeated
from sheets.rules.rows import put_right, start_of
from sheets.rules.values import OFFICIAL, PROBATIONARY
from sheets.rules.walking import Passed
from sheets.services import uploads
from sheets.services.gathering import MOST_VALUES, Gathering, covered, place_in_words
from sheets.services.intake import rows_in
from sheets.services.known_again import KnownAgain
from sheets.services.residing import find_residences

CHUNK = 8_000
"""Rows that are looked for together: whoever bears one of their names is looked at once for all of them."""
Verdict, State = SheetRow.Verdict, Sheet.State


def stage(*, sheet: Sheet, today: date) -> Sheet:
    """Read the sheet anew. Rows that were staged before go; the sheet is then ready to look through. Raises Refused."""
    mended = {
        (row.part, row.number): {name: value_kept(name, kept) for name, kept in row.mended.items()}
        for row in sheet.rows.exclude(mended={})
    }
    with uploads.opened(sheet) as path:
        sheet.rows.all()._raw_delete(sheet.rows.db)
        staging = Staging(sheet, today, mended)
        newest = _newest_member(sheet)
        staged = 0
        for chunk in _chunks(staging.read(path)):
            write_rows(SheetRow, _COLUMNS, (staging.staged(judged) for judged in staging.judge(chunk)))
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
        "values": {name: dict(counted.most_common(MOST_VALUES)) for name, counted in staging.values.items()},
        "besides": staging.besides,
    }
    sheet.save(update_fields=["state", "problem", "newest_member", "counts"])
    return sheet


LENGTH_OF_A_MARK = 64
"""Letters of a mark; no number is as long."""


def mark_of(identity_number: str) -> str:
    """A keyed mark by which the number is known again. Whoever reads the database cannot go back from it to the number."""
    return salted_hmac("cells.identity_mark", identity_number, algorithm="sha256").hexdigest()


@dataclass(slots=True)
class Judged:
    """A row of the preview: as it was read, and whom the register has for it; or one that is passed over."""

    read: RowRead | Passed
    verdict: str
    member_id: int | None = None
    likely: Sequence[int] = ()
    """Members it might be."""


@dataclass
class Staging:
    """What is carried from one chunk of rows to the next."""

    sheet: Sheet
    today: date
    mended: Mapping[tuple[int, int | None], Mapping[str, Any]] = field(default_factory=dict)
    """What was put right in the preview before, by part and row."""
    alone: bool = False
    """For a single row: nobody but those it may be is looked for."""
    repeated: Repeated = field(default_factory=Repeated)
    besides: dict[str, dict[str, int]] = field(default_factory=dict)
    """Fields that some row tells of, and what stands there that is no fact of the register: field → text → how often."""

    def __post_init__(self) -> None:
        sheet = self.sheet
        self.gathering = Gathering(sheet, self.today)
        self.plan, self.names, self.codes = self.gathering.plan, self.gathering.names, self.gathering.codes
        self.values, self.meaning_of = self.gathering.values, self.gathering.meaning_of
        self.covered = [*covered(sheet), *({fields.POST} - set(covered(sheet)))]
        self.first_days = self.gathering.first_days
        small = not self.alone and is_small(sheet.organisation)
        self.everybody = Candidates(None, below=sheet.organisation, today=self.today) if small else None
        self.known_again = None if small or self.alone else KnownAgain(sheet.organisation, self.today)
        self.groups = {
            (cell_id, group_key(name)): name
            for cell_id, name in groups_on(list(self.codes.values()), self.today).values_list("cell_id", "name")
        }

    def read(self, path: Path) -> Iterator[RowRead | Passed]:
        for row in self.gathering.read(path):
            if isinstance(row, RowRead) and (mended := self.mended.get((row.part, row.number))):
                put_right(row, mended, self.plan)
            yield row

    def judge(self, read: Sequence[RowRead | Passed]) -> list[Judged]:
        """Recognise the people of a chunk and compare them with what the register has; in the order in which they stand."""
        rows = [row for row in read if isinstance(row, RowRead)]
        judged = iter(self._judge(rows))
        return [Judged(row, Verdict.PASSED_OVER) if isinstance(row, Passed) else next(judged) for row in read]

    def _judge(self, rows: Sequence[RowRead]) -> list[Judged]:
        places = [self.where(row) for row in rows]
        for row, where in zip(rows, places, strict=True):
            number = row.values[fields.IDENTITY_NUMBER]
            row.values[fields.IDENTITY_NUMBER] = (
                mark_of(number) if number and len(number) < LENGTH_OF_A_MARK else number or ""
            )
            self._check_start(row)
            self.repeated.see(row, where)
        known_again = self.known_again.among(rows) if self.known_again else [None] * len(rows)
        others = iter(self._recognise([row for row, pk in zip(rows, known_again, strict=True) if pk is None]))
        judged = []
        for row, where, pk in zip(rows, places, known_again, strict=True):
            matched, known = (_NOT_LOOKED_FOR, None) if pk is not None else next(others)
            member_id = pk if matched.same is None else matched.same.pk
            self._note_besides(row)
            if member_id is not None:
                self.repeated.once(row, where, ("member", member_id), "same_as_row", fields.FULL_NAME)
            else:
                self._note_what_will_be(row)
            if known is not None:
                row.marks = compare_row(row.values, row.marks, known, self.covered, self.today, self.plan.statutes)
            verdict = _verdict(row, is_known=member_id is not None, is_likely=bool(matched.likely))
            judged.append(Judged(row, verdict, member_id, [member.pk for member in matched.likely]))
        return judged

    def _recognise(self, rows: Sequence[RowRead]) -> list[tuple[Match, Registered | None]]:
        """Whom each row is, or may be, and what the register has of who it surely is."""
        if not rows:
            return []
        sought = [_sought(row) for row in rows]
        candidates = self.everybody or Candidates(sought, below=self.sheet.organisation, today=self.today)
        matches = [match(person, candidates.of(person)) for person in sought]
        self._ask_about(rows, matches)
        cells: dict[int, set[int | None]] = defaultdict(set)
        for person, matched in zip(sought, matches, strict=True):
            if matched.same:
                cells[matched.same.pk].add(person.cell_id)
        alone = {pk: next(iter(named)) for pk, named in cells.items() if len(named) == 1}
        known = registered(
            cells, below=self.sheet.organisation, today=self.today, begun=candidates.belongings, unless_in=alone
        )
        return [(matched, known[matched.same.pk] if matched.same else None) for matched in matches]

    def _ask_about(self, rows: Sequence[RowRead], matches: Sequence[Match]) -> None:
        """What is asked of posts and residences, for which more than the row has to be looked at."""
        find_residences(rows, self.names, self.plan.on)
        if self.sheet.kind == Sheet.Kind.RECONCILE:
            return
        holders = holders_in({row.values[fields.CELL] for row in rows if row.values[fields.POST]} - {None}, self.today)
        known = HeldByOne(holders, self.repeated.first, self.plan.on)
        for row, matched in zip(rows, matches, strict=True):
            if row.values[fields.POST] and not row.is_faulty:
                ask_of_posts(row, self.where(row), known, matched.same.pk if matched.same else None)

    def staged(self, judged: Judged) -> tuple[object, ...]:
        return _staged(self.sheet, judged, self.mended.get((judged.read.part, judged.read.number), {}))

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

    def _note_besides(self, row: RowRead) -> None:
        for name in (fields.POST, fields.RESIDENCE):
            mark = row.marks.get(name)
            if row.values[name] or mark is not None:
                texts = self.besides.setdefault(name, {})
                if mark is not None and mark.mark == PASSED and (mark.typed in texts or len(texts) < MOST_VALUES):
                    texts[mark.typed] = texts.get(mark.typed, 0) + 1

    def _check_start(self, row: RowRead) -> None:
        cell_id = row.values[fields.CELL]
        if cell_id is not None and start_of(row.values, self.plan.on) < self.first_days.get(cell_id, date.min):
            row.fault(fields.CELL, "cell_not_yet")

    def where(self, row: RowRead) -> str:
        """The number of the row, after the name of its sheet where several are read together."""
        return place_in_words(self.gathering.parts, row.part, row.number)

    def _note_what_will_be(self, row: RowRead) -> None:
        """Of somebody new: a group that has to be founded, a degree that is not told."""
        name, cell_id = row.values[fields.GROUP], row.values[fields.CELL]
        if name and (cell_id, group_key(name)) not in self.groups:
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


def _verdict(row: RowRead, *, is_known: bool, is_likely: bool) -> str:
    if row.is_faulty:
        return str(Verdict.ERROR)
    if is_likely:
        return str(Verdict.LIKELY)
    if row.is_asked_about:
        return str(Verdict.ASK)
    if not is_known:
        return str(Verdict.NEW)
    return str(Verdict.CHANGED if is_changed(row.marks) else Verdict.UNCHANGED)


_NOT_LOOKED_FOR = Match()
_COLUMNS = (
    "sheet_id", "part", "number", "verdict", "has_warning", "member_id", "cell_id", "full_name", "values", "marks",
    "candidates", "mended",
)  # fmt: skip


_OF_A_MARK = tuple(part.name for part in dataclass_fields(Mark))
_as_text = json.JSONEncoder(ensure_ascii=False, default=encode).encode


def _staged(sheet: Sheet, judged: Judged, mended: Mapping[str, Any]) -> tuple[object, ...]:
    """A row as it is kept: days as text, marks where there is something to say."""
    row = judged.read
    if isinstance(row, Passed):
        why = {ROW: what_a_mark_says(Mark(WARNING, row.reason))}
        return (
            sheet.pk,
            row.part,
            row.number,
            judged.verdict,
            False,
            None,
            None,
            row.text,
            "{}",
            json.dumps(why),
            "[]",
            "{}",
        )
    values = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in row.values.items() if value
    }
    return (
        sheet.pk,
        row.part,
        row.number,
        judged.verdict,
        any(mark.mark == WARNING for mark in row.marks.values()),
        judged.member_id,
        row.values[fields.CELL],
        row.values[fields.FULL_NAME],
        _as_text(values),
        _as_text({name: what_a_mark_says(mark) for name, mark in row.marks.items()}) if row.marks else "{}",
        _as_text(judged.likely) if judged.likely else "[]",
        _as_text(mended) if mended else "{}",
    )


def value_kept(name: str, kept: object) -> Any:
    """What a row says of a field, or what was put right there, as it was kept: days as days."""
    return date.fromisoformat(kept) if name in fields.DAYS and isinstance(kept, str) else kept


def what_a_mark_says(mark: Mark) -> dict[str, object]:
    """A number in the wrong column may be that of a paper."""
    said = {name: value for name in _OF_A_MARK if (value := getattr(mark, name)) not in (None, "", {})}
    return said | {"typed": seal_numbers(mark.typed)} if mark.typed else said


def _sought(row: RowRead) -> Sought:
    values = row.values
    return Sought(
        full_name=values[fields.FULL_NAME],
        born_on=values[fields.BORN_ON],
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
