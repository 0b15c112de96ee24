"""The days off of a year."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Day, Link, Links, List, State, Text
from cells.models import DayOff


@dataclass(frozen=True)
class DayOffRow:
    """`corrects`: whether the person may."""

    row: DayOff
    corrects: bool = False

    @property
    def weekday(self) -> str:
        return str(WEEKDAYS[self.row.day.weekday()])

    @property
    def what(self) -> str:
        return _("worked in exchange") if self.row.is_worked else _("day off")

    @property
    def source(self) -> str:
        return _("computed, not decided yet") if self.row.is_computed else ""

    @property
    def links(self) -> list[Link]:
        if not self.corrects:
            return []
        address = reverse("cells:day_off_take_back", args=[self.row.pk])
        return [Link(_("Entered by mistake"), address, mark=f"take-back-{self.row.pk}")]


DAYS_OFF = List(
    gettext_lazy("Days off"),
    Day("day", gettext_lazy("Day"), "row.day", names_row=True, width=12),
    Text("weekday", gettext_lazy("Day of the week"), width=16),
    Text("what", gettext_lazy("What"), width=20),
    Text("clause", gettext_lazy("Clause"), "row.full_clause", kind="clause", width=32),
    State("source", gettext_lazy("Source"), tone=lambda line: "warning" if line.row.is_computed else "", width=24),
    Links("links"),
    numbered=False,
)
