"""Many organisations on one page, a row for each: founded together below one committee, or given other names."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.fields import BaseFormSet, CleanCharField, Data, offer_choices, row_number
from accounts.forms.replacing_lines import typed_rows
from cells.forms.national_code import NationalCodeField
from cells.queries.organisation_words import OrganisationWords, What
from cells.rules.names import fold, spelling_key
from cells.rules.organisation_code import LONGEST_CODE, is_code
from cells.rules.placing import LEVELS, PARENTS, Kind, cell_level
from reorganisations.forms.steps import CodeField, not_there
from reorganisations.queries.picking import Within
from reorganisations.rules.grid import spread
from reorganisations.rules.names import called
from reorganisations.rules.plan import Step, StepKind, Unit
from reorganisations.services.refusals import ReorganisationRefused

PREFIX = "rows"
FIRST_ROWS, MORE_ROWS, MOST_ROWS = 10, 10, 100
FILL, PROPOSE, MORE = "fill", "propose", "more_rows"
"""Buttons that only show the page anew, with everything typed so far."""
Propose = Callable[[int], Sequence[str]]
"""Gives so many codes that are free."""


class Box(forms.Textarea):
    """Keeps the lines of what is pasted apart, which a box of one line would run together."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 1, "class": "form-control"})


class BoxField(CleanCharField):
    widget = Box


class NewCodeBox(BoxField):
    def to_python(self, value: object) -> str | None:
        text = super().to_python(value)
        return text.upper() if text else text

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not is_code(value):
            raise ValidationError(_("A code has letters, digits, points and hyphens only."))


class GridRow(forms.Form):
    """`CELLS`: its boxes in their order, the first for a code; `NAMES`: which of them takes names that were pasted there."""

    CELLS: ClassVar[tuple[str, ...]]
    NAMES: ClassVar[int] = 0

    @property
    def number(self) -> int:
        return row_number(self)

    @property
    def cells(self) -> list[forms.BoundField]:
        return [self[name] for name in self.CELLS]

    @property
    def is_filled(self) -> bool:
        """One in which nothing was written is none."""
        raise NotImplementedError

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and not self.is_filled:
            self.errors.clear()

    def typed(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), "")).strip()


class FoundRow(GridRow):
    CELLS, NAMES = ("code", "name", "type", "area", "symbol", "national_code"), 1
    code = NewCodeBox(label=gettext_lazy("Code"), max_length=LONGEST_CODE)
    name = BoxField(label=gettext_lazy("Name"))
    type = forms.ChoiceField(
        label=gettext_lazy("Type"),
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": gettext_lazy("“%(value)s” is none of the types. Choose one.")},
    )
    area = BoxField(label=gettext_lazy("Area of operation"), required=False)
    symbol = BoxField(label=gettext_lazy("Symbol in document numbers"), required=False, max_length=20)
    national_code = NationalCodeField(widget=Box, help_text="")

    def __init__(self, *args: Any, words: OrganisationWords, proposed: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._proposed = proposed
        offer_choices(self, "type", words.choices(What.TYPE))
        self.fields["code"].error_messages["required"] = _("Write a code, or press “Propose codes”.")

    @property
    def is_filled(self) -> bool:
        """A code that was only proposed says nothing."""
        own_code = self.typed("code").upper() not in ("", *self._proposed)
        return own_code or any(self.typed(name) for name in ("name", "area", "symbol", "national_code"))


class RenameRow(GridRow):
    CELLS = ("subject", "name", "issuer_name")
    subject = BoxField(label=gettext_lazy("Code, or the name until now"))
    name = BoxField(label=gettext_lazy("New name"))
    issuer_name = BoxField(label=gettext_lazy("Name as the issuer of documents"), required=False)

    def __init__(self, *args: Any, units: Mapping[str, Unit], named: Within, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._units, self._named = units, named

    @property
    def is_filled(self) -> bool:
        return bool(self.typed("name") or self.typed("issuer_name"))

    @property
    def now(self) -> str:
        """What stands below the committee looked at is shown with its name."""
        unit = self._units.get(str(self["subject"].value() or "").strip().upper())
        return unit.name if unit else ""

    def clean_subject(self) -> str:
        typed = str(self.cleaned_data["subject"])
        called_so = [unit.code for unit in self._units.values() if spelling_key(unit.name) == spelling_key(typed)]
        if len(called_so) > 1:
            raise ValidationError(_("Several are called so: write the code."))
        code = called_so[0] if called_so else typed.upper()
        if code not in self._units and code not in self._named([code]):
            raise not_there(typed, self._named)
        return code


class Grid(BaseFormSet):
    """`refuse` puts what is wrong with a step beside the box of its row."""

    places = ReorganisationRefused
    head: "GridHead"

    def filled(self) -> list[GridRow]:
        return [row for row in self.forms if row.is_filled]

    def refuse(self, refused: ReorganisationRefused) -> None:
        filled = self.filled()
        for reason in refused.reasons:
            place = getattr(reason, "step", None)
            row = filled[place] if place is not None else None
            field = reason.field or ""
            if row is not None and field in row.fields:
                row.add_error(field, str(reason))
            elif field in self.head.fields:
                if str(reason) not in self.head.errors.get(field, ()):
                    self.head.add_error(field, str(reason))
            else:
                (row or self.head).add_error(None, str(reason))

    def clean(self) -> None:
        """Each organisation stands in one row."""
        seen: set[str] = set()
        for row in self.filled():
            name = row.CELLS[0]
            code = row.cleaned_data.get(name) if row.is_bound else None
            if code and code in seen:
                row.add_error(name, _("%(code)s stands in a row above already.") % {"code": code})
            seen.add(code or "")


class GridHead(forms.Form):
    """What is the same of all rows. `words`: of the day of the plan."""

    def __init__(
        self, data: Data = None, *, named: Within, words: OrganisationWords, initial: dict[str, object] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self._named = named
        self._say(words)

    def _say(self, words: OrganisationWords) -> None:
        """Call the choices as the statutes of the day do."""

    def steps(self, rows: Sequence[GridRow]) -> list[Step]:
        raise NotImplementedError


class FoundHead(GridHead):
    parent = CodeField(label=gettext_lazy("All directly below (code)"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), initial=Kind.CELL)
    level = forms.ChoiceField(label=gettext_lazy("Level"), required=False)
    place = CleanCharField(label=gettext_lazy("Place in the date line"), required=False, max_length=100)
    overseas = forms.BooleanField(label=gettext_lazy("Abroad"), required=False)

    def _say(self, words: OrganisationWords) -> None:
        offer_choices(self, "kind", words.choices(What.KIND))
        offer_choices(self, "level", [("", _("as the kind says")), *words.choices(What.LEVEL)])

    def clean(self) -> None:
        super().clean()
        typed = self.cleaned_data
        code, kind = typed.get("parent"), typed.get("kind")
        if not code or not kind:
            return
        above = self._named([code]).get(code)
        if above is None:
            self.add_error("parent", not_there(code, self._named))
            return
        if Kind(above.kind) not in PARENTS[Kind(kind)]:
            self.add_error(
                "kind",
                _("Nothing of this kind stands directly below %(name)s.") % {"name": called(code, {code: above})},
            )
        levels = {cell_level(above.kind)} if kind == Kind.CELL else LEVELS[Kind(kind)]
        if not typed.get("level") and len(levels) == 1:
            (typed["level"],) = levels
        if typed.get("level") not in levels and "level" not in self.errors:
            self.add_error("level", _("Choose a level that fits the kind."))

    def steps(self, rows: Sequence[GridRow]) -> list[Step]:
        return [
            Step(StepKind.FOUND, facts=self.cleaned_data | row.cleaned_data | {"issuer_name": row.cleaned_data["name"]})
            for row in rows
        ]


class RenameHead(GridHead):
    def steps(self, rows: Sequence[GridRow]) -> list[Step]:
        return [
            Step(StepKind.RENAME, (told.pop("subject"),), {name: value for name, value in told.items() if value})
            for told in (dict(row.cleaned_data) for row in rows)
        ]


@dataclass(frozen=True)
class Shape:
    """A grid of one act: its head, its rows, and what the pages call it."""

    head: type[GridHead]
    row: type[GridRow]
    title: object
    press: object


SHAPES: dict[StepKind, Shape] = {
    StepKind.FOUND: Shape(
        FoundHead, FoundRow, gettext_lazy("Found many on one page"), gettext_lazy("Add all these foundings")
    ),
    StepKind.RENAME: Shape(
        RenameHead, RenameRow, gettext_lazy("Rename many on one page"), gettext_lazy("Add all these new names")
    ),
}


@dataclass(frozen=True)
class Sent:
    """What was sent of a grid, with what was pasted spread over the rows. `shows`: it is to be looked at, not yet carried out."""

    data: QueryDict
    shows: bool
    too_many: int = 0
    """How many rows what was pasted would need, where the page has not so many."""


def read(data: QueryDict, shape: Shape, propose: Propose, words: OrganisationWords) -> Sent:
    """Everything typed stays; boxes for new codes that are empty are filled where a button asked for rows or codes.

    `words`: of the day of the plan.
    """
    names = shape.row.CELLS
    typed = [[row[name] for name in names] for row in typed_rows(data, PREFIX, names, most=_number_of_rows(data))]
    rows = spread(_without_proposed(typed, propose), names=shape.row.NAMES)
    too_many = len(rows) if len(rows) > MOST_ROWS else 0
    rows = typed if too_many else rows
    shows = rows != typed or bool(too_many) or any(button in data for button in (FILL, PROPOSE, MORE))
    if MORE in data:
        rows += [[""] * len(names) for _row in range(min(MORE_ROWS, MOST_ROWS - len(rows)))]
    if shows and names[0] == "code":
        _fill_in_codes(rows, propose)
    return Sent(_written(data, rows, shape.row, words), shows, too_many)


def _number_of_rows(data: QueryDict) -> int:
    sent = data.get(f"{PREFIX}-TOTAL_FORMS", "")
    return min(int(sent), MOST_ROWS) if sent.isascii() and sent.isdigit() and len(sent) < 6 else 0


def _without_proposed(rows: Sequence[Sequence[str]], propose: Propose) -> list[list[str]]:
    """Who pastes lines into a box that a code was proposed in does not mean it to run into the first or last of them."""
    held = [place for place, row in enumerate(rows) if row and len(row[0].split()) > 1]
    proposed = list(propose(len(rows))) if held else []
    cleared = [list(row) for row in rows]
    for place in (place for place in held if place < len(proposed)):
        cleared[place][0] = rows[place][0].strip().removeprefix(proposed[place]).removesuffix(proposed[place])
    return cleared


def _fill_in_codes(rows: list[list[str]], propose: Propose) -> None:
    used = {row[0].strip().upper() for row in rows}
    free = (code for code in propose(2 * len(rows)) if code not in used)
    for row in rows:
        row[0] = row[0] if row[0].strip() else next(free, "")


def _written(data: QueryDict, rows: Sequence[Sequence[str]], row: type[GridRow], words: OrganisationWords) -> QueryDict:
    written = data.copy()
    written[f"{PREFIX}-TOTAL_FORMS"], written[f"{PREFIX}-INITIAL_FORMS"] = str(len(rows)), "0"
    for column, name in enumerate(row.CELLS):
        texts = [cells[column] for cells in rows]
        for number, text in enumerate(_as_chosen(texts, words) if name == What.TYPE else texts):
            written[f"{PREFIX}-{number}-{name}"] = text
    return written


def _as_chosen(texts: Sequence[str], words: OrganisationWords) -> list[str]:
    """A type may be pasted in its words, those of the day or the product's own; where none was chosen, it is the one above."""
    own = OrganisationWords().choices(What.TYPE)
    values = {fold(label): value for value, label in [*own, *words.choices(What.TYPE)]}
    chosen = [next(iter(values.values()))]
    for text in texts:
        chosen.append(values.get(fold(text), text) or chosen[-1])
    return chosen[1:]


def grid(
    data: QueryDict | None, shape: Shape, *, initial: Sequence[Mapping[str, object]] = (), **of_each: object
) -> Grid:
    """Bound to what was sent, else with `initial` rows."""
    factory = forms.formset_factory(shape.row, formset=Grid, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
    given = None if data is not None else [dict(row) for row in initial]
    return cast(Grid, factory(data, initial=given, prefix=PREFIX, form_kwargs=of_each))
