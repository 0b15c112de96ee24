from datetime import date

from accounts.models import User
from cells.models import Organisation, OrganisationVersion
from cells.queries.mandates import organisations_bound_to
from cells.queries.organisations import ancestors_on, descendant_ids_on
from pilots.rules.decider import LineageOrganisation, decider_code, too_near
from pilots.rules.terms import Terms


def decider_of(organisation: Organisation, day: date, terms: Terms) -> Organisation | None:
    """Whose standing committee decides on a pilot of the organisation on the day; None where no such organisation exists."""
    lineage = ancestors_on(organisation, day)
    if not lineage:
        return None
    code = decider_code(_lineage(lineage), overseas=lineage[0].overseas, decider_abroad=terms.decider_abroad)
    return Organisation.objects.filter(code=code).first() if code else None


def is_too_near(user: User, organisation: Organisation, day: date) -> bool:
    """Whether the user belongs to it or holds a post or mandate in it, below it or in its grassroots organisation."""
    lineage = ancestors_on(organisation, day)
    below = descendant_ids_on(organisation, day)
    return too_near(organisations_bound_to(user, day), lineage=_lineage(lineage), below=below)


def _lineage(lineage: list[OrganisationVersion]) -> list[LineageOrganisation]:
    return [
        LineageOrganisation(
            version.organisation_id, version.organisation.code, version.kind == OrganisationVersion.Kind.SUPERIOR
        )
        for version in lineage
    ]
