"""Entering a confirmed sheet: all of it in one transaction, or nothing of it."""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.journal import Journal
from accounts.services.log import record
from cells.models import Activity, Degree, Group, GroupBelonging, Member, Membership, Organisation
from cells.queries.groups import groups_on
from cells.queries.names import name_in_full_on
from cells.queries.parameters import statutes_known
from cells.rules.member_facts import check_member_days
from cells.rules.names import fold, sort_key
from cells.rules.parameters import Statutes
from cells.rules.periods import Period, period_in_words
from cells.rules.probation import probation_ends_on
from cells.services.facts_ahead import led_on_afterwards, stand_aside
from cells.services.groups import known_end
from cells.services.mass_writing import reserve_ids, write_column, write_rows
from cells.services.newcomers import Newcomer, degree_periods, one_after_the_other
from sheets.models import Sheet, SheetRow
from sheets.queries.posts import held_by
from sheets.queries.recognition import Candidates, registered
from sheets.queries.sheets import UNDECIDED, nameable_cells, verdict_counts
from sheets.rules import fields
from sheets.rules.comparing import CHANGED, NEW, Registered, group_key
from sheets.rules.marks import Mark
from sheets.rules.matching import OTHER, Sought, compare
from sheets.rules.rows import days_of, start_of
from sheets.rules.values import ACTIVE, OFFICIAL
from sheets.services import uploads
from sheets.services.appointing import Appointing, Named, of_row, posts_told
from sheets.services.beside import enter_beside
from sheets.services.corrections import correct
from sheets.services.deciding import marks_of, open_sheet, values_of
from sheets.services.gathering import where_stands
from sheets.services.staging import stated_or_likely_degree
from sheets.services.telling import tell_of_sheet, written_cells

CHUNK = 2_000
NAMED_FOR_SOMETHING = Q(values__has_key=fields.POST) | Q(values__has_key=fields.RESIDENCE)
_ACTS_OF_THEIR_OWN = (fields.GROUP, fields.DEGREE, fields.POST, fields.RESIDENCE)
_ENTERED = ("sheet", "part", "number", "cell", "full_name", "values")
"""What is needed of a row to enter who stands in it."""
Verdict, Choice, State = SheetRow.Verdict, SheetRow.Choice, Sheet.State


@led_on_afterwards()
def apply_sheet(
    *,
    sheet: Sheet,
    occasion: Occasion,
) -> Sheet:
    """Enter the new people, put right what is changed. Refused where a row is undecided or the register moved on."""
    sheet = open_sheet(sheet, working=True)
    if sheet.kind != Sheet.Kind.REGISTER:
        raise Refused(_("A list to compare with is not entered as a whole."))
    undecided = sheet.rows.filter(UNDECIDED).count()
    if undecided:
        raise Refused(_("%(number)d rows still need a decision or are to be left out.") % {"number": undecided})
    one_after_the_other(Organisation.objects.below(sheet.organisation))
    entering = Entering(sheet, occasion)
    entering.check_cells(entering.rows(Verdict.NEW, Verdict.CHANGED))
    entering.check_members()
    entering.check_nobody_came_since()
    total = sheet.counts.get("all", 0)
    for done, chunk in _chunks(entering.rows(Verdict.NEW).only(*_ENTERED)):
        entering.enter(chunk)
        uploads.report_progress(sheet, done, total)
    for _done, chunk in _chunks(entering.rows(Verdict.CHANGED)):
        entering.put_right(chunk)
    named = entering.rows(Verdict.NEW, Verdict.CHANGED).filter(NAMED_FOR_SOMETHING)
    sheet.appointed = entering.appoint(list(named)).as_json()
    sheet.state, sheet.applied_at, sheet.founded_groups = State.APPLIED, occasion.at, entering.founded
    sheet.contents = [content | {"head": []} for content in sheet.contents]
    data = {"sheet": sheet.pk, "file": sheet.file_name, "sha256": sheet.digest, "on": sheet.on} | {
        name: number for name, number in verdict_counts(sheet).items() if number
    }
    entry = record(occasion, act="sheets.apply_sheet", subject=sheet.organisation, data=data)
    tell_of_sheet(sheet, written_cells(sheet, occasion.today), entry=entry, occasion=occasion)
    sheet.entry = entry.pk
    sheet.save(update_fields=["state", "applied_at", "entry", "founded_groups", "appointed", "contents"])
    transaction.on_commit(lambda: uploads.forget(sheet))
    return sheet


class Entering:
    """What is carried through the rows of one sheet while they are entered."""

    def __init__(
        self,
        sheet: Sheet,
        occasion: Occasion,
    ) -> None:
        self.sheet, self.occasion, self.today = sheet, occasion, occasion.today
        self.on = sheet.on or occasion.today
        self.founded: list[int] = []
        self.statutes = statutes_known()
        cells = nameable_cells(sheet.organisation, occasion.today, today=occasion.today).values_list(
            "organisation_id", flat=True
        )
        self.cells = set(cells)
        self.groups = {(group.cell_id, group_key(group.name)): group for group in groups_on(self.cells, occasion.today)}
        self.ends: dict[int, date | None] = {}

    def rows(self, *verdicts: str) -> "QuerySet[SheetRow]":
        return self.sheet.rows.filter(verdict__in=verdicts).exclude(choice=Choice.LEFT_OUT).order_by("pk")

    def check_cells(self, rows: "QuerySet[SheetRow]") -> None:
        """A cell may have ended after the preview."""
        gone = rows.exclude(cell_id__in=self.cells).select_related("cell").first()
        if gone is not None:
            raise Refused(
                _("Row %(row)s: the cell %(cell)s no longer exists. Read the list again.")
                % {"row": where_stands(gone), "cell": name_in_full_on(gone.cell, self.today) if gone.cell else "–"}
            )

    def check_members(self) -> None:
        """Whom a row was recognised as may be gone: the list that entered them was undone."""
        lost = self.rows(Verdict.CHANGED, Verdict.UNCHANGED).filter(member__isnull=True).first()
        if lost is not None:
            raise changed_since(lost)

    def check_nobody_came_since(self) -> None:
        """Somebody may have entered one of these people after the preview, perhaps from the same file."""
        for _done, rows in _chunks(self.rows(Verdict.NEW)):
            if not self.refuse_if_came_since(rows):
                return

    def refuse_if_came_since(self, rows: list[SheetRow]) -> bool:
        """Raises Refused where one of these people was entered since. False where nobody at all was."""
        newest = self.sheet.newest_member
        if not Member.objects.filter(pk__gt=newest).exists():
            return False
        sought = [_sought(row) for row in rows]
        came = Candidates(sought, below=self.sheet.organisation, today=self.today, after=newest)
        for row, person in zip(rows, sought, strict=True):
            if any(compare(person, known) != OTHER for known in came.of(person)):
                raise Refused(
                    _("Row %(row)s: %(name)s was entered in the meantime. Read the list again.")
                    % {"row": where_stands(row), "name": row.full_name}
                )
        return True

    def enter(self, rows: list[SheetRow]) -> None:
        people = [values_of(row) for row in rows]
        self.check_days(rows, people)
        starts = [self._start(values) for values in people]
        ids = reserve_ids(Member, len(rows))
        entered = list(zip(ids, people, starts, strict=True))
        write_rows(Member, _MEMBER, (_member(pk, values) for pk, values, _start in entered))
        write_rows(
            Membership,
            ("member_id", "cell_id", "arrival", "valid_from"),
            ((pk, values[fields.CELL], Membership.Arrival.REGISTERED.value, start) for pk, values, start in entered),
        )
        write_rows(
            Degree,
            ("member_id", "value", "valid_from", "valid_to"),
            (
                (pk, *period)
                for pk, values, start in entered
                for period in degree_periods(_person(values, start, self.statutes), start)
            ),
        )
        inactive = [one for one in entered if one[1][fields.ACTIVITY] not in (None, ACTIVE)]
        write_rows(
            Activity,
            ("member_id", "value", "valid_from"),
            ((pk, values[fields.ACTIVITY], start) for pk, values, start in inactive),
        )
        if inactive:
            enter_beside([pk for pk, _values, _start in inactive])
        write_rows(
            GroupBelonging,
            ("member_id", "group_id", "valid_from", "valid_to"),
            [
                (pk, group.pk, max(start, group.valid_from), self.ends[group.pk])
                for pk, values, start in entered
                if (group := self._group(values)) is not None
            ],
        )
        write_column(SheetRow, "member_id", {row.pk: pk for row, pk in zip(rows, ids, strict=True)})

    def check_days(self, rows: Collection[SheetRow], people: Collection[Mapping[str, Any]]) -> None:
        """The preview has said so already, unless it was read by the rules of another day."""
        for row, values in zip(rows, people, strict=True):
            try:
                check_member_days(days_of(values, self.on), self.today, statutes=self.statutes, beside={})
            except Refused as refused:
                raise _of_row(row, refused) from refused

    def put_right(self, rows: list[SheetRow]) -> None:
        members = Member.objects.select_for_update(of=("self",), no_key=True).in_bulk([row.member_id for row in rows])
        now = registered(list(members), below=self.sheet.organisation, today=self.today)
        written: dict[int, str] = {}
        for row in rows:
            changed = {name: mark for name, mark in marks_of(row).items() if mark.mark in (CHANGED, NEW)}
            self.refuse_if_changed_since(row, changed, now.get(row.member_id or 0))
            written[row.pk] = json.dumps(self._put_right(row, members[row.member_id or 0], changed).as_json())
        write_column(SheetRow, "written", written)

    def _put_right(self, row: SheetRow, member: Member, changed: Collection[str]) -> Journal:
        values, journal = values_of(row), Journal()
        corrected = {name: values[name] for name in changed if name not in _ACTS_OF_THEIR_OWN}
        if corrected:
            why = _("%(file)s, row %(row)s") % {"file": self.sheet.file_name, "row": where_stands(row)}
            try:
                correct(member=member, values=corrected, why=why, journal=journal, occasion=self.occasion)
            except Refused as refused:
                raise _of_row(row, refused) from refused
        group = self._group(values) if fields.GROUP in changed else None
        if group is not None:
            stand_aside(member)
            since, until = self._start_in(group, member), self.ends[group.pk]
            _check_no_other_group(row, member, Period(since, until))
            journal.make([GroupBelonging(member=member, group=group, valid_from=since, valid_to=until)])
        return journal

    def appoint(self, rows: Collection[SheetRow]) -> Journal:
        """Whom the rows name for a post or a cell of residence; they are entered by now. Raises Refused."""
        appointing = Appointing(self.on, self.occasion)
        members = Member.objects.in_bulk([row.member_id for row in rows])
        current = {row.member_id or 0: row.cell_id or 0 for row in rows if row.verdict == Verdict.CHANGED}
        held = held_by(current, self.today).posts
        cells = Organisation.objects.in_bulk(
            {cell for row in rows for cell in (row.cell_id, row.values.get(fields.RESIDENCE)) if cell}
        )
        appointing.carry_out([self._named(row, members, cells, held) for row in rows])
        return appointing.journal

    def _named(
        self, row: SheetRow, members: Mapping[int, Member], cells: Mapping[int, Organisation], held: Mapping[int, str]
    ) -> Named:
        """Of a member of the register what the preview showed as other than the register has it."""
        values, marks = values_of(row), marks_of(row)
        told = {
            name: values[name]
            for name in (fields.POST, fields.RESIDENCE)
            if row.verdict == Verdict.NEW or (name in marks and marks[name].mark in (CHANGED, NEW))
        }
        post, leads = posts_told(told.get(fields.POST), held.get(row.member_id or 0, ""))
        return Named(
            where_stands(row),
            members[row.member_id or 0],
            cells[row.cell_id or 0],
            post,
            self._group(values) if leads else None,
            cells.get(told.get(fields.RESIDENCE) or 0),
        )

    def _start_in(self, group: Group, member: Member) -> date:
        """Nobody is in a group before the group is there, nor before they came into its cell."""
        here = member.memberships.on(self.today).filter(cell=group.cell_id).values_list("valid_from", flat=True)
        return max(self.on, group.valid_from, *here)

    def _start(self, values: dict[str, object]) -> date:
        return start_of(values, self.on)

    def _group(self, values: dict[str, Any]) -> Group | None:
        name, cell_id = values[fields.GROUP], values[fields.CELL]
        if not name:
            return None
        key = (cell_id, group_key(name))
        if key not in self.groups:
            called = f"Tổ đảng số {name}" if name.isdecimal() else name
            self.groups[key] = Group.objects.create(cell_id=cell_id, name=called, valid_from=self.on)
            self.founded.append(self.groups[key].pk)
        group = self.groups[key]
        self.ends.setdefault(group.pk, known_end(group))
        return group

    def refuse_if_changed_since(
        self, row: SheetRow, changed: Mapping[str, Mark], now: Registered | None = None
    ) -> None:
        """Raises Refused where the register no longer has what the preview showed."""
        pk = row.member_id or 0
        now = now or registered([pk], below=self.sheet.organisation, today=self.today).get(pk)
        if now is None or any((now.value(name) or None) != mark.old for name, mark in changed.items()):
            raise changed_since(row)


def changed_since(row: SheetRow) -> Refused:
    return Refused(
        _("Row %(row)s: %(name)s was changed in the meantime. Read the list again.")
        % {"row": where_stands(row), "name": row.full_name}
    )


def _of_row(row: SheetRow, refused: Refused) -> Refused:
    return of_row(where_stands(row), row.full_name, refused)


def _sought(row: SheetRow) -> Sought:
    values = values_of(row)
    return Sought(
        full_name=row.full_name,
        born_on=values[fields.BORN_ON],
        card_number=values[fields.CARD_NUMBER] or "",
        identity_mark=values[fields.IDENTITY_NUMBER] or "",
        cell_id=row.cell_id,
    )


_MEMBER = (
    "id", "full_name", "search_key", "sort_key", "born_on", "born_in", "sex", "card_number", "admitted_on", "identity_mark",
)  # fmt: skip


def _member(pk: int, values: dict[str, Any]) -> tuple[object, ...]:
    name = values[fields.FULL_NAME]
    particulars = (fields.SEX, fields.CARD_NUMBER, fields.IDENTITY_NUMBER)
    sex, card, mark = (values[particular] or "" for particular in particulars)
    birth = values[fields.BORN_ON]
    day, year = (None, birth) if isinstance(birth, int) else (birth, None)
    return pk, name, fold(name), sort_key(name), day, year, sex, card, values[fields.ADMITTED_ON], mark


def _person(values: dict[str, Any], start: date, statutes: Statutes) -> Newcomer:
    """Their degree. Official without a day: since the day of entry, which is all the register can vouch for, or since the
    probation ended where that is later."""
    admitted, official = values[fields.ADMITTED_ON], values[fields.OFFICIAL_ON]
    if official is None and stated_or_likely_degree(values, start, statutes) == OFFICIAL:
        official = probation_ends_on(admitted, statutes) if admitted is not None else None
        if official is None or official <= start:
            return Newcomer(values[fields.FULL_NAME], official_from=start)
    return Newcomer(values[fields.FULL_NAME], admitted_on=admitted, official_from=official)


def _check_no_other_group(row: SheetRow, member: Member, asked: Period) -> None:
    others = member.group_belongings.select_related("group")
    other = next((other for other in others if other.period.overlaps(asked)), None)
    if other is not None:
        raise Refused(
            _(
                "Row %(row)s: %(name)s belongs to %(group)s (%(days)s). Take the group out of this row, or move them by hand."
            )
            % {
                "row": row.number,
                "name": member.in_full,
                "group": other.group.name,
                "days": period_in_words(other.period),
            }
        )


def _chunks(rows: "QuerySet[SheetRow]") -> Iterator[tuple[int, list[SheetRow]]]:
    """By key, not by a cursor that the writing would move under; each with how many rows came up to its end."""
    last, done = 0, 0
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last, done = chunk[-1].pk, done + len(chunk)
        yield done, chunk
