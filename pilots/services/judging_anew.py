"""Before a guidance holds on days that have passed: what would be judged anew, with both verdicts. Tried, and taken back."""

from dataclasses import dataclass
from datetime import date

from cells.rules.periods import Period
from cells.services.rehearsal import rehearse
from pilots.models import Guidance
from pilots.queries.guidance import overlapping
from pilots.queries.judged_anew import Judged, judged_in
from pilots.rules.guidance import past_days_judged_anew


@dataclass(frozen=True)
class Anew:
    judged: Judged
    """As it is said now."""
    after: str

    @property
    def differs(self) -> bool:
        return self.judged.verdict != self.after


def days_judged_anew(guidance: Guidance, until: date | None, today: date) -> Period | None:
    """The past days on which it would hold, or no longer hold, were it in force and `until` the first day it is not; None where
    there is none."""
    before = None if guidance.is_draft else guidance.period
    return past_days_judged_anew(before, Period(guidance.valid_from, until), today)


def judged_anew(guidance: Guidance, until: date | None, today: date) -> list[Anew]:
    """All that is asked of these days, each with its verdict now and then. Nothing where it could not hold on them."""
    days = days_judged_anew(guidance, until, today)
    asked = Period(guidance.valid_from, until)
    if days is None or (until is not None and until <= guidance.valid_from) or overlapping(guidance, asked):
        return []
    row = Guidance.objects.filter(pk=guidance.pk)
    judged = judged_in(days, today)
    then = rehearse(
        lambda: row.update(state=Guidance.State.IN_FORCE, valid_to=until),
        lambda: {(one.kind, one.pk): one.verdict for one in judged_in(days, today)},
    )
    return [Anew(one, then.get((one.kind, one.pk), one.verdict)) for one in judged]
