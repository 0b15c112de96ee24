"""Of which days items that were confirmed by name are listed and counted."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Data, DateField
from accounts.rules.days import years_before


class PeriodForm(forms.Form):
    since = DateField(label=_("Meetings from"), required=False)
    until = DateField(label=_("Meetings until"), required=False)

    def __init__(self, data: Data, *, today: date) -> None:
        super().__init__(data or None)
        self.today = today

    def period(self) -> tuple[date, date]:
        """The last year and what is planned, where nothing or nothing that makes sense is typed."""
        typed = self.cleaned_data if self.is_bound and self.is_valid() else {}
        since, until = typed.get("since") or years_before(self.today, 1), typed.get("until") or date.max
        return since, until
