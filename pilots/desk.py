"""What the pilots put on the desk: lists to submit, registrations to mend, to appraise and to decide, whom to chase."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.desk import Duty, Section
from accounts.rules.days import day_in_words
from cells.models import Mandate
from cells.queries.mandates import Mandates
from cells.queries.organisations import names_on
from cells.requests import Request
from pilots.models import Registration, Round, Submission
from pilots.queries.drift import drifted_for
from pilots.queries.registrations import (
    registrations_sent_back,
    registrations_to_appraise,
    registrations_to_decide,
    submissions_owed,
)

MOST = 20
NEAR = timedelta(days=3)


def registration_duties(request: Request) -> Sequence[Section]:
    mandates = request.mandates
    today: date = request.today
    to_decide = _registrations(registrations_to_decide(mandates), today, _("Decide"))
    to_appraise = _registrations(registrations_to_appraise(mandates), today, _("Appraise"))
    return [
        Section(_("Registrations to decide"), _several(to_decide, "pilots:decide_many", _("Approve several"))),
        Section(_("Registrations to appraise"), _several(to_appraise, "pilots:appraise_many", _("Appraise several"))),
        Section(
            _("Registrations sent back to you"),
            _registrations(registrations_sent_back(mandates), today, _("Put in order")),
        ),
        Section(_("Lists to submit"), _lists(submissions_owed(mandates)[:MOST], today)),
        Section(_("Lists not submitted yet"), _chases(mandates, today)),
        Section(_("Pilots that would no longer qualify"), _drifted(mandates, today)),
    ]


def _registrations(registrations: QuerySet[Registration], today: date, action: str) -> list[Duty]:
    shown = list(registrations[: MOST + 1])
    names = names_on([entry.organisation_id for entry in shown], today)
    duties = [
        Duty(
            title=f"{names[entry.organisation_id]} · {entry.get_format_display()}",
            url=reverse("pilots:registration", args=[entry.pk]),
            detail=_detail(entry),
            action=action,
        )
        for entry in shown[:MOST]
    ]
    if len(shown) > MOST:
        duties.append(Duty(title=_("There are more: see all registrations"), url=reverse("pilots:registrations")))
    return duties


def _several(duties: list[Duty], address: str, action: str) -> list[Duty]:
    """Where more than one waits, the way to do them together comes first."""
    if len(duties) < 2:
        return duties
    return [Duty(title=_("All of these on one page"), url=reverse(address), action=action), *duties]


def _drifted(mandates: Mandates, today: date) -> list[Duty]:
    pilots = drifted_for(mandates, today)
    names = names_on([entry.pilot.organisation_id for entry in pilots[:MOST]], today)
    duties = [
        Duty(
            title=f"{names[entry.pilot.organisation_id]} · {entry.pilot.get_format_display()}",
            url=reverse("pilots:registration", args=[entry.pilot.pk]),
            detail=entry.finding.reasons[0].message,
            action=_("See why"),
        )
        for entry in pilots[:MOST]
    ]
    if len(pilots) > MOST:
        duties.append(Duty(title=_("There are more: see all"), url=reverse("pilots:drift")))
    return duties


def _detail(entry: Registration) -> str:
    return f"{entry.get_state_display()} · {entry.submission.round.letter}"


def _lists(owed: Iterable[Submission], today: date) -> list[Duty]:
    owed = list(owed)
    names = names_on([submission.organisation_id for submission in owed], today)
    return [
        Duty(
            title=names[submission.organisation_id],
            url=reverse("pilots:submission", args=[submission.pk]),
            detail=_about(submission, today),
            due_on=submission.round.last_day,
            overdue=submission.is_overdue_on(today),
            action=_("Put the list together"),
        )
        for submission in owed
    ]


def _about(submission: Submission, today: date) -> str:
    """Which list; that it was extended, and why; and, from the first day of reminding on, how little time is left."""
    round = submission.round
    facts = [_("Registration list for the round of %(letter)s") % {"letter": round.letter}]
    if extensions := list(round.extensions.all()):
        last = extensions[-1]
        words = _("Extended from %(before)s: %(reason)s")
        facts.append(words % {"before": day_in_words(last.last_day_before), "reason": last.reason})
    left = (round.last_day - today).days
    if round.reminder_due_on(today) and left >= 0:
        words = ngettext("Reminder: %(days)d day is left.", "Reminder: %(days)d days are left.", left)
        facts.append(words % {"days": left})
    return " · ".join(facts)


def _chases(mandates: Mandates, today: date) -> list[Duty]:
    """Rounds of one's board near their last day or after it, in which lists are missing."""
    boards = mandates.organisations(Mandate.Role.BOARD)
    missing = Count("submissions", filter=Q(submissions__in=Submission.objects.owed()))
    late = Round.objects.filter(organisation__in=boards, last_day__lte=today + NEAR).annotate(missing=missing)
    return [_chase(round, round.missing, today) for round in late.filter(missing__gt=0).select_related("letter")[:MOST]]


def _chase(round: Round, missing: int, today: date) -> Duty:
    words = ngettext("%(number)d list is missing", "%(number)d lists are missing", missing)
    return Duty(
        title=_("Round of %(letter)s") % {"letter": round.letter},
        url=reverse("pilots:round", args=[round.pk]),
        detail=words % {"number": missing},
        due_on=round.last_day,
        overdue=round.is_over_on(today),
        action=_("See who"),
    )
