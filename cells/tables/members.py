from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.navigation import addresses_of
from accounts.tables import NOTHING, Choose, Day, List, Only, Person, State, Text
from cells.models import Degree, Member
from cells.models.organisation import OrganisationQuerySet
from cells.queries.conditions import ACTIVITY_CHOICES, Words
from cells.queries.names import KnownVersion, Named, NamesOfADay
from cells.queries.particulars import SEEN, as_seen
from cells.rules.axes import ACTIVE, ELSEWHERE, HOME, PLACE_CHOICES
from cells.rules.names import without_kind
from cells.services.workbooks import MOST_ROWS
from cells.tables.births import Birth

_ACTIVITIES, _PLACES = dict(ACTIVITY_CHOICES), dict(PLACE_CHOICES)
_DEGREES, _SEXES = dict(Degree.Value.choices), dict(Member.Sex.choices)


def axes_in_words(member: Any) -> dict[str, str]:
    """The three axes of a member of `members_on(…)`."""
    return {
        "degree": str(_DEGREES.get(member.degree, "")),
        "activity": str(_ACTIVITIES[member.activity]),
        "place": str(_PLACES[ELSEWHERE if member.elsewhere else HOME]),
    }


class MemberRow(NamedTuple):
    """`sex` and the three axes: in words. `cell`: what it was on the day. `address`: of the member's page, "" where the person
    may not open it."""

    member: Any
    sex: str
    degree: str
    activity: str
    place: str
    cell: KnownVersion | None
    cell_named: Named
    address: str
    ticked: bool
    ground: Words
    residence: KnownVersion | None
    residence_named: Named
    """The cell of residence, and what it is called; without a name where there is none."""

    @property
    def label(self) -> str:
        return _("Choose %(name)s") % {"name": self.member.full_name}

    @property
    def cell_in_short(self) -> SafeString | str:
        """What tells it from the others of a whole city, in one line of a screen; the whole of it when one points at it."""
        if self.cell is None:
            return NOTHING
        whole = escape(f"{self.cell_named} · {self.cell.code}")
        name, above = escape(without_kind(self.cell_named.name)), escape(without_kind(self.cell_named.above))
        beside = f" <small>{above}</small>" if above else ""
        return mark_safe(f'<span title="{whole}">{name}{beside}</span>')  # noqa: S308 - escaped

    @property
    def group_note(self) -> str:
        return _("leader") if self.member.leads else ""


def member_rows(
    members: Sequence[Any],
    *,
    names: NamesOfADay,
    reads: Callable[[Mapping[int, str]], set[int]],
    grounds: Mapping[str, Words],
    ticked: Callable[[int], bool],
    within: int,
    seen_by: OrganisationQuerySet | None = None,
) -> Iterator[MemberRow]:
    """Of `members_on(…)`; what their cells are called is asked for once for all.
    `reads`: which of organisations (paths by id) the person may read. `grounds`: words by category. `ticked`: whose box is, by
    key. `within`: the organisation whose list it is.

    `seen_by`: of a day gone by, the organisations whose reader sees of those who went on elsewhere what was so then.
    """
    seen = as_seen(members, seen_by) if seen_by is not None else {}
    ids = {member.cell_id for member in members} | {member.residence_id for member in members if member.residence_id}
    named = names.of(ids, within=within)
    cells = {pk: version for pk in ids if (version := names.version(pk))}
    readable, page_of_member = reads({pk: cell.path for pk, cell in cells.items()}), addresses_of("cells:member")
    sexes, degrees, activities, places = map(_said, (_SEXES, _DEGREES, _ACTIVITIES, _PLACES))
    for member in members:
        address, shown = page_of_member(member.pk) if member.cell_id in readable else "", seen.get(member.pk, member)
        resides = cells.get(member.residence_id), named.get(member.residence_id, Named(member.residence_name or ""))
        yield MemberRow(
            shown,
            sexes.get(shown.sex, ""),
            degrees.get(shown.degree, ""),
            activities[shown.activity],
            places[ELSEWHERE if shown.elsewhere else HOME],
            cells.get(member.cell_id),
            named.get(member.cell_id, Named("")),
            address,
            ticked(member.pk),
            grounds.get(shown.ground, ""),
            *resides,
        )


def _said(words: Mapping[str, Words]) -> dict[str, str]:
    """In the language of the reader, looked up once for all rows."""
    return {key: str(value) for key, value in words.items()}


# What is out of the ordinary stands out in its tone, the ordinary is quiet.
def _members(seen: str = "") -> List:
    """`seen`: before the name of what is asked about a person, where it is not what the register has today."""
    by_name = (f"{seen}sort_key", "pk")
    return List(
        gettext_lazy("Members"),
        Choose("member", "member.pk", label="label", ticked="ticked"),
        Person(
            "name",
            gettext_lazy("Full name"),
            "member.full_name",
            link="address",
            note="member.card_number",
            sort=by_name,
            width=28,
        ),
        Birth(
            "born_on",
            gettext_lazy("Born"),
            "member.birth",
            note="sex",
            sort=(f"{seen}birth_from", "pk"),
            width=12,
        ),
        Text("sex", gettext_lazy("Sex"), "sex", only=Only.EXCEL, width=8),
        Text("card_number", gettext_lazy("Party card number"), "member.card_number", only=Only.EXCEL, width=14),
        Day("admitted_on", gettext_lazy("Admitted on"), "member.admitted_on", only=Only.EXCEL, width=12),
        State(
            "degree",
            gettext_lazy("Degree"),
            tone=lambda row: "" if row.member.degree == Degree.Value.OFFICIAL else "info",
            sort=("degree", *by_name),
            width=12,
        ),
        State(
            "activity",
            gettext_lazy("Activity"),
            tone=lambda row: "" if row.member.activity == ACTIVE else "warning",
            sort=("activity", *by_name),
            width=18,
        ),
        State(
            "place",
            pgettext_lazy("of a member", "Place"),
            tone=lambda row: "info" if row.member.elsewhere else "",
            sort=("is_elsewhere", *by_name),
            width=18,
        ),
        Text(
            "cell_code",
            gettext_lazy("Code of the cell"),
            lambda row: row.cell.code if row.cell else "",
            only=Only.EXCEL,
        ),
        Person(
            "cell",
            gettext_lazy("Cell"),
            lambda row: row.cell.name if row.cell else "",
            show=lambda row: row.cell_in_short,
            width=32,
        ),
        Text("cell_above", gettext_lazy("Belongs to"), "cell_named.above", only=Only.EXCEL, width=32),
        Text(
            "national_code",
            gettext_lazy("National code"),
            lambda row: row.cell.national_code if row.cell else "",
            only=Only.EXCEL,
            width=20,
        ),
        Text(
            "group",
            gettext_lazy("Group"),
            "member.group_name",
            note="group_note",
            sort=("group_name", *by_name),
            width=18,
        ),
        Text(
            "residence_code",
            gettext_lazy("Code of the cell of residence"),
            lambda row: row.residence.code if row.residence else "",
            only=Only.EXCEL,
        ),
        Text(
            "residence",
            gettext_lazy("Cell of residence"),
            lambda row: str(row.residence_named),
            only=Only.EXCEL,
            width=32,
        ),
        Text("group_saved", gettext_lazy("Group"), "member.group_name", only=Only.EXCEL, width=18),
        Text(
            "ground",
            gettext_lazy("Ground"),
            "ground",
            sort=("ground", *by_name),
            width=28,
        ),
        rows_a_page=50,
        order="name",
        most_saved=MOST_ROWS,
        kind="table-members",
    )


MEMBERS, MEMBERS_GONE_BY = _members(), _members(SEEN)
"""Of today; and of a day gone by, in the order of what is seen of it: of who went on elsewhere, what they were called here."""
