from typing import Any

from django import forms

from accounts.forms.fields import DateField
from reports.rules.kinds import Argument, FileType


class OrderForm(forms.Form):
    """Which document of an organisation; the page fills it in, so there is nothing to see."""

    on = DateField(required=False)
    round = forms.IntegerField(required=False, min_value=1, max_value=2**31)
    meeting = forms.IntegerField(required=False, min_value=1, max_value=2**31)
    group = forms.IntegerField(required=False, min_value=1, max_value=2**31)
    person = forms.IntegerField(required=False, min_value=1, max_value=2**31)
    transfer = forms.IntegerField(required=False, min_value=1, max_value=2**31)
    file = forms.ChoiceField(required=False, choices=[(file, file.program) for file in FileType])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[Argument.FROM] = DateField(required=False)

    @property
    def file_type(self) -> FileType:
        return FileType(self.cleaned_data["file"] or FileType.PDF)
