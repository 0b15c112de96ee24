"""The papers that guidances ask for in a file, each on its days."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Day, Link, Links, List, Only, State, Text
from admissions.models import PaperKind
from admissions.queries.pipeline import name_of_paper
from admissions.rules.steps import STEPS
from cells.rules.periods import period_in_words


@dataclass(frozen=True)
class PaperKindRow:
    row: PaperKind
    corrects: bool

    @property
    def name(self) -> str:
        return name_of_paper(self.row)

    @property
    def needed(self) -> str:
        return capfirst(str(STEPS[self.row.step]))

    @property
    def renewed(self) -> str:
        return _("yes") if self.row.expires else ""

    @property
    def noted(self) -> str:
        """Quietly beside the name."""
        return " · ".join(filter(None, (self.row.form, _("made anew where it is too old") if self.row.expires else "")))

    @property
    def validity(self) -> str:
        return period_in_words(self.row.period)

    @property
    def source(self) -> str:
        return _("secondary source") if self.row.shipped else ""

    @property
    def links(self) -> list[Link]:
        if not self.corrects:
            return []
        row, pk = self.row, self.row.pk
        links = [Link(_("Correct"), reverse("admissions:paper_correct", args=[pk]), mark=f"correct-{pk}")]
        if row.valid_to is None:
            links.append(Link(_("New version"), reverse("admissions:paper_version", args=[pk])))
            links.append(Link(_("No longer asked for"), reverse("admissions:paper_end", args=[pk])))
        if not row.shipped:
            links.append(Link(_("Entered by mistake"), reverse("admissions:paper_take_back", args=[pk])))
        return links


PAPER_KINDS = List(
    gettext_lazy("Papers asked for"),
    Text("name", gettext_lazy("Paper of the file"), names_row=True, note="noted", width=48),
    Text("form", gettext_lazy("Form"), "row.form", only=Only.EXCEL, width=12),
    Text("needed", gettext_lazy("Needed for"), width=32),
    Text("renewed", gettext_lazy("Made anew where it is too old"), only=Only.EXCEL, width=10),
    Text("clause", gettext_lazy("Clause"), "row.full_clause", kind="clause", width=24),
    Text("validity", gettext_lazy("Validity"), kind="date", only=Only.PAGE),
    Day("first_day", gettext_lazy("First day"), "row.valid_from", only=Only.EXCEL, width=12),
    Day("last_day", gettext_lazy("Last day"), "row.last_day", only=Only.EXCEL, width=12),
    State("source", gettext_lazy("Source"), tone=lambda line: "warning" if line.source else "", width=20),
    Links("links"),
    numbered=False,
)
