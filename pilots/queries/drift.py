"""Pilots whose facts have drifted: approved, in force, and no longer qualifying."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from cells.models import Organisation, OrganisationVersion
from cells.queries.mandates import Mandates
from cells.queries.organisations import versions_on
from pilots.models import Registration
from pilots.queries.decider import ways_to_be_decided_by, ways_to_be_decided_from_afar
from pilots.queries.eligibility import findings_under
from pilots.queries.eligible import is_kept, kept_as_eligible
from pilots.queries.guidance import terms_on
from pilots.queries.prospects import involvements_in
from pilots.queries.registrations import pilots_on
from pilots.rules.eligibility import Finding
from pilots.rules.registration import Capacity, RegistrationAct, State, obstacle
from pilots.rules.terms import Format, Terms


class Pilot(NamedTuple):
    """What a judgement needs."""

    pk: int
    organisation_id: int
    format: str


@dataclass(frozen=True)
class Drifted:
    pilot: Registration
    finding: Finding


def drifted(within: Iterable[Organisation], day: date, *, deciders: Collection[Organisation] = ()) -> list[Drifted]:
    """Pilots in these subtrees, or decided by these today, that would not be approved on the day; of what still exists."""
    terms = terms_on(day)
    return told(drifted_pilots(within, terms, day, deciders=deciders), terms, day)


def drifted_pilots(
    within: Iterable[Organisation], terms: Terms | None, day: date, *, deciders: Collection[Organisation] = ()
) -> list[Pilot]:
    """The same before anything is told of them. `terms`: of the day. Who is eligible is kept: where it is not, or is out of date,
    all are judged."""
    pilots = _pilots(list(within), day, deciders, terms)
    if terms and is_kept(terms):
        return pilots
    return [pilot for pilot, finding in _findings(pilots, terms, day).items() if not finding.eligible]


def told(pilots: Sequence[Pilot], terms: Terms | None, day: date) -> list[Drifted]:
    """Of pilots that have drifted. The number of queries does not grow with them."""
    findings = _findings(pilots, terms, day)
    rows = Registration.objects.select_related("organisation", "decider", "submission__round__letter")
    known = rows.in_bulk([pilot.pk for pilot in pilots])
    return [Drifted(known[pilot.pk], findings[pilot]) for pilot in pilots]


def drifted_for(mandates: Mandates, terms: Terms | None, day: date) -> list[Pilot]:
    """Those the holder of these mandates may look at: as clerk or board of the subtree, or as an office of the decider."""
    tops = mandates.organisations(Capacity.CLERK, Capacity.BOARD)
    deciders = mandates.organisations(Capacity.BOARD, Capacity.STANDING)
    return drifted_pilots(tops, terms, day, deciders=deciders) if tops or deciders else []


def drifted_to_decide(mandates: Mandates, day: date) -> list[Drifted]:
    """Those the holder of these mandates can suspend or end themselves, and nobody has suspended yet: as the standing committee
    of the decider, neither too near to the organisation nor having appraised it."""
    deciders = mandates.organisations(Capacity.STANDING)
    found = drifted([], day, deciders=deciders) if deciders else []
    involved = involvements_in([entry.pilot for entry in found], mandates=mandates, day=day)
    suspend = RegistrationAct.SUSPEND
    return [entry for entry in found if not obstacle(suspend, State(entry.pilot.state), involved[entry.pilot.pk])]


def _pilots(
    within: Collection[Organisation], day: date, deciders: Collection[Organisation], terms: Terms | None
) -> list[Pilot]:
    """Those in force, of what exists, that are not kept as eligible: by code."""
    exists = Exists(OrganisationVersion.objects.on(day).filter(organisation=OuterRef("organisation")))
    pilots = pilots_on(day).exclude(kept_as_eligible(terms, day)) if terms else pilots_on(day)
    # What hangs below a decider whose subtree is looked through anyway is not looked for again.
    among = [decider for decider in deciders if any(decider.path.startswith(top.path) for top in within)]
    others = [decider for decider in deciders if decider not in among]
    below = Q(organisation__in=Organisation.objects.below(*within))
    ways = [below, *ways_to_be_decided_from_afar(among, day), *ways_to_be_decided_by(others, day)]
    asked = [pilots.filter(way).filter(exists).order_by() for way in ways]
    rows = [one.values_list("pk", "organisation_id", "format", "organisation__code") for one in asked]
    found = sorted(rows[0].union(*rows[1:]), key=itemgetter(3, 2))
    return [Pilot(pk, organisation, format) for pk, organisation, format, _code in found]


def _findings(pilots: Sequence[Pilot], terms: Terms | None, day: date) -> dict[Pilot, Finding]:
    of = {pilot.organisation_id for pilot in pilots}
    findings = findings_under(terms, list(versions_on(day).filter(organisation__in=of)), day)
    return {pilot: findings[pilot.organisation_id, Format(pilot.format)] for pilot in pilots}
