"""The rows of a sheet as the preview shows them: every cell with its mark, its words, and what stood there before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from cells.queries.names import names_with_superior_on
from sheets.forms.sheet import VALUE_CHOICES
from sheets.models import Sheet, SheetRow
from sheets.queries.recognition import registered
from sheets.rules import fields
from sheets.rules.comparing import CORRECTED, Registered
from sheets.rules.fields import COLUMN_LABELS
from sheets.rules.marks import ROW, Mark
from sheets.rules.notes import note_in_words
from sheets.rules.rows import PUT_RIGHT
from sheets.services.deciding import decision_of, marks_of, values_of
from sheets.services.gathering import covered, where_stands

Verdict, Choice = SheetRow.Verdict, SheetRow.Choice
TONES = {
    Verdict.NEW: "good",
    Verdict.CHANGED: "info",
    Verdict.UNCHANGED: "neutral",
    Verdict.LIKELY: "warning",
    Verdict.ASK: "warning",
    Verdict.ERROR: "bad",
    Verdict.ABSENT: "warning",
    Verdict.PASSED_OVER: "neutral",
}
_HIDDEN = "••••••"


@dataclass(frozen=True)
class ShownCell:
    field: str
    label: str
    text: str
    mark: str
    """new, changed, unchanged, passed, question, warning or error."""
    mark_label: str
    note: str = ""
    typed: str = ""
    old: str = ""
    mends: bool = False
    """Whether the value can be taken over in a comparison."""


@dataclass(frozen=True)
class ShownRow:
    row: SheetRow
    tone: str
    label: str
    cells: Sequence[ShownCell]
    where: str = ""
    """The number of the row, after its sheet where several are read together."""
    said: Sequence[str] = ()
    """What is to be said of the row as a whole."""
    is_ticked: bool = False
    """To be decided on together with others."""
    unticked: frozenset[str] = frozenset()
    """Fields of a comparison from which the mark was taken: their values are not to be taken over."""

    @property
    def offered(self) -> frozenset[str]:
        """Fields that have a box in a comparison."""
        return frozenset() if self.row.choice else frozenset(cell.field for cell in self.differing if cell.mends)

    @property
    def is_compared(self) -> bool:
        """Whether its cells stand against those of a member of the register."""
        return self.row.member_id is not None

    @property
    def decision(self) -> str:
        """What its buttons would replace."""
        return decision_of(self.row)

    @property
    def faults(self) -> list[ShownCell]:
        """Said at the head of the row too: a wide list hides its last columns."""
        return [cell for cell in self.cells if cell.mark in ("error", "question") and cell.note]

    @property
    def differing(self) -> list[ShownCell]:
        return [cell for cell in self.cells if cell.old or cell.note]


def labels_of(sheet: Sheet) -> list[str]:
    return [str(COLUMN_LABELS[field_name]) for field_name in covered(sheet)]


def shown_rows(sheet: Sheet, rows: Sequence[SheetRow], day: date) -> list[ShownRow]:
    """The names of cells are asked for once for all."""
    names = _names(
        {cell for row in rows for cell in (row.cell_id, row.values.get(fields.RESIDENCE)) if cell}, sheet, day
    )
    told = covered(sheet)
    return [replace(_shown(row, told, names), where=where_stands(row)) for row in rows]


def _names(cells: set[int], sheet: Sheet, day: date) -> dict[int, str]:
    named = names_with_superior_on(cells, day, within=sheet.organisation_id)
    return {pk: str(name) for pk, name in named.items()}


def _shown(row: SheetRow, told: Sequence[str], names: dict[int, str]) -> ShownRow:
    values, marks = values_of(row), marks_of(row)
    usual = "unchanged" if row.member_id else "new"
    shown = []
    for name in told:
        mark = marks.get(name)
        text = in_words(name, values[name], names)
        kind = mark.mark if mark else usual if text else "unchanged"
        shown.append(
            ShownCell(
                field=name,
                label=str(COLUMN_LABELS[name]),
                text=text,
                mark=kind,
                mark_label=mark_labels()[kind] if (mark or text) and not (mark and mark.note == PUT_RIGHT) else "",
                note=note_in_words(mark.note, _details_in_words(mark.told)) if mark and mark.note else "",
                typed=typed if (typed := _typed(name, mark)) != text else "",
                old=in_words(name, mark.old, names) if mark and mark.old is not None else "",
                mends=kind in ("changed", "new") and name in CORRECTED,
            )
        )
    whole = marks.get(ROW)
    said = [note_in_words(whole.note, whole.told)] if whole and whole.note else []
    return ShownRow(row, TONES[Verdict(row.verdict)], _label(row), shown, said=said)


def _typed(name: str, mark: Mark | None) -> str:
    """What stands in the sheet; of a value that was put right, what had been read."""
    typed = mark.typed if mark is not None else ""
    return str(dict(VALUE_CHOICES.get(name, ())).get(typed, typed))


def _label(row: SheetRow) -> str:
    if row.choice in (Choice.LEFT_OUT, Choice.KNOWN, Choice.MENDED, Choice.CONFIRMED):
        return str(row.get_choice_display())
    return str(row.get_verdict_display())


def mark_labels() -> dict[str, str]:
    return {
        "new": _("new"),
        "changed": _("changed"),
        "unchanged": _("unchanged"),
        "warning": _("warning"),
        "question": _("to be confirmed"),
        "passed": _("passed over"),
        "error": _("error"),
    }


def in_words(field_name: str, value: Any, names: dict[int, str]) -> str:
    """A value of a field as people write it."""
    if value in (None, ""):
        return ""
    if isinstance(value, date):
        return day_in_words(value)
    if field_name == fields.IDENTITY_NUMBER:
        return _HIDDEN
    if field_name in fields.CELLS:
        return names.get(value, "") if isinstance(value, int) else str(value)
    return str(dict(VALUE_CHOICES.get(field_name, ())).get(value, value))


def _details_in_words(details: Mapping[str, object]) -> dict[str, object]:
    activities = dict(VALUE_CHOICES[fields.ACTIVITY])
    return {name: activities.get(str(value), value) if name == "activity" else value for name, value in details.items()}


@dataclass(frozen=True)
class Side:
    """One candidate beside the row: value by value, and whether each is alike."""

    member: Registered
    lines: Sequence[tuple[str, bool]]


COMPARED = (
    fields.FULL_NAME,
    fields.BORN_ON,
    fields.SEX,
    fields.CARD_NUMBER,
    fields.IDENTITY_NUMBER,
    fields.ADMITTED_ON,
)


@dataclass(frozen=True)
class Beside:
    lines: Sequence[Mapping[str, object]]
    sides: Sequence[Side]


def side_by_side(sheet: Sheet, row: SheetRow, day: date) -> Beside:
    """The row and the members it might be, field by field."""
    values, marks = values_of(row), marks_of(row)
    names = _names({row.cell_id} if row.cell_id else set(), sheet, day)
    candidates = registered(row.candidates, below=sheet.organisation, today=day)
    sides = [_side(candidates[pk], values, row) for pk in row.candidates if pk in candidates]
    lines = [
        {
            "label": str(COLUMN_LABELS[name]),
            # A year alone is shown as the year it is, not as the day that would be entered.
            "ours": marks[name].typed if name in marks and marks[name].typed else in_words(name, values[name], names),
            "theirs": [side.lines[index] for side in sides],
        }
        for index, name in enumerate((*COMPARED, fields.CELL))
    ]
    return Beside(lines, sides)


def _side(member: Registered, values: dict[str, object], row: SheetRow) -> Side:
    """Alike is also what the row says nothing of."""
    lines = [
        (in_words(name, member.value(name), {}), values[name] in (None, "", member.value(name))) for name in COMPARED
    ]
    left = _("left on %(day)s") % {"day": in_words("", member.left_on, {})} if not member.cell_id else ""
    lines.append((member.cell_name or left, member.cell_id == row.cell_id))
    return Side(member, lines)
