from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import offer_choices
from cells.queries.quality import KINDS


class QualityFilter(forms.Form):
    kind = forms.ChoiceField(label=_("Show"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "kind", [("", _("everything")), *KINDS.items()])

    def kinds(self) -> list[str]:
        self.is_valid()
        return [self.cleaned_data["kind"]] if self.cleaned_data.get("kind") else []
