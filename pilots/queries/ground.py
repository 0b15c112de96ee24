"""Where organisations stand once a reorganisation has been played, whether it has been written or not, and before it."""

from collections.abc import Collection

from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import MOST_STEPS, ids_below_on, versions_on
from pilots.models import Registration
from pilots.queries.guidance import nearest_terms
from pilots.rules.decider import LineageOrganisation, decider_code
from pilots.rules.registration import LIVE
from pilots.rules.terms import formats_of
from reorganisations.services.effects import Changes, Place

SUPERIOR = OrganisationVersion.Kind.SUPERIOR


class Ground:
    """Asked by codes, for what is founded has no row before the plan is confirmed."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._places: dict[str, Place | None] = dict(changes.placed) | dict.fromkeys(changes.ended)
        terms = nearest_terms(changes.on)
        self._abroad = terms.decider_abroad if terms else ""

    def look_at(self, codes: Collection[str]) -> None:
        """Read what these stand below, in a number of queries that grows with the steps to the top alone."""
        wanted = set(codes) | {place.above for place in self._places.values() if place and place.above}
        while wanted := wanted - set(self._places):
            self._places |= dict.fromkeys(wanted)
            found = versions_on(self._changes.on).filter(organisation__code__in=wanted)
            places = {one.organisation.code: _place(one) for one in found}
            self._places |= places
            wanted = {place.above for place in places.values() if place.above}

    def lineage(self, code: str) -> list[tuple[str, Place]]:
        """From the organisation upwards; empty where it is no more."""
        lineage: list[tuple[str, Place]] = []
        above: str | None = code
        while above is not None and len(lineage) < MOST_STEPS and (place := self._places[above]) is not None:
            lineage.append((above, place))
            above = place.above
        return lineage

    def grassroots(self, code: str) -> str | None:
        """The grassroots organisation it is or belongs to; None for what is superior itself, or no more."""
        found = None
        for above, place in self.lineage(code):
            if place.kind == SUPERIOR:
                break
            found = above
        return found

    def superiors(self, code: str) -> list[str]:
        """The organisations above grassroots level that it stands below, nearest first."""
        return [above for above, place in self.lineage(code)[1:] if place.kind == SUPERIOR]

    def decider(self, code: str) -> str | None:
        lineage = self.lineage(code)
        if not lineage:
            return None
        above = [LineageOrganisation(0, one, place.kind == SUPERIOR) for one, place in lineage]
        return decider_code(above, overseas=lineage[0][1].overseas, decider_abroad=self._abroad)

    def has_room_for(self, registration: Registration, code: str) -> bool:
        """Whether the organisation can be the subject of such a pilot, and somebody decides on it."""
        lineage = self.lineage(code)
        can_be = bool(lineage) and registration.format in formats_of(lineage[0][1].kind)
        return can_be and self.grassroots(code) is not None and self.decider(code) is not None


def ids_of(codes: Collection[str]) -> list[int]:
    """Asked for first: joined by their codes three times over, PostgreSQL looked at every combination."""
    return list(Organisation.objects.filter(code__in=list(codes)).order_by().values_list("pk", flat=True))


def moved_along(changes: Changes) -> set[int]:
    """Ids of all that has a registration or a pilot and stands at or below what is placed anew."""
    live = Registration.objects.filter(state__in=LIVE).order_by().values_list("organisation_id", flat=True)
    return set(live) & ids_below_on(ids_of(changes.placed), changes.on)


def _place(version: OrganisationVersion) -> Place:
    return Place(version.kind, version.parent.code if version.parent else None, version.overseas)
