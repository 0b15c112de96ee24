"""What a reorganisation does to pilots (rulebook, 2): open registrations fall or go along, approvals lapse and are asked for
anew, and what was used of the year's quotas is inherited: the larger of the two in a merger, by each part in a split."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.services.log import record
from cells.models import Organisation
from cells.queries.organisations import grassroots_of
from pilots.models import Registration, Slot, Submission
from pilots.queries.decider import decider_of
from pilots.queries.guidance import nearest_terms
from pilots.queries.registrations import approvals_on, in_the_way, pilots_on, was_submitted
from pilots.rules.registration import IN_FORCE, OPEN, RegistrationAct, State
from pilots.services.registration_steps import advance, remove_draft
from reorganisations.services.effects import Changes, Effect, Touched

WITHDRAW, CARRY = "withdraw", "carry"


def preview(changes: Changes) -> Sequence[Touched]:
    return [
        Touched(
            "pilots.open",
            _("registrations not yet decided"),
            _open(changes).count(),
            note=_(
                "Carried over, they are sent back to be looked at and submitted anew; where there is no one successor they end."
            ),
            options=((WITHDRAW, _("withdrawn")), (CARRY, _("carried over to the successor"))),
        ),
        Touched(
            "pilots.approvals",
            _("pilots in force"),
            pilots_on(changes.on).filter(organisation__in=_ids(changes.reformed), state__in=IN_FORCE).count(),
            note=_("Their approvals lapse on the day and must be requested again."),
        ),
        Touched(
            "pilots.quotas",
            _("places used of this year's quotas"),
            _used(changes).count(),
            note=_(
                "After a merger the successor has used the larger of the two; after a split each part has used what was used."
            ),
        ),
    ]


def apply(
    changes: Changes,
    *,
    choices: Mapping[str, str],
    occasion: Occasion,
) -> None:
    carried = choices.get("pilots.open") == CARRY
    # First, so that a pilot which lapses stands in the way of nothing that is carried over.
    for pilot in _approvals(changes).select_for_update(of=("self",), no_key=True):
        pilot.ended_on = changes.on
        advance(pilot, RegistrationAct.LAPSE, on=changes.on, remark=changes.title, occasion=occasion)
    for registration in _open(changes).select_for_update(of=("self",), no_key=True):
        if not (carried and _carry(registration, changes, occasion=occasion)):
            _fall(registration, changes, occasion=occasion)
    for code in changes.inheriting:
        _inherit(Organisation.objects.get(code=code), changes, occasion=occasion)


EFFECT = Effect(preview=preview, apply=apply)


def _open(changes: Changes) -> QuerySet[Registration]:
    """Of what is merged or split, on the list of what ends, or before a board that ends."""
    ended = _ids(changes.ended)
    about = Q(organisation__in=_ids(changes.reformed))
    listed = Q(submission__organisation__in=ended) | Q(decider__in=ended)
    return (
        Registration.objects.filter(about | listed, state__in=OPEN)
        .select_related("organisation", "decider", "submission__organisation", "submission__round")
        .order_by("pk")
    )


def _approvals(changes: Changes) -> QuerySet[Registration]:
    """Those over with their guidance too: they would come back to life where it is extended."""
    approvals = approvals_on(changes.on).filter(organisation__in=_ids(changes.reformed), state__in=IN_FORCE)
    return approvals.select_related("organisation", "submission__organisation").order_by("pk")


def _used(changes: Changes) -> QuerySet[Slot]:
    predecessors = [predecessor for predecessor, successor in changes.links if successor is not None]
    return Slot.objects.taken().filter(organisation__in=_ids(predecessors), year=changes.on.year)


def _ids(codes: Iterable[str]) -> list[int]:
    """Asked for first: joined by their codes three times over, PostgreSQL looked at every combination."""
    return list(Organisation.objects.filter(code__in=list(codes)).order_by().values_list("pk", flat=True))


def _fall(registration: Registration, changes: Changes, *, occasion: Occasion) -> None:
    """A draft comes off its list, which is still to be submitted; what was submitted stays and is withdrawn."""
    if registration.state == State.DRAFT:
        remove_draft(registration, on=changes.on, occasion=occasion, why=changes.title)
    else:
        advance(registration, RegistrationAct.LAPSE, on=changes.on, remark=changes.title, occasion=occasion)


def _carry(
    registration: Registration,
    changes: Changes,
    *,
    occasion: Occasion,
) -> bool:
    """Give it to the one successor, with its list and its decider.

    False where there is none, it is registered already, or its list has come further or less far: a draft cannot be
    submitted on a list that was sent, nor can a list be sent with what is under way on it.
    """
    organisation = _follower(registration.organisation, changes)
    terms = nearest_terms(changes.on)
    grassroots = grassroots_of(organisation, changes.on) if organisation else None
    decider = decider_of(organisation, changes.on, terms) if organisation and terms else None
    if organisation is None or grassroots is None or decider is None:
        return False
    submission = _list_of(grassroots.organisation, registration.submission)
    if submission.state != registration.submission.state:
        return False
    if _stands(registration, organisation, submission, changes.on):
        return False
    if (organisation, submission) != (registration.organisation, registration.submission):
        registration = _handed_over(registration, organisation, submission, changes, occasion=occasion)
    registration.decider, registration.appraised_by = decider, None
    advance(registration, RegistrationAct.CARRY_OVER, on=changes.on, remark=changes.title, occasion=occasion)
    return True


def _stands(registration: Registration, organisation: Organisation, submission: Submission, on: date) -> bool:
    """Whether the organisation has another registration of the format on the list, or one elsewhere that is in the way."""
    others = Registration.objects.filter(organisation=organisation, format=registration.format).exclude(
        pk=registration.pk
    )
    return others.filter(Q(submission=submission) | Q(pk__in=in_the_way(on).values("pk"))).exists()


def _list_of(grassroots: Organisation, old: Submission) -> Submission:
    """Its list in the round of another list, in time or late as that one was."""
    facts = {"state": old.state, "submitted_at": old.submitted_at, "submitted_on": old.submitted_on}
    return Submission.objects.get_or_create(round=old.round, organisation=grassroots, defaults=facts)[0]


def _handed_over(
    old: Registration,
    organisation: Organisation,
    submission: Submission,
    changes: Changes,
    *,
    occasion: Occasion,
) -> Registration:
    """The registration as the successor's own. What was on a submitted list stays on it: its days before do not change."""
    if old.state == State.DRAFT and not was_submitted(old):
        old.organisation, old.submission = organisation, submission
        return old
    new = Registration(
        organisation=organisation,
        submission=submission,
        format=old.format,
        state=old.state,
        basis=old.basis,
        area=old.area,
        infrastructure=old.infrastructure,
        infrastructure_points=old.infrastructure_points,
    )
    act = RegistrationAct.TAKE_OFF if old.state == State.DRAFT else RegistrationAct.HAND_OVER
    advance(old, act, on=changes.on, remark=changes.title, occasion=occasion)
    return new


def _follower(organisation: Organisation, changes: Changes) -> Organisation | None:
    if organisation.code not in changes.ended:
        return organisation
    successors = changes.successors(organisation.code)
    return Organisation.objects.get(code=successors[0]) if len(successors) == 1 else None


def _slots_of(code: str, year: int) -> QuerySet[Slot]:
    slots = Slot.objects.taken().filter(organisation__code=code, year=year)
    return slots.select_related("quota").order_by("number")


def _inherit(
    heir: Organisation,
    changes: Changes,
    *,
    occasion: Occasion,
) -> None:
    """Bring what the heir has used of each quota up to the most that one of its predecessors has used."""
    used: dict[str, list[list[Slot]]] = {}
    for predecessor in changes.predecessors(heir.code):
        slots = _slots_of(predecessor, changes.on.year)
        for format in {slot.format for slot in slots}:
            used.setdefault(format, []).append([slot for slot in slots if slot.format == format])
    for format, of_each in used.items():
        most = max(of_each, key=len)
        held = Slot.objects.taken().filter(organisation=heir, format=format, year=changes.on.year)
        taken = set(held.values_list("number", flat=True))
        # A decision that is entered late: what the heir has used since its day comes on top.
        before = held.exclude(taken_on__gte=changes.on).count()
        free = [number for number in range(1, (most[0].quota.per_year or 0) + 1) if number not in taken]
        made = [
            Slot(
                organisation=heir,
                format=format,
                year=changes.on.year,
                number=number,
                quota_id=most[0].quota_id,
                inherited=True,
                taken_on=changes.on,
            )
            for number in free[: max(0, len(most) - before)]
        ]
        Slot.objects.bulk_create(made)
        if made:
            data = {"format": format, "year": changes.on.year, "inherited": len(made)}
            record(occasion, act="pilots.inherit_quota", subject=heir, data=data)
