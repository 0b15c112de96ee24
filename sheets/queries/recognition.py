"""Looking for people in one part of the register, and only there: who exists elsewhere is never told."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from cells.models import Degree, Member, Membership, Organisation
from cells.models.dated import DatedQuerySet, valid_on
from cells.queries.names import names_with_superior_on
from cells.queries.particulars import as_on, gone_elsewhere
from cells.rules.births import Birth
from cells.rules.life import Belonging, admitted_again_on, belongs_since
from cells.rules.periods import Period
from sheets.queries.among import Pair
from sheets.queries.posts import held_by
from sheets.rules.comparing import Registered
from sheets.rules.matching import Known, Sought

MOST_AT_ONCE = 20_000
"""Members of a subtree that are looked up once for a whole list; of a larger one those alike are looked for by the chunk."""
_BELONGING = ("cell_id", "valid_from", "valid_to", "arrival", "departure")
_KNOWN = ("pk", "full_name", "search_key", "born_on", "born_in", "card_number", "identity_mark")
_PARTICULARS = ("full_name", "sex", "card_number", "identity_mark", "admitted_on")
_ANYWHERE: Mapping[int, int | None] = {}
_by_start = itemgetter(1, len(_BELONGING))
"""And by their keys, so that the same list is always told of the same people."""


class Candidates:
    """Members of one subtree, past ones too, who may be the people sought. In one query.

    Of whom `matching.compare` would say OTHER whatever the rest of them says, as many as can be are not offered: who bears
    the name was born on the day too, or it is not known of one of them, or they are in the cell the row names.
    """

    def __init__(self, sought: Collection[Sought] | None, *, below: Organisation, today: date, after: int = 0) -> None:
        """`sought` None: everybody of the subtree. `after`: only members with a higher number, entered since."""
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self._by_name_and_birth: dict[tuple[str, Birth | None], list[Known]] = defaultdict(list)
        self._by_name_and_cell: dict[tuple[str, int | None], list[Known]] = defaultdict(list)
        self._by_card: dict[str, list[Known]] = defaultdict(list)
        self._by_mark: dict[str, list[Known]] = defaultdict(list)
        self._by_birth: dict[tuple[int | None, Birth | None], list[Known]] = defaultdict(list)
        self.belongings: dict[int, list[Belonging]] = defaultdict(list)
        """Of each of them all that there were in the subtree, by their first days."""
        within = Membership.objects.filter(cell__in=Organisation.objects.below(below), member_id__gt=after)
        if sought is not None:
            # One question each, put together: of an OR over them no engine makes a use of their indexes.
            first, *others = _whom(within, sought, today)
            within = within.filter(member__pk__looked_up=first.union(*others))
        facts = (*_BELONGING, *(f"member__{name}" for name in _KNOWN))
        self._learn(within.order_by().values_list(*facts), today)

    def of(self, sought: Sought) -> list[Known]:
        name, born = sought.search_key, sought.born_on
        found = [
            self._by_mark.get(sought.identity_mark, ()) if sought.identity_mark else (),
            self._by_card.get(sought.card_number, ()) if sought.card_number else (),
        ]
        if isinstance(born, date) and sought.cell_id:
            found += [
                self._by_name_and_birth.get((name, born), ()),
                self._by_name_and_birth.get((name, born.year), ()),
                self._by_name_and_birth.get((name, None), ()),
                self._by_name_and_cell.get((name, sought.cell_id), ()),
                self._by_birth.get((sought.cell_id, born), ()),
            ]
        else:
            found.append(self._by_name.get(name, ()))
        return list({member.pk: member for members in found for member in members}.values())

    def _learn(self, memberships: Iterable[tuple[Any, ...]], today: date) -> None:
        people: dict[int, Known] = {}
        for cell_id, first, last, arrival, departure, pk, name, key, born, year, card, mark in sorted(
            memberships, key=_by_start
        ):
            self.belongings[pk].append(Belonging(cell_id, Period(first, last), arrival, departure))
            if first > today and pk in people:
                continue
            is_here = first <= today and (last is None or today < last)
            people[pk] = Known(pk, name, key, born or year, card, mark, cell_id if is_here else None)
        for known in people.values():
            self._by_name[known.search_key].append(known)
            self._by_name_and_birth[known.search_key, known.born_on].append(known)
            self._by_name_and_cell[known.search_key, known.cell_id].append(known)
            if known.card_number:
                self._by_card[known.card_number].append(known)
            if known.identity_mark:
                self._by_mark[known.identity_mark].append(known)
            self._by_birth[known.cell_id, known.born_on].append(known)


def _whom(within: DatedQuerySet, sought: Collection[Sought], today: date) -> Iterator["QuerySet[Any, Any]"]:
    """The keys of those who may be sought: who bears the name and may be of the age, who is in the cell and of the name or the
    age, who has the card or the paper."""
    members = Member.objects.order_by().values("pk")
    told = [
        (person.search_key, person.born_on, person.cell_id)
        for person in sought
        if isinstance(person.born_on, date) and person.cell_id
    ]
    if told:
        names_of_an_age = {(name, born) for name, born, _cell in told}
        yield members.alias(who=Pair("search_key", "born_on")).filter(who__among=names_of_an_age)
        yield members.filter(search_key__looked_up={name for name, *_rest in told}, born_on__isnull=True)
        by_name, by_age = Pair("cell_id", "member__search_key"), Pair("cell_id", "member__born_on")
        in_cells = within.on(today).alias(by_name=by_name, by_age=by_age).order_by().values("member_id")
        yield in_cells.filter(
            Q(by_name__among={(cell, name) for name, _born, cell in told})
            | Q(by_age__among={(cell, born) for _name, born, cell in told}),
            cell__pk__looked_up={cell for *_rest, cell in told},
        )
    yield members.filter(
        search_key__looked_up={
            person.search_key for person in sought if not (isinstance(person.born_on, date) and person.cell_id)
        }
    )
    if cards := {person.card_number for person in sought if person.card_number}:
        yield members.filter(card_number__looked_up=cards)
    if marks := {person.identity_mark for person in sought if person.identity_mark}:
        yield members.filter(identity_mark__looked_up=marks).exclude(identity_mark="")


def is_small(below: Organisation) -> bool:
    """Whether everybody of the subtree can be looked up at once."""
    memberships = Membership.objects.filter(cell__in=Organisation.objects.below(below)).order_by()
    return not memberships.values("pk")[MOST_AT_ONCE : MOST_AT_ONCE + 1]


def registered(
    member_ids: Collection[int],
    *,
    below: Organisation,
    today: date,
    begun: Mapping[int, Sequence[Belonging]] | None = None,
    unless_in: Mapping[int, int | None] = _ANYWHERE,
) -> dict[int, Registered]:
    """What the register has of these members today, as far as the subtree sees it. In three queries, and two a level
    for the names of their cells; in five more where some of them are elsewhere by now. `begun`: where they ever belonged there,
    if that is known. `unless_in`: of whom no name of a cell is asked for if they are in this one."""
    if not member_ids:
        return {}
    if begun is None:
        begun = _belongings(member_ids, below)
    last: dict[int, tuple[int, Period]] = {}
    for pk in member_ids:
        for belonging in begun.get(pk, ()):
            # A reorganisation that is ahead has written already where they belong after it.
            if belonging.period.start <= today or pk not in last:
                last[pk] = belonging.cell, belonging.period
    current = {pk: cell_id for pk, (cell_id, period) in last.items() if period.contains(today)}
    named = {pk: cell_id for pk, cell_id in current.items() if unless_in.get(pk) != cell_id}
    names = names_with_superior_on(named.values(), today, within=below.pk) if named else {}
    facts = {row["pk"]: row for row in _facts_on(today, member_ids)}
    held = held_by(current, today)
    # Of one who is elsewhere by now only what was so here is told.
    away = set(facts) - set(current)
    left = gone_elsewhere(away, Organisation.objects.below(below)) if away else {}
    for pk, member in as_on(Member.objects.in_bulk(list(left)) if left else {}, left).items():
        facts[pk] = {name: getattr(member, name) for name in ("born_on", "born_in", *_PARTICULARS)}
    return {
        pk: Registered(
            pk=pk,
            **{name: row[name] for name in _PARTICULARS},
            born_on=row["born_on"] or row["born_in"],
            degree=row.get("degree") or "",
            official_on=row["degree_since"] if row.get("degree") == Degree.Value.OFFICIAL else None,
            activity=row.get("activity") or "",
            cell_id=current.get(pk),
            cell_name=str(names[named[pk]]) if pk in named else "",
            left_on=last[pk][1].end if pk in last else None,
            group=_group_on(today, row),
            post=held.posts.get(pk, ""),
            residence=held.residences.get(pk),
            belongs_since=belongs_since(begun.get(pk, ())),
            admitted_again_on=admitted_again_on(begun.get(pk, ())),
        )
        for pk, row in facts.items()
    }


def _belongings(member_ids: Collection[int], below: Organisation) -> dict[int, list[Belonging]]:
    begun: dict[int, list[Belonging]] = defaultdict(list)
    within = Membership.objects.filter(member__pk__among=member_ids, cell__in=Organisation.objects.below(below))
    for pk, cell_id, first, end, arrival, departure in within.order_by("valid_from").values_list(
        "member_id", *_BELONGING
    ):
        begun[pk].append(Belonging(cell_id, Period(first, end), arrival, departure))
    return begun


def _facts_on(day: date, member_ids: Collection[int]) -> "QuerySet[Member, dict[str, Any]]":
    """The particulars of today and the states of the day: of each there is one a day at most, so that nobody comes twice."""
    states = {"the_degree": "degrees", "the_activity": "activities", "the_belonging": "group_belongings"}
    on_the_day = {name: FilteredRelation(of, condition=valid_on(day, of)) for name, of in states.items()}
    return (
        Member.objects.filter(pk__among=member_ids)
        .order_by()
        .annotate(**on_the_day)
        .values(
            "pk",
            "born_on",
            "born_in",
            *_PARTICULARS,
            degree=F("the_degree__value"),
            degree_since=F("the_degree__valid_from"),
            activity=F("the_activity__value"),
            group=F("the_belonging__group__name"),
            group_from=F("the_belonging__group__valid_from"),
            group_to=F("the_belonging__group__valid_to"),
        )
    )


def _group_on(day: date, row: Mapping[str, Any]) -> str:
    """Nobody is in a group longer than there is one."""
    named = row.get("group")
    return named if named and Period(row["group_from"], row["group_to"]).contains(day) else ""
