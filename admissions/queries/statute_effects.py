"""What another value of a parameter would change for those on the way into the Party, before it is kept: in figures, for an
administrator sees nobody."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rules.days import months_after
from admissions.models import Candidate
from admissions.queries.pipeline import homes_of, judged_by_all, to_be_removed, under_way
from admissions.rules.terms import Key
from cells.queries.statute_effects import Changed, Found, Known

MOST_JUDGED = 5_000
"""Of more persons than these it is only said that their cases are looked at anew."""
NOT_OF_A_CASE = (
    Key.CLOSED_KEPT,
    Key.ABSENT,
    Key.EXEMPT_COUNTED,
    Key.EXEMPT_SCREENED,
    Key.ELSEWHERE_COUNTED,
    Key.SCREENING_VOTE,
    Key.HELP_PERIOD,
    Key.DISCIPLINE_EXPIRES,
    Key.EXCELLENT_SHARE,
)
OF_A_CASE = tuple(key for key in Key if key not in NOT_OF_A_CASE)


def cases_otherwise(changed: Changed) -> Found:
    """Of how many persons something else would be next, due or missing; by cell."""
    people = list(under_way(Candidate.objects.select_related("cell", "member"), changed.today)[: MOST_JUDGED + 1])
    if len(people) > MOST_JUDGED:
        return [
            _("More than %(number)d persons on the way into the Party are judged by it.") % {"number": MOST_JUDGED}
        ], []
    was, becomes = (
        judged_by_all(people, changed.today, statutes=known.statutes, days=known.calendar)
        for known in (changed.before, changed.after)
    )
    moved = [one for one in people if was[one.pk] != becomes[one.pk]]
    words = ngettext(
        "Of %(number)d person on the way into the Party something else would be next, due or missing.",
        "Of %(number)d persons on the way into the Party something else would be next, due or missing.",
        len(moved),
    )
    homes = homes_of(moved, changed.today)
    return [words % {"number": len(moved)}], _places(home.pk for home in homes.values())


def removals_otherwise(changed: Changed) -> Found:
    """Of how many closed cases the data would be removed on another day."""
    closed = [on for on in to_be_removed(changed.today).values_list("closed_on", flat=True) if on is not None]

    def removed_on(known: Known) -> list[object]:
        kept = [known.statutes.on(on).number(Key.CLOSED_KEPT) for on in closed]
        return [months_after(on, months) if months else None for on, months in zip(closed, kept, strict=True)]

    number = sum(
        was != becomes for was, becomes in zip(removed_on(changed.before), removed_on(changed.after), strict=True)
    )
    words = ngettext(
        "The data of %(number)d closed case would be removed on another day.",
        "The data of %(number)d closed cases would be removed on another day.",
        number,
    )
    return [words % {"number": number}], []


def _places(cells: Iterable[int]) -> list[tuple[int, str]]:
    counted = sorted(Counter(cells).items())
    return [(pk, ngettext("%(number)d person", "%(number)d persons", many) % {"number": many}) for pk, many in counted]
