from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.views.posting import attempt, carry_out, posted
from cells.access import (
    Role,
    holds,
    occasion_by,
    occasion_for,
    organisation_or_404,
    readers,
)
from cells.models import OrganisationVersion
from cells.queries.organisations import names_on, versions_on
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from pilots.access import registrations_for, rests_on_guidance, rounds_for, submissions_for
from pilots.forms.round import ExtensionForm, RoundForm
from pilots.models import Guidance, Registration, Round, Submission
from pilots.queries.guidance import guidance_on
from pilots.queries.registrations import listed_on
from pilots.queries.reminders import clerks_of, reached
from pilots.rules.progress import ListProgress
from pilots.rules.reminders import reminder_dates
from pilots.rules.terms import Format
from pilots.services.reminders import KIND
from pilots.services.rounds import extend_round, open_round
from pilots.tables.rounds import LISTS_OF_A_ROUND, ROUNDS, STATES, RoundRow, StateRow, SubmissionRow

MOST_ROUNDS = 100


@declare(readers)
@saves_as_excel
@rests_on_guidance
def rounds(request: Request) -> HttpResponse:
    rounds = list(rounds_for(request)[:MOST_ROUNDS])
    today: date = request.today
    names = names_on([round.organisation_id for round in rounds], today)
    lists: dict[int, list[Submission]] = {round.pk: [] for round in rounds}
    for submission in submissions_for(request).filter(round__in=rounds):
        lists[submission.round_id].append(submission)
    context = {
        "may_open": bool(_openers(request)) and guidance_on(today) is not None,
    }
    table = ROUNDS.of([_round_row(round, names, lists[round.pk], today) for round in rounds])
    return answer_lists(request, "pilots/rounds.html", context, table)


@declare(holds(Role.BOARD))
@require_http_methods(["GET", "HEAD", "POST"])
@rests_on_guidance
def round_new(request: Request) -> HttpResponse:
    """A round under the guidance of the day, for everything grassroots below."""
    today: date = request.today
    openers, guidance = _openers(request), guidance_on(today)
    form = RoundForm(
        posted(request),
        organisations=[(version.organisation.code, version.name) for version in openers],
        initial=_proposed(openers, guidance, today),
    )
    if form.is_valid() and (opened := _open(request, form)):
        messages.success(request, _("The round is open. Every grassroots organisation below has it on its desk."))
        return redirect("pilots:round", pk=opened.pk)
    return render(request, "pilots/round_new.html", {"form": form, "guidance": guidance, "openers": openers})


@declare(readers)
@saves_as_excel
@rests_on_guidance
def round(request: Request, pk: int) -> HttpResponse:
    """Who has submitted, who is late, who has not; and how far the registrations have come."""
    round = get_object_or_404(rounds_for(request), pk=pk)
    today: date = request.today
    submissions = list(submissions_for(request).filter(round=round).prefetch_related("reminders", "round__extensions"))
    registrations = list(registrations_for(request).filter(submission__round=round))
    rows = _submission_rows(submissions, today)
    chases = request.mandates.seat(round.organisation_id, Role.BOARD) is not None
    table = LISTS_OF_A_ROUND.of(
        _with_clerks(request, rows) if chases else rows, without=() if chases else ("chased", "reminded")
    )
    states = STATES.of(_by_state(round, registrations))
    context = {
        "round": round,
        "name": names_on([round.organisation_id], today)[round.organisation_id],
        "figures": _figures(submissions, today),
        "states": states,
        "days_left": (round.last_day - today).days,
        "extensions": round.extensions.select_related("by"),
        "reminders": reminder_dates(round.last_day, round.reminder_days, opened_on=round.opened_on),
        "chases": chases,
    }
    return answer_lists(request, "pilots/round.html", context, table, states)


@declare(holds(Role.BOARD))
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: Request, pk: int) -> HttpResponse:
    """A later last day, with the reason: told to everybody who still owes a list."""
    round = get_object_or_404(rounds_for(request), pk=pk)
    occasion = _officer_of(request, round)
    form = ExtensionForm(posted(request))

    def act() -> None:
        extend_round(
            round=round,
            last_day=form.cleaned_data["last_day"],
            reason=form.cleaned_data["reason"],
            occasion=occasion,
        )

    if carry_out(request, form, act, _("The round has a new last day. Those who owe a list see it on their desk.")):
        return redirect("pilots:round", pk=pk)
    return render(request, "pilots/extend.html", {"form": form, "round": round, "today": request.today})


def _officer_of(request: Request, round: Round) -> Occasion:
    """The person as an officer of the very board that opened the round. Raises Http404 for everybody else."""
    return occasion_by(request, request.mandates.seat(round.organisation_id, Role.BOARD))


def _openers(request: Request) -> list[OrganisationVersion]:
    """The superior organisations of whose board the person is today."""
    held = request.mandates.organisations(Role.BOARD)
    return list(versions_on(request.today).filter(organisation__in=held, kind=OrganisationVersion.Kind.SUPERIOR))


def _proposed(openers: Sequence[OrganisationVersion], guidance: Guidance | None, today: date) -> dict[str, object]:
    """What such a letter usually says; it is a text of the Party, so it is Vietnamese in every language of the page."""
    proposed: dict[str, object] = {"on": today}
    if openers:
        proposed["issuer"] = openers[0].issuer_name or openers[0].name
    if guidance:
        reference = guidance.reference
        proposed["title"] = (
            f"V/v triển khai thực hiện Hướng dẫn số {reference.symbol} "
            f"ngày {day_in_words(reference.issued_on)} của {reference.issuer}"
        )
    return {"document": proposed}


def _open(request: Request, form: RoundForm) -> Round | None:
    """The round, or None with the refusal beside its field."""
    organisation = organisation_or_404(request, form.cleaned_data["organisation"], Role.BOARD)
    with attempt(request, form):
        return open_round(
            organisation=organisation,
            document=form.cleaned_data["document"],
            last_day=form.cleaned_data["last_day"],
            reminder_days=form.cleaned_data["reminder_days"],
            occasion=occasion_for(request, organisation, Role.BOARD),
        )
    return None


def _with_clerks(request: Request, rows: list[SubmissionRow]) -> list[SubmissionRow]:
    """For the board that opened the round: who the clerks of a missing list are, and when they were last written to."""
    missing = [row.submission.organisation_id for row in rows if row.submission.state == Submission.State.DRAFT]
    clerks = clerks_of(missing, request.today)
    arrived = reached([reminder for row in rows for reminder in row.submission.reminders.all()], KIND)
    return [
        replace(
            row,
            clerks=tuple(str(mandate.user) for mandate in clerks.get(row.submission.organisation_id, ())),
            reminded=max((one.due_on for one in row.submission.reminders.all() if one.pk in arrived), default=None),
        )
        for row in rows
    ]


def _round_row(round: Round, names: dict[int, str], lists: list[Submission], today: date) -> RoundRow:
    return RoundRow(
        round=round,
        name=names[round.organisation_id],
        submitted=sum(submission.state == Submission.State.SUBMITTED for submission in lists),
        owed=len(lists),
        mine=lists[0] if len(lists) == 1 else None,
        is_open=not round.is_over_on(today),
    )


def _submission_rows(submissions: list[Submission], today: date) -> list[SubmissionRow]:
    """Those who still owe come first."""
    names = names_on([submission.organisation_id for submission in submissions], today)
    listed = listed_on(today).filter(submission__in=submissions)
    numbers = Counter(listed.order_by().values_list("submission_id", "format"))
    rows = [
        SubmissionRow(
            submission=submission,
            name=names[submission.organisation_id],
            online=numbers[submission.pk, "online"],
            by_group=numbers[submission.pk, "by_group"],
            progress=submission.progress_on(today),
        )
        for submission in submissions
    ]
    return sorted(rows, key=lambda row: (row.submission.state, row.submission.organisation.code))


def _figures(submissions: list[Submission], today: date) -> list[tuple[str, int]]:
    numbers = Counter(submission.progress_on(today) for submission in submissions)
    return [
        (_("lists owed"), len(submissions)),
        (_("submitted in time"), numbers[ListProgress.SUBMITTED]),
        (_("submitted late"), numbers[ListProgress.LATE]),
        (_("not submitted yet"), numbers[ListProgress.WAITING] + numbers[ListProgress.OVERDUE]),
    ]


def _by_state(round: Round, registrations: list[Registration]) -> list[StateRow]:
    """In the order of the way; states in which there is none are left out."""
    numbers = Counter((registration.state, registration.format) for registration in registrations)
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
