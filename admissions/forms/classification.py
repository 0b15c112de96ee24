"""The levels of a year, one row of boxes for each member or organisation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Data, DateField
from accounts.forms.replacing import Replacing
from admissions.models import Classification
from admissions.rules.classification import LEVELS
from admissions.services.classification import Decision
from cells.forms.citation import CitationField, cite_within
from cells.models import Organisation

CHOICES = [("", "–"), *LEVELS.items()]
ASKED = {"own": _("own level"), "proposed": _("level proposed"), "decided": _("decided")}
FOUR_GOOD = "four_good"


@dataclass(frozen=True)
class Classified:
    """`row`: what is kept of it, None where nothing is."""

    key: int
    name: str
    row: Classification | None


class ClassifyForm(Replacing):
    """`asked`: which of the levels; with "decided" also the day and the document of the decision."""

    def __init__(
        self,
        data: Data = None,
        *,
        of: Sequence[Classified],
        asked: Sequence[str],
        home: Organisation,
        today: date,
    ) -> None:
        self.of, self.asked = of, asked
        super().__init__(data, initial={f"{one.key}-{name}": _told(one.row, name) for one in of for name in asked})
        for one in of:
            for name in asked:
                self.fields[f"{one.key}-{name}"] = _field(one.name, name)
        self.carry()
        if "decided" in asked:
            self.fields["on"] = DateField(
                label=_("Decided on"), required=False, help_text=_("Of the levels that are decided now or changed.")
            )
            self.fields["document"] = CitationField(label=_("Decision"), enters_new=True, required=False)
            cite_within(self, home, today)

    def levels(self) -> Mapping[int, Mapping[str, str]]:
        typed = self.cleaned_data
        return {one.key: {name: _sent(typed[f"{one.key}-{name}"]) for name in self.asked} for one in self.of}

    def decision(self) -> Decision:
        return Decision(self.cleaned_data.get("on"), self.cleaned_data.get("document"))

    def others(self) -> list[Any]:
        """What stands below the rows, and what is asked of boxes that somebody else changed meanwhile."""
        boxes = {f"{one.key}-{name}" for one in self.of for name in self.asked}
        return [box for box in self.visible_fields() if box.name not in boxes]

    def rows(self) -> list[tuple[str, list[Any]]]:
        """For the page: each name with its boxes."""
        return [(one.name, [self[f"{one.key}-{name}"] for name in self.asked]) for one in self.of]


def _field(name: str, asked: str) -> forms.Field:
    if asked == FOUR_GOOD:
        return forms.ChoiceField(
            label=f"{name}: {_('«Four good»')}",
            choices=[("", "–"), ("yes", _("yes"))],
            required=False,
            widget=_select(),
        )
    return forms.ChoiceField(label=f"{name}: {ASKED[asked]}", choices=CHOICES, required=False, widget=_select())


def _select() -> forms.Select:
    return forms.Select(attrs={"class": "form-select"})


def _told(row: Classification | None, name: str) -> str:
    if row is None:
        return ""
    value = getattr(row, name)
    return ("yes" if value else "") if isinstance(value, bool) else value


def _sent(value: object) -> str:
    return str(value or "")
