"""One row of a list put right: what is to be entered in place of what was read."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, Data, DateField
from accounts.forms.replacing import CHOICE, THEIRS, Replacing
from cells.forms.birth import BirthField
from cells.forms.card_number import CardNumberField
from cells.models import Organisation
from sheets.forms.sheet import VALUE_CHOICES, cell_field
from sheets.models import SheetRow
from sheets.queries.cells_of_residence import cells_called
from sheets.rules import fields
from sheets.rules.rows import LONGEST_NAME
from sheets.services.deciding import DECISION, UNDECIDED, values_of
from sheets.services.putting_right import MENDABLE, MENDED, entries_of


class PutRightForm(Replacing):
    """The row as it was read. What somebody else wrote or decided meanwhile stands beside mine."""

    def __init__(
        self, data: Data = None, *, row: SheetRow, covered: Sequence[str], cells: Sequence[tuple[str, str]], on: date
    ) -> None:
        """`covered`: the fields that the list speaks of; of others nothing is compared with the register. `on`: the day from
        which the list speaks."""
        entries = entries_of(row, values_of(row), row.cell.code if row.cell else "")
        self.decided = str(entries.pop(DECISION))
        super().__init__(data, initial=entries)
        self.residence = ResidenceField(on)
        for name in MENDABLE:
            if name in covered:
                self.fields[name] = self.residence if name == fields.RESIDENCE else _field(name, cells)
                self.fields[name].label = fields.COLUMN_LABELS[name]
        self.carry(**{DECISION: self.decided})

    @property
    def shown(self) -> list[forms.BoundField]:
        """The choice between two decisions where there is one, and every field."""
        names = [name for name in MENDABLE if name in self.fields]
        return [*self.disputes_about(DECISION), *self.with_disputes(*names)]

    @property
    def is_given_up(self) -> bool:
        """What somebody else decided meanwhile is kept, and nothing is put right."""
        return self.data.get(f"{CHOICE}{DECISION}") == THEIRS

    def values(self, cells: Mapping[str, int]) -> dict[str, Any]:
        """As the service takes them. `cells`: code → number."""
        told = {name: self.cleaned_data[name] for name in MENDABLE if name in self.fields}
        if fields.CELL in told:
            told[fields.CELL] = cells.get(told[fields.CELL])
        if fields.RESIDENCE in told:
            told[fields.RESIDENCE] = self.residence.meant
        return told

    def entry_label(self, name: str) -> str:
        return gettext("Decision") if name == DECISION else super().entry_label(name)

    def typed_entry(self, name: str) -> Any:
        return MENDED if name == DECISION else super().typed_entry(name)

    def entry_in_words(self, name: str, value: Any) -> str:
        if name != DECISION:
            return super().entry_in_words(name, value)
        if value == MENDED:
            return gettext("Put the row right")
        choice = str(value or "").partition(":")[0]
        return str(SheetRow.Choice("" if choice == UNDECIDED else choice).label)


class ResidenceField(CleanCharField):
    """Any cell of the register, by its code, its national code or its name; told as its code."""

    def __init__(self, on: date) -> None:
        super().__init__(required=False, max_length=255, help_text=_("The code of the cell, or its name."))
        self.on = on
        self.meant: int | None = None

    def clean(self, value: object) -> str:
        text = str(super().clean(value) or "")
        found = sorted(cells_called([text], self.on)[text]) if text else []
        if text and not found:
            raise ValidationError(_("No cell of the register is called so. Write its code."))
        if len(found) > 1:
            raise ValidationError(_("Several cells are called so. Write the code of the one that is meant."))
        self.meant = next(iter(found), None)
        return Organisation.objects.get(pk=self.meant).code if found else ""


def _field(name: str, cells: Sequence[tuple[str, str]]) -> forms.Field:
    if name == fields.BORN_ON:
        return BirthField(required=False)
    if name in fields.DAYS:
        return DateField(required=False)
    if name == fields.CELL:
        return cell_field(cells)
    if name == fields.CARD_NUMBER:
        return CardNumberField()
    if name in VALUE_CHOICES:
        return forms.ChoiceField(choices=[("", _("not told")), *VALUE_CHOICES[name]], required=False)
    return CleanCharField(
        max_length=LONGEST_NAME if name == fields.FULL_NAME else 100, required=name == fields.FULL_NAME
    )
