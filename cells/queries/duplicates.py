"""Records that are likely to be one person, looked for in one part of the register and only there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, groupby
from operator import attrgetter

from django.db.models import Q

from cells.models import Member, Membership
from cells.models.likeness import CARD
from cells.models.organisation import OrganisationQuerySet
from cells.queries.biography import biography
from cells.queries.likenesses import Holder, likenesses_within
from cells.queries.particulars import PARTICULARS, particular_called, particular_in_words
from cells.queries.sight import Sight
from cells.rules.births import Agreement, Birth, births_agree, year_of
from cells.rules.names import fold
from cells.rules.periods import ALWAYS, period_in_words

MOST_PAIRS = 500


@dataclass(frozen=True)
class LikelyDuplicate:
    first: Member
    second: Member
    same_card: bool
    same_name_and_birth: bool
    """The same day, or one year where no more is known of one or both (`births_agree`)."""


def alike_below(
    full_name: str, birth: Birth | None, card_number: str, organisations: OrganisationQuerySet
) -> list[Member]:
    """Members of these organisations, past ones too, with the same folded name and a birth that agrees, or the same card."""
    alike = Q(pk__in=[])
    if birth is not None:
        agrees = Q(born_on__year=birth) if isinstance(birth, int) else Q(born_on=birth)
        alike |= Q(agrees | Q(born_in=year_of(birth)), search_key=fold(full_name))
    if card_number:
        alike |= Q(card_number=card_number)
    here = Membership.objects.filter(cell__in=organisations.order_by()).order_by().values("member")
    return list(Member.objects.filter(alike, pk__in=here).order_by("pk")[:10])


def likely_duplicates(organisations: OrganisationQuerySet) -> list[LikelyDuplicate]:
    """Pairs, the record that was entered first in the first place; of very many some, those of one card before others. In a
    constant number of queries."""
    pairs: set[tuple[int, int]] = set()
    for one, other in _alike(likenesses_within(organisations)):
        pairs.add((one.member, other.member))
        if len(pairs) == MOST_PAIRS:
            break
    by_id = Member.objects.in_bulk({pk for pair in pairs for pk in pair})
    likely = [_likely(by_id[first], by_id[second]) for first, second in pairs]
    return sorted(likely, key=lambda pair: (pair.first.sort_key, pair.first.pk, pair.second.pk))


def _alike(holders: Iterator[Holder]) -> Iterator[tuple[Holder, Holder]]:
    """Two days of one year are two people, though a third has that year alone."""
    for key, of_key in groupby(holders, key=attrgetter("key")):
        for one, other in combinations(of_key, 2):
            if key.startswith(CARD) or births_agree(one.birth, other.birth) is not Agreement.NONE:
                yield one, other


def _likely(first: Member, second: Member) -> LikelyDuplicate:
    agree = births_agree(first.birth, second.birth) in (Agreement.DAY, Agreement.YEAR)
    return LikelyDuplicate(
        first,
        second,
        same_card=first.card_number == second.card_number != "",
        same_name_and_birth=agree and first.search_key == second.search_key,
    )


def merger_shown(kept: Member, absorbed: Member, day: date) -> dict[str, list[str]]:
    """What stands side by side before two records become one: of each its particulars and all that is dated."""
    return {"kept": _record_shown(kept, day), "absorbed": _record_shown(absorbed, day)}


def _record_shown(member: Member, day: date) -> list[str]:
    """For who keeps every register the member ever stood in, and so sees the whole."""
    told = [f"{particular_called(name)}: {particular_in_words(member, name) or '–'}" for name in PARTICULARS]
    last = member.memberships.select_related("cell").order_by("valid_from").last()
    if last is None:
        return told
    facts = biography(Sight(member=member, cell=last.cell, windows=[ALWAYS], seen_on=day))
    return told + [" · ".join(filter(None, (period_in_words(one.period), one.title, one.detail))) for one in facts]
