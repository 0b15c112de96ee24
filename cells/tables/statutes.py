"""What the statutes say on a day, the documents they stand in, and what one of them says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Day, Link, Links, List, Only, State, Table, Text
from cells.models import Organisation, OrganisationTerm, Parameter, Statute
from cells.models.statute import StatuteRow
from cells.queries.names import Named, names_with_superior_on
from cells.queries.organisation_words import OWN_WORDS, What
from cells.rules.parameters import DECLARED, Declared
from cells.rules.periods import period_in_words
from cells.tables.names import name_with_above


@dataclass(frozen=True)
class EntryRow:
    """An entry of a statute. `corrects`: whether the person may."""

    row: StatuteRow
    corrects: bool = False

    @property
    def about(self) -> str:
        raise NotImplementedError

    @property
    def validity(self) -> str:
        return period_in_words(self.row.period)

    @property
    def links(self) -> list[Link]:
        if not self.corrects:
            return []
        name = "parameter" if isinstance(self.row, Parameter) else "term"
        address = reverse(f"cells:statute_{name}", args=[self.row.pk])
        return [Link(_("Correct"), address, mark=f"correct-{name}-{self.row.pk}")]


@dataclass(frozen=True)
class ParameterRow(EntryRow):
    row: Parameter

    @property
    def _declared(self) -> Declared:
        return DECLARED[self.row.key]

    @property
    def about(self) -> str:
        return str(self._declared.label)

    @property
    def drives(self) -> str:
        return str(self._declared.drives)

    @property
    def value(self) -> str:
        if self.row.value is None:
            return _("nothing is asked")
        return self._declared.in_words(self.row.number, self.row.choice)

    @property
    def held(self) -> str:
        if not self._declared.may_be_lenient:
            return ""
        return _("refused otherwise") if self.row.strict else _("asked about otherwise")


@dataclass(frozen=True)
class TermRow(EntryRow):
    row: OrganisationTerm

    @property
    def about(self) -> str:
        return f"{What(self.row.what).label}: {OWN_WORDS[self.row.what].get(self.row.key, self.row.key)}"


def entry_row(row: StatuteRow, *, corrects: bool = False) -> EntryRow:
    if isinstance(row, Parameter):
        return ParameterRow(row, corrects)
    return TermRow(row, corrects) if isinstance(row, OrganisationTerm) else EntryRow(row, corrects)


@dataclass(frozen=True)
class StatuteLine:
    statute: Statute

    @property
    def title(self) -> str:
        return self.statute.reference.title if self.statute.reference else ""

    @property
    def issuer(self) -> str:
        return self.statute.reference.issuer if self.statute.reference else ""

    @property
    def source(self) -> str:
        return _("secondary source") if self.statute.secondary else ""


_VALIDITY = Text("validity", gettext_lazy("Validity"), kind="date", only=Only.PAGE)
_DAYS = (
    Day("first_day", gettext_lazy("First day"), "row.valid_from", only=Only.EXCEL, width=12),
    Day("last_day", gettext_lazy("Last day"), "row.last_day", only=Only.EXCEL, width=12),
)
_CLAUSE = Text("clause", gettext_lazy("Clause"), "row.full_clause", kind="clause", width=24)

PARAMETERS = List(
    gettext_lazy("Numbers"),
    Text("about", gettext_lazy("What"), names_row=True, note="drives", width=48),
    Text("value", gettext_lazy("Value"), note="held", width=24),
    _CLAUSE,
    _VALIDITY,
    *_DAYS,
    Links("links"),
    numbered=False,
    kind="in-lines",
)

TERMS = List(
    gettext_lazy("Words"),
    Text("about", gettext_lazy("What"), names_row=True, width=40),
    Text("vietnamese", gettext_lazy("Vietnamese"), "row.vietnamese", width=32),
    Text("english", gettext_lazy("English"), "row.english", width=32),
    _CLAUSE,
    _VALIDITY,
    *_DAYS,
    Links("links"),
    numbered=False,
    kind="in-lines",
)

STATUTES = List(
    gettext_lazy("Documents"),
    Text(
        "name",
        gettext_lazy("Document"),
        "statute.name",
        link=lambda line: reverse("cells:statute", args=[line.statute.pk]),
        note=lambda line: capfirst(line.title),
        width=32,
    ),
    Text("issuer", gettext_lazy("Issuer"), width=40),
    Day("valid_from", gettext_lazy("First day"), "statute.valid_from", width=12),
    State("source", gettext_lazy("Source"), tone=lambda line: "warning" if line.statute.secondary else "", width=24),
)

MOST_PLACES = 100


@dataclass(frozen=True)
class Place:
    """An organisation of which something would be otherwise. `address`: where an administrator finds it."""

    code: str
    named: Named
    words: str

    @property
    def address(self) -> str:
        return f"{reverse('cells:organisations')}?{urlencode({'words': self.code})}"


PLACES = List(
    gettext_lazy("Organisations it concerns"),
    Text("code", gettext_lazy("Code"), width=20),
    *name_with_above("name", "named", link="address"),
    Text("words", gettext_lazy("What of it"), width=32),
)


def place_rows(places: Sequence[tuple[int, str]], today: date) -> Table | None:
    if not places:
        return None

    def dress(some: Sequence[tuple[int, str]]) -> list[Place]:
        ids = [pk for pk, _words in some]
        names, codes = names_with_superior_on(ids, today), Organisation.objects.filter(pk__in=ids).in_bulk()
        return [Place(codes[pk].code, names[pk], words) for pk, words in some]

    return PLACES.of(places, dress=dress, most=MOST_PLACES)
