from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from cells.models import Mandate, Organisation
from pilots.models import Registration, Submission
from pilots.rules.registration import APPRAISED, UNDER_WAY, Act, Part, Standing, State

Role = Mandate.Role


def pilot_in_force(organisation: Organisation, format: str, on: date) -> Registration | None:
    """The approved registration under which the organisation may hold such meetings on the day.

    Whether a guidance is in force on that day is asked elsewhere: a pilot outlives none.
    """
    return (
        Registration.objects.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=on),
            organisation=organisation,
            format=format,
            state__in=[State.APPROVED, State.ENDED],
            in_force_from__lte=on,
        )
        .order_by("-in_force_from", "-pk")
        .first()
    )


def registered_already(organisation: Organisation, format: str, on: date) -> Registration | None:
    """What stands in the way of registering anew: a pilot in force, or a registration not yet decided."""
    under_way = Registration.objects.filter(
        organisation=organisation, format=format, state__in=[State.DRAFT, *UNDER_WAY]
    )
    return pilot_in_force(organisation, format, on) or under_way.order_by("pk").first()


def registered_elsewhere(submission: Submission, organisation_ids: Iterable[int], on: date) -> set[tuple[int, str]]:
    """(organisation id, format) of those that may not stand on this list too, as `registered_already` says of one."""
    under_way = Q(state__in=[State.DRAFT, *UNDER_WAY])
    in_force = Q(state=State.APPROVED, in_force_from__lte=on) & (Q(ended_on__isnull=True) | Q(ended_on__gt=on))
    found = Registration.objects.filter(under_way | in_force, organisation__in=list(organisation_ids))
    return set(found.exclude(submission=submission).values_list("organisation_id", "format"))


def registrations_to_appraise(mandates: Iterable[Mandate]) -> QuerySet[Registration]:
    """Submitted registrations that lie before the organisation boards of these mandates."""
    return _listed().filter(decider__in=_seats(mandates, Role.BOARD), state=State.SUBMITTED)


def registrations_to_decide(mandates: Iterable[Mandate]) -> QuerySet[Registration]:
    """Appraised registrations that lie before the standing committees of these mandates."""
    return _listed().filter(decider__in=_seats(mandates, Role.STANDING), state__in=APPRAISED)


def registrations_sent_back(mandates: Iterable[Mandate]) -> QuerySet[Registration]:
    return _listed().filter(submission__organisation__in=_written_by(mandates), state=State.SENT_BACK)


def submissions_owed(mandates: Iterable[Mandate]) -> QuerySet[Submission]:
    """Lists not yet submitted that the clerks of these mandates owe, the nearest deadline first."""
    return (
        Submission.objects.filter(organisation__in=_written_by(mandates), state=Submission.State.DRAFT)
        .select_related("round__letter", "organisation")
        .order_by("round__last_day", "pk")
    )


def parts_of(mandates: Iterable[Mandate], registration: Registration) -> frozenset[Part]:
    """In what qualities the holder of these mandates stands before a registration.

    Clerk: of the grassroots organisation whose list it is on, or above. Board and standing committee: of the decider
    itself; who sits higher up directs but does not decide (03-HD/TW, III.1).
    """
    list_path = registration.submission.organisation.path
    parts = set()
    for mandate in mandates:
        if mandate.organisation is None:
            continue
        if mandate.role == Role.CLERK and list_path.startswith(mandate.organisation.path):
            parts.add(Part.CLERK)
        if mandate.role in (Part.BOARD, Part.STANDING) and mandate.organisation_id == registration.decider_id:
            parts.add(Part(mandate.role))
    return frozenset(parts)


def has_appraised(user_id: int, registration: Registration) -> bool:
    """Whether the user ever took a step of its appraisal, sending it back included."""
    acts = [Act.APPRAISE_FIT, Act.APPRAISE_UNFIT, Act.SEND_BACK]
    return registration.steps.filter(by_id=user_id, from_state=State.SUBMITTED, act__in=acts).exists()


def standing_towards(registration: Registration, *, user_id: int, mandates: Iterable[Mandate], bound: bool) -> Standing:
    return Standing(parts=parts_of(mandates, registration), bound=bound, appraised=has_appraised(user_id, registration))


def _listed() -> QuerySet[Registration]:
    return Registration.objects.select_related("organisation", "submission__organisation", "submission__round__letter")


def _seats(mandates: Iterable[Mandate], role: str) -> list[int | None]:
    return [mandate.organisation_id for mandate in mandates if mandate.role == role]


def _written_by(mandates: Iterable[Mandate]) -> QuerySet[Organisation]:
    tops = [mandate.organisation for mandate in mandates if mandate.role == Role.CLERK and mandate.organisation]
    return Organisation.objects.below(*tops)
