"""Rating a meeting by a rubric: what is measured and never typed, what comes out, and in which band it lies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from itertools import pairwise

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused

WHOLE = Decimal(100)
CENT = Decimal("0.01")


class Measured(StrEnum):
    """Where the points of a criterion come from; "": from whoever rates."""

    NOTHING = ""
    DURATION = "duration"
    ATTENDANCE = "attendance"
    NO_LONG_ABSENCE = "no_long_absence"
    TASKS = "tasks"
    REGULAR = "regular"
    """Asked only of the monthly meeting."""
    THEMATIC = "thematic"
    """Asked only where a thematic meeting was held in the month."""


IN_STEPS = (Measured.DURATION, Measured.ATTENDANCE, Measured.TASKS)


class Inapplicable(StrEnum):
    """What becomes of a criterion that is not asked of a meeting."""

    RESCALED = "rescaled"
    FULL = "full"


class BandKey(StrEnum):
    """The best first."""

    GOOD = "good"
    FAIR = "fair"
    AVERAGE = "average"
    POOR = "poor"


@dataclass(frozen=True)
class Amount:
    """So much of what there is to reach: minutes of those asked for, people of those expected, tasks of those due."""

    reached: int
    of: int


@dataclass(frozen=True)
class Step:
    """So many points from `least` on: a share in hundredths, or the difference to what there is to reach."""

    least: Decimal
    is_share: bool
    points: Decimal

    def holds(self, amount: Amount) -> bool:
        if self.is_share:
            return amount.reached * WHOLE >= self.least * amount.of
        return amount.reached - amount.of >= self.least


@dataclass(frozen=True)
class Asked:
    """A criterion as the rules read it."""

    most: Decimal
    measured: str = Measured.NOTHING
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class MeetingFacts:
    """What the register knows of a meeting; None: it does not know."""

    duration: Amount | None = None
    attendance: Amount | None = None
    absent_without_reason: int = 0
    absent_for_long: int | None = None
    """How many were absent with a reason more than three times running in the year."""
    tasks: Amount | None = None
    regular: bool = True
    thematic: bool = False


@dataclass(frozen=True)
class Proposal:
    """What is filled in before anybody types. `measured`: it comes from the register; other points then need a reason."""

    points: Decimal
    measured: bool = False
    applies: bool = True
    amount: Amount | None = None
    """Of what it was measured."""


@dataclass(frozen=True)
class Given:
    most: Decimal
    points: Decimal
    applies: bool = True


def plain(points: Decimal) -> str:
    """As it is typed: 4, 3.5."""
    return f"{points.normalize():f}"


def steps_of(text: str) -> tuple[Step, ...]:
    """Of lines like «90%: 4» (nine tenths) or «-15: 4» (fifteen short of it), the highest first. Raises Refused."""
    return tuple(_step(line) for line in text.splitlines() if line.strip())


def _step(line: str) -> Step:
    least, colon, points = line.partition(":")
    least = least.strip()
    try:
        step = Step(_number(least.removesuffix("%")), least.endswith("%"), _number(points))
    except ArithmeticError:
        colon = ""
    if not colon:
        raise Refused(
            _("«%(line)s» is not understood. Write what is reached, a colon and the points: 90%%: 4") % {"line": line},
            field="steps",
        )
    return step


def _number(typed: str) -> Decimal:
    number = Decimal(typed.strip().replace(",", "."))
    if not number.is_finite():
        raise ArithmeticError
    return number


def points_in_steps(amount: Amount, steps: Sequence[Step]) -> Decimal:
    """Of the first step that holds; below all of them there are none."""
    return next((step.points for step in steps if step.holds(amount)), Decimal(0))


def proposal(asked: Asked, facts: MeetingFacts) -> Proposal:
    match asked.measured:
        case Measured.DURATION if facts.duration:
            return Proposal(points_in_steps(facts.duration, asked.steps), measured=True, amount=facts.duration)
        case Measured.ATTENDANCE if facts.attendance and facts.attendance.of:
            points = _for_attendance(facts.attendance, facts.absent_without_reason, asked.steps)
            return Proposal(points, measured=True, amount=facts.attendance)
        case Measured.NO_LONG_ABSENCE if facts.absent_for_long is not None:
            return Proposal(Decimal(0) if facts.absent_for_long else asked.most, measured=True)
        case Measured.TASKS if facts.tasks and facts.tasks.of:
            return Proposal(points_in_steps(facts.tasks, asked.steps), measured=True, amount=facts.tasks)
        case Measured.REGULAR if not facts.regular:
            return Proposal(Decimal(0), applies=False)
        case Measured.THEMATIC if not facts.thematic:
            return Proposal(Decimal(0), applies=False)
    return Proposal(asked.most)


def _for_attendance(attendance: Amount, without_reason: int, steps: Sequence[Step]) -> Decimal:
    """Where one was absent without a reason, whatever the share: the lowest step."""
    return steps[-1].points if without_reason and steps else points_in_steps(attendance, steps)


def minutes_asked(members: int, *, usual: int, large: int, large_from: int) -> int:
    return large if members >= large_from else usual


def longest_run(absences: Iterable[bool]) -> int:
    """How often running somebody was absent, meeting by meeting."""
    longest = running = 0
    for absent in absences:
        running = running + 1 if absent else 0
        longest = max(longest, running)
    return longest


def total(given: Sequence[Given], inapplicable: str) -> Decimal:
    """Of a hundred, to the hundredth and never rounded up: nothing reaches a band by rounding."""
    most = sum((one.most for one in given), Decimal(0))
    asked = sum((one.most for one in given if one.applies), Decimal(0))
    points = sum((one.points for one in given if one.applies), Decimal(0))
    if inapplicable == Inapplicable.FULL:
        points += most - asked
    elif asked:
        points = points * most / asked
    return points.quantize(CENT, ROUND_FLOOR)


def band_of(points: Decimal, bands: Iterable[tuple[str, Decimal]]) -> str:
    """The best band whose first point is reached."""
    reached = [(least, key) for key, least in bands if points >= least]
    return max(reached)[1] if reached else BandKey.POOR


def flaws_of_criteria(criteria: Sequence[Asked]) -> list[str]:
    """Why these are no rubric; empty where they are one."""
    if not criteria:
        return [_("A rubric has at least one criterion.")]
    sum_of_most = sum((one.most for one in criteria), Decimal(0))
    flaws = []
    if sum_of_most != WHOLE:
        flaws.append(_("The most points must make 100 together; they make %(sum)s.") % {"sum": plain(sum_of_most)})
    for number, one in enumerate(criteria, 1):
        told = {"number": number}
        if one.measured in IN_STEPS and not one.steps:
            flaws.append(_("Row %(number)d is measured: write how many points are given for what.") % told)
        if one.measured not in IN_STEPS and one.steps:
            flaws.append(_("Row %(number)d is not measured in steps: leave them empty.") % told)
        if any(not 0 <= step.points <= one.most for step in one.steps):
            flaws.append(_("Row %(number)d gives more points in a step than it has, or less than none.") % told)
    return flaws


def flaws_of_bands(bands: Sequence[Decimal]) -> list[str]:
    """Of their first points, the best band first."""
    if any(upper <= lower for upper, lower in pairwise(bands)) or bands[-1] != 0:
        return [_("Each band begins higher than the next, and the last one at 0.")]
    return []
