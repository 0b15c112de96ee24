"""What clerks and boards owe for admissions, and how they are told of what others did."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import Duty, Section, and_more, asks
from accounts.queries.put_together import Asked, rows_of
from admissions.access import GIVERS, guarded_by
from admissions.models import Candidate, Screened
from admissions.queries.discipline import ANNOUNCEMENT, OUTCOME, POSTS, cases_of, waiting
from admissions.queries.fees import first_lacking, last_month
from admissions.queries.pipeline import Waiting, first_under_way, owed_by_all
from admissions.queries.screening import first_undone, homes_of
from admissions.queries.screening import owed_by_all as owed_on_lists
from admissions.rules.deadlines import Owed
from admissions.rules.screening import OWED
from admissions.rules.steps import COMMITTEE_VOTES, DECISIONS, STEPS, Step
from admissions.rules.terms import Decides
from cells.access import Role
from cells.models import Organisation
from cells.queries.names import Named
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


def _under_way(request: Request) -> Sequence[Asked[Candidate]]:
    mine, decided = request.mandates.reach(*GIVERS), not request.mandates.hold(Role.CLERK)
    return [first_under_way.of(request.today, *mine, most=LOOKED_THROUGH, decided=decided)] if mine else []


@asks(_under_way)
def admission_duties(request: Request) -> Sequence[Section]:
    """Of whoever owes it: the cell's clerk its steps, the committee's its resolutions; decisions of whom the statutes name."""
    today, longest = request.today, rows_of(_under_way(request))
    owed = owed_by_all(longest, today, request.mandates.statutes)
    if not owed:
        return []
    mine = [one for one in owed if _is_due(one.owed, today) and _lies_here(request, one)]
    names = request.mandates.names.of(one.cell.pk for one in mine[:MOST])
    shown = [_duty(one.candidate, one.owed, names[one.cell.pk], today) for one in mine[:MOST]]
    top = request.mandates.tops(*GIVERS)[0]
    shown += and_more(mine, MOST, reverse("admissions:people", args=[top.code]))
    return [Section(_("On the way into the Party"), shown)]


def _undone(request: Request) -> Sequence[Asked[Screened]]:
    mine = request.mandates.ranges(Role.CLERK)
    return [first_undone.of(request.today, *mine, most=LOOKED_THROUGH)] if mine else []


@asks(_undone)
def screening_duties(request: Request) -> Sequence[Section]:
    """Of the cells' clerks: the vote, the result of the help when its time is nearly over, the decision on who is to go."""
    today, listed = request.today, rows_of(_undone(request))
    if not listed:
        return []
    owed, homes = owed_on_lists(listed, today, request.mandates.statutes), homes_of(listed, today)
    mine = [one for one in owed if one.owed.due_on is None or one.owed.due_on <= today + AHEAD]
    names = request.mandates.names.of(homes[one.screened.pk].pk for one in mine[:MOST])
    shown = [
        Duty(
            title=one.screened.member.full_name,
            below=str(names[homes[one.screened.pk].pk]),
            url=reverse("admissions:screened", args=[one.screened.pk]),
            detail=str(OWED[one.owed.what]),
            due_on=one.owed.due_on,
            overdue=one.owed.is_late(today),
            action=_("Record it"),
        )
        for one in mine[:MOST]
    ]
    top = request.mandates.tops(Role.CLERK)[0]
    shown += and_more(mine, MOST, reverse("admissions:screening", args=[top.code]))
    return [Section(_("Screening"), shown)]


def _lacking(request: Request) -> Sequence[Asked[Organisation]]:
    mine = request.mandates.ranges(Role.CLERK)
    return [first_lacking.of(*last_month(request.today), *mine, most=MOST + 1)] if mine else []


@asks(_lacking)
def fee_duties(request: Request) -> Sequence[Section]:
    """Of the cells' clerks: the month that is over and of which no fees are entered, where the cell keeps them."""
    lacking = rows_of(_lacking(request))
    _since, month, _end = last_month(request.today)
    if not lacking:
        return []
    names, told = request.mandates.names.of(cell.pk for cell in lacking), f"{month:%m/%Y}"
    shown = [
        Duty(
            title=str(names[cell.pk]),
            url=reverse("admissions:fees_of_month", args=[cell.code, month.year, month.month]),
            detail=_("Party fees of %(month)s are not entered") % {"month": told},
            action=_("Enter the fees"),
        )
        for cell in lacking[:MOST]
    ]
    return [Section(_("Party fees"), [*shown, *and_more(lacking, MOST)])]


def discipline_duties(request: Request) -> Sequence[Section]:
    """Of the inspection committee: what is decided and not announced, complaints without an outcome."""
    tops = request.mandates.tops(Role.INSPECTION)
    if not tops:
        return []
    today = request.today
    found = waiting(cases_of(guarded_by(request)), today)
    names = request.mandates.names.of(one.case.seat_id for one in found[:MOST])
    words = {
        ANNOUNCEMENT: _("announcement of the discipline"),
        OUTCOME: _("outcome of the complaint"),
        POSTS: _("removed from office: the posts end in the register"),
    }
    shown = [
        Duty(
            title=one.case.member.full_name if one.case.member is not None else str(names[one.case.seat_id]),
            below=str(names[one.case.seat_id]),
            url=reverse("admissions:case", args=[one.case.pk]),
            detail=words[one.what],
            due_on=one.due_on,
            overdue=one.due_on is not None and one.due_on < today,
            action=_("Record it"),
        )
        for one in found[:MOST]
    ]
    cases = reverse("admissions:cases", args=[tops[0].code])
    shown += and_more(found, MOST, cases)
    return [Section(_("Discipline"), shown, link=(_("Cases of discipline"), cases))]


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
