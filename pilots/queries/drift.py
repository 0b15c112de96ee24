"""Pilots whose facts have drifted: approved, in force, and no longer qualifying."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cells.models import Organisation
from cells.queries.mandates import Mandates
from cells.queries.organisations import versions_on
from pilots.models import Registration
from pilots.queries.decider import decided_by
from pilots.queries.eligibility import findings_for
from pilots.queries.prospects import involvements_in
from pilots.queries.registrations import pilots_on
from pilots.rules.eligibility import Finding
from pilots.rules.registration import Capacity, RegistrationAct, State, obstacle
from pilots.rules.terms import Format


@dataclass(frozen=True)
class Drifted:
    pilot: Registration
    finding: Finding


def drifted(within: Iterable[Organisation], day: date, *, deciders: Collection[Organisation] = ()) -> list[Drifted]:
    """Pilots in these subtrees, or decided by these today, that would not be approved on the day; of what still exists.

    The number of queries does not grow with the pilots.
    """
    pilots = _pilots(within, day, deciders)
    versions = list(versions_on(day).filter(organisation__in={pilot.organisation_id for pilot in pilots}))
    findings = findings_for(versions, day)
    judged = [(pilot, findings.get((pilot.organisation_id, Format(pilot.format)))) for pilot in pilots]
    return [Drifted(pilot, finding) for pilot, finding in judged if finding is not None and not finding.eligible]


def drifted_for(mandates: Mandates, day: date) -> list[Drifted]:
    """Those the holder of these mandates may look at: as clerk or board of the subtree, or as an office of the decider."""
    tops = mandates.organisations(Capacity.CLERK, Capacity.BOARD)
    deciders = mandates.organisations(Capacity.BOARD, Capacity.STANDING)
    return drifted(tops, day, deciders=deciders) if tops or deciders else []


def drifted_to_decide(mandates: Mandates, day: date) -> list[Drifted]:
    """Those the holder of these mandates can suspend or end themselves, and nobody has suspended yet: as the standing committee
    of the decider, neither too near to the organisation nor having appraised it."""
    deciders = mandates.organisations(Capacity.STANDING)
    found = drifted([], day, deciders=deciders) if deciders else []
    involved = involvements_in([entry.pilot for entry in found], mandates=mandates, day=day)
    suspend = RegistrationAct.SUSPEND
    return [entry for entry in found if not obstacle(suspend, State(entry.pilot.state), involved[entry.pilot.pk])]


def _pilots(within: Iterable[Organisation], day: date, deciders: Collection[Organisation]) -> list[Registration]:
    visible = Q(organisation__in=Organisation.objects.below(*within)) | decided_by(deciders, day)
    return list(
        pilots_on(day)
        .filter(visible)
        .select_related("organisation", "decider", "submission__round__letter")
        .order_by("organisation__code", "format")
    )
