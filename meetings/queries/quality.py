"""What meetings add to the quality of the register (cells/queries/quality.py)."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from cells.models.organisation import OrganisationQuerySet
from cells.queries.findings import Finding, Found
from cells.queries.names import names_with_superior_on
from meetings.models import Meeting
from meetings.queries.rolls import DifferingRoll, rolls_differing_from_register

DIFFERING_ROLL = "differing_roll"


def differing_rolls(below: OrganisationQuerySet, day: date) -> Found:
    differing = rolls_differing_from_register(Meeting.objects.filter(organisation__in=below, held_on__lte=day))

    def tell(some: Sequence[DifferingRoll]) -> list[Finding]:
        names = names_with_superior_on([one.meeting.organisation_id for one in some], day)
        return [
            Finding(
                kind=DIFFERING_ROLL,
                who=_("Meeting of %(day)s") % {"day": day_in_words(one.meeting.held_on)},
                where=f"{names[one.meeting.organisation_id]} ({one.meeting.organisation.code})",
                what=in_words(one),
                how=_("Correct the roll, or the register if that is wrong."),
                mend=("meetings:meeting", (one.meeting.pk,)),
            )
            for one in some
        ]

    return Found(differing, tell)


def in_words(roll: DifferingRoll) -> str:
    words = {"gone": roll.gone, "missing": roll.missing}
    if not roll.gone:
        return _("%(missing)d of the register are not on the roll") % words
    if not roll.missing:
        return _("%(gone)d on the roll are not in the register of the day") % words
    return (
        _("%(gone)d on the roll are not in the register of the day, %(missing)d of the register are not on it") % words
    )
