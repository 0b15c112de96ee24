from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DateField
from accounts.rules.days import day_in_words


class DayForm(forms.Form):
    """The day a page is about: today stands in it until another is chosen; of a day that makes no sense the form tells, and
    today is shown."""

    on = DateField(label=_("On the day"), required=False)

    def __init__(self, asked: QueryDict, *, today: date) -> None:
        typed = asked.copy()
        typed.setdefault("on", day_in_words(today))
        super().__init__(typed)
        self.today = today

    def day(self) -> date:
        self.is_valid()
        return self.cleaned_data.get("on") or self.today
