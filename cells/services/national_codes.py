"""One national code names one organisation a day."""

from collections.abc import Sequence
from itertools import combinations

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import OrganisationVersion
from cells.queries.names import name_in_full_on
from cells.rules.national_code import WORDS, read_national_code


def check_national_codes(
    versions: Sequence[OrganisationVersion], *, instead_of: Sequence[OrganisationVersion] = ()
) -> None:
    """Of versions about to be written, whose codes get the points they are kept with. `instead_of`: what ends as they begin.

    Raises Refused where one is no national code, or that of another organisation on a day of its own.
    """
    coded = [version for version in versions if version.national_code]
    for version in coded:
        code = read_national_code(version.national_code)
        if code.problem:
            raise Refused(str(WORDS[code.problem]), field="national_code")
        version.national_code = code.value
    if not coded:
        return
    others = OrganisationVersion.objects.filter(national_code__in={version.national_code for version in coded})
    there = list(
        others.exclude(pk__in=[one.pk for one in [*coded, *instead_of] if one.pk]).select_related("organisation")
    )
    for mine, other in [*((one, other) for one in coded for other in there), *combinations(coded, 2)]:
        if _is_one_code(mine, other):
            day = max(mine.valid_from, other.valid_from)
            told = {
                "code": mine.national_code,
                "name": name_in_full_on(other.organisation, day),
                "day": day_in_words(day),
            }
            raise Refused(
                _("%(code)s is the national code of %(name)s on %(day)s already.") % told, field="national_code"
            )


def _is_one_code(mine: OrganisationVersion, other: OrganisationVersion) -> bool:
    same = mine.national_code == other.national_code and mine.organisation_id != other.organisation_id
    return same and mine.period.overlaps(other.period)
