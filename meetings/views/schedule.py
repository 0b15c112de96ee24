"""The monthly schedule of a grassroots committee: seen by whoever reads it, registered by its clerk, approved above."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import declare
from accounts.forms.seen import SeenForm
from accounts.rules.days import FIRST_YEAR, LAST_YEAR, day_in_words, months_after
from accounts.views.posting import attempt
from cells.access import Role, clerk_of, clerks, holds, occasion_for, organisation_or_404, readers
from cells.models import Organisation, OrganisationVersion
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import version_nearest
from cells.queries.parameters import statutes_known
from cells.requests import Request
from cells.rules.parameters import Key
from cells.views.lists import answer_lists, saves_as_excel
from meetings.models import Meeting, MonthlySchedule
from meetings.queries.schedule import planned_in, planned_of, schedule_of, schedule_shown, scheduled_meetings
from meetings.queries.year import cells_in, without_meeting
from meetings.rules.schedule import Change, Planned, changes_between, schedule_due_on, was_late
from meetings.rules.year import month_of
from meetings.services.schedule import approve_schedule, register_schedule
from meetings.tables.schedule import SCHEDULE, scheduled_rows
from meetings.views.requests import named

APPROVERS = (Role.BOARD, Role.STANDING)
approvers = holds(*APPROVERS)


@declare(readers)
@saves_as_excel
def schedule(request: Request, code: str, year: int, month: int) -> HttpResponse:
    first = _month(year, month)
    organisation = _committee_or_404(request, code)
    found = list(scheduled_meetings(organisation, first, today=request.today))
    form, kept = SeenForm(), schedule_of(organisation, first)
    form.show(schedule_shown(planned_of(found)))
    changes = _changes_in_words(kept, found, request.today) if kept else []
    lacking = without_meeting(cells_in(organisation, request.today, today=request.today), month_of(first))
    context = {
        "organisation": organisation,
        "name": named(organisation, request.today),
        "month": first,
        "before": months_after(first, -1),
        "after": months_after(first, 1),
        "words": [f"{months_after(first, number):%m/%Y}" for number in (-1, 0, 1)],
        "kept": kept,
        "steps": _steps(kept, first, request.today),
        "changes": changes,
        "lacking": lacking.count(),
        "form": form,
        "may_register": request.mandates.may(organisation, Role.CLERK) and (kept is None or changes),
        "may_approve": request.mandates.may(organisation, *APPROVERS) and kept and kept.approved_on is None,
    }
    dress = partial(scheduled_rows, today=request.today, within=organisation.pk)
    return answer_lists(request, "meetings/schedule.html", context, SCHEDULE.of(found, dress=dress))


@declare(clerks)
@require_POST
def schedule_register(request: Request, code: str, year: int, month: int) -> HttpResponse:
    organisation, first = _committee_or_404(request, code, Role.CLERK), _month(year, month)
    act = partial(register_schedule, organisation=organisation, month=first, occasion=clerk_of(request, organisation))
    return _carried_out(request, act, organisation, first, _("The meetings of the month are registered."))


@declare(approvers)
@require_POST
def schedule_approve(request: Request, code: str, year: int, month: int) -> HttpResponse:
    organisation, first = _committee_or_404(request, code, *APPROVERS), _month(year, month)
    occasion = occasion_for(request, organisation, *APPROVERS)
    act = partial(approve_schedule, organisation=organisation, month=first, occasion=occasion)
    return _carried_out(request, act, organisation, first, _("The schedule is approved."))


def _carried_out(
    request: Request, act: Callable[..., object], organisation: Organisation, month: date, done: str
) -> HttpResponse:
    """What is refused is said at the top of the page, with the meetings as they stand now."""
    with attempt(request) as attempted:
        act(seen=SeenForm(request.POST).seen)
    if attempted.succeeded:
        messages.success(request, done)
    return redirect("meetings:schedule", code=organisation.code, year=month.year, month=month.month)


def _month(year: int, month: int) -> date:
    if not (FIRST_YEAR < year < LAST_YEAR and 1 <= month <= 12):
        raise Http404
    return date(year, month, 1)


def _committee_or_404(request: Request, code: str, *roles: str) -> Organisation:
    """A grassroots committee."""
    organisation = organisation_or_404(request, code, *roles)
    version = version_nearest(organisation, request.today)
    if version is None or version.kind != OrganisationVersion.Kind.GRASSROOTS_COMMITTEE:
        raise Http404
    return organisation


def _steps(kept: MonthlySchedule | None, month: date, today: date) -> list[dict[str, str]]:
    statutes = statutes_known()
    told = (
        (_("Registered"), Key.SCHEDULE_REGISTERED_BY, kept.registered_on if kept else None),
        (_("Approved"), Key.SCHEDULE_APPROVED_BY, kept.approved_on if kept else None),
    )
    steps = []
    for title, key, done_on in told:
        due_on = schedule_due_on(key, month, statutes)
        late = was_late(done_on, due_on, today)
        steps.append(
            {
                "title": title,
                "when": day_in_words(done_on),
                "detail": _by_when(due_on, late=late),
                "state": "late" if late else "done" if done_on else "now",
            }
        )
    return steps


def _by_when(due_on: date | None, *, late: bool) -> str:
    told = {"day": day_in_words(due_on)}
    if due_on is None:
        return ""
    return _("by %(day)s, overdue") % told if late else _("by %(day)s") % told


def _changes_in_words(kept: MonthlySchedule, found: list[Meeting], today: date) -> list[str]:
    """Since it was registered, and so since it was approved: it is approved only as it was registered."""
    changes = list(changes_between(planned_in(kept), planned_of(found)))
    told = {one.meeting for change in changes for one in (change.before, change.now) if one}
    cells = dict(Meeting.objects.filter(pk__in=told).order_by().values_list("pk", "organisation_id"))
    names = names_with_superior_on(cells.values(), today, within=kept.organisation_id)
    return [_change_in_words(change, {pk: names[cell].name for pk, cell in cells.items()}) for change in changes]


def _change_in_words(change: Change, names: Mapping[int, str]) -> str:
    one = change.now or change.before
    values = {
        "name": names[one.meeting] if one else "",
        "before": _planned_in_words(change.before),
        "now": _planned_in_words(change.now),
    }
    if change.before is None:
        return _("%(name)s: came afterwards, %(now)s") % values
    if change.now is None:
        return _("%(name)s: no longer in this month, it was %(before)s") % values
    return _("%(name)s: %(before)s → %(now)s") % values


def _planned_in_words(planned: Planned | None) -> str:
    if planned is None:
        return ""
    day = day_in_words(date.fromisoformat(planned.day))
    kind, format = Meeting.Kind(planned.kind).label, Meeting.Format(planned.format).label
    return ", ".join(str(part) for part in (day, planned.hour, planned.place, kind, format) if part)
