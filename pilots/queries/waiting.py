"""What lies with others: who has it now, since when; and how far the running rounds have come."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from accounts.queries.put_together import Question
from cells.models import Organisation
from cells.queries.mandates import Mandates
from pilots.models import Registration, RegistrationStep, Round, Submission
from pilots.queries.decider import decided_by, deciding_on
from pilots.queries.registrations import Role
from pilots.rules.registration import APPRAISED, Capacity, State


@dataclass(frozen=True)
class Waiting:
    """Registrations of one list that lie with one office. `registration`: one of them, the only one where `number` is 1."""

    submission: Submission
    organisation: Organisation
    """Whose office it is."""
    office: Capacity
    number: int
    since: date
    registration: int


_OFFICE = {
    State.SUBMITTED: Capacity.BOARD,
    State.FIT: Capacity.STANDING,
    State.UNFIT: Capacity.STANDING,
    State.SENT_BACK: Capacity.CLERK,
}
"""Who goes on with what was submitted."""


def waiting_for_clerks(mandates: Mandates) -> list[Waiting]:
    """What stands on the lists these clerks sent, or is of what they keep the register of, and lies with board or committee."""
    if not mandates.hold(Role.CLERK):
        return []
    return _waiting(lying_with_others.anew(*mandates.ranges(Role.CLERK)), mandates.day)


@Question
def lying_with_others(*ranges: str) -> QuerySet[Registration]:
    """What whoever keeps the register of these ranges of paths sent, or is of what lies in them, and board or committee has."""
    kept = Organisation.objects.within(*ranges).order_by()
    mine = Q(submission__organisation__in=kept) | Q(organisation__in=kept)
    return Registration.objects.filter(mine, state__in=[State.SUBMITTED, *APPRAISED])


def waiting_for_officers(mandates: Mandates) -> list[Waiting]:
    """What boards have passed on to their standing committee, and what either sent back."""
    if not mandates.hold(Role.BOARD, Role.STANDING):
        return []
    today, boards = mandates.day, mandates.organisations(Role.BOARD)
    appraised = decided_by(boards, today, APPRAISED)
    sent_back = decided_by(mandates.organisations(Role.BOARD, Role.STANDING), today, [State.SENT_BACK])
    either = Q(pk__in=appraised) | Q(pk__in=sent_back)
    return _waiting(Registration.objects.filter(either, state__in=[*APPRAISED, State.SENT_BACK]), today)


def running_rounds(mandates: Mandates, today: date) -> QuerySet[Round]:
    """Those of the boards of these mandates that are not over or in which lists are missing, each with `lists` and `missing`. One
    that was called off runs no more, and nothing is owed in it."""
    owed = Q(submissions__in=Submission.objects.owed())
    rounds = Round.objects.filter(organisation__in=mandates.organisations(Role.BOARD), called_off_on__isnull=True)
    counted = rounds.annotate(lists=Count("submissions"), missing=Count("submissions", filter=owed))
    running = counted.filter(Q(last_day__gte=today) | Q(missing__gt=0))
    return running.select_related("letter").order_by("last_day", "pk")


def owing_in(rounds: Collection[Round], *, most: int) -> dict[int, list[int]]:
    """By round, ids of the first organisations that owe their list, at most so many of each."""
    place = Window(RowNumber(), partition_by=F("round"), order_by="organisation__code")
    owed = Submission.objects.owed().filter(round__in=rounds).annotate(place=place).filter(place__lte=most)
    owing: dict[int, list[int]] = {}
    for round_id, organisation_id in owed.order_by("round", "place").values_list("round_id", "organisation_id"):
        owing.setdefault(round_id, []).append(organisation_id)
    return owing


def _waiting(registrations: QuerySet[Registration], today: date) -> list[Waiting]:
    """By list and office, the longest first, in three queries however many there are."""
    last = RegistrationStep.objects.filter(registration=OuterRef("pk")).order_by("-pk").values("on")[:1]
    dated = registrations.order_by().annotate(since=Subquery(last), decides=deciding_on(today))
    rows = dated.values("submission", "decides", "state")
    counted = rows.annotate(number=Count("pk"), first=Min("since"), one=Min("pk"))
    together: dict[tuple[int, int, Capacity], list[tuple[int, date, int]]] = {}
    for row in counted.values_list("submission", "decides", "state", "number", "first", "one"):
        submission, decider, state, *what = row
        together.setdefault((submission, decider, _OFFICE[State(state)]), []).append(tuple(what))
    lists = Submission.objects.select_related("organisation", "round__letter").in_bulk({key[0] for key in together})
    deciders = Organisation.objects.in_bulk({key[1] for key in together})
    waiting = [
        _added(
            lists[submission],
            lists[submission].organisation if office == Capacity.CLERK else deciders[decider],
            office,
            of,
        )
        for (submission, decider, office), of in together.items()
    ]
    return sorted(waiting, key=lambda one: (one.since, one.submission.pk))


def _added(
    submission: Submission, organisation: Organisation, office: Capacity, of: Sequence[tuple[int, date, int]]
) -> Waiting:
    return Waiting(
        submission=submission,
        organisation=organisation,
        office=office,
        number=sum(number for number, _since, _one in of),
        since=min(since for _number, since, _one in of),
        registration=min(one for _number, _since, one in of),
    )
