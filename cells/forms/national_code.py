from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField
from cells.rules.national_code import WORDS, read_national_code


class NationalCodeField(CleanCharField):
    """Typed with or without its points, kept with them."""

    def __init__(self, *, help_text: object = _("14 digits, for example 38.168.053.000.001."), **kwargs: Any) -> None:
        super().__init__(label=_("National code"), max_length=40, required=False, help_text=help_text, **kwargs)

    def clean(self, value: object) -> str:
        code = read_national_code(str(super().clean(value) or ""))
        if code.problem:
            raise ValidationError(WORDS[code.problem], code=code.problem)
        return code.value
