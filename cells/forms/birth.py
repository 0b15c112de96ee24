import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DateField, DateInput
from accounts.rules.days import FIRST_YEAR, LAST_YEAR
from accounts.rules.text import clean_text
from cells.rules.births import Birth, birth_in_words

_YEAR = re.compile(r"\d{4}", re.ASCII)
_MONTH = re.compile(r"(0?[1-9]|1[0-2])\s*[/.\-]\s*\d{4}", re.ASCII)


class BirthInput(DateInput):
    def format_value(self, value: object) -> str | None:
        return birth_in_words(value) if isinstance(value, date | int) else str(value) if value else None

    def as_sent(self, name: str, value: object) -> dict[str, list[str]]:
        """Of an entry that two changed (accounts/forms/replacing.py)."""
        return {name: [self.entry_in_words(value)]}

    def entry_in_words(self, value: object) -> str:
        """Of what JSON holds of it, or what was typed and is not understood yet."""
        if isinstance(value, int):
            return birth_in_words(value)
        kept = str(value or "")
        try:
            return birth_in_words(date.fromisoformat(kept)) if "-" in kept else kept
        except ValueError:
            return kept


class BirthField(forms.Field):
    """A day as in every other field, or the year alone: 1962. A month without a day is not kept, and not passed over either."""

    widget = BirthInput
    default_error_messages = {
        "invalid": _("Write the day, for example 05/06/1962, or the year alone where no more is known: 1962."),
        "month_alone": _("A month without a day is not kept. Write the day, or the year alone: 1962."),
    }

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label=_("Date of birth"),
            required=required,
            help_text=_("Where only the year is known, the year alone: 1962."),
        )
        self._day = DateField(required=False, error_messages={"invalid": self.error_messages["invalid"]})

    def to_python(self, value: Any) -> Birth | None:
        typed = clean_text(value) if isinstance(value, str) else value
        if isinstance(typed, str) and _MONTH.fullmatch(typed):
            raise ValidationError(self.error_messages["month_alone"], code="month_alone")
        if isinstance(typed, str) and _YEAR.fullmatch(typed):
            return self._year(int(typed))
        return self._day.to_python(typed)

    def _year(self, year: int) -> int:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValidationError(
                self._day.error_messages["year_out_of_range"],
                code="year_out_of_range",
                params={"first": str(FIRST_YEAR), "last": str(LAST_YEAR)},
            )
        return year
