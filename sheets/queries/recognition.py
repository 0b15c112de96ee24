"""Looking for people in one part of the register, and only there: who exists elsewhere is never told."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from cells.models import Activity, Degree, Member, Membership, Organisation
from cells.queries.facts import belonging_of
from cells.queries.groups import belongings_on
from cells.queries.names import names_with_superior_on
from cells.queries.particulars import as_on, gone_elsewhere
from cells.rules.births import Birth
from cells.rules.life import Belonging, admitted_again_on, belongs_since
from cells.rules.names import fold
from sheets.rules.comparing import Registered
from sheets.rules.matching import Known, Sought

MOST_AT_ONCE = 20_000
"""Members of a subtree that are looked up once for a whole list; of a larger one those alike are looked for by the chunk."""
_KNOWN = ("pk", "full_name", "search_key", "born_on", "born_in", "card_number", "identity_mark")


class Candidates:
    """Members of one subtree, past ones too, who may be the people sought. In four queries at most."""

    def __init__(self, sought: Collection[Sought] | None, *, below: Organisation, today: date, after: int = 0) -> None:
        """`sought` None: everybody of the subtree. `after`: only members with a higher number, entered since."""
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self._by_card: dict[str, list[Known]] = defaultdict(list)
        self._by_mark: dict[str, list[Known]] = defaultdict(list)
        self._by_birth: dict[tuple[int | None, Birth | None], list[Known]] = defaultdict(list)
        within = Membership.objects.filter(cell__in=Organisation.objects.below(below), member_id__gt=after)
        if sought is None:
            self._learn(within, today)
            return
        # One question each: of an OR over the three, no engine makes a use of their indexes.
        self._learn(within.filter(member__search_key__in={fold(person.full_name) for person in sought}), today)
        if cards := {person.card_number for person in sought if person.card_number}:
            self._learn(within.filter(member__card_number__in=cards), today)
        if marks := {person.identity_mark for person in sought if person.identity_mark}:
            self._learn(within.filter(member__identity_mark__in=marks).exclude(member__identity_mark=""), today)
        cells = {person.cell_id for person in sought if person.cell_id}
        births = {person.born_on for person in sought if isinstance(person.born_on, date)}
        self._learn(within.on(today).filter(cell_id__in=cells, member__born_on__in=births), today)

    def of(self, sought: Sought) -> list[Known]:
        candidates = {
            member.pk: member
            for members in (
                self._by_mark.get(sought.identity_mark, ()) if sought.identity_mark else (),
                self._by_card.get(sought.card_number, ()) if sought.card_number else (),
                self._by_name.get(fold(sought.full_name), ()),
                self._by_birth.get((sought.cell_id, sought.born_on), ()) if sought.born_on else (),
            )
            for member in members
        }
        return list(candidates.values())

    def _learn(self, memberships: "QuerySet[Membership]", today: date) -> None:
        people: dict[int, Known] = {}
        facts = ("cell_id", "valid_from", "valid_to", *(f"member__{name}" for name in _KNOWN))
        for cell_id, first, last, pk, name, key, born, year, card, mark in memberships.order_by(
            "valid_from"
        ).values_list(*facts):
            if first > today and pk in people:
                continue
            is_here = first <= today and (last is None or today < last)
            people[pk] = Known(pk, name, key, born or year, card, mark, cell_id if is_here else None)
        for known in people.values():
            self._by_name[known.search_key].append(known)
            self._by_card[known.card_number].append(known)
            self._by_mark[known.identity_mark].append(known)
            self._by_birth[(known.cell_id, known.born_on)].append(known)


def is_small(below: Organisation) -> bool:
    """Whether everybody of the subtree can be looked up at once."""
    memberships = Membership.objects.filter(cell__in=Organisation.objects.below(below))
    return len(memberships.values_list("pk", flat=True)[: MOST_AT_ONCE + 1]) <= MOST_AT_ONCE


def registered(member_ids: Collection[int], *, below: Organisation, today: date) -> dict[int, Registered]:
    """What the register has of these members today, as far as the subtree sees it. In eleven queries at most."""
    members = Member.objects.in_bulk(list(member_ids))
    last: dict[int, Membership] = {}
    begun: dict[int, list[Belonging]] = defaultdict(list)
    for membership in Membership.objects.filter(
        member_id__in=members, cell__in=Organisation.objects.below(below)
    ).order_by("valid_from"):
        begun[membership.member_id].append(belonging_of(membership))
        # A reorganisation that is ahead has written already where they belong after it.
        if membership.valid_from <= today or membership.member_id not in last:
            last[membership.member_id] = membership
    current = {pk: membership for pk, membership in last.items() if membership.is_true_on(today)}
    cells = {membership.cell_id for membership in current.values()}
    names = names_with_superior_on(cells, today, within=below.pk)
    # Of one who is elsewhere by now only what was so here is told.
    left = gone_elsewhere(set(members) - set(current), Organisation.objects.below(below))
    members |= as_on({pk: members[pk] for pk in left}, left)
    here = set(members) - set(left)
    degrees = {degree.member_id: degree for degree in Degree.objects.on(today).filter(member_id__in=here)}
    activities = dict(Activity.objects.on(today).filter(member_id__in=here).values_list("member_id", "value"))
    groups = dict(belongings_on(today).filter(member_id__in=here).values_list("member_id", "group__name"))
    return {
        pk: Registered(
            pk=pk,
            full_name=member.full_name,
            born_on=member.birth,
            sex=member.sex,
            card_number=member.card_number,
            identity_mark=member.identity_mark,
            admitted_on=member.admitted_on,
            degree=degrees[pk].value if pk in degrees else "",
            official_on=_official_since(degrees.get(pk)),
            activity=activities.get(pk, ""),
            cell_id=current[pk].cell_id if pk in current else None,
            cell_name=str(names[current[pk].cell_id]) if pk in current else "",
            left_on=last[pk].valid_to if pk in last else None,
            group=groups.get(pk, ""),
            belongs_since=belongs_since(begun[pk]),
            admitted_again_on=admitted_again_on(begun[pk]),
        )
        for pk, member in members.items()
    }


def _official_since(degree: Degree | None) -> date | None:
    return degree.valid_from if degree is not None and degree.value == Degree.Value.OFFICIAL else None
