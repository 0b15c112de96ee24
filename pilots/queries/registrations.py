from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.queries.put_together import Question
from cells.models import Mandate, Organisation
from cells.models.dated import not_over, valid_on
from cells.queries.mandates import Mandates
from pilots.models import Registration, RegistrationStep, Submission
from pilots.queries.decider import decided_by
from pilots.rules.registration import (
    APPRAISED,
    OPEN,
    UNDER_WAY,
    UNTOUCHED,
    Capacity,
    Involvement,
    RegistrationAct,
    State,
)

Role = Mandate.Role


def approvals_on(day: date) -> QuerySet[Registration]:
    """Registrations approved by the day that nobody had ended: neither the standing committee nor a reorganisation."""
    return Registration.objects.filter(valid_on(day, start="in_force_from", end="ended_on"))


def pilots_on(day: date) -> QuerySet[Registration]:
    """Pilots of the day: approvals whose guidance held as well. Those suspended on the day are among them."""
    return Registration.objects.filter(is_pilot_on(day))


def is_pilot_on(day: date) -> Q:
    """Whether a registration is one of them."""
    return valid_on(day, start="in_force_from", end="ended_on") & not_over(day, "guidance")


def ended_with_guidance_on(day: date) -> QuerySet[Registration]:
    """Approvals that nobody had ended and that were over all the same, with the guidance they were given under."""
    return approvals_on(day).exclude(not_over(day, "guidance"))


def pilots_in_force_on(day: date) -> QuerySet[Registration]:
    """Pilots under which meetings may be held on the day: those not suspended on it."""
    return pilots_on(day).filter(~_was_on(day, State.SUSPENDED))


def registered_on(day: date) -> tuple[QuerySet[Registration], QuerySet[Registration]]:
    """Registrations that stood on a submitted list on the day, whatever had come of them by then; not the withdrawn. First those
    that had been approved by then, which can never be withdrawn: of these, nearly all, no step need be looked up."""
    approved = Q(in_force_from__lte=day)
    others = Registration.objects.exclude(approved)
    return (
        Registration.objects.filter(approved),
        others.filter(_had_begun_by(day), ~_was_on(day, State.DRAFT, State.WITHDRAWN)),
    )


def listed_on(day: date) -> QuerySet[Registration]:
    """What stood on its list on the day: what was withdrawn afterwards had not been yet, and on a list that had been sent
    stood nothing of which no step had been taken. A reorganisation brought it there later."""
    listed = Registration.objects.filter(~_was_on(day, State.WITHDRAWN))
    return listed.filter(_had_begun_by(day) | ~Q(submission__in=Submission.objects.sent_on(day)))


# The state a registration had on a day is that of its last step up to it: its state of today says nothing of another day. What is
# asked for are states that few ever have, so that few are looked at.


def _was_on(day: date, *states: State) -> Exists:
    by_then = RegistrationStep.objects.filter(on__lte=day)
    later = by_then.filter(registration=OuterRef("registration"), pk__gt=OuterRef("pk"))
    return Exists(by_then.filter(~Exists(later), registration=OuterRef("pk"), to_state__in=states))


def _had_begun_by(day: date) -> Exists:
    """Before any step it was no more than a draft."""
    return Exists(RegistrationStep.objects.filter(registration=OuterRef("pk"), on__lte=day))


def was_submitted(registration: Registration) -> bool:
    """Whether it ever stood on a list that was sent, its list having come back since or not."""
    return registration.steps.filter(to_state__in=UNDER_WAY).exists()


def board_has_begun(submission: Submission) -> bool:
    """Whether the board has begun with the list as it was sent: one of its registrations was appraised, sent back or decided.

    Until then the clerk recalls it; with a list on which nobody registers the board has nothing to begin.
    """
    return submission.registrations.exclude(state__in=UNTOUCHED).exists()


def states_on_list(submission: Submission) -> dict[str, dict[str, int]]:
    """How many of its registrations have come to each state: what is looked at before it comes back."""
    states = submission.registrations.order_by().values_list("state").annotate(number=Count("pk"))
    return {"states": dict(states)}


def refusal_may_be_taken_back(registration: Registration) -> bool:
    """Until something rests on it: its paper is issued, or the organisation asks for the format again."""
    again = Registration.objects.filter(
        organisation=registration.organisation_id, format=registration.format, pk__gt=registration.pk
    )
    return not again.exclude(state=State.WITHDRAWN).exists()


def pilot_in_force(organisation: Organisation, format: str, on: date) -> Registration | None:
    """The approved registration under which the organisation may hold such meetings on the day."""
    pilots = pilots_in_force_on(on).filter(organisation=organisation, format=format)
    return pilots.order_by("-in_force_from", "-pk").first()


def in_the_way(day: date) -> QuerySet[Registration]:
    """What keeps an organisation from registering the format anew: a pilot, suspended or not, or what is not yet decided."""
    return Registration.objects.filter(Q(state__in=OPEN) | Q(pk__in=pilots_on(day).values("pk")))


def registered_already(organisation: Organisation, format: str, on: date) -> Registration | None:
    return in_the_way(on).filter(organisation=organisation, format=format).order_by("pk").first()


def registered_elsewhere(submission: Submission, organisation_ids: Iterable[int], on: date) -> set[tuple[int, str]]:
    """(organisation id, format) of those that may not stand on this list too."""
    others = in_the_way(on).filter(organisation__in=list(organisation_ids)).exclude(submission=submission)
    return set(others.values_list("organisation_id", "format"))


def registrations_to_appraise(mandates: Mandates) -> QuerySet[Registration]:
    """Submitted registrations that lie before the organisation boards of these mandates."""
    before = decided_by(mandates.organisations(Role.BOARD), mandates.day, [State.SUBMITTED])
    return _listed().filter(pk__in=before)


def registrations_to_decide(mandates: Mandates) -> QuerySet[Registration]:
    """Appraised registrations that lie before the standing committees of these mandates."""
    before = decided_by(mandates.organisations(Role.STANDING), mandates.day, APPRAISED)
    return _listed().filter(pk__in=before)


@Question
def registrations_sent_back(*ranges: str, most: int) -> QuerySet[Registration]:
    """To whoever keeps the register of these ranges of paths."""
    kept = Organisation.objects.within(*ranges).order_by()
    return _listed().filter(submission__organisation__in=kept, state=State.SENT_BACK)[:most]


@Question
def submissions_owed(*ranges: str, most: int) -> QuerySet[Submission]:
    """Lists not yet submitted that the clerks of these ranges of paths owe, the nearest deadline first."""
    owed = Submission.objects.owed().filter(organisation__in=Organisation.objects.within(*ranges).order_by())
    along = owed.select_related("round__letter", "organisation").prefetch_related("round__extensions", "returns")
    return along.order_by("round__last_day", "pk")[:most]


def capacities_of(mandates: Mandates, registration: Registration, *, decider: int) -> frozenset[Capacity]:
    """In what qualities the holder of these mandates stands before a registration. `decider`: who decides on it on the day.

    Clerk: of the grassroots organisation whose list it is on, or above. Board and standing committee: of the decider
    itself; who sits higher up directs but does not decide (03-HD/TW, III.1).
    """
    capacities = set()
    if mandates.may(registration.submission.organisation, Role.CLERK):
        capacities.add(Capacity.CLERK)
    for capacity in (Capacity.BOARD, Capacity.STANDING):
        if mandates.seat(decider, capacity) is not None:
            capacities.add(capacity)
    return frozenset(capacities)


def appraised_by(user_id: int, registrations: Iterable[Registration]) -> set[int]:
    """Ids of those of which the user ever took a step of the appraisal, sending it or its list back included."""
    return set(_appraised(user_id, tuple(registration.pk for registration in registrations)))


@Question
def _appraised(user: int, registrations: Collection[int]) -> QuerySet[RegistrationStep, int]:
    acts = [
        RegistrationAct.APPRAISE_FIT,
        RegistrationAct.APPRAISE_UNFIT,
        RegistrationAct.SEND_BACK,
        RegistrationAct.RETURN,
    ]
    steps = RegistrationStep.objects.filter(registration__in=registrations, by_id=user, act__in=acts)
    return steps.filter(from_state=State.SUBMITTED).values_list("registration_id", flat=True)


def involvement_in(registration: Registration, *, mandates: Mandates, decider: int, bound: bool) -> Involvement:
    """How the holder of these mandates stands towards it. `decider`: who decides on it on the day."""
    return Involvement(
        capacities=capacities_of(mandates, registration, decider=decider),
        bound=bound,
        appraised=bool(appraised_by(mandates.user.pk, [registration])),
        decided=registration.decided_by_id == mandates.user.pk,
        appraised_elsewhere=appraised_elsewhere(registration, decider),
    )


def appraised_elsewhere(registration: Registration, decider: int) -> bool:
    """Whether another board appraised it than that of who decides now: it was found to stand elsewhere in between."""
    return registration.state in APPRAISED and registration.decider_id != decider


def joined(registrations: Sequence[Registration]) -> list[Registration]:
    """The same with what a list says of each. Of a page these are few; joined in the query that chooses them, the database joined
    those of a whole country before it looked at a ward."""
    found = {entry.pk: entry for entry in _listed_of(tuple(entry.pk for entry in registrations))}
    return [found[entry.pk] for entry in registrations]


@Question
def _listed_of(registrations: Collection[int]) -> QuerySet[Registration]:
    return _listed().filter(pk__in=registrations).order_by()


def _listed() -> QuerySet[Registration]:
    return Registration.objects.select_related("organisation", "submission__organisation", "submission__round__letter")
