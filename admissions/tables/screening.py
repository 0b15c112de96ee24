"""The yearly list, whom the rolls propose for it, and who left the Party."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Day, Link, Links, List, Number, Only, Person, State, Text
from admissions.models import Screened
from admissions.queries.screening import homes_of, looks_of, name_of_ground
from admissions.rules.screening import OWED, STAGES, Owed, Proposed, Stage, owed_on, stage_on
from cells.models import Membership
from cells.queries.names import Named, names_with_superior_on
from cells.queries.parameters import statutes_known

TONES = {Stage.HELPED: "info", Stage.TO_GO: "warning", Stage.PROGRESS: "success"}


@dataclass(frozen=True)
class ScreenedRow:
    one: Screened
    stage: Stage
    owed: Owed | None
    named: Named
    today: date

    @property
    def address(self) -> str:
        return reverse("admissions:screened", args=[self.one.pk])

    @property
    def cell(self) -> str:
        return str(self.named)

    @property
    def ground(self) -> str:
        return name_of_ground(self.one.ground)

    @property
    def helper(self) -> str:
        return self.one.helper.full_name if self.one.helper is not None else ""

    @property
    def vote(self) -> str:
        return f"{self.one.in_favour}/{self.one.base}" if self.one.voted_on is not None else ""

    @property
    def state(self) -> str:
        return str(STAGES[self.stage])

    @property
    def tone(self) -> str:
        return TONES.get(self.stage, "")

    @property
    def next(self) -> str:
        return str(OWED[self.owed.what]) if self.owed is not None else ""

    @property
    def due_on(self) -> date | None:
        return self.owed.due_on if self.owed is not None else None

    @property
    def late(self) -> str:
        return _("late") if self.owed is not None and self.owed.is_late(self.today) else ""


def screened_rows(screened: Iterable[object], *, today: date) -> Iterator[ScreenedRow]:
    found = [one for one in screened if isinstance(one, Screened)]
    homes, looks, terms = homes_of(found, today), looks_of(found), statutes_known()
    names = names_with_superior_on({home.pk for home in homes.values()}, today)
    for one in found:
        look = looks[one.pk]
        yield ScreenedRow(one, stage_on(look, today), owed_on(look, today, terms), names[homes[one.pk].pk], today)


SCREENED = List(
    gettext_lazy("Members looked at"),
    Person(
        "name",
        gettext_lazy("Full name"),
        "one.member.full_name",
        link="address",
        sort=("member__sort_key", "pk"),
        names_row=True,
        width=32,
    ),
    Text("cell", gettext_lazy("Cell"), width=40),
    Number("year", gettext_lazy("Year"), "one.year", only=Only.EXCEL),
    Text("ground", gettext_lazy("Ground of screening"), width=48),
    Text("vote", gettext_lazy("Votes"), kind="number", width=10),
    State("state", gettext_lazy("State"), tone="tone", width=28),
    Text("helper", gettext_lazy("Who helps"), only=Only.EXCEL, width=28),
    Text("next", gettext_lazy("Next step"), only=Only.EXCEL, width=28),
    Day("due_on", gettext_lazy("Due"), width=12),
    State("late", gettext_lazy("Late"), tone=lambda _row: "danger", width=8),
    rows_a_page=50,
    order="name",
    kind="in-lines",
)


@dataclass(frozen=True)
class ProposedRow:
    """`lists`: the address where the cell's clerk puts them on the list, "" for others."""

    one: Proposed
    lists: str = ""

    @property
    def links(self) -> list[Link]:
        if not self.lists:
            return []
        return [Link(_("Put on the list"), f"{self.lists}?member={self.one.member}", mark=f"list-{self.one.member}")]


PROPOSED = List(
    gettext_lazy("Proposed by rolls and fees"),
    Person("name", gettext_lazy("Full name"), "one.name", names_row=True, width=32),
    Text("missed", gettext_lazy("Came to no meeting in"), lambda row: _months(row.one.missed), width=24),
    Day("last_on", gettext_lazy("Last absence"), "one.last_on", width=14),
    Text("unpaid", gettext_lazy("Paid no fee for"), lambda row: _months(row.one.unpaid), width=24),
    Links("links"),
)


def _months(months: Sequence[date]) -> str:
    return ", ".join(f"{month:%m/%Y}" for month in months)


@dataclass(frozen=True)
class ExitRow:
    exit: Membership
    cells: Mapping[int, Named]
    looked_at: frozenset[int]
    """Members who were on a list."""

    @property
    def address(self) -> str:
        return reverse("cells:member", args=[self.exit.member_id])

    @property
    def cell(self) -> str:
        return str(self.cells[self.exit.cell_id])

    @property
    def after_screening(self) -> str:
        return _("yes") if self.exit.member_id in self.looked_at else ""


def exit_rows(exits: Iterable[object]) -> Iterator[ExitRow]:
    found = [one for one in exits if isinstance(one, Membership)]
    listed = Screened.objects.filter(member__in={one.member_id for one in found}, passed=True)
    looked_at = frozenset(listed.values_list("member_id", flat=True))
    last = max((one.valid_to for one in found if one.valid_to), default=None)
    cells = names_with_superior_on({one.cell_id for one in found}, last) if last is not None else {}
    for one in found:
        yield ExitRow(one, cells, looked_at)


EXITS = List(
    gettext_lazy("Who left the Party"),
    Person(
        "name",
        gettext_lazy("Full name"),
        "exit.member.full_name",
        link="address",
        sort=("member__sort_key", "pk"),
        names_row=True,
        width=32,
    ),
    Text("cell", gettext_lazy("Cell"), width=40),
    Text("way", gettext_lazy("How"), "exit.get_departure_display", sort=("departure", "pk"), width=16),
    Day("on", gettext_lazy("No longer from"), "exit.valid_to", sort=("valid_to", "pk"), width=14),
    Text("document", gettext_lazy("Decision"), "exit.ended_by", width=32),
    Text("after_screening", gettext_lazy("After screening"), width=14),
    rows_a_page=50,
    order="-on",
)
