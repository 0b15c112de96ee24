"""The question whether a second meeting on one day is meant: it is on the page only once it has been asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AsksAboutSecond(forms.Form):
    second = forms.BooleanField(
        label=_("It is another meeting on the same day"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and self["second"].data:
            self._ask_about_second()

    def add_error(self, field: str | None, error: Any) -> None:
        if field == "second":
            self._ask_about_second()
        super().add_error(field, error)

    def _ask_about_second(self) -> None:
        self.fields["second"].widget = forms.CheckboxInput()
