"""One person on the way into the Party: what was done, what is next and by when, what is missing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import declare
from admissions.access import READ_CANDIDATE, candidate_or_404, keeper_of, may_keep
from admissions.models import Candidate, CandidateStep, PaperKind
from admissions.navigation import papers_of
from admissions.queries.pipeline import (
    case_of,
    concerns,
    has_committee,
    home_of,
    name_of_paper,
    over_by_the_register,
    paper_kinds_for,
)
from admissions.rules.deadlines import Owed, owed_now, was_late
from admissions.rules.requirements import before_the_vote, full_from, vote_ahead, warnings
from admissions.rules.steps import (
    AFTER_CEREMONY,
    COMMITTEE_VOTES,
    IN_THE_REGISTER,
    OFTEN,
    STAGES,
    STEPS,
    Case,
    Stage,
    Step,
)
from cells.access import occasion_for, readers
from cells.models import Organisation
from cells.queries.days_off import calendar
from cells.queries.parameters import statutes_known
from cells.requests import Request
from cells.services.readings import note_reading_of


@dataclass(frozen=True)
class Line:
    """One entry of the timeline."""

    on: date
    what: str
    detail: str
    step: CandidateStep | None = None
    may_take_back: bool = False
    was_late: bool = False


@dataclass(frozen=True)
class Next:
    """Something that is to be done now."""

    owed: Owed
    today: date
    may_do: bool
    papers: list[tuple[str, str | Promise]]
    """Address and label of what is printed for it."""

    @property
    def words(self) -> str:
        return str(STEPS[self.owed.step])

    @property
    def is_late(self) -> bool:
        return self.owed.is_late(self.today)

    @property
    def is_too_late(self) -> bool:
        return self.owed.too_late_on is not None and self.owed.too_late_on < self.today


@dataclass(frozen=True)
class Paper:
    name: str
    form: str
    needed: str
    state: str
    on: date | None


@declare(readers)
@never_cache
@require_safe
def person(request: Request, pk: int) -> HttpResponse:
    candidate, today = candidate_or_404(request, pk), request.today
    home, kinds = home_of(candidate, today), paper_kinds_for(candidate, today)
    note_reading_of(candidate, READ_CANDIDATE, occasion_for(request, home))
    case = case_of(candidate, kinds, has_committee=has_committee(home, today))
    statutes, days = statutes_known(), calendar()
    is_over = bool(over_by_the_register([candidate], today))
    owed = [] if is_over else owed_now(case, statutes, days, today)
    late = {one.key for one in case.done if was_late(case, one, statutes, days)}
    may_write, began = may_keep(request, candidate), case.began_on is not None
    context = {
        "candidate": candidate,
        "organisation": home,
        "stage": _("ended in the register") if is_over else _stage(candidate),
        "owed": [_next(request, candidate, home, one) for one in owed],
        "lacks": [] if is_over else list(before_the_vote(case, vote_ahead(case), today, statutes)),
        "warnings": [] if is_over else warnings(case, today, statutes),
        "full_from": full_from(case, statutes),
        "lines": list(_timeline(request, candidate, late)),
        "companions": candidate.companions.all(),
        "papers": [_paper(candidate, kind) for kind in kinds if concerns(candidate, kind)],
        "steps": [(step, STEPS[step]) for step in _open_steps(case) if keeper_of(request, candidate, step)],
        "to_print": papers_of(candidate, home, began=began),
        "may_write": may_write,
        "may_move": _is_listed(candidate) and may_keep(request, candidate, Step.DECISION),
        "is_open": candidate.closed_on is None,
        "is_accompanied": candidate.closed_on is None and candidate.stage != Stage.OFFICIAL,
    }
    return render(request, "admissions/person.html", context)


def _next(request: Request, candidate: Candidate, home: Organisation, owed: Owed) -> Next:
    papers = papers_of(candidate, home, began=candidate.member_id is not None, step=owed.step)
    return Next(owed, request.today, may_keep(request, candidate, owed.step), papers)


def _is_listed(candidate: Candidate) -> bool:
    """Under way and no member yet: afterwards the register moves them."""
    return candidate.closed_on is None and candidate.member_id is None


def _stage(candidate: Candidate) -> str:
    if candidate.stage == Stage.CLOSED:
        return str(candidate.get_closed_as_display())
    return str(STAGES[Stage(candidate.stage)])


def _paper(candidate: Candidate, kind: PaperKind) -> Paper:
    row = next((paper for paper in candidate.papers.all() if paper.key == kind.key), None)
    state = row.get_state_display() if row is not None else _("missing")
    return Paper(name_of_paper(kind), kind.form, str(STEPS[kind.step]), state, row.on if row is not None else None)


def _open_steps(case: Case) -> list[Step]:
    """What may be recorded now, in the order of the way."""
    if case.is_closed:
        return []
    began = case.began_on is not None
    steps = [step for step in Step if step == Step.REMARK or (step in AFTER_CEREMONY) is began]
    left = [step for step in steps if step in OFTEN or case.last(step) is None]
    return [step for step in left if case.has_committee or step not in COMMITTEE_VOTES]


def _timeline(request: Request, candidate: Candidate, late: Collection[int]) -> Iterator[Line]:
    """The newest first."""
    lines = [Line(candidate.listed_on, _("on the source list"), "")]
    for step in candidate.steps.all():
        may = step.step not in IN_THE_REGISTER and may_keep(request, candidate, step.step)
        lines.append(Line(step.on, str(STEPS[step.step]), _detail(step), step, may, step.pk in late))
    for one in candidate.companions.all():
        what = _("helps") if one.helps else _("introduces")
        lines.append(Line(one.valid_from, f"{one}: {what}", ""))
        if one.valid_to is not None:
            lines.append(Line(one.valid_to, _("%(name)s: no more") % {"name": one}, ""))
    if candidate.closed_on is not None:
        lines.append(Line(candidate.closed_on, _stage(candidate), candidate.closed_because))
    return iter(sorted(lines, key=lambda line: line.on, reverse=True))


def _detail(step: CandidateStep) -> str:
    parts = [str(step.ordered_by)] if step.ordered_by is not None else []
    if step.base is not None:
        words = _("%(in_favour)d of %(base)d in favour, %(against)d not")
        parts.append(words % {"in_favour": step.in_favour, "base": step.base, "against": step.against})
    if step.companion is not None:
        parts.append(str(step.companion))
    if not step.passed:
        parts.append(_("not granted") if step.step == Step.FULL_DECISION else _("not reached"))
    return " · ".join(parts)
