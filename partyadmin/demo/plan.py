"""What the demo is made of before it is written: plain, dated, without the database."""

from dataclasses import dataclass, field, replace
from datetime import date

from accounts.rules.days import years_after
from cells.models import OrganisationVersion

Kind = OrganisationVersion.Kind
Level = OrganisationVersion.Level
Type = OrganisationVersion.Type

REGISTER_FROM = date(2019, 1, 1)
DAY_2025 = date(2025, 3, 21)


@dataclass(frozen=True)
class State:
    """What an organisation is from a day on."""

    since: date
    name: str
    parent: str | None
    kind: str
    level: str
    type: str
    issuer_name: str
    symbol: str
    area: str
    place: str
    overseas: bool = False
    order: str = ""
    """Key of the decision that made it so (reorganisations.DECISIONS)."""
    national_code: str = ""


@dataclass
class Unit:
    """An organisation with everything it has been."""

    code: str
    states: list[State]
    ended_on: date | None = None

    @property
    def first(self) -> State:
        return self.states[0]

    @property
    def last(self) -> State:
        return self.states[-1]

    @property
    def is_cell(self) -> bool:
        return self.last.kind == Kind.CELL

    def change(self, on: date, order: str, **changes: object) -> None:
        self.states.append(replace(self.last, since=on, order=order, **changes))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Succeeded:
    """A link of a merger or split; `successor` None: dissolved."""

    predecessor: str
    successor: str | None
    on: date
    order: str


@dataclass
class Belonging:
    """To which cell a person belongs during a period."""

    cell: str
    since: date
    arrival: str
    until: date | None = None
    departure: str = ""
    order: str = ""


@dataclass(frozen=True)
class Spell:
    """A dated fact of a person; `what` is the activity, the place of a stay or the category of a ground.

    `host`: code of the cell of the register that takes a guest in.
    """

    what: str
    since: date
    until: date | None = None
    statement: str = ""
    evidence: str = ""
    host: str = ""


@dataclass(eq=False)
class Person:
    full_name: str
    sex: str
    born_on: date
    admitted_on: date
    belongings: list[Belonging] = field(default_factory=list)
    stays: bool = False
    """Carries the cell: holds its offices, leads its groups, does not leave it before it ends."""
    official: bool | None = None
    """None: a year after the admission; otherwise told."""
    card_number: str = ""
    activities: list[Spell] = field(default_factory=list)
    away: list[Spell] = field(default_factory=list)
    grounds: list[Spell] = field(default_factory=list)
    username: str = ""

    @property
    def official_on(self) -> date | None:
        """The first day as an official member, if it has come."""
        day = years_after(self.admitted_on, 1)
        known = day <= DAY_2025 if self.official is None else self.official
        return day if known else None

    @property
    def now(self) -> Belonging:
        return self.belongings[-1]

    def cell_on(self, day: date) -> str | None:
        return next(
            (b.cell for b in self.belongings if b.since <= day and (b.until is None or day < b.until)),
            None,
        )


@dataclass
class Plan:
    """The whole demo: units by code, links of reorganisations, people."""

    units: dict[str, Unit] = field(default_factory=dict)
    successions: list[Succeeded] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)

    def add(self, unit: Unit) -> Unit:
        self.units[unit.code] = unit
        return unit
