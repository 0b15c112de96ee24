from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.access import declare, large
from cells.access import (
    Role,
    above_grassroots,
    organisations_for,
    readers,
)
from cells.queries.names import Named, names_with_superior_on
from cells.queries.organisations import names_on
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from pilots.access import registrations_for, rests_on_guidance, rounds_for, submissions_for
from pilots.models import Registration, Round, Submission
from pilots.navigation import round_menu
from pilots.queries.guidance import guidance_on
from pilots.queries.registrations import listed_on
from pilots.queries.reminders import clerks_of, reached
from pilots.queries.rounds import NO_LISTS, ListsOfARound, lists_of, missing_first, progress_of, states_of
from pilots.rules.lists import RoundState, round_way_on
from pilots.rules.progress import ListProgress
from pilots.rules.reminders import reminder_dates
from pilots.rules.terms import Format
from pilots.services.reminders import KIND
from pilots.tables.rounds import LISTS_OF_A_ROUND, ROUNDS, STATES, RoundRow, StateRow, SubmissionRow
from pilots.views.round_acts import openers_of

MOST_ROUNDS = 100


@declare(readers)
@saves_as_excel
@rests_on_guidance
def rounds(request: Request) -> HttpResponse:
    def dress(rounds: Sequence[Round]) -> Iterator[RoundRow]:
        boards = {pk for round in rounds for pk in (round.organisation_id, round.opener.pk)}
        names = names_with_superior_on(boards, request.today)
        lists = lists_of(rounds, submissions_for(request))
        return (_round_row(round, names, lists.get(round.pk, NO_LISTS), request.today) for round in rounds)

    context = {
        "may_open": bool(openers_of(request)) and guidance_on(request.today) is not None,
    }
    table = ROUNDS.of(rounds_for(request), dress=dress, most=MOST_ROUNDS)
    return answer_lists(request, "pilots/rounds.html", context, table)


@declare(readers)
@large(above_grassroots)
@saves_as_excel
@rests_on_guidance
def round(request: Request, pk: int) -> HttpResponse:
    """Who has submitted, who is late, who has not; and how far the registrations have come."""
    round = get_object_or_404(rounds_for(request), pk=pk)
    today: date = request.today
    submissions = submissions_for(request).filter(round=round)
    chases = request.mandates.seat(round.organisation_id, Role.BOARD) is not None
    table = LISTS_OF_A_ROUND.of(
        missing_first(submissions),
        dress=partial(_submission_rows, today=today, chases=chases),
        without=() if chases else ("chased", "reminded"),
    )
    states = STATES.of(_by_state(round, states_of(registrations_for(request).filter(submission__round=round))))
    context = {
        "round": round,
        "name": names_on([round.opener.pk], today)[round.opener.pk],
        "goes_on_with": _boards(request, round),
        "figures": _figures(progress_of(submissions, today)),
        "states": states,
        "days_left": (round.last_day - today).days,
        "extensions": round.extensions.select_related("by"),
        "reminders": reminder_dates(round.last_day, round.reminder_days, opened_on=round.opened_on),
        "chases": chases and round.state == RoundState.OPEN,
        "corrections": round.corrections.select_related("by", "letter_before", "letter"),
        "way_on": round_way_on(round.state),
        "ways": _ways(request, round),
    }
    return answer_lists(request, "pilots/round.html", context, table, states)


def _ways(request: Request, round: Round) -> list[tuple[str, str | Promise]]:
    """Address and label of what else there is of the round, for whoever reads the committee."""
    if not organisations_for(request).filter(pk=round.organisation_id).exists():
        return []
    return [(way.address(round.organisation), way.label) for way in round_menu]


def _boards(request: Request, round: Round) -> list[tuple[str, date]]:
    """Boards to which lists of it have passed, this one included where it came by them so: of those the person sees."""
    passed = list(rounds_for(request).filter(continues=round).order_by("continued_on", "pk"))
    continued = [one for one in (round, *passed) if one.continued_on is not None]
    names = names_on([one.organisation_id for one in continued], request.today)
    return [(names[one.organisation_id], one.continued_on) for one in continued if one.continued_on]


def _with_clerks(rows: list[SubmissionRow], today: date) -> list[SubmissionRow]:
    """For the board that opened the round: who the clerks of a missing list are, and when they were last written to."""
    missing = [row.submission.organisation_id for row in rows if row.submission.state == Submission.State.DRAFT]
    clerks = clerks_of(missing, today)
    arrived = reached([reminder for row in rows for reminder in row.submission.reminders.all()], KIND)
    return [
        replace(
            row,
            clerks=tuple(str(mandate.user) for mandate in clerks.get(row.submission.organisation_id, ())),
            reminded=max((one.due_on for one in row.submission.reminders.all() if one.pk in arrived), default=None),
        )
        for row in rows
    ]


def _round_row(round: Round, names: dict[int, Named], lists: ListsOfARound, today: date) -> RoundRow:
    return RoundRow(
        round=round,
        name=_opened_by(round, names),
        submitted=lists.submitted,
        owed=lists.owed,
        mine=lists.only,
        is_open=round.state == RoundState.OPEN and not round.is_over_on(today),
    )


def _opened_by(round: Round, names: dict[int, Named]) -> str:
    opener, board = names[round.opener.pk], names[round.organisation_id]
    if round.continues_id is None:
        return str(board)
    return _("%(opener)s; goes on with %(board)s") % {"opener": opener, "board": board}


def _submission_rows(submissions: Sequence[Submission], *, today: date, chases: bool) -> list[SubmissionRow]:
    names = names_with_superior_on([submission.organisation_id for submission in submissions], today)
    listed = listed_on(today).filter(submission__in=submissions)
    numbers = Counter(listed.order_by().values_list("submission_id", "format"))
    rows = [
        SubmissionRow(
            submission=submission,
            named=names[submission.organisation_id],
            online=numbers[submission.pk, "online"],
            by_group=numbers[submission.pk, "by_group"],
            progress=submission.progress_on(today),
        )
        for submission in submissions
    ]
    return _with_clerks(rows, today) if chases else rows


def _figures(numbers: Counter[ListProgress]) -> list[tuple[str, int]]:
    return [
        (_("lists owed"), numbers.total()),
        (_("submitted in time"), numbers[ListProgress.SUBMITTED]),
        (_("submitted late"), numbers[ListProgress.LATE]),
        (_("not submitted yet"), numbers[ListProgress.WAITING] + numbers[ListProgress.OVERDUE]),
    ]


def _by_state(round: Round, numbers: Counter[tuple[str, str]]) -> list[StateRow]:
    """In the order of the way; states in which there is none are left out."""
    rows = [
        StateRow(
            label=label,
            address=f"{reverse('pilots:registrations')}?{urlencode({'round': round.pk, 'state': state})}",
            online=numbers[state, Format.ONLINE],
            by_group=numbers[state, Format.BY_GROUP],
        )
        for state, label in Registration.State.choices
    ]
    return [row for row in rows if row.online or row.by_group]
