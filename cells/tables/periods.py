from django.utils.translation import gettext_lazy

from accounts.tables import Day, Only, Text
from cells.rules.periods import period_in_words

DAYS = (
    Text("days", gettext_lazy("Days"), lambda row: period_in_words(row.period), only=Only.PAGE, kind="date"),
    Day("first_day", gettext_lazy("First day"), "period.start", only=Only.EXCEL, width=12),
    Day("last_day", gettext_lazy("Last day"), "period.last_day", only=Only.EXCEL, width=12),
)
"""The period of a row: in words on a page, as two days for Excel."""
