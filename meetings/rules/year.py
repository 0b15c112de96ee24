"""The year of a cell: what was owed in each month and quarter and what came of it. Computed from what was held and what is asked
on the days it was asked; kept nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum

from accounts.rules.days import day_after, day_before, months_after
from cells.rules.parameters import Asked, Key, Statutes
from cells.rules.periods import Period

MONTHS, MONTHS_IN_QUARTER, QUARTERS = 12, 3, 4


class State(StrEnum):
    NOT_ASKED = "not_asked"
    """The cell was not there for the whole of it, or had no member, or nothing is asked."""
    NOT_KEPT = "not_kept"
    """It is over, and nobody kept the meetings of the cell here yet: nothing says that none was held."""
    HELD = "held"
    PLANNED = "planned"
    LATE = "late"
    """Its day is over and nobody recorded it in time."""
    OPEN = "open"
    """Nothing is planned, and there is time left."""
    AHEAD = "ahead"
    MISSING = "missing"


BEHIND = frozenset({State.LATE, State.MISSING})


@dataclass(frozen=True)
class Met:
    """A meeting that was held or is planned."""

    pk: int
    day: date
    kind: str
    is_held: bool
    is_behind: bool = False
    """Nobody recorded what was to be recorded by now."""
    begins: time | None = None
    ends: time | None = None

    @property
    def minutes(self) -> int | None:
        """None where one of the two hours was not told."""
        if self.begins is None or self.ends is None:
            return None
        return (self.ends.hour - self.begins.hour) * 60 + self.ends.minute - self.begins.minute


@dataclass(frozen=True)
class CellFacts:
    """What is known of one cell."""

    lives: Sequence[Period] = ()
    """In which it was there, as a cell."""
    memberships: Sequence[Period] = ()
    meetings: Sequence[Met] = ()
    kept_since: date | None = None
    """The first day on which meetings were kept here, of this cell or of others; None where none ever were."""

    def keeps(self, span: "Span") -> bool:
        """Whether a meeting in it that is not here was not held or not recorded: meetings were kept here in the whole of it, or
        one of the cell from then or before was entered. Who began in the middle of a month did not miss it."""
        whole = self.kept_since is not None and self.kept_since <= span.first
        return whole or any(met.day <= span.last for met in self.meetings)

    def members_on(self, day: date) -> int:
        return sum(period.contains(day) for period in self.memberships)

    def was_there(self, span: "Span") -> bool:
        """For the whole of it, with a member on its last day."""
        there = any(life.contains(span.first) for life in self.lives) and any(
            life.contains(span.last) for life in self.lives
        )
        return there and self.members_on(span.last) > 0


@dataclass(frozen=True)
class Span:
    """A month or a quarter, both days within it."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Due:
    """What was owed in a month or a quarter, and what came of it."""

    number: int
    span: Span
    state: State
    meetings: tuple[Met, ...] = ()
    asked: Asked | None = None


@dataclass(frozen=True)
class Year:
    year: int
    months: tuple[Due, ...] = ()
    quarters: tuple[Due, ...] = ()
    too_short: frozenset[int] = field(default_factory=frozenset)
    """Ids of meetings that lasted less than was asked of the cell on their day."""

    @property
    def months_behind(self) -> int:
        return sum(month.state in BEHIND for month in self.months)


def month_of(day: date) -> Span:
    first = day.replace(day=1)
    return Span(first, day_before(months_after(first, 1)))


def quarter_of(day: date) -> Span:
    first = day.replace(month=day.month - (day.month - 1) % MONTHS_IN_QUARTER, day=1)
    return Span(first, day_before(months_after(first, MONTHS_IN_QUARTER)))


def span_on(key: Key, day: date) -> Span:
    """That for which the key asks for a meeting, around the day."""
    return quarter_of(day) if key == Key.THEMATIC_MEETINGS else month_of(day)


def month_before(span: Span) -> Span:
    return month_of(day_before(span.first))


def year_of(facts: CellFacts, statutes: Statutes, year: int, today: date) -> Year:
    """As it looks on a day."""
    months = [month_of(date(year, month, 1)) for month in range(1, MONTHS + 1)]
    quarters = [quarter_of(month.first) for month in months[::MONTHS_IN_QUARTER]]
    told = [met for met in facts.meetings if met.day.year == year]
    return Year(
        year,
        tuple(due_of(facts, statutes, Key.MONTHLY_MEETINGS, month, today) for month in months),
        tuple(due_of(facts, statutes, Key.THEMATIC_MEETINGS, quarter, today) for quarter in quarters),
        frozenset(met.pk for met in told if met.is_held and is_too_short(met, facts, statutes)),
    )


KINDS = {Key.MONTHLY_MEETINGS: "monthly", Key.THEMATIC_MEETINGS: "thematic"}
"""Which kind of meeting each asks for: a thematic one never stands for the regular one."""


def due_of(facts: CellFacts, statutes: Statutes, key: Key, span: Span, today: date) -> Due:
    asked = statutes.asked(key, span.last) if facts.was_there(span) else None
    meetings = tuple(met for met in facts.meetings if met.kind == KINDS[key] and met.day in span)
    months = MONTHS_IN_QUARTER if key == Key.THEMATIC_MEETINGS else 1
    number = (span.first.month - 1) // months + 1
    state = _state(asked, meetings, span, statutes, today)
    is_known = state != State.MISSING or facts.keeps(span)
    return Due(number, span, state if is_known else State.NOT_KEPT, meetings, asked)


def _state(asked: Asked | None, meetings: Sequence[Met], span: Span, statutes: Statutes, today: date) -> State:
    held = sum(met.is_held for met in meetings)
    wanted = asked.value if asked else 1
    if held >= wanted:
        return State.HELD
    if any(is_late(met, statutes, today) for met in meetings):
        return State.LATE
    if len(meetings) >= wanted:
        return State.PLANNED
    if asked is None:
        return State.NOT_ASKED
    if span.first > today:
        return State.AHEAD
    return State.OPEN if today in span else State.MISSING


def is_late(met: Met, statutes: Statutes, today: date) -> bool:
    """Its result was to be reported by now, and it is not even recorded."""
    asked = statutes.asked(Key.RESULT_WITHIN, met.day)
    return met.is_behind and today > met.day + timedelta(days=asked.value if asked else 0)


def length_asked(members: int, statutes: Statutes, day: date) -> Asked | None:
    """How many minutes a meeting of a cell with so many members lasts at least."""
    large = statutes.asked(Key.LARGE_CELL_FROM, day)
    longer = statutes.asked(Key.LARGE_CELL_MINUTES, day)
    if large is not None and longer is not None and members >= large.value:
        return longer
    return statutes.asked(Key.MEETING_MINUTES, day)


def is_too_short(met: Met, facts: CellFacts, statutes: Statutes) -> bool:
    asked = length_asked(facts.members_on(met.day), statutes, met.day)
    return asked is not None and met.minutes is not None and met.minutes < asked.value


def gaps(facts: CellFacts, statutes: Statutes, today: date, key: Key = Key.MONTHLY_MEETINGS) -> list[Span]:
    """Runs of months (or quarters) that are over and for which nothing is held or planned, the oldest first. They begin with the
    cell, with what is asked, and with the first day on which its meetings were kept here (`CellFacts.keeps`), whichever is last:
    who began with the product today did not miss all years before."""
    kept = [met.day for met in facts.meetings] + ([facts.kept_since] if facts.kept_since else [])
    if not kept or not facts.lives:
        return []
    span = span_on(key, max(min(kept), min(life.start for life in facts.lives)))
    runs: list[Span] = []
    while span.last < today:
        if due_of(facts, statutes, key, span, today).state == State.MISSING:
            follows = bool(runs) and day_after(runs[-1].last) == span.first
            runs[-1:] = [Span(runs[-1].first, span.last)] if follows else [*runs[-1:], span]
        span = span_on(key, day_after(span.last))
    return runs


def silence(facts: CellFacts, statutes: Statutes, today: date) -> Span | None:
    """The months up to the one that was over last, in none of which a regular meeting was held or planned; None where that one
    had one, or nothing was owed in it."""
    runs = gaps(facts, statutes, today)
    return runs[-1] if runs and runs[-1].last == month_before(month_of(today)).last else None


def months_in(span: Span) -> int:
    return (span.last.year - span.first.year) * MONTHS + span.last.month - span.first.month + 1


def papers_sent_by(day: date, statutes: Statutes) -> date | None:
    """The last day on which the papers of a meeting of the day are sent; None where nothing is asked."""
    asked = statutes.asked(Key.PAPERS_BEFORE, day)
    return day - timedelta(days=asked.value) if asked else None
