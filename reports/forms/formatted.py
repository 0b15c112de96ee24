"""A text area for a text with formatting (`rules/formatted.py`)."""

from typing import Any

from django import forms

from accounts.forms.fields import CleanTextField
from accounts.rules.refusal import Refused
from reports.rules.formatted import check_tables


class FormattedField(CleanTextField):
    """What no sheet can hold is refused beside it."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "lang": "vi", "data-formatted": ""})
        super().__init__(widget=widget, **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        try:
            check_tables(value or "")
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
