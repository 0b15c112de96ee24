"""What stands for and against a step of several registrations at once, in few queries however many they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cells.queries.mandates import Mandates, organisations_bound_to
from cells.queries.organisations import versions_on
from pilots.models import Registration, RegistrationStep
from pilots.queries.decider import deciders_now, is_too_near
from pilots.queries.eligibility import findings_for
from pilots.queries.registrations import appraised_by, appraised_elsewhere, capacities_of
from pilots.rules.eligibility import Finding
from pilots.rules.infrastructure import Point, not_looked_at
from pilots.rules.registration import Involvement, Obstacle, RegistrationAct, State, explain, obstacle, transition
from pilots.rules.terms import Format


@dataclass(frozen=True)
class Prospect:
    registration: Registration
    finding: Finding | None
    """Of the day; None where the organisation is no more."""
    missing: tuple[Point, ...]
    """Points of the infrastructure that nobody ticked."""
    remark: str
    """What was said last, by the appraisal or by the clerk."""
    hindrance: Obstacle | None
    needs_remark: bool

    @property
    def possible(self) -> bool:
        return self.hindrance is None

    @property
    def why_not(self) -> str:
        return explain(self.hindrance, state=self.registration.get_state_display()) if self.hindrance else ""


def prospects_of(
    registrations: Sequence[Registration], act: RegistrationAct, *, mandates: Mandates, day: date
) -> list[Prospect]:
    """In the order given."""
    versions = list(versions_on(day).filter(organisation__in={entry.organisation_id for entry in registrations}))
    findings = findings_for(versions, day)
    remarks = dict(
        RegistrationStep.objects.filter(registration__in=registrations)
        .order_by("pk")
        .values_list("registration_id", "remark")
    )
    involved = involvements_in(registrations, mandates=mandates, day=day)
    return [
        Prospect(
            registration=entry,
            finding=findings.get((entry.organisation_id, Format(entry.format))),
            missing=not_looked_at(entry.infrastructure_points) if entry.format == Format.ONLINE else (),
            remark=remarks.get(entry.pk, ""),
            hindrance=obstacle(act, State(entry.state), involved[entry.pk]),
            needs_remark=bool((row := transition(act, State(entry.state))) and row.remark_required),
        )
        for entry in registrations
    ]


def involvements_in(registrations: Sequence[Registration], *, mandates: Mandates, day: date) -> dict[int, Involvement]:
    """By registration, how the holder of these mandates stands towards it."""
    user = mandates.user
    bound_to = organisations_bound_to(user, day) if registrations else set()
    appraised = appraised_by(user.pk, registrations)
    deciders = deciders_now(registrations, day)

    def involvement(entry: Registration) -> Involvement:
        """Most officers are bound to their decider alone: only for the others each organisation is looked at by itself."""
        decider = deciders[entry.pk]
        return Involvement(
            capacities=capacities_of(mandates, entry, decider=decider),
            bound=bool(bound_to - {decider}) and is_too_near(user, entry.organisation, day),
            appraised=entry.pk in appraised,
            appraised_elsewhere=appraised_elsewhere(entry, decider),
        )

    return {entry.pk: involvement(entry) for entry in registrations}


def possible_for(
    registrations: Sequence[Registration], act: RegistrationAct, *, mandates: Mandates, day: date
) -> tuple[list[Registration], list[tuple[Registration, Obstacle]]]:
    """Those on which the holder of these mandates can take the step, and those before their office that somebody else of it
    has to, with what keeps them from it."""
    involved = involvements_in(registrations, mandates=mandates, day=day)
    hindrances = [(entry, obstacle(act, State(entry.state), involved[entry.pk])) for entry in registrations]
    possible = [entry for entry, hindrance in hindrances if hindrance is None]
    return possible, [(entry, hindrance) for entry, hindrance in hindrances if hindrance is not None]
