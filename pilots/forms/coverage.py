from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DateField
from cells.forms.day import DayForm


class CoverageForm(DayForm):
    on = DateField(label=_("As of the day"), required=False)
