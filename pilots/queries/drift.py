"""Pilots whose facts have drifted: approved, in force, and no longer qualifying."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cells.models import Organisation
from cells.queries.mandates import Mandates
from cells.queries.organisations import versions_on
from pilots.models import Registration
from pilots.queries.eligibility import findings_for
from pilots.queries.registrations import pilots_on
from pilots.rules.eligibility import Finding
from pilots.rules.registration import Capacity
from pilots.rules.terms import Format


@dataclass(frozen=True)
class Drifted:
    pilot: Registration
    finding: Finding


def drifted(within: Iterable[Organisation], day: date, *, deciders: Iterable[int] = ()) -> list[Drifted]:
    """Pilots in these subtrees, or decided by these, that would not be approved on the day; those of what is no more left out.

    The number of queries does not grow with the pilots.
    """
    pilots = _pilots(within, day, deciders)
    versions = list(versions_on(day).filter(organisation__in={pilot.organisation_id for pilot in pilots}))
    findings = findings_for(versions, day)
    judged = [(pilot, findings.get((pilot.organisation_id, Format(pilot.format)))) for pilot in pilots]
    return [Drifted(pilot, finding) for pilot, finding in judged if finding is not None and not finding.eligible]


def drifted_for(mandates: Mandates, day: date) -> list[Drifted]:
    """Those the holder of these mandates is told of: as clerk or board of the subtree, or as board of the decider."""
    tops = mandates.organisations(Capacity.CLERK, Capacity.BOARD)
    deciders = [board.pk for board in mandates.organisations(Capacity.BOARD)]
    return drifted(tops, day, deciders=deciders) if tops else []


def _pilots(within: Iterable[Organisation], day: date, deciders: Iterable[int]) -> list[Registration]:
    visible = Q(organisation__in=Organisation.objects.below(*within)) | Q(decider__in=list(deciders))
    return list(
        pilots_on(day)
        .filter(visible)
        .select_related("organisation", "decider", "submission__round__letter")
        .order_by("organisation__code", "format")
    )
