"""What guidances add to the quality of the register (cells/queries/quality.py)."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from cells.models import Membership
from cells.models.organisation import OrganisationQuerySet
from cells.queries.findings import Finding, Found
from cells.queries.headcounts import endless_grounds_on
from cells.queries.names import names_with_superior_on
from pilots.models import Guidance
from pilots.queries.guidance import binding, terms_of

ENDLESS_GROUND = "endless_ground"


def endless_grounds(below: OrganisationQuerySet, day: date) -> Found:
    """Grounds that do not count, or will not under a guidance to come, for want of a last day: recorded when none was asked."""
    found: dict[int, Finding] = {}
    for guidance in binding().not_over(day).order_by("valid_from"):
        found = _endless_under(guidance, below, day) | found
    return Found(list(found.values()))


def _endless_under(guidance: Guidance, below: OrganisationQuerySet, day: date) -> dict[int, Finding]:
    terms, since = terms_of(guidance), max(day, guidance.valid_from)
    here = Membership.objects.on(day).filter(cell__in=below)
    grounds = endless_grounds_on(since, terms.ending_grounds).filter(member__in=here.values("member"))
    homes = here.filter(member__in=grounds.values("member")).select_related("cell")
    cells = {membership.member_id: membership.cell for membership in homes}
    names = names_with_superior_on({cell.pk for cell in cells.values()}, day)
    words = _("%(ground)s: does not count from %(day)s on (%(clause)s)")
    return {
        ground.pk: Finding(
            kind=ENDLESS_GROUND,
            who=ground.member.full_name,
            where=f"{names[cell.pk]} ({cell.code})",
            what=words
            % {
                "ground": terms.grounds[ground.category_id].words,
                "day": day_in_words(max(ground.valid_from, guidance.valid_from)),
                "clause": terms.grounds[ground.category_id].clause,
            },
            how=_("Enter its last day."),
            mend=("cells:member", (ground.member_id,)),
        )
        for ground in grounds.select_related("category", "member").order_by("member__sort_key", "pk")
        if (cell := cells.get(ground.member_id))
    }
