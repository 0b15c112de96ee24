from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DateField
from accounts.rules.days import day_in_words


class DayForm(forms.Form):
    """As of which day; today unless chosen."""

    on = DateField(label=_("As of the day"), required=False)

    def __init__(self, asked: QueryDict, *, today: date) -> None:
        typed = asked.copy()
        typed.setdefault("on", day_in_words(today))
        super().__init__(typed)

    def day(self, today: date) -> date:
        self.is_valid()
        return self.cleaned_data.get("on") or today
