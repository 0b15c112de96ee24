from collections.abc import Iterable
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from cells.models import Mandate, Organisation
from cells.models.dated import not_over, valid_on
from cells.queries.mandates import Mandates
from pilots.models import Registration, RegistrationStep, Submission
from pilots.rules.registration import APPRAISED, IN_FORCE, UNDER_WAY, Act, Part, Standing, State

Role = Mandate.Role


def pilots_on(day: date) -> QuerySet[Registration]:
    """Approved registrations that had begun by the day and had not ended: by decision, by a reorganisation, or with the
    guidance they were approved under. Those suspended on the day are among them."""
    lasting = valid_on(day, start="in_force_from", end="ended_on")
    covered = not_over(day, "guidance")
    return Registration.objects.filter(lasting, covered, state__in=[*IN_FORCE, State.ENDED])


def pilots_in_force_on(day: date) -> QuerySet[Registration]:
    """Pilots under which meetings may be held on the day: those not suspended on it."""
    last = RegistrationStep.objects.filter(registration=OuterRef("pk"), on__lte=day).order_by("-pk").values("to_state")
    return (
        pilots_on(day).annotate(last_state=Coalesce(Subquery(last[:1]), Value(""))).exclude(last_state=State.SUSPENDED)
    )


def pilot_in_force(organisation: Organisation, format: str, on: date) -> Registration | None:
    """The approved registration under which the organisation may hold such meetings on the day."""
    mine = pilots_in_force_on(on).filter(organisation=organisation, format=format)
    return mine.order_by("-in_force_from", "-pk").first()


def registered_already(organisation: Organisation, format: str, on: date) -> Registration | None:
    """What stands in the way of registering anew: a pilot, suspended or not, or a registration not yet decided."""
    mine = {"organisation": organisation, "format": format}
    under_way = Registration.objects.filter(state__in=[State.DRAFT, *UNDER_WAY], **mine)
    return pilots_on(on).filter(**mine).order_by("-pk").first() or under_way.order_by("pk").first()


def registered_elsewhere(submission: Submission, organisation_ids: Iterable[int], on: date) -> set[tuple[int, str]]:
    """(organisation id, format) of those that may not stand on this list too, as `registered_already` says of one."""
    under_way = Q(state__in=[State.DRAFT, *UNDER_WAY]) | Q(pk__in=pilots_on(on).values("pk"))
    found = Registration.objects.filter(under_way, organisation__in=list(organisation_ids))
    return set(found.exclude(submission=submission).values_list("organisation_id", "format"))


def registrations_to_appraise(mandates: Mandates) -> QuerySet[Registration]:
    """Submitted registrations that lie before the organisation boards of these mandates."""
    return _listed().filter(decider__in=mandates.organisations(Role.BOARD), state=State.SUBMITTED)


def registrations_to_decide(mandates: Mandates) -> QuerySet[Registration]:
    """Appraised registrations that lie before the standing committees of these mandates."""
    return _listed().filter(decider__in=mandates.organisations(Role.STANDING), state__in=APPRAISED)


def registrations_sent_back(mandates: Mandates) -> QuerySet[Registration]:
    return _listed().filter(submission__organisation__in=mandates.subtree(Role.CLERK), state=State.SENT_BACK)


def submissions_owed(mandates: Mandates) -> QuerySet[Submission]:
    """Lists not yet submitted that the clerks of these mandates owe, the nearest deadline first."""
    return (
        Submission.objects.filter(organisation__in=mandates.subtree(Role.CLERK), state=Submission.State.DRAFT)
        .select_related("round__letter", "organisation")
        .prefetch_related("round__extensions")
        .order_by("round__last_day", "pk")
    )


def parts_of(mandates: Mandates, registration: Registration) -> frozenset[Part]:
    """In what qualities the holder of these mandates stands before a registration.

    Clerk: of the grassroots organisation whose list it is on, or above. Board and standing committee: of the decider
    itself; who sits higher up directs but does not decide (03-HD/TW, III.1).
    """
    parts = set()
    if mandates.may(registration.submission.organisation, Role.CLERK):
        parts.add(Part.CLERK)
    for part in (Part.BOARD, Part.STANDING):
        if mandates.seat(registration.decider_id, part) is not None:
            parts.add(part)
    return frozenset(parts)


def appraised_by(user_id: int, registrations: Iterable[Registration]) -> set[int]:
    """Ids of those of which the user ever took a step of the appraisal, sending it back included."""
    acts = [Act.APPRAISE_FIT, Act.APPRAISE_UNFIT, Act.SEND_BACK]
    steps = RegistrationStep.objects.filter(registration__in=list(registrations), by_id=user_id, act__in=acts)
    return set(steps.filter(from_state=State.SUBMITTED).values_list("registration_id", flat=True))


def standing_towards(registration: Registration, *, mandates: Mandates, bound: bool) -> Standing:
    appraised = bool(appraised_by(mandates.user.pk, [registration]))
    return Standing(parts=parts_of(mandates, registration), bound=bound, appraised=appraised)


def _listed() -> QuerySet[Registration]:
    return Registration.objects.select_related("organisation", "submission__organisation", "submission__round__letter")
