"""The days of an organisation on which it took part in the pilots: they stand in the way when its life is corrected."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Max, Min, Q
from django.utils.translation import gettext_lazy as _

from accounts.rules.days import day_after
from cells.models import Organisation
from cells.queries.uses import LivedDays
from cells.rules.periods import Period
from pilots.models import Registration, Round, Submission
from pilots.rules.registration import BY_REORGANISATION, IN_FORCE


def _rounds(organisation: Organisation, _today: date) -> Iterator[tuple[int, Period]]:
    rounds = Round.objects.filter(organisation=organisation)
    for pk, opened, since in rounds.values_list("pk", "opened_on", "continued_on"):
        yield pk, _from(since or opened)


def _lists(organisation: Organisation, _today: date) -> Iterator[tuple[int, Period]]:
    """From the day on which a list was asked for until it was sent last."""
    lists = Submission.objects.filter(organisation=organisation)
    for pk, opened, since, sent in lists.values_list("pk", "round__opened_on", "since", "submitted_on"):
        yield pk, _from(since or opened, sent)


def _registrations(organisation: Organisation, today: date) -> Iterator[tuple[int, Period]]:
    """From the first step, of a draft from the opening of its round, to the last; of a pilot in force until today.

    What fell with its organisation, on the first day on which that is not there, was no act of it.
    """
    listed = Registration.objects.filter(organisation=organisation).order_by()
    own = ~Q(steps__act__in=BY_REORGANISATION)
    days = listed.annotate(first=Min("steps__on", filter=own), last=Max("steps__on", filter=own))
    for pk, state, opened, first, last in days.values_list(
        "pk", "state", "submission__round__opened_on", "first", "last"
    ):
        yield pk, _from(first or opened, today if state in IN_FORCE else last)


def _from(first: date, last: date | None = None) -> Period:
    """Both days included."""
    return Period(first, day_after(max(first, last or first)))


LIVED = (
    LivedDays("pilots_round", _("registration rounds"), _rounds),
    LivedDays("pilots_submission", _("registration lists"), _lists),
    LivedDays("pilots_registration", _("registrations"), _registrations),
)
