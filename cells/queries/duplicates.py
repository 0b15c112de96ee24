"""Records that are likely to be one person, looked for in one part of the register and only there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, islice
from typing import Any

from django.db.models import Count, Q, QuerySet

from accounts.rules.days import day_in_words
from cells.models import Member, Membership
from cells.models.organisation import OrganisationQuerySet
from cells.queries.biography import biography
from cells.queries.particulars import PARTICULARS
from cells.queries.sight import Sight
from cells.rules.names import fold
from cells.rules.periods import ALWAYS, period_in_words

MOST_PAIRS = 500


@dataclass(frozen=True)
class LikelyDuplicate:
    first: Member
    second: Member
    same_card: bool
    same_name_and_birth: bool


def alike_below(
    full_name: str, born_on: date | None, card_number: str, organisations: OrganisationQuerySet
) -> list[Member]:
    """Members of these organisations, past ones too, with the same folded name and birth date, or the same card."""
    alike = Q(pk__in=[])
    if born_on is not None:
        alike |= Q(search_key=fold(full_name), born_on=born_on)
    if card_number:
        alike |= Q(card_number=card_number)
    return list(Member.objects.filter(alike, pk__in=_of(organisations)).order_by("pk")[:10])


def likely_duplicates(organisations: OrganisationQuerySet) -> list[LikelyDuplicate]:
    """Pairs, the record that was entered first in the first place. In four queries."""
    members = Member.objects.filter(pk__in=_of(organisations)).order_by()
    pairs: dict[tuple[int, int], set[str]] = {}
    by_card = members.exclude(card_number="")
    _collect(pairs, "card", by_card, _repeated(by_card, "card_number"), ("card_number",))
    by_birth = members.filter(born_on__isnull=False)
    _collect(pairs, "birth", by_birth, _repeated(by_birth, "search_key", "born_on"), ("search_key", "born_on"))
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


def merger_shown(kept: Member, absorbed: Member, day: date) -> dict[str, list[str]]:
    """What stands side by side before two records become one: of each its particulars and all that is dated."""
    return {"kept": _record_shown(kept, day), "absorbed": _record_shown(absorbed, day)}


def _record_shown(member: Member, day: date) -> list[str]:
    """For who keeps every register the member ever stood in, and so sees the whole."""
    told = [f"{_label(name)}: {_told(member, name)}" for name in PARTICULARS]
    last = member.memberships.select_related("cell").order_by("valid_from").last()
    if last is None:
        return told
    facts = biography(Sight(member=member, cell=last.cell, windows=[ALWAYS], seen_on=day))
    return told + [" · ".join(filter(None, (period_in_words(one.period), one.title, one.detail))) for one in facts]


def _label(name: str) -> str:
    field: Any = Member._meta.get_field(name)
    return str(field.verbose_name)


def _told(member: Member, name: str) -> str:
    value = member.get_sex_display() if name == "sex" else getattr(member, name)
    return day_in_words(value) if isinstance(value, date) else str(value or "–")
