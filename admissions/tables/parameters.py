"""The parameters by key and period."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Day, Link, Links, List, Only, State, Text
from admissions.models import AdmissionParameter
from admissions.rules.terms import DECLARED, Declared, Key, value_in_words
from cells.rules.periods import period_in_words


@dataclass(frozen=True)
class ParameterRow:
    """`corrects`: whether the person may."""

    row: AdmissionParameter
    corrects: bool

    @property
    def _declared(self) -> Declared:
        return DECLARED[Key(self.row.key)]

    @property
    def about(self) -> str:
        return str(self._declared.label)

    @property
    def drives(self) -> str:
        return str(self._declared.drives)

    @property
    def value(self) -> str:
        return value_in_words(Key(self.row.key), self.row.value)

    @property
    def validity(self) -> str:
        return period_in_words(self.row.period)

    @property
    def clause(self) -> str:
        return self.row.full_clause or _("setting of the product")

    @property
    def source(self) -> str:
        return _("secondary source") if self.row.shipped and self.row.reference_id else ""

    @property
    def links(self) -> list[Link]:
        if not self.corrects:
            return []
        pk = self.row.pk
        links = [Link(_("Correct"), reverse("admissions:parameter_correct", args=[pk]), mark=f"correct-{pk}")]
        if self.row.valid_to is None:
            address = reverse("admissions:parameter_new", args=[self.row.key])
            links.append(Link(_("Another value from a day on"), address, mark=f"new-{self.row.key}"))
        if not self.row.shipped:
            links.append(Link(_("Entered by mistake"), reverse("admissions:parameter_take_back", args=[pk])))
        return links


PARAMETERS = List(
    gettext_lazy("Terms of admission"),
    Text("about", gettext_lazy("What"), names_row=True, note="drives", width=48),
    Text("value", gettext_lazy("Value"), width=24),
    Text("clause", gettext_lazy("Clause"), kind="clause", width=24),
    Text("validity", gettext_lazy("Validity"), kind="date", only=Only.PAGE),
    Day("first_day", gettext_lazy("First day"), "row.valid_from", only=Only.EXCEL, width=12),
    Day("last_day", gettext_lazy("Last day"), "row.last_day", only=Only.EXCEL, width=12),
    State("source", gettext_lazy("Source"), tone=lambda line: "warning" if line.source else "", width=20),
    Links("links"),
    numbered=False,
)
