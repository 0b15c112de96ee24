"""What a reorganisation does to pilots (rulebook, 2): open registrations fall or go on where the ground is now, approvals of what
is merged or split lapse and are asked for anew, the others go on under who decides now, and quotas are inherited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_before
from cells.models import Organisation
from pilots.models import Registration, Slot
from pilots.queries.decider import deciders_now
from pilots.queries.ground import Ground, ids_of, moved_along
from pilots.queries.registrations import approvals_on, pilots_on
from pilots.rules.registration import IN_FORCE, RegistrationAct
from pilots.services.quotas_inherited import inherit_quotas
from pilots.services.registration_steps import advance
from pilots.services.registrations_passed_on import fall, go_on, open_ones
from pilots.services.rounds_passed_on import let_lists_fall, pass_rounds_on
from reorganisations.services.effects import Changes, Effect, Touched

WITHDRAW, CARRY, PASS = "withdraw", "carry", "pass"


def preview(changes: Changes) -> Sequence[Touched]:
    ground = Ground(changes)
    open, moved = open_ones(changes, ground), _moved_pilots(changes, ground, pilots_on(changes.on))
    return [
        Touched(
            "pilots.open",
            _("registrations not yet decided"),
            len(open.reformed),
            note=_(
                "Carried over, they are sent back to be looked at and submitted anew; where there is no one successor they end."
            ),
            options=((WITHDRAW, _("withdrawn")), (CARRY, _("carried over to the successor"))),
        ),
        Touched(
            "pilots.passing",
            _("registrations not yet decided whose list or deciding office becomes another"),
            len(open.passing),
            note=_(
                "Passed on, they are appraised anew by the board of who decides then; on another list its clerk submits them "
                "anew. What can have no such pilot any more, or was decided on that list already, ends."
            ),
            options=((PASS, _("pass to who decides from the day on")), (WITHDRAW, _("withdrawn"))),
        ),
        Touched(
            "pilots.approvals",
            _("pilots in force"),
            _reformed_pilots(changes, pilots_on(changes.on)).count(),
            note=_("Their approvals lapse on the day and must be requested again."),
        ),
        Touched(
            "pilots.without_subject",
            _("pilots of organisations that can have no such pilot from the day on"),
            len(moved.ending),
            note=_("They end on the day; what was planned under them from then on is cancelled."),
        ),
        Touched(
            "pilots.passed",
            _("pilots in force whose deciding office becomes another"),
            len(moved.passing),
            note=_("Their approvals stay; from the day on that office suspends, resumes or ends them."),
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
    ground = Ground(changes)
    # First, so that a pilot which lapses stands in the way of nothing that is carried over. Those over with their guidance too:
    # they would come back to life where it is extended.
    approvals = approvals_on(changes.on).select_for_update(of=("self",), no_key=True)
    moved = _moved_pilots(changes, ground, approvals)
    for pilot in [*_reformed_pilots(changes, approvals), *moved.ending]:
        pilot.ended_on = changes.on
        advance(pilot, RegistrationAct.LAPSE, on=changes.on, remark=changes.title, occasion=occasion)
    for pilot in moved.passing:
        advance(pilot, RegistrationAct.CHANGE_OFFICE, on=changes.on, remark=changes.title, occasion=occasion)
    open = open_ones(changes, ground)
    for registrations, goes_on in (
        (open.reformed, choices.get("pilots.open") == CARRY),
        (open.passing, choices.get("pilots.passing", PASS) == PASS),
    ):
        for registration in registrations:
            if not (goes_on and go_on(registration, changes, ground, occasion=occasion)):
                fall(registration, changes, occasion=occasion)
    let_lists_fall(changes, occasion=occasion)
    pass_rounds_on(changes, occasion=occasion)
    for code in changes.inheriting:
        inherit_quotas(Organisation.objects.get(code=code), changes, occasion=occasion)


EFFECT = Effect(preview=preview, apply=apply)


@dataclass(frozen=True)
class MovedPilots:
    """Pilots in force of what goes on as it was, elsewhere or as another kind."""

    ending: list[Registration]
    """Their organisation can have no such pilot any more, or nobody decides on it."""
    passing: list[Registration]
    """Somebody else decides on them from the day on."""


def _moved_pilots(changes: Changes, ground: Ground, pilots: QuerySet[Registration]) -> MovedPilots:
    moved = moved_along(changes) - set(ids_of(changes.reformed))
    found = list(_in_order(pilots.filter(organisation__in=moved, state__in=IN_FORCE)))
    ground.look_at({pilot.organisation.code for pilot in found})
    before = deciders_now(found, day_before(changes.on))
    codes = dict(Organisation.objects.filter(pk__in=set(before.values())).values_list("pk", "code"))
    ending = [pilot for pilot in found if not ground.has_room_for(pilot, pilot.organisation.code)]
    passing = [pilot for pilot in found if ground.decider(pilot.organisation.code) != codes[before[pilot.pk]]]
    return MovedPilots(ending, [pilot for pilot in passing if pilot not in ending])


def _reformed_pilots(changes: Changes, pilots: QuerySet[Registration]) -> QuerySet[Registration]:
    return _in_order(pilots.filter(organisation__in=ids_of(changes.reformed), state__in=IN_FORCE))


def _in_order(pilots: QuerySet[Registration]) -> QuerySet[Registration]:
    return pilots.select_related("organisation", "submission__organisation", "submission__round").order_by("pk")


def _used(changes: Changes) -> QuerySet[Slot]:
    predecessors = [predecessor for predecessor, successor in changes.links if successor is not None]
    return Slot.objects.taken().filter(organisation__in=ids_of(predecessors), year=changes.on.year)
