"""A year's levels: of members, of organisations, and how many of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Column, Day, List, Number, Only, Person, State, Text
from admissions.models import Classification
from admissions.rules.classification import SHORT, Level

TONES = {Level.EXCELLENT: "success", Level.FAILED: "danger"}


def level_in_words(level: str) -> str:
    return str(SHORT[level]) if level else ""


@dataclass(frozen=True)
class LevelRow:
    """`code`: of an organisation, "" of a member."""

    name: str
    row: Classification | None
    year: int
    code: str = ""
    members: Mapping[str, int] = field(default_factory=dict)
    """How many members of it were classified how."""

    @property
    def address(self) -> str:
        return f"{reverse('admissions:classification', args=[self.code])}?year={self.year}" if self.code else ""

    def level(self, name: str) -> str:
        return level_in_words(getattr(self.row, name)) if self.row is not None else ""

    @property
    def decided(self) -> str:
        return self.level("decided")

    @property
    def tone(self) -> str:
        return TONES.get(Level(self.row.decided), "") if self.row is not None and self.row.decided else ""

    @property
    def decided_on(self) -> date | None:
        return self.row.decided_on if self.row is not None else None

    @property
    def document(self) -> str:
        return str(self.row.ordered_by or "") if self.row is not None else ""

    @property
    def four_good(self) -> str:
        return _("yes") if self.row is not None and self.row.four_good else ""

    def of(self, level: str) -> int:
        return self.members.get(level, 0)

    @property
    def classified(self) -> int:
        return sum(self.members.values())


def _levels(own: Only | None = None) -> tuple[Column, ...]:
    return (
        Text("own", gettext_lazy("Own level"), lambda row: row.level("own"), only=own, width=16),
        Text("proposed", gettext_lazy("Level proposed"), lambda row: row.level("proposed"), width=16),
        State("decided", gettext_lazy("Level decided"), tone="tone", width=16),
        Day("decided_on", gettext_lazy("Decided on"), only=Only.EXCEL, width=12),
        Text("document", gettext_lazy("Decision"), only=Only.EXCEL, width=28),
    )


OF_MEMBERS = List(
    gettext_lazy("Members classified"),
    Person("name", gettext_lazy("Full name"), names_row=True, width=32),
    *_levels(),
)


def _members(level: Level) -> Number:
    return Number(f"members_{level}", SHORT[level], lambda row: row.of(level))


OF_ORGANISATIONS = List(
    gettext_lazy("Organisations classified"),
    Text("name", gettext_lazy("Organisation"), link="address", names_row=True, width=48),
    # A page has no room for all of them beside the levels of the members.
    *_levels(own=Only.EXCEL),
    Text("four_good", gettext_lazy("«Four good»"), width=10),
    Number("members", gettext_lazy("Members"), "classified", only=Only.EXCEL),
    *(_members(level) for level in Level),
)


@dataclass(frozen=True)
class CountRow:
    name: str
    organisations: int
    members: int


COUNTS = List(
    gettext_lazy("Levels of the year"),
    Text("name", gettext_lazy("Classified as"), names_row=True, width=32),
    Number("organisations", gettext_lazy("Organisations")),
    Number("members", gettext_lazy("Members")),
    numbered=False,
)
