"""A list of organisations as it is looked through: what holds for all of it, what its columns mean, what is said of rows."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.fields import CleanCharField, Data, DateField, Initial
from accounts.forms.seen import SeenForm
from accounts.rules.days import day_in_words
from accounts.rules.text import clean_text
from cells.forms.citation import CitationField, cite_by
from cells.queries.organisation_words import OrganisationWords
from reorganisations.forms.steps import CodeField
from sheets.forms.sheet import UploadForm
from sheets.rules.organisation_columns import COLUMN_CHOICES, DOCUMENT, KIND, LEVEL, NAME, PARENT, SAID, SINCE, TYPE
from sheets.rules.organisation_rows import LEAVE, LEAVE_OUT, RENAME, RIGHT, Row, Verdict
from sheets.services.organisation_lists import Asked, Table

ENTER = "enter"
"""The button that does it; every other only shows the list anew."""
LONGEST = 255
VERDICTS = {
    Verdict.NEW: (gettext_lazy("new"), "good"),
    Verdict.THERE: (gettext_lazy("already there"), "info"),
    Verdict.DIFFERS: (gettext_lazy("there, but otherwise"), "warning"),
    Verdict.ASK: (gettext_lazy("to be confirmed"), "warning"),
    Verdict.ERROR: (gettext_lazy("error"), "bad"),
    Verdict.OUT: (gettext_lazy("left out"), "info"),
}


class OrganisationsUploadForm(UploadForm):
    """A file, or what was copied in Excel."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        del self.fields["kind"]

    def clean(self) -> None:
        self.cleaned_data["kind"] = "organisations"
        super().clean()


class OrganisationsForm(SeenForm):
    """`leads`: for whom the person may plan, (code or "", words). `is_first`: the site holds no organisation yet."""

    led_by = forms.ChoiceField(label=gettext_lazy("Planned for"), required=False)
    title = CleanCharField(label=gettext_lazy("What it is about"))
    on = DateField(label=gettext_lazy("First day"), help_text=gettext_lazy("Of organisations whose row says none."))
    below = CodeField(
        label=gettext_lazy("Directly below (code)"),
        required=False,
        help_text=gettext_lazy(
            "Of organisations whose row says nothing, and above which no committee stands in the list."
        ),
    )
    document = CitationField(enters_new=True, required=False)
    all_right = forms.BooleanField(
        label=gettext_lazy("All that is asked about below is right as it was read"), required=False
    )
    table = forms.CharField(widget=forms.HiddenInput, strip=False)

    def __init__(
        self,
        data: Data = None,
        *,
        table: Table,
        today: date,
        leads: Sequence[tuple[str, str]],
        is_first: bool,
        initial: Initial = None,
    ) -> None:
        super().__init__(data, initial={"table": json.dumps(table.as_json()), **(initial or {})})
        self._leads, self._table = list(leads), table
        cite_by(self, today)
        if is_first:
            for name in ("title", "below"):
                del self.fields[name]
        field = self.fields["led_by"]
        if len(self._leads) > 1 and not is_first and isinstance(field, forms.ChoiceField):
            field.choices = self._leads
        else:
            del self.fields["led_by"]
        choices = [("", gettext_lazy("pass over")), *COLUMN_CHOICES]
        for place, guessed in enumerate(table.columns):
            heading = table.headings[place] if place < len(table.headings) else ""
            label = heading or _("Column %(number)s") % {"number": place + 1}
            guess = guessed if guessed in SAID else ""
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=label, choices=choices, required=False, initial=guess
            )

    @property
    def column_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("column_")]

    @property
    def head_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("led_by", "title", "on", "below", "document") if name in self.fields]

    def led_by_code(self) -> str:
        """ "" for an administrator's plan."""
        chosen = self.cleaned_data.get("led_by") if self.is_bound else None
        return str(self._leads[0][0] if chosen is None else chosen)

    def clean(self) -> None:
        super().clean()
        columns = self._columns()
        if NAME not in columns:
            self.add_error(None, _("Say which column holds the names of the organisations."))
        for field in SAID:
            places = [place for place, column in enumerate(columns) if column == field]
            for place in places if len(places) > 1 else ():
                why = _("Two columns have the same meaning. Pass over one of them.")
                self.add_error(f"column_{place}", why)

    def _columns(self) -> list[str]:
        return [str(self[f"column_{place}"].value() or "") for place in range(len(self._table.columns))]

    def asked(self, today: date) -> Asked:
        """As far as it can be understood, so that the rows are shown whatever else is wrong."""
        head = self.cleaned_data if self.is_bound else self.initial
        on, below = head.get("on") or today, str(head.get("below") or "")
        return Asked(self._columns(), on, below, dict(self._typed()), dict(self._choices()))

    def _numbers(self) -> list[int]:
        return [number for number, _texts in self._table.rows]

    def _typed(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        for number in self._numbers() if self.is_bound else ():
            typed = {
                name: clean_text(str(self.data[box]))[:LONGEST]
                for name in SAID
                if (box := f"row-{number}-{name}") in self.data
            }
            if typed:
                yield number, typed

    def _choices(self) -> Iterator[tuple[int, str]]:
        all_right = self.is_bound and bool(self.cleaned_data.get("all_right"))
        for number in self._numbers():
            chosen = str(self.data.get(f"choice-{number}", "")) if self.is_bound else ""
            if chosen in (LEAVE, RENAME, LEAVE_OUT, RIGHT):
                yield number, chosen
            elif all_right:
                yield number, RIGHT

    def changes(self, number: int) -> bool:
        """Whether the boxes of a row are asked for, or were there."""
        sent = [f"change-{number}", *(f"row-{number}-{name}" for name in SAID)]
        return self.is_bound and any(name in self.data for name in sent)


@dataclass(frozen=True)
class Box:
    """What a row says of one field, and what is said about that."""

    name: str
    label: object
    said: str
    shown: str
    is_proposed: bool
    error: str
    doubt: str
    choices: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class ShownRow:
    """A row of the preview. `has_boxes`: it is to be put right here."""

    row: Row
    boxes: Sequence[Box]
    has_boxes: bool
    label: object
    tone: str
    choices: Sequence[tuple[str, object]]

    @property
    def number(self) -> int:
        return self.row.number


def shown_rows(rows: Sequence[Row], form: OrganisationsForm, words: OrganisationWords) -> list[ShownRow]:
    """`words`: of the day."""
    columns = set(form.asked(date.min).columns)
    fields = [(name, label) for name, label in COLUMN_CHOICES if name != DOCUMENT or DOCUMENT in columns]
    return [_shown(row, form, words, fields) for row in rows]


def _shown(
    row: Row, form: OrganisationsForm, words: OrganisationWords, fields: Sequence[tuple[str, object]]
) -> ShownRow:
    label, tone = VERDICTS[row.verdict]
    has_boxes = row.verdict == Verdict.ERROR or (form.changes(row.number) and row.verdict != Verdict.OUT)
    return ShownRow(
        row, [_box(row, name, label, words) for name, label in fields], has_boxes, label, tone, _choices_of(row)
    )


def _box(row: Row, name: str, label: object, words: OrganisationWords) -> Box:
    said = row.said.get(name, "")
    value = {
        NAME: row.name,
        KIND: row.kind,
        LEVEL: row.level,
        TYPE: row.type,
        PARENT: row.parent or "",
        "code": row.code,
    }
    choices, shown = list[tuple[str, str]](), str(value.get(name, said))
    if name in (KIND, LEVEL, TYPE):
        choices, said = words.choices(name), shown if said else ""
        shown = words.of(name, shown) if shown else ""
    elif name == SINCE:
        shown = day_in_words(row.since) if row.since != date.min and name not in row.errors else said
    elif name == PARENT:
        above = row.above.name if row.above else ""
        shown = " · ".join(text for text in (above, shown) if text) or said
    is_proposed = name in row.proposed and bool(shown)
    return Box(name, label, said, shown, is_proposed, row.errors.get(name, ""), row.doubts.get(name, ""), choices)


def _choices_of(row: Row) -> list[tuple[str, object]]:
    out = (LEAVE_OUT, _("left out"))
    if row.verdict == Verdict.DIFFERS:
        renamed = [(RENAME, _("give it this name from the day on"))] if row.may_be_renamed else []
        return [("", _("– choose –")), (LEAVE, _("stays as the register has it")), *renamed, out]
    if row.doubts and row.verdict in (Verdict.ASK, Verdict.NEW):
        return [("", _("– choose –")), (RIGHT, _("right as it was read")), out]
    return [("", "–"), out]


class TakeBackForm(forms.Form):
    why = CleanCharField(label=gettext_lazy("Why this is a mistake"))
