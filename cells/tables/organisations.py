"""Organisations in the tree and below one, what they were, their groups, and what reorganises them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from heroicons.templatetags.heroicons import heroicon_mini

from accounts.tables import Link, Links, List, Number, Only, State, Text
from cells.models import OrganisationVersion
from cells.queries.groups import GroupInShort
from cells.queries.history import PastVersion
from cells.queries.names import Named
from cells.queries.organisations import names_on
from cells.queries.tree import Node, nodes
from cells.services.workbooks import MOST_ROWS
from cells.tables.names import code_and_name, name_with_above
from cells.tables.periods import DAYS


@dataclass(frozen=True)
class OrganisationRow:
    """`address`: "" where the person may not open it. `step`: how far it stands in; `turn`: where it is opened or closed.
    `mend`: where its mistakes are corrected, "" where the page of the organisation leads there."""

    node: Node
    address: str = ""
    step: int = 0
    is_open: bool = False
    turn: str = ""
    parent: str = ""
    mend: str = ""
    above: str = ""
    """Said beside the name where it is found without its place in the tree."""

    @property
    def named(self) -> Named:
        return Named(self.version.name, self.above)

    @property
    def version(self) -> OrganisationVersion:
        return self.node.version


def organisation_rows(versions: Sequence[OrganisationVersion], day: date, *, today: date) -> Iterator[OrganisationRow]:
    """For Excel: each with the name of what it belongs to."""
    parents = names_on({version.parent_id for version in versions if version.parent_id}, day)
    for node in nodes(versions, day, today=today):
        yield OrganisationRow(node, parent=parents.get(node.version.parent_id or 0, ""))


def children_rows(children: Sequence[Node], visible: Collection[int], query: str) -> list[OrganisationRow]:
    """`query`: what the address of each page ends with, so that it shows the same day."""
    return [
        OrganisationRow(
            node, page_of_organisation(node.version, query) if node.version.organisation_id in visible else ""
        )
        for node in children
    ]


def page_of_organisation(version: OrganisationVersion, query: str) -> str:
    return reverse("cells:organisation", args=[version.organisation.code]) + query


def _in_the_tree(row: OrganisationRow) -> SafeString:
    name = format_html('<a href="{}">{}</a>', row.address, row.version.name) if row.address else row.version.name
    code = row.version.organisation.code
    return format_html(
        '<div class="step step-{}">{}<span>{} <small>{}</small></span></div>',
        row.step,
        _switch(row),
        name,
        row.named.noted(code),
    )


def _switch(row: OrganisationRow) -> SafeString:
    """Opens or closes it; the top one stays open."""
    if row.is_open and not row.step:
        return format_html('<span class="step-switch">{}</span>', _icon("chevron-down"))
    if not row.turn:
        return mark_safe('<span class="step-switch"></span>')
    words = (_("Close %(name)s") if row.is_open else _("Open %(name)s")) % {"name": row.version.name}
    icon = _icon("chevron-down" if row.is_open else "chevron-right")
    shown = '<a class="step-switch" href="{}">{}<span class="visually-hidden">{}</span></a>'
    return format_html(shown, row.turn, icon, words)


@cache
def _icon(name: str) -> str:
    return str(heroicon_mini(name, class_="icon", aria_hidden="true"))


_KIND = Text("kind", gettext_lazy("Kind"), "node.kind", width=24)
_CELLS = Number("cells", gettext_lazy("Cells"), "node.cells", width=8)

ORGANISATIONS = List(
    gettext_lazy("Organisations"),
    Text("code", gettext_lazy("Code"), "version.organisation.code", only=Only.EXCEL),
    Text("national_code", gettext_lazy("National code"), "version.national_code", only=Only.EXCEL, width=20),
    Text("name", gettext_lazy("Organisation"), "version.name", show=_in_the_tree, width=40),
    _KIND,
    Text("level", gettext_lazy("Level"), "node.level", only=Only.EXCEL, width=18),
    Text("type", gettext_lazy("Type"), "node.type", only=Only.EXCEL, width=22),
    Text("parent", gettext_lazy("Belongs to"), only=Only.EXCEL, width=40),
    Text("area", gettext_lazy("Area of operation"), "version.area", only=Only.EXCEL, width=32),
    Number("children", gettext_lazy("Directly below"), lambda row: row.node.children or None, only=Only.PAGE),
    _CELLS,
    Number(
        "members",
        gettext_lazy("Members"),
        "node.members",
        note=lambda row: _("open it to count") if row.node.members is None else "",
        width=10,
    ),
    Links("mend", lambda row: [Link(_("Correct a mistake"), row.mend)] if row.mend else []),
    most_saved=MOST_ROWS,
    attributes=lambda row: {"class": "is-open"} if row.is_open else {},
    kind="tree",
    numbered=False,
)

CHILDREN = List(
    gettext_lazy("Directly below"),
    *code_and_name("version.organisation.code"),
    _KIND,
    Text("type", gettext_lazy("Type"), "node.type", width=22),
    _CELLS,
    Number("members", gettext_lazy("Members"), "node.members", width=10),
)

HISTORY = List(
    gettext_lazy("History"),
    *DAYS,
    Text("name", gettext_lazy("Name"), "version.name", width=40),
    Text(
        "kind",
        gettext_lazy("Kind"),
        lambda row: f"{row.kind} · {row.type}",
        width=32,
    ),
    Text("parent_name", gettext_lazy("Belonged to"), width=40),
    Text("national_code", gettext_lazy("National code"), "version.national_code", width=20),
    Text("ordered_by", gettext_lazy("Ordered by"), "version.ordered_by", width=24),
)

_FACTS_OVER_TIME = (
    *DAYS,
    Text("name", gettext_lazy("Name"), "version.name", width=40, kind="name"),
    Text("kind", gettext_lazy("Kind"), width=24),
    Text("level", gettext_lazy("Level"), width=18),
    Text("type", gettext_lazy("Type"), width=22),
    Text("parent_name", gettext_lazy("Belonged to"), width=40, kind="name"),
    Text("national_code", gettext_lazy("National code"), "version.national_code", width=20),
)
FACTS_OVER_TIME = List(gettext_lazy("History"), *_FACTS_OVER_TIME)


def _mistake(row: PastVersion) -> list[Link]:
    where = [row.version.organisation.code, row.version.pk]
    return [
        Link(_("Correct"), reverse("cells:version_correct", args=where), mark=f"correct-{row.version.pk}"),
        Link(_("Remove"), reverse("cells:version_remove", args=where), mark=f"remove-{row.version.pk}"),
    ]


MISTAKEN_VERSIONS = List(
    gettext_lazy("Correct a mistake"), *_FACTS_OVER_TIME, Links("links", _mistake, gettext_lazy("Mistake"))
)


@dataclass(frozen=True)
class GroupRow:
    short: GroupInShort
    cell: Named
    address: str


def group_rows(
    groups: Sequence[GroupInShort], names: Mapping[int, Named], visible: Collection[int], query: str
) -> list[GroupRow]:
    """`names` of the cells; `visible`: those the person may open. `query`: what the address ends with."""
    return [
        GroupRow(
            short=short,
            cell=names[short.group.cell_id],
            address=reverse("cells:groups", args=[short.group.cell.code]) + query
            if short.group.cell_id in visible
            else "",
        )
        for short in groups
    ]


GROUPS = List(
    gettext_lazy("Groups"),
    Text("code", gettext_lazy("Code of the cell"), "short.group.cell.code", only=Only.EXCEL),
    *name_with_above("cell", "cell", heading=gettext_lazy("Cell"), link="address", width=32),
    Text("name", gettext_lazy("Group"), "short.group.name", names_row=True, width=24),
    Number("members", gettext_lazy("Members"), "short.members", width=10),
    State(
        "leader",
        gettext_lazy("Leader"),
        lambda row: row.short.leader.member.full_name if row.short.leader else _("no leader"),
        tone=lambda row: "" if row.short.leader else "warning",
        width=28,
    ),
    rows_a_page=100,
)
