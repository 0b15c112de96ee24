"""What a clerk says of a sheet, step by step."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, Data, DateField, Initial, offer_choices
from accounts.forms.replacing import Replacing
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from cells.models import Activity, Degree, Member
from cells.rules.axes import ACTIVE_CHOICE
from cells.rules.names import fold
from sheets.models import Sheet
from sheets.rules import fields, posts
from sheets.rules.bounds import MOST_BYTES
from sheets.rules.headings import LOOKED_AT, MOST_ROWS, Head, Header
from sheets.rules.notes import refusal
from sheets.rules.parts import Part
from sheets.rules.pasted import MOST_CHARACTERS
from sheets.services.entries import ALONG, HEADER, along_entry, answer_name, column_name, header_entry, makes_of
from sheets.services.intake import PASTED, Upload

MOST_CELLS_IN_A_LIST = 300
_POSTS: Mapping[str, Promise] = {
    posts.SECRETARY: _("secretary"),
    posts.DEPUTY: _("deputy secretary"),
    posts.MEMBER: _("member of the cell committee"),
    posts.LEADER: _("group leader"),
}
POST_CHOICES = [
    (value, format_lazy(", ".join(["{}"] * len(held)), *(_POSTS[post] for post in held)))
    for value in posts.VALUES
    for held in [sorted(posts.parted(value), key=list(_POSTS).index)]
]
VALUE_CHOICES: dict[str, Sequence[tuple[str, str | Promise]]] = {
    fields.SEX: Member.Sex.choices,
    fields.DEGREE: Degree.Value.choices,
    fields.ACTIVITY: [ACTIVE_CHOICE, *Activity.Value.choices],
    fields.POST: POST_CHOICES,
}


class UploadForm(forms.Form):
    """A file, or what was copied in Excel."""

    kind = forms.ChoiceField(label=_("What is it"), choices=Sheet.Kind.choices, widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Excel file"),
        required=False,
        help_text=_("Your own list as it is (.xlsx, .xls or .ods), up to 20 MB. A text file (.csv) works too."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.tsv,.txt"}),
    )
    pasted = forms.CharField(
        label=_("Or paste the cells here"),
        required=False,
        max_length=MOST_CHARACTERS,
        strip=False,
        help_text=_("Mark the cells in Excel with their headings, copy them, and paste them here."),
        widget=forms.Textarea(attrs={"rows": 6, "class": "pasted", "spellcheck": "false", "autocomplete": "off"}),
    )

    def clean_file(self) -> "UploadedFile[bytes] | None":
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > MOST_BYTES:
            raise ValidationError(refusal("file_too_large"))
        return file

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        if not cleaned.get("file") and not (cleaned.get("pasted") or "").strip() and "file" not in self.errors:
            self.add_error("file", _("Choose a file, or paste the cells below."))

    places = Refused

    def refuse(self, refused: Refused) -> None:
        """Whatever is wrong with it, beside the box it came from."""
        self.add_error("file" if self.cleaned_data.get("file") else "pasted", str(refused))

    def upload(self) -> Upload:
        kind, file = self.cleaned_data["kind"], self.cleaned_data.get("file")
        if file:
            return Upload(kind, file.name, file.read())
        return Upload(kind, PASTED, self.cleaned_data["pasted"].encode("utf-8", "replace"))


class HeaderForm(Replacing):
    """Which sheet of the workbook, and where its headings stand in it: one entry, for a row is a row of that sheet."""

    name = CleanCharField(required=False, widget=forms.HiddenInput)
    first = forms.TypedChoiceField(label=_("Row of the headings"), coerce=int)
    rows = forms.TypedChoiceField(
        label=_("How many rows the headings take"),
        coerce=int,
        choices=[(str(number), str(number)) for number in range(1, MOST_ROWS + 1)],
        initial="1",
        required=False,
        help_text=_("Two, for example, where “Date of birth” stands above “Men” and “Women”."),
    )

    along = forms.MultipleChoiceField(
        label=_("Sheets that are read along"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        data: Data = None,
        *,
        heads: Mapping[str, Head],
        kept: Sequence[object],
        others: Sequence[str] = (),
        initial: Initial = None,
    ) -> None:
        """`others`: the lists of the workbook besides the one shown."""
        super().__init__(data, initial=initial)
        if others:
            offer_choices(self, ALONG, [(name, name) for name in others])
        else:
            del self.fields[ALONG]
        self.carry(**{HEADER: kept})
        self.head = heads[self.sheet_shown]
        numbers = range(min(len(self.head.rows), LOOKED_AT) + 1)
        offer_choices(self, "first", [(str(number), str(number)) for number in numbers])

    @property
    def disputes(self) -> list[forms.BoundField]:
        return self.disputes_about(HEADER, ALONG)

    @property
    def ticked(self) -> list[str]:
        """The sheets that are to be read along, as the form stands."""
        return [str(name) for name in self[ALONG].value() or []] if ALONG in self.fields else []

    @property
    def sheet_shown(self) -> str:
        return str(self["name"].value())

    def header(self) -> Header:
        return Header(self.cleaned_data["first"], self.cleaned_data["rows"] or 1)

    def typed_entry(self, name: str) -> Any:
        if name != HEADER:
            return super().typed_entry(name)
        first, rows = self.data.get("first", ""), self.data.get("rows", "")
        return [self.sheet_shown, int(first) if first.isdecimal() else 0, int(rows) if rows.isdecimal() else 1]

    def as_sent(self, name: str, value: Any) -> Mapping[str, list[str]]:
        if name != HEADER:
            return super().as_sent(name, value)
        sheet, first, rows = value
        return {"name": [sheet], "first": [str(first)], "rows": [str(rows)]}

    def entry_label(self, name: str) -> str:
        return str(self.fields["first"].label) if name == HEADER else super().entry_label(name)

    def entry_in_words(self, name: str, value: Any) -> str:
        if name != HEADER or not value:
            return super().entry_in_words(name, value)
        sheet, first, rows = value
        words = gettext("rows %(first)d to %(last)d") if rows > 1 else gettext("row %(first)d")
        where = words % {"first": first, "last": first + rows - 1} if first else gettext("no headings")
        return f"{sheet}: {where}" if sheet else where


class ColumnsForm(Replacing):
    """What each column means, and what holds where no column says."""

    on = DateField(
        label=_("In the register since"),
        help_text=_(
            "The day from which these people are in their cell, where no column says. They count from that day on."
        ),
    )
    partial = forms.ChoiceField(
        label=_("Where only a year is given"),
        choices=(("fill", _("enter 1 January of the year, with a warning")), ("empty", _("leave the date empty"))),
        widget=forms.RadioSelect,
    )

    def __init__(
        self, data: Data = None, *, sheet: Sheet, cells: Iterable[tuple[str, str]], initial: Initial = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.makes = [self._ask_about(number, make[0]) for number, make in enumerate(makes_of(sheet))]
        cells = list(cells)
        if len(cells) > 1:
            self.fields["default_cell"] = cell_field(
                cells,
                label=_("Cell of those whose row names none"),
                help_text=_("Leave it empty where a column, or a line between the rows, names the cell."),
            )
        self.carry(**{HEADER: header_entry(sheet), ALONG: along_entry(sheet)})

    def _ask_about(self, make: int, part: Part) -> list[str]:
        """One question for each column of the sheets with these headings."""
        choices = [("", _("pass over")), *fields.COLUMN_CHOICES]
        guesses = [*part.columns, *[""] * len(part.headings)]
        names = [column_name(make, index) for index in range(len(part.headings))]
        for number, (name, heading, guessed) in enumerate(zip(names, part.headings, guesses, strict=False), start=1):
            label = heading or gettext("Column %(number)s") % {"number": number}
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False, initial=guessed)
        return names

    def entry_in_words(self, name: str, value: Any) -> str:
        is_column = any(name in names for names in self.makes)
        return gettext("pass over") if is_column and not value else super().entry_in_words(name, value)

    def meanings(self) -> list[list[str]]:
        """Of the leading sheet, then of each other make of headings."""
        return [[self.cleaned_data.get(name, "") for name in names] for names in self.makes]

    def column_fields(self, make: int = 0) -> list[list[forms.BoundField]]:
        return [self.with_disputes(name) for name in self.makes[make]]

    def other_fields(self) -> list[forms.BoundField]:
        return self.with_disputes(*(name for name in ("default_cell", "on", "partial") if name in self.fields))


class MeaningsForm(Replacing):
    """What single values mean: one question for each value that stands in the sheet, however it is spelt there."""

    def __init__(
        self,
        data: Data = None,
        *,
        values: dict[str, dict[str, int]],
        guessed: dict[str, dict[str, str]],
        cells: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        self.asked: dict[str, tuple[str, str, int]] = {}
        cells = list(cells)
        for column, texts in values.items():
            for text, times in texts.items():
                name = answer_name(column, fold(text))
                _column, spelt, before = self.asked.get(name, (column, text, 0))
                self.asked[name] = (column, spelt, before + times)
                if not before:
                    self.fields[name] = _meaning_field(column, text, guessed.get(column, {}).get(text, ""), cells)
        self.carry()

    def questions(self) -> list[tuple[str, list[tuple[list[forms.BoundField], forms.BoundField, int]]]]:
        """For each column its values, each with the choice where two gave it another meaning, and with how often it stands
        there; those without a meaning first."""
        grouped: dict[str, list[tuple[list[forms.BoundField], forms.BoundField, int]]] = {}
        for name, (column, _text, times) in self.asked.items():
            grouped.setdefault(column, []).append((self.disputes_about(name), self[name], times))
        return [
            (str(fields.COLUMN_LABELS[column]), sorted(asked, key=lambda question: bool(question[1].value())))
            for column, asked in grouped.items()
        ]

    def meanings(self) -> dict[str, dict[str, str]]:
        meanings: dict[str, dict[str, str]] = {}
        for name, (column, text, _times) in self.asked.items():
            meanings.setdefault(column, {})[fold(text)] = self.cleaned_data[name]
        return meanings


def _meaning_field(column: str, text: str, guessed: str, cells: Sequence[tuple[str, str]]) -> forms.Field:
    if column == fields.CELL:
        return cell_field(cells, label=text, initial=guessed)
    choices = [("", _("no meaning yet")), *VALUE_CHOICES[column]]
    return forms.ChoiceField(label=text, choices=choices, required=False, initial=guessed)


def cell_field(cells: Sequence[tuple[str, str]], **options: Any) -> forms.Field:
    """A choice of cells by name, or where there are too many to list, their code."""
    if len(cells) <= MOST_CELLS_IN_A_LIST:
        listed = [(code, f"{name} ({code})") for code, name in cells]
        choices = [("", _("choose")), *listed]
        return forms.ChoiceField(choices=choices, required=False, **options)
    field = _CodeField(max_length=30, required=False, **options)
    field.codes = {code.casefold(): code for code, _name in cells}
    return field


class _CodeField(CleanCharField):
    codes: Mapping[str, str]

    def clean(self, value: object) -> str:
        code = clean_text(str(super().clean(value) or ""))
        if code and code.casefold() not in self.codes:
            raise ValidationError(_("No cell of yours has this code."))
        return self.codes.get(code.casefold(), "")
