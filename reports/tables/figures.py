"""The figures of a document: with what stands behind each, beside those of the period before, and as they were issued."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from accounts.tables import List, Number, Text
from cells.queries.names import Named
from cells.tables.names import name_with_above
from reports.rules.wording import grouped


@dataclass(frozen=True)
class FigureRow:
    """`depth`: how far it stands in. `address`: of what stands behind it, "" where there is nothing."""

    key: str
    label: str | Promise
    depth: int
    number: int
    address: str

    @property
    def dashes(self) -> str:
        return "– " * self.depth


FIGURES = List(
    gettext_lazy("Figures of the report"),
    Text(
        "label",
        gettext_lazy("Figure"),
        lambda row: f"{row.dashes}{row.label}",
        show=lambda row: format_html('<span class="muted">{}</span>{}', row.dashes, row.label),
        width=50,
    ),
    Number("number", gettext_lazy("Number"), link="address", width=10),
    stacks=False,
)


@dataclass(frozen=True)
class Compared:
    """A figure of a period beside that of the period before; None: it was not counted then."""

    label: str | Promise
    depth: int
    before: int | None
    now: int

    @property
    def more(self) -> str:
        """«+3», «−2»; nothing where it is the same, or there was none."""
        difference = self.now - self.before if self.before is not None else 0
        return f"{'+' if difference > 0 else '−'}{grouped(abs(difference))}" if difference else ""


COMPARED = List(
    gettext_lazy("Figures beside those of the period before"),
    Text(
        "label",
        gettext_lazy("Figure"),
        lambda row: f"{'– ' * row.depth}{row.label}",
        show=lambda row: format_html('<span class="muted">{}</span>{}', "– " * row.depth, row.label),
        width=50,
    ),
    Number("before", gettext_lazy("Period before"), width=12),
    Number("now", gettext_lazy("This period"), width=12),
    Text("more", gettext_lazy("Difference"), kind="number", width=12),
    stacks=False,
)


@dataclass(frozen=True)
class Record:
    """What stands behind a figure, and how much of it is its own. `note`: its code, its day, its form."""

    named: Named
    note: str
    address: str
    amount: int


BEHIND = List(
    gettext_lazy("What the figure counts"),
    *name_with_above("name", "named", link="address"),
    Text("note", gettext_lazy("Code, day or form"), width=16),
    Number("amount", gettext_lazy("Number"), width=10),
    stacks=False,
)


FROZEN = List(
    gettext_lazy("Figures as they were issued"),
    Text("label", gettext_lazy("Figure"), lambda one: one["label"] or one["key"], width=50),
    Text("key", gettext_lazy("Name in the query"), lambda one: one["key"], width=30),
    Number("value", gettext_lazy("Number"), lambda one: one["value"], width=10),
    Text("digest", gettext_lazy("Digest of what was counted"), lambda one: one["digest"], width=30),
    stacks=False,
)
