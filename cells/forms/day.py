from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DateField


class DayForm(forms.Form):
    """The day a page is about: today unless another is chosen; of a day that makes no sense the form tells, today is shown."""

    on = DateField(label=_("On the day"), required=False)

    def day(self, today: date) -> date:
        self.is_valid()
        return self.cleaned_data.get("on") or today
