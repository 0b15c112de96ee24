"""The steps on the way into the Party and to full membership, in their order, and what is known of one person's way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cells.rules.births import Birth
from cells.rules.periods import Period


class Step(StrEnum):
    COURSE = "course"
    REMARK = "remark"
    OPINION_BODIES = "opinion_bodies"
    OPINION_RESIDENCE = "opinion_residence"
    CELL_VOTE = "cell_vote"
    COMMITTEE_VOTE = "committee_vote"
    DECISION = "decision"
    RECEIPT = "receipt"
    CEREMONY = "ceremony"
    NEW_COURSE = "new_course"
    OWN_REVIEW = "own_review"
    FULL_VOTE = "full_vote"
    FULL_COMMITTEE_VOTE = "full_committee_vote"
    FULL_DECISION = "full_decision"
    CARD = "card"


STEPS: dict[str, Promise] = {
    Step.COURSE: _("certificate of the awareness course"),
    Step.REMARK: _("remark of an introducer or helper"),
    Step.OPINION_BODIES: _("opinion of the mass organisations"),
    Step.OPINION_RESIDENCE: _("opinion of the place of residence"),
    Step.CELL_VOTE: _("the cell's vote on admission"),
    Step.COMMITTEE_VOTE: _("the committee's resolution on admission"),
    Step.DECISION: _("decision on admission"),
    Step.RECEIPT: _("receipt of the decision"),
    Step.CEREMONY: _("ceremony of admission"),
    Step.NEW_COURSE: _("course for new members"),
    Step.OWN_REVIEW: _("own review"),
    Step.FULL_VOTE: _("the cell's vote on full membership"),
    Step.FULL_COMMITTEE_VOTE: _("the committee's resolution on full membership"),
    Step.FULL_DECISION: _("decision on full membership"),
    Step.CARD: _("Party card"),
}
CELL_VOTES = (Step.CELL_VOTE, Step.FULL_VOTE)
COMMITTEE_VOTES = (Step.COMMITTEE_VOTE, Step.FULL_COMMITTEE_VOTE)
VOTES = (*CELL_VOTES, *COMMITTEE_VOTES)
DECISIONS = (Step.DECISION, Step.FULL_DECISION)
AFTER_CEREMONY = (
    Step.NEW_COURSE,
    Step.OWN_REVIEW,
    Step.FULL_VOTE,
    Step.FULL_COMMITTEE_VOTE,
    Step.FULL_DECISION,
    Step.CARD,
)
ASKING = (
    Step.CELL_VOTE,
    Step.COMMITTEE_VOTE,
    Step.DECISION,
    Step.FULL_VOTE,
    Step.FULL_COMMITTEE_VOTE,
    Step.FULL_DECISION,
)
"""For which a guidance may ask for papers."""
OFTEN = (Step.COURSE, Step.REMARK, Step.OPINION_BODIES, Step.OPINION_RESIDENCE, *VOTES)
"""What may be done more than once: the last time counts."""
IN_THE_REGISTER = (Step.CEREMONY, Step.FULL_DECISION)
"""What the register keeps too: a mistake is mended there."""


class Stage(StrEnum):
    LISTED = "listed"
    COURSE = "course"
    FILE = "file"
    VOTED = "voted"
    RESOLVED = "resolved"
    DECIDED = "decided"
    PROBATION = "probation"
    FULL_VOTED = "full_voted"
    OFFICIAL = "official"
    CLOSED = "closed"


STAGES: dict[str, Promise] = {
    Stage.LISTED: _("on the source list"),
    Stage.COURSE: _("course attended"),
    Stage.FILE: _("with two introducers"),
    Stage.VOTED: _("proposed by the cell"),
    Stage.RESOLVED: _("proposed by the committee"),
    Stage.DECIDED: _("admission decided"),
    Stage.PROBATION: _("on probation"),
    Stage.FULL_VOTED: _("proposed as official"),
    Stage.OFFICIAL: _("official member"),
    Stage.CLOSED: _("closed"),
}
EXPECTED = (Stage.VOTED, Stage.RESOLVED, Stage.DECIDED)
"""Whom the forecast of a year counts: the cell has proposed them, and nobody has admitted them yet."""

FILING = (Stage.COURSE, Stage.FILE)
"""In which the papers are gathered for the cell's vote."""
DECIDED_AFTER = (Stage.VOTED, Stage.RESOLVED, Stage.PROBATION, Stage.FULL_VOTED)
"""In which a decision can be what comes next."""


class Asks(StrEnum):
    """What a list is asked for beside stages."""

    LATE = "late"
    PAPERS = "papers"


@dataclass(frozen=True)
class Done:
    """`passed`: of a vote, whether it was reached; of the decision on full membership, whether it makes official.
    `companion`: whose remark it is."""

    step: str
    on: date
    passed: bool = True
    companion: int | None = None
    key: int = 0


@dataclass(frozen=True)
class Companion:
    """An introducer of before the admission or a helper of after it. `since`: with the person at work or at home."""

    key: int
    period: Period
    helps: bool = False
    since: date | None = None
    is_member: bool = True
    """Otherwise a mass organisation."""
    left: bool = False
    """Died or left the Party while with the person: nobody can ask them for a remark."""


@dataclass(frozen=True)
class PaperState:
    """`on`: the day of the paper. `expires`: whether it has to be made anew after some months. `step`: what needs it."""

    name: str
    is_there: bool
    on: date | None = None
    expires: bool = False
    step: str = Step.CELL_VOTE


@dataclass(frozen=True)
class Case:
    listed_on: date
    birth: Birth | None = None
    done: Sequence[Done] = ()
    companions: Sequence[Companion] = ()
    papers: Sequence[PaperState] = ()
    """Those that the guidance asks for under which the file was begun."""
    has_committee: bool = True
    """Whether a committee stands between the cell and who decides: not where the cell is a grassroots organisation itself."""
    is_closed: bool = False

    def last(self, step: str, *, passed: bool | None = None) -> Done | None:
        some = [one for one in self.done if one.step == step and (passed is None or one.passed is passed)]
        return sorted(some, key=lambda one: one.on)[-1] if some else None

    def passed_on(self, step: str) -> date | None:
        """The day on which the last of them was reached; None where the last one was not."""
        last = self.last(step)
        return last.on if last is not None and last.passed else None

    @property
    def began_on(self) -> date | None:
        """The first day of the probation."""
        return self.passed_on(Step.CEREMONY)

    @property
    def file_begun_on(self) -> date | None:
        """The first day with two introducers: from then on the file is made (hồ sơ)."""
        days = sorted(one.period.start for one in self.companions if not one.helps)
        return next((day for day in days if len(self.with_them_on(day)) >= TWO), None)

    @property
    def last_day(self) -> date:
        return max((one.on for one in self.done), default=self.listed_on)

    def with_them_on(self, day: date, *, helps: bool = False) -> list[Companion]:
        return [one for one in self.companions if one.helps is helps and one.period.contains(day)]

    def replaces(self, one: Companion) -> bool:
        """Whether they came after another who is with the person no more."""
        others = [other for other in self.companions if other.helps is one.helps and other.key != one.key]
        return any(other.period.end is not None and other.period.end <= one.period.start for other in others)

    def has_remarked(self, one: Companion, until: date) -> bool:
        return any(done.step == Step.REMARK and done.companion == one.key and done.on <= until for done in self.done)

    @property
    def failed_full_votes(self) -> int:
        return sum(one.step == Step.FULL_VOTE and not one.passed for one in self.done)


_REACHED = (
    (Step.FULL_DECISION, Stage.OFFICIAL),
    (Step.FULL_VOTE, Stage.FULL_VOTED),
    (Step.CEREMONY, Stage.PROBATION),
    (Step.DECISION, Stage.DECIDED),
    (Step.COMMITTEE_VOTE, Stage.RESOLVED),
    (Step.CELL_VOTE, Stage.VOTED),
)
TWO = 2


def stage_of(case: Case, today: date) -> Stage:
    if case.is_closed:
        return Stage.CLOSED
    for step, stage in _REACHED:
        if case.passed_on(step) is not None:
            return stage
    if len(case.with_them_on(today)) >= TWO:
        return Stage.FILE
    return Stage.COURSE if case.last(Step.COURSE) is not None else Stage.LISTED
