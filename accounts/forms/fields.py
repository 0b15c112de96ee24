"""Fields for Vietnamese input: dates and numbers as they are written here, text without invisible characters.

Every form takes its fields from here in the place of Django's.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.rules.days import FIRST_YEAR, LAST_YEAR, day_after, day_before
from accounts.rules.numbers import number_typed, ungrouped
from accounts.rules.text import clean_text

LARGEST_COUNT = 99_999_999
Data = Mapping[str, object] | None
"""What was sent to a form."""
Initial = dict[str, object] | None
"""What it begins with."""
Row = TypeVar("Row", bound=Model)
Field = TypeVar("Field", bound=forms.Field)
if TYPE_CHECKING:
    BaseFormSet = forms.BaseFormSet[Any]
    ModelChoiceField = forms.ModelChoiceField[Any]
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField[Any]
else:
    # Generic only to those who check types.
    BaseFormSet, ModelChoiceField = forms.BaseFormSet, forms.ModelChoiceField
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,9})", re.ASCII)
# The numeric keyboard of a telephone has no slash.
_DIGITS_ONLY = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_TIME = re.compile(r"(\d{1,2})\s*(?:[:.hHgG]\s*(\d{2})?)?", re.ASCII)


class DateInput(forms.DateInput):
    """A plain text input: the browser's own picker would show the date in the browser's order, not in ours."""

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        usual = {"class": "is-date", "placeholder": _("dd/mm/yyyy"), "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(attrs=usual | (attrs or {}), format="%d/%m/%Y")


class DateField(forms.DateField):
    """A day from 1900 to 2100, typed as 27/12/2022, 27.12.2022, 27-12-2022, 27122022 or 2022-12-27."""

    widget = DateInput
    default_error_messages = {
        "invalid": _("Write the date as day/month/year, for example 27/12/2022."),
        "no_such_day": _("There is no %(typed)s in the calendar."),
        "short_year": _("Write the year with four digits, for example 27/12/2022."),
        "year_out_of_range": _("The year must lie between %(first)s and %(last)s."),
    }

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str):
            return super().to_python(value)
        typed = clean_text(value)
        if typed in self.empty_values:
            return None
        return self._day(typed, *self._parts(typed))

    def _parts(self, typed: str) -> tuple[int, int, int]:
        if match := _YEAR_FIRST.fullmatch(typed):
            year, month, day = match.groups()
        elif match := _DAY_FIRST.fullmatch(typed) or _DIGITS_ONLY.fullmatch(typed):
            day, month, year = match.groups()
        else:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if len(year) < 3 and int(year):
            raise ValidationError(self.error_messages["short_year"], code="short_year")
        return int(year), int(month), int(day)

    def _day(self, typed: str, year: int, month: int, day: int) -> date:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValidationError(
                self.error_messages["year_out_of_range"],
                code="year_out_of_range",
                params={"first": str(FIRST_YEAR), "last": str(LAST_YEAR)},
            )
        try:
            return date(year, month, day)
        except ValueError:
            raise ValidationError(
                self.error_messages["no_such_day"], code="no_such_day", params={"typed": typed}
            ) from None


class LastDayField(DateField):
    """Asks for the last day on which something is so; its value is the first day on which it no longer is."""

    def to_python(self, value: object) -> date | None:
        last_day = super().to_python(value)
        return day_after(last_day) if last_day else None

    def prepare_value(self, value: object) -> object:
        return day_before(value) if isinstance(value, date) else value


class TimeInput(forms.TimeInput):
    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        usual = {"class": "is-time", "placeholder": _("hh:mm"), "autocomplete": "off"}
        super().__init__(attrs=usual | (attrs or {}), format="%H:%M")


class TimeField(forms.TimeField):
    """A time of day, typed as 7:30, 07.30, 7h30, 7 giờ 30 or 7h."""

    widget = TimeInput
    default_error_messages = {"invalid": _("Write the time as hours:minutes, for example 19:30.")}

    def to_python(self, value: Any) -> time | None:
        if not isinstance(value, str):
            return super().to_python(value)
        typed = clean_text(value).replace("giờ", "h")
        if typed in self.empty_values:
            return None
        match = _TIME.fullmatch(typed)
        try:
            return time(int(match[1]), int(match[2] or 0)) if match else self._refuse()
        except ValueError:
            return self._refuse()

    def _refuse(self) -> time:
        raise ValidationError(self.error_messages["invalid"], code="invalid")


class CountInput(forms.TextInput):
    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        usual = {"class": "is-count", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(attrs=usual | (attrs or {}))


class CountField(forms.IntegerField):
    """A whole number from 0 on, typed as 5704 or 5.704."""

    widget = CountInput
    default_error_messages = {"invalid": _("Write a whole number, for example 12 or 5.704.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"min_value": 0, "max_value": LARGEST_COUNT, "localize": True} | kwargs)

    def to_python(self, value: Any) -> int | None:
        if not isinstance(value, str):
            return super().to_python(value)
        digits = ungrouped(clean_text(value))
        if digits is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(digits)


class CleanCharField(forms.CharField):
    """One line of text, cleaned (accounts/rules/text.py) before its length is measured."""

    lines = False

    def __init__(self, *, max_length: int | None = 255, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: object) -> str | None:
        return super().to_python(clean_text(str(value), lines=self.lines) if value is not None else value)


class CleanTextField(CleanCharField):
    """Several lines of text."""

    widget = forms.Textarea(attrs={"rows": 4})
    lines = True

    def __init__(self, *, max_length: int | None = 20_000, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)


class RowField(ModelChoiceField):
    """One row of a table, which may be called otherwise than by its `str` (see `offer`)."""

    in_words: Callable[[Any], str] | None = None

    def label_from_instance(self, row: Model) -> str:
        return self.in_words(row) if self.in_words else super().label_from_instance(row)


class RowsField(ModelMultipleChoiceField):
    """Several rows of a table. Django hands all that was sent to the database, which may be unable to hold the number."""

    def clean(self, value: Any) -> QuerySet[Any]:
        for typed in value or ():
            if number_typed(str(typed)) is None:
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": typed}
                )
        return super().clean(value)


def row_number(form: forms.BaseForm) -> int:
    """Of a form among those of a formset, from 1 on."""
    return int(str(form.prefix).rpartition("-")[2]) + 1


def offer(form: forms.BaseForm, name: str, rows: QuerySet[Row], in_words: Callable[[Row], str] | None = None) -> None:
    """Let the field be one of these rows, which are known only when the form is made; `in_words` needs a RowField."""
    field_of(form, name, forms.ModelChoiceField).queryset = rows
    if in_words is not None:
        field_of(form, name, RowField).in_words = in_words


def offer_choices(form: forms.BaseForm, name: str, choices: Iterable[tuple[str, object]]) -> None:
    """The same for a choice among values: each with what it is called."""
    field_of(form, name, forms.ChoiceField).choices = list(choices)


def field_of(form: forms.BaseForm, name: str, kind: type[Field]) -> Field:
    """The field of a form by its kind, so that what is set on it is checked."""
    field = form.fields[name]
    if not isinstance(field, kind):
        raise TypeError(f"{name} is no {kind.__name__}.")
    return field
