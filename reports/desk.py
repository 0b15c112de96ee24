from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.desk import Duty, Section, and_more, asks
from accounts.queries.put_together import Asked, rows_of
from accounts.rules.days import day_in_words
from cells.access import Role
from cells.models import Mandate, OrganisationVersion
from cells.queries.names import Named
from cells.queries.organisations import versions_on
from cells.requests import Request
from cells.rules.parameters import Key
from meetings.models import Meeting
from meetings.queries.minutes import first_to_sign, to_be_signed
from reports.models import Contribution, ReportingPeriod
from reports.queries.periods import committees_gone, first_contributions, first_periods, last_return
from reports.rules.period_figures import labels_of
from reports.rules.periods import SETTLED, State

KEEPERS = (Role.CLERK, Role.BOARD)
MOST = 10


def reports_due(request: Request) -> Sequence[Section]:
    """For each organisation board above grassroots level today: where its report on the pilots is written and printed."""
    held = request.mandates.organisations(Mandate.Role.BOARD)
    superior = versions_on(request.today).filter(organisation__in=held, kind=OrganisationVersion.Kind.SUPERIOR)
    makes_one = set(superior.values_list("organisation_id", flat=True))
    seats = [seat for seat in held if seat.pk in makes_one]
    names = request.mandates.names.of(seat.pk for seat in seats)
    duties = [
        Duty(
            title=_("Result report of the pilots"),
            detail=str(names[seat.pk]),
            url=reverse("reports:documents", args=[seat.code]),
            action=_("Write and print"),
        )
        for seat in seats
    ]
    return [Section(title=_("Reports"), duties=duties)]


def _within(request: Request) -> timedelta:
    asked = request.mandates.statutes.asked(Key.RESULT_WITHIN, request.today)
    return timedelta(days=asked.value if asked else 0)


def _waiting_for_signatures(request: Request) -> Sequence[Asked[Meeting]]:
    mine, today = request.mandates.reach(Role.CLERK), request.today
    return [first_to_sign.of(*to_be_signed(today, _within(request)), *mine, most=MOST + 1)] if mine else []


@asks(_waiting_for_signatures)
def minutes_to_sign(request: Request) -> Sequence[Section]:
    """Of a clerk: meetings that were held and whose minutes chair and secretary have not both signed in time."""
    owed = rows_of(_waiting_for_signatures(request))
    within = _within(request)
    names = request.mandates.names.of(meeting.organisation_id for meeting in owed)
    duties = [_unsigned(meeting, str(names[meeting.organisation_id]), within, request) for meeting in owed[:MOST]]
    return [Section(_("Minutes to be signed"), [*duties, *and_more(owed, MOST)])]


def _unsigned(meeting: Meeting, name: str, within: timedelta, request: Request) -> Duty:
    due_on = meeting.held_on + within
    return Duty(
        title=_("Minutes of %(day)s") % {"day": day_in_words(meeting.held_on)},
        detail=name,
        url=reverse("reports:minutes", args=[meeting.pk]),
        due_on=due_on,
        overdue=due_on < request.today,
        action=_("Write and sign"),
    )


def _own(request: Request) -> tuple[int, ...]:
    return tuple(one.pk for one in request.mandates.organisations(*KEEPERS))


def _contributions(request: Request) -> Sequence[Asked[Contribution]]:
    return [first_contributions.of(_own(request), states=(State.OWED, State.RETURNED), most=MOST + 1)]


@asks(_contributions)
def figures_owed(request: Request) -> Sequence[Section]:
    """Of the organisations of one's own clerks and boards: figures a committee waits for, those it returned with its comment."""
    owed = rows_of(_contributions(request))
    names = request.mandates.names.of(pk for one in owed for pk in (one.organisation_id, one.period.organisation_id))
    duties = [_owed(one, names, request) for one in owed[:MOST]]
    return [Section(_("Figures asked of us"), [*duties, *and_more(owed, MOST)])]


def _owed(contribution: Contribution, names: Mapping[int, Named], request: Request) -> Duty:
    period, comment = contribution.period, last_return(contribution)
    named = names[contribution.organisation_id]
    facts = [_("asked by %(organisation)s") % {"organisation": names[period.organisation_id].name}]
    if comment is not None:
        figure = labels_of(period.asked.kind).get(comment.figure, comment.figure)
        facts.append(_("returned: %(figure)s: %(comment)s") % {"figure": figure, "comment": comment.text})
    return Duty(
        title=str(period),
        detail=" · ".join([str(named), *facts]),
        url=reverse("reports:contribution", args=[contribution.pk]),
        due_on=period.due_on,
        overdue=period.due_on < request.today,
        action=_("Mend and send again") if comment is not None else _("Look and send"),
    )


def _periods(request: Request) -> Sequence[Asked[Any]]:
    """Their own; and where committees of whomever have ended, those may be theirs too."""
    own = _own(request)
    return [first_periods.of(own, most=MOST + 1), committees_gone.of(request.today)] if own else []


@asks(_periods)
def periods_running(request: Request) -> Sequence[Section]:
    """Of a committee: in which of its periods something waits for its look, who is late, and what can be closed."""
    own, ended = _own(request), set(committees_gone(request.today))
    inherited = ended & request.mandates.predecessors if own and ended else ()
    running = first_periods((*own, *inherited), most=MOST + 1)
    names = request.mandates.names.of(period.organisation_id for period in running)
    duties = [_running(period, str(names[period.organisation_id]), request) for period in running[:MOST]]
    return [Section(_("Reporting periods we opened"), [*duties, *and_more(running, MOST)])]


def _running(period: ReportingPeriod, name: str, request: Request) -> Duty:
    owing = list(period.contributions.all())
    states = Counter(State(one.state) for one in owing)
    missing = states[State.OWED] + states[State.RETURNED]
    late = missing if period.due_on < request.today else 0
    facts = [
        ngettext("%(number)d to be looked at", "%(number)d to be looked at", states[State.SENT])
        % {"number": states[State.SENT]},
        ngettext("%(number)d overdue", "%(number)d overdue", late) % {"number": late}
        if late
        else ngettext("%(number)d not sent yet", "%(number)d not sent yet", missing) % {"number": missing},
    ]
    settled = all(State(one.state) in SETTLED for one in owing)
    return Duty(
        title=str(period),
        detail=" · ".join([name, *([_("all accepted: it can be closed")] if settled else facts)]),
        url=reverse("reports:period", args=[period.pk]),
        due_on=period.due_on,
        overdue=bool(late),
        action=_("Close") if settled else _("Look"),
    )
