"""Pilots whose facts have drifted: approved, in force, and no longer qualifying."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from django.db.models import Q

from cells.models import Organisation, OrganisationVersion
from cells.queries.mandates import Mandates
from pilots.models import Registration
from pilots.queries.decider import ways_to_be_decided_by
from pilots.queries.eligibility import findings_under
from pilots.queries.eligible import kept_as_eligible
from pilots.queries.guidance import terms_on
from pilots.queries.prospects import involvements_in
from pilots.queries.registrations import pilots_on
from pilots.rules.eligibility import Finding
from pilots.rules.registration import Capacity, RegistrationAct, State, obstacle
from pilots.rules.terms import Format, Terms


@dataclass(frozen=True)
class Drifted:
    pilot: Registration
    finding: Finding


def drifted(within: Iterable[Organisation], day: date, *, deciders: Collection[Organisation] = ()) -> list[Drifted]:
    """Pilots in these subtrees, or decided by these today, that would not be approved on the day; of what still exists.

    The number of queries does not grow with the pilots. All are judged that are not kept as eligible, by what a judgement needs;
    what is to be told of a pilot is read of those alone that have drifted.
    """
    terms = terms_on(day)
    pilots = _pilots(within, day, deciders, terms)
    versions = list(OrganisationVersion.objects.on(day).filter(organisation__in={of for _pk, of, _format in pilots}))
    findings = findings_under(terms, versions, day)
    judged = [(pk, findings.get((organisation, Format(format)))) for pk, organisation, format in pilots]
    found = {pk: finding for pk, finding in judged if finding is not None and not finding.eligible}
    told = Registration.objects.select_related("organisation", "decider", "submission__round__letter").in_bulk(found)
    return [Drifted(told[pk], finding) for pk, finding in found.items()]


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


def _pilots(
    within: Iterable[Organisation], day: date, deciders: Collection[Organisation], terms: Terms | None
) -> list[tuple[int, int, str]]:
    """(id, organisation id, format) of each that is to be judged."""
    below = Q(organisation__in=Organisation.objects.below(*within))
    pilots = pilots_on(day).exclude(kept_as_eligible(terms, day)) if terms else pilots_on(day)
    ways = [pilots.filter(way).order_by() for way in (below, *ways_to_be_decided_by(deciders, day))]
    rows = [way.values_list("pk", "organisation_id", "format", "organisation__code") for way in ways]
    found = sorted(rows[0].union(*rows[1:]), key=itemgetter(3, 2))
    return [(pk, organisation, format) for pk, organisation, format, _code in found]
