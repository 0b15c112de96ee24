"""Reporting periods: who owes what, what was sent of it, and the whole beside the register."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.queries.put_together import Question
from accounts.rules.seen import WHICH, Figures, digest_of
from cells.models import Organisation, OrganisationVersion
from cells.queries.names import Named, NamesWithSuperior
from cells.queries.organisations import versions_on
from reports.models import Contribution, ContributionStep, PeriodClosing, ReportingPeriod
from reports.queries.period_figures import figures_of_each
from reports.rules.counted import Counted
from reports.rules.period_figures import differing
from reports.rules.periods import SETTLED, Act, Asked, Progress, State

LISTED = ("organisation", "document", "opened_by")


def directly_below(organisation: Organisation, day: date) -> "QuerySet[OrganisationVersion]":
    """Who owes figures of the day: what hung directly below on it; what ended before or came later owes nothing."""
    return versions_on(day).filter(parent=organisation).order_by("organisation__code")


def owing_shown(organisation: Organisation, day: date) -> Figures:
    """What is looked at before a period is opened."""
    ids = list(directly_below(organisation, day).values_list("organisation_id", flat=True))
    return {"owing": len(ids), WHICH: digest_of(ids)}


def periods_of(organisation: Organisation) -> QuerySet[ReportingPeriod]:
    """Those it opened, the newest day first."""
    return ReportingPeriod.objects.filter(organisation=organisation).select_related(*LISTED)


def contributions() -> QuerySet[Contribution]:
    """With all that their pages say of them."""
    steps = ContributionStep.objects.select_related("by", "version")
    return Contribution.objects.select_related(
        "period__organisation", "period__document", "organisation", "standing"
    ).prefetch_related(Prefetch("steps", steps))


def counted_of(listed: Iterable[ReportingPeriod]) -> dict[tuple[int, str], int]:
    """By period and state how many contributions there are."""
    found = Contribution.objects.filter(period__in=list(listed)).order_by().values_list("period_id", "state")
    return {(period, state): number for period, state, number in found.annotate(Count("pk"))}


def owed_by(organisation: Organisation) -> QuerySet[Contribution]:
    """What was asked of it, the newest day first."""
    asked = contributions().filter(organisation=organisation, period__called_off_on__isnull=True)
    return asked.order_by("-period__day", "-pk")


def open_contributions(organisations: Iterable[int], states: Collection[State]) -> QuerySet[Contribution]:
    """Of these organisations, in periods that are open; the earliest due first."""
    running = Q(period__closed_on__isnull=True, period__called_off_on__isnull=True)
    found = contributions().filter(running, organisation__in=list(organisations), state__in=list(states))
    return found.order_by("period__due_on", "organisation__code", "pk")


def open_periods(organisations: Iterable[int]) -> QuerySet[ReportingPeriod]:
    """Opened by these, with their contributions; the earliest due first."""
    running = ReportingPeriod.objects.filter(
        organisation__in=list(organisations), closed_on__isnull=True, called_off_on__isnull=True
    )
    mine = Prefetch("contributions", contributions())
    return running.select_related(*LISTED).prefetch_related(mine).order_by("due_on", "pk")


@Question
def first_contributions(
    organisations: tuple[int, ...], *, states: tuple[State, ...], most: int
) -> QuerySet[Contribution]:
    return open_contributions(organisations, states)[:most]


@Question
def first_periods(organisations: tuple[int, ...], *, most: int) -> QuerySet[ReportingPeriod]:
    return open_periods(organisations)[:most]


@Question
def committees_gone(day: date) -> QuerySet[ReportingPeriod, int]:
    """Ids of committees that have ended by the day while a period of theirs is open."""
    there = OrganisationVersion.objects.on(day).filter(organisation=OuterRef("organisation"))
    running = ReportingPeriod.objects.filter(~Exists(there), closed_on__isnull=True, called_off_on__isnull=True)
    return running.order_by().values_list("organisation_id", flat=True)


def last_return(contribution: Contribution) -> ContributionStep | None:
    """The comment that has not been answered yet."""
    returned = [step for step in contribution.steps.all() if step.act == Act.RETURN]
    return returned[-1] if returned and contribution.state == State.RETURNED else None


def passed_on_of(contribution: Contribution) -> ReportingPeriod | None:
    """The period in which its organisation asks those below it for the same."""
    return contribution.below.filter(called_off_on__isnull=True).first()


def period_about(organisation: Organisation, asked: Asked) -> ReportingPeriod | None:
    """By kind and day; the first day is the period's own."""
    return periods_of(organisation).filter(kind=asked.kind, day=asked.day, called_off_on__isnull=True).first()


def standing_closing(period: ReportingPeriod) -> PeriodClosing | None:
    """The whole as it holds now; None while the period is open."""
    return period.closings.filter(reopened_on__isnull=True).first()


@dataclass(frozen=True)
class Line:
    """One organisation of a period: what it sent, and what the register counts for it now."""

    contribution: Contribution
    named: Named
    progress: Progress
    register: Counted
    sent: Mapping[str, int] | None
    """None while it lies with the organisation."""

    @property
    def differs(self) -> tuple[str, ...]:
        """Keys of the figures in which what was sent is not what the register says."""
        kind = self.contribution.period.asked.kind
        return differing(kind, self.sent, self.register.numbers) if self.sent is not None else ()

    @property
    def others_counted(self) -> bool:
        """The same figures, and others behind them than when they were sent."""
        standing = self.contribution.standing
        return standing is not None and not self.differs and standing.digest != digest_of(self.register.behind)

    @property
    def why_off(self) -> str:
        """Why it was taken off; "" where it was not."""
        off = [step.text for step in self.contribution.steps.all() if step.act == Act.TAKE_OFF]
        return off[-1] if off and self.contribution.state == State.TAKEN_OFF else ""

    @property
    def agrees(self) -> bool:
        return self.sent is not None and not self.differs and not self.others_counted


@dataclass(frozen=True)
class Whole:
    lines: tuple[Line, ...]
    register: Counted
    """Of the committee itself: what hangs below it and owes nothing is in it too."""

    @property
    def counted(self) -> list[Mapping[str, int]]:
        """What was sent and counts."""
        return [line.sent for line in self.lines if line.sent is not None]

    @property
    def is_settled(self) -> bool:
        return all(State(line.contribution.state) in SETTLED for line in self.lines)


def whole_of(period: ReportingPeriod, today: date) -> Whole:
    """Those who have not sent first; in a number of queries that does not grow with them."""
    listed = list(contributions().filter(period=period))
    ids = [contribution.organisation_id for contribution in listed]
    register = figures_of_each(period.organisation, [*ids, period.organisation_id], period.asked)
    names = NamesWithSuperior(ids)
    lines = [
        Line(
            contribution=contribution,
            named=names.on(contribution.organisation_id, period.day),
            progress=contribution.progress_on(today),
            register=register[contribution.organisation_id],
            sent=contribution.standing.numbers if contribution.standing else None,
        )
        for contribution in listed
    ]
    return Whole(tuple(sorted(lines, key=_missing_first)), register[period.organisation_id])


_ORDER = (
    Progress.OVERDUE,
    Progress.WAITING,
    Progress.RETURNED,
    Progress.SENT_LATE,
    Progress.SENT,
    Progress.ACCEPTED,
    Progress.TAKEN_OFF,
)


def _missing_first(line: Line) -> tuple[int, str]:
    return _ORDER.index(line.progress), line.contribution.organisation.code


def agreeing(whole: Whole) -> list[Line]:
    """Sent, waiting for a look, and the same as the register."""
    return [line for line in whole.lines if line.contribution.state == State.SENT and line.agrees]
