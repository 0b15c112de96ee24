from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DateField
from cells.forms.day import DayForm


class ReportingDayForm(DayForm):
    on = DateField(label=_("Reporting day"), required=False)
