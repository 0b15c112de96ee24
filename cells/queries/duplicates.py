"""Records that are likely to be one person, looked for in one part of the register and only there."""

from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, islice

from django.db import connection
from django.db.models import Q, QuerySet

from cells.models import Member, Membership
from cells.models.organisation import OrganisationQuerySet
from cells.queries.biography import biography
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
    """Pairs, the record that was entered first in the first place. In three queries."""
    by_card: dict[object, list[int]] = {}
    by_birth: dict[object, list[int]] = {}
    for pk, name, born_on, card in _alike(organisations):
        (by_card.setdefault(card, []) if card else by_birth.setdefault((name, born_on), [])).append(pk)
    pairs: dict[tuple[int, int], set[str]] = {}
    for why, alike in (("card", by_card), ("birth", by_birth)):
        for pair in islice(chain.from_iterable(combinations(pks, 2) for pks in alike.values()), MOST_PAIRS):
            pairs.setdefault(pair, set()).add(why)
    mine = Membership.objects.filter(cell__in=organisations.order_by()).order_by().values("member")
    for pair in _of_one_year(Member.objects.filter(pk__in=mine).order_by()):
        pairs.setdefault(pair, set()).add("birth")
    by_id = Member.objects.in_bulk({pk for pair in list(pairs)[:MOST_PAIRS] for pk in pair})
    likely = [
        LikelyDuplicate(by_id[first], by_id[second], same_card="card" in why, same_name_and_birth="birth" in why)
        for (first, second), why in list(pairs.items())[:MOST_PAIRS]
    ]
    return sorted(likely, key=lambda pair: (pair.first.sort_key, pair.first.pk, pair.second.pk))


_ALIKE = """
    WITH mine AS MATERIALIZED (
        SELECT id, search_key, born_on, card_number FROM cells_member
        WHERE id IN (SELECT member_id FROM cells_membership WHERE cell_id IN ({organisations}))
    )
    SELECT id, mine.search_key, mine.born_on, '' FROM mine JOIN (
        SELECT search_key, born_on FROM mine WHERE born_on IS NOT NULL GROUP BY search_key, born_on HAVING COUNT(*) > 1
    ) AS repeated ON repeated.search_key = mine.search_key AND repeated.born_on = mine.born_on
    UNION ALL
    SELECT id, '', NULL, mine.card_number FROM mine JOIN (
        SELECT card_number FROM mine WHERE card_number <> '' GROUP BY card_number HAVING COUNT(*) > 1
    ) AS repeated ON repeated.card_number = mine.card_number
    ORDER BY 1"""
"""Who of a part of the register has a name and birth date, or a card, that another there has too; once for each of the two. The
members of the part are looked up once for all: that is what takes long."""


def _alike(organisations: OrganisationQuerySet) -> list[tuple[int, str, object, str]]:
    """Key, and what is shared: folded name and birth date, or the card; by key."""
    inside, parameters = organisations.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE.format(organisations=inside), parameters)
        return cursor.fetchall()


def _of_one_year(members: "QuerySet[Member]") -> list[tuple[int, int]]:
    """The first MOST_PAIRS pairs of one name of whom one has the year of birth alone, and the other is of that year."""
    names = members.filter(born_in__isnull=False).values("search_key")
    candidates = members.filter(search_key__in=names).order_by("pk")
    by_key: dict[tuple[str, int], list[tuple[int, Birth]]] = {}
    for pk, name, day, year in candidates.values_list("pk", "search_key", "born_on", "born_in"):
        birth: Birth | None = day or year
        if birth is not None:
            by_key.setdefault((name, year_of(birth)), []).append((pk, birth))
    alike = (
        (first, second)
        for of_a_year in by_key.values()
        for (first, one), (second, other) in combinations(of_a_year, 2)
        if births_agree(one, other) is Agreement.YEAR
    )
    return list(islice(alike, MOST_PAIRS))


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
