"""What clerks and boards owe for admissions, and how they are told of what others did."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import Duty, Section
from admissions.access import GIVERS, candidates_for
from admissions.models import Candidate
from admissions.queries.pipeline import Waiting, longest_waiting, owed_by_all, under_way
from admissions.rules.deadlines import Owed
from admissions.rules.steps import COMMITTEE_VOTES, DECIDED_AFTER, DECISIONS, STEPS, Step
from admissions.rules.terms import Decides
from cells.access import Role
from cells.queries.names import Named, names_with_superior_on
from cells.queries.notice_kinds import NoticeKind
from cells.requests import Request

MOST, LOOKED_THROUGH = 10, 500
AHEAD = timedelta(days=60)

NOTICES = {
    "admissions.target_given": NoticeKind(
        gettext_lazy("%(organisation)s is asked for admissions in %(year)s: %(asked)s"),
        leads=lambda values, own: f"{reverse('admissions:targets', args=[own])}?year={values['year']}",
    ),
}


def admission_duties(request: Request) -> Sequence[Section]:
    """Of whoever owes it: the cell's clerk its steps, the committee's its resolutions; decisions of whom the statutes name."""
    if not request.mandates.hold(*GIVERS):
        return []
    today, candidates = request.today, candidates_for(request, *GIVERS)
    if not request.mandates.hold(Role.CLERK):
        candidates = candidates.filter(stage__in=DECIDED_AFTER)
    owed = owed_by_all(list(longest_waiting(under_way(candidates, today))[:LOOKED_THROUGH]), today)
    if not owed:
        return []
    mine = [one for one in owed if _is_due(one.owed, today) and _lies_here(request, one)]
    names = names_with_superior_on({one.cell.pk for one in mine[:MOST]}, today)
    shown = [_duty(one.candidate, one.owed, names[one.cell.pk], today) for one in mine[:MOST]]
    if len(mine) > MOST:
        top = request.mandates.tops(*GIVERS)[0]
        shown.append(Duty(_("There are more: see all"), reverse("admissions:people", args=[top.code])))
    return [Section(_("On the way into the Party"), shown)]


def _is_due(owed: Owed, today: date) -> bool:
    """What has a deadline that is near, or waits for somebody as soon as it can be."""
    if owed.due_on is None:
        return owed.step in (*COMMITTEE_VOTES, *DECISIONS, Step.RECEIPT, Step.CEREMONY, Step.REMARK)
    return owed.due_on <= today + AHEAD


def _lies_here(request: Request, one: Waiting) -> bool:
    mandates = request.mandates
    if one.owed.by == Decides.SUPERIOR:
        return mandates.may(one.cell, Role.BOARD)
    if one.owed.step in (*COMMITTEE_VOTES, *DECISIONS):
        return one.above is not None and mandates.may(one.above, Role.CLERK)
    return mandates.may(one.cell, Role.CLERK)


def _duty(candidate: Candidate, owed: Owed, named: Named, today: date) -> Duty:
    return Duty(
        title=candidate.called,
        below=str(named),
        url=reverse("admissions:step", args=[candidate.pk, owed.step]),
        detail=str(STEPS[owed.step]),
        due_on=owed.due_on,
        overdue=owed.is_late(today),
        action=_("Record it"),
    )
