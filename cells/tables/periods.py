from django.utils.translation import gettext_lazy

from accounts.tables import Day, Only, Text
from cells.templatetags.registry import days

DAYS = (
    Text("days", gettext_lazy("Days"), lambda row: days(row.period), only=Only.PAGE, kind="date"),
    Day("first_day", gettext_lazy("First day"), "period.start", only=Only.EXCEL, width=12),
    Day("last_day", gettext_lazy("Last day"), "period.last_day", only=Only.EXCEL, width=12),
)
"""The period of a row: in words on a page, as two days for Excel."""
