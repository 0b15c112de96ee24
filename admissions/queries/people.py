"""The list of persons on the way into the Party, filtered by what clerks ask: who is late, whose papers are missing, whose
probation ends when."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from accounts.rules.days import months_after
from admissions.models import Candidate, CandidateStep
from admissions.queries.pipeline import ON_PROBATION, Placed, cases_of, not_over, under_way
from admissions.rules.deadlines import owed_now
from admissions.rules.requirements import papers_lacking
from admissions.rules.steps import FILING, Asks, Stage, Step
from cells.queries.days_off import calendar
from cells.queries.name_search import holding
from cells.queries.parameters import statutes_known
from cells.rules.probation import probation_ends_on


def with_beginning(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Each with the first day of the probation (`began_on`), to be ordered by."""
    ceremony = CandidateStep.objects.filter(candidate=OuterRef("pk"), step=Step.CEREMONY)
    return candidates.annotate(began_on=Subquery(ceremony.values("on")[:1]))


def filtered(
    candidates: QuerySet[Candidate], *, words: str, stage: str, asks: str, month: date | None, today: date
) -> QuerySet[Candidate]:
    """By name in any spelling, by stage (without one, those that are neither closed nor over), by what is asked of them, and by
    the month (its first day) in which the probation is over."""
    if words:
        candidates = candidates.filter(holding(words))
    if stage:
        candidates = candidates.filter(stage=stage)
    else:
        candidates = not_over(candidates.exclude(stage__in=[Stage.CLOSED, Stage.OFFICIAL]), today)
    if month is not None:
        candidates = candidates.filter(stage__in=ON_PROBATION, pk__in=_ending_in(candidates, month))
    return candidates.filter(pk__in=_asked(candidates, asks, today)) if asks else candidates


def _ending_in(candidates: QuerySet[Candidate], month: date) -> list[int]:
    statutes, end = statutes_known(), months_after(month, 1)
    steps = CandidateStep.objects.filter(step=Step.CEREMONY, candidate__in=candidates.order_by().values("pk"))
    began = steps.values_list("candidate_id", "on")
    return [pk for pk, on in began if month <= (probation_ends_on(on, statutes) or on) < end]


def _asked(candidates: QuerySet[Candidate], asks: str, today: date) -> list[int]:
    """By the rules themselves: what is late counts working days."""
    statutes, days = statutes_known(), calendar()

    def is_asked(one: Placed) -> bool:
        if asks == Asks.PAPERS:
            return one.candidate.stage in FILING and bool(
                papers_lacking(one.case, Step.CELL_VOTE, today, statutes.on(today))
            )
        return any(owed.is_late(today) for owed in owed_now(one.case, statutes, days, today))

    return [one.candidate.pk for one in cases_of(list(under_way(candidates, today)), today) if is_asked(one)]
