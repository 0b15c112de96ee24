"""What is not in order in the register because a plan could not come into effect."""

from datetime import date

from django.utils.translation import gettext as _

from cells.models.organisation import OrganisationQuerySet
from cells.queries.findings import Finding, Found
from reorganisations.queries.ahead import named, set_aside

SET_ASIDE = "plan_set_aside"


def findings_set_aside(below: OrganisationQuerySet, _day: date) -> Found:
    """Of the plans that touch one of these."""
    found = []
    for plan in set_aside().filter(touched__in=below).distinct():
        code = plan.touched.filter(pk__in=below).order_by("code").values_list("code", flat=True)[:1].get()
        how = _("Mend what is in its way and try the reorganisation again, or cancel it.")
        page = ("cells:organisation", (code,))
        found.append(Finding(SET_ASIDE, named(plan), code, plan.set_aside_because, how, page))
    return Found(found)
