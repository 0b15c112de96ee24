"""Who stays away."""

from django.utils.translation import gettext_lazy

from accounts.tables import Day, List, Number, Text

STAY_AWAY = List(
    gettext_lazy("Absent three times running, or without a reason"),
    Text("name", gettext_lazy("Member"), names_row=True, width=32),
    Number("running", gettext_lazy("Most times running")),
    Day("since", gettext_lazy("The first of them"), width=12),
    Number("without_reason", gettext_lazy("Without a reason")),
    Day("last_on", gettext_lazy("Last absent"), width=12),
)
