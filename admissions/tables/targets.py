"""Admissions against targets: by year, by organisation, by type, and what was given."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Day, Link, Links, List, Number, State, Text
from admissions.models import Target
from admissions.rules.targets import Progress

SHARE = Decimal("0.01")


@dataclass(frozen=True)
class ProgressRow:
    """`code`: of the organisation a row is about, "" where it is a year, a type or the total."""

    name: str
    progress: Progress
    day: date
    code: str = ""
    gives: bool = False

    @property
    def address(self) -> str:
        return f"{reverse('admissions:targets', args=[self.code])}?year={self.progress.year}" if self.code else ""

    @property
    def reached(self) -> str:
        return per_cent(self.progress.per_cent)

    @property
    def state(self) -> str:
        if self.progress.target is None:
            return ""
        if self.progress.missing == 0:
            return _("reached")
        return _("behind") if self.progress.is_behind(self.day) else _("on the way")

    @property
    def tone(self) -> str:
        if self.progress.target is None:
            return ""
        if self.progress.missing == 0:
            return "success"
        return "warning" if self.progress.is_behind(self.day) else ""

    @property
    def links(self) -> list[Link]:
        if not (self.gives and self.code):
            return []
        address = f"{reverse('admissions:target_new', args=[self.code])}?year={self.progress.year}"
        return [Link(_("Give a target"), address, mark=f"give-{self.code}")]


def per_cent(value: Decimal | None) -> str:
    return f"{number_format(value.quantize(SHARE))} %" if value is not None else ""


_FIGURES = (
    Number("target", gettext_lazy("Target"), "progress.target"),
    Number("admitted", gettext_lazy("Admitted"), "progress.admitted"),
    Text("reached", gettext_lazy("Reached"), kind="number", width=12),
    Number("coming", gettext_lazy("Still expected"), "progress.coming"),
    State("state", gettext_lazy("State"), tone="tone", width=14),
)
YEARS = List(
    gettext_lazy("Admissions by year"),
    Text("name", gettext_lazy("Year"), names_row=True, width=12),
    *_FIGURES,
    numbered=False,
)
BELOW = List(
    gettext_lazy("Admissions against targets"),
    Text("name", gettext_lazy("Organisation"), link="address", names_row=True, width=48),
    *_FIGURES,
    Links("links"),
)
TYPES = List(
    gettext_lazy("Admissions by type"),
    Text("name", gettext_lazy("Type"), names_row=True, width=32),
    *_FIGURES,
    numbered=False,
)


@dataclass(frozen=True)
class GivenRow:
    target: Target
    last: bool = False

    @property
    def asked(self) -> str:
        return per_cent(self.target.share) if self.target.number is None else number_format(self.target.number)

    @property
    def links(self) -> list[Link]:
        address = reverse("admissions:target_take_back", args=[self.target.pk])
        return [Link(_("Entered by mistake"), address, mark=f"take-back-{self.target.pk}")] if self.last else []


GIVEN = List(
    gettext_lazy("Targets given"),
    Day("on", gettext_lazy("Given on"), "target.valid_from", names_row=True, width=12),
    Text("asked", gettext_lazy("Target"), width=16),
    Text("document", gettext_lazy("Document"), "target.ordered_by", width=40),
    Day("until", gettext_lazy("Last day"), "target.last_day", width=12),
    Links("links"),
    numbered=False,
)
