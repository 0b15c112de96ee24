"""Records that are likely to be one person, looked for in one part of the register and only there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, islice

from django.db.models import Count, Q, QuerySet

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
    return list(Member.objects.filter(alike, pk__in=_of(organisations)).order_by("pk")[:10])


def likely_duplicates(organisations: OrganisationQuerySet) -> list[LikelyDuplicate]:
    """Pairs, the record that was entered first in the first place. In five queries."""
    members = Member.objects.filter(pk__in=_of(organisations)).order_by()
    pairs: dict[tuple[int, int], set[str]] = {}
    by_card = members.exclude(card_number="")
    _collect(pairs, "card", by_card, _repeated(by_card, "card_number"), ("card_number",))
    by_birth = members.filter(born_on__isnull=False)
    _collect(pairs, "birth", by_birth, _repeated(by_birth, "search_key", "born_on"), ("search_key", "born_on"))
    for pair in _of_one_year(members):
        pairs.setdefault(pair, set()).add("birth")
    by_id = Member.objects.in_bulk({pk for pair in list(pairs)[:MOST_PAIRS] for pk in pair})
    likely = [
        LikelyDuplicate(by_id[first], by_id[second], same_card="card" in why, same_name_and_birth="birth" in why)
        for (first, second), why in list(pairs.items())[:MOST_PAIRS]
    ]
    return sorted(likely, key=lambda pair: (pair.first.sort_key, pair.first.pk, pair.second.pk))


def _of(organisations: OrganisationQuerySet) -> "QuerySet[Membership, int]":
    return Membership.objects.filter(cell__in=organisations.order_by()).order_by().values_list("member", flat=True)


def _repeated(members: "QuerySet[Member]", *columns: str) -> "QuerySet[Member, dict[str, object]]":
    return members.values(*columns).annotate(times=Count("pk")).filter(times__gt=1)


def _collect(
    pairs: dict[tuple[int, int], set[str]],
    why: str,
    members: "QuerySet[Member]",
    repeated: "QuerySet[Member, dict[str, object]]",
    columns: Iterable[str],
) -> None:
    """The first MOST_PAIRS pairs of members who share what is repeated: first what is repeated, then who has it. Thousands who
    were given one and the same would make millions."""
    first, *others = columns
    candidates = members.filter(**{f"{first}__in": repeated.values(first)})
    by_key: dict[tuple[object, ...], list[int]] = {}
    for pk, *key in candidates.order_by("pk").values_list("pk", first, *others):
        by_key.setdefault(tuple(key), []).append(pk)
    alike = chain.from_iterable(combinations(pks, 2) for pks in by_key.values())
    for pair in islice(alike, MOST_PAIRS):
        pairs.setdefault(pair, set()).add(why)


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
