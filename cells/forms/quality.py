from django import forms
from django.utils.translation import gettext_lazy as _

from cells.queries.quality import all_kinds


class QualityFilter(forms.Form):
    kind = forms.ChoiceField(
        label=_("Show"), required=False, choices=lambda: [("", _("everything")), *all_kinds().items()]
    )

    def kinds(self) -> list[str]:
        self.is_valid()
        return [self.cleaned_data["kind"]] if self.cleaned_data.get("kind") else []
