"""What a plan wrote by mistake is taken back without what was built on it: its ends pass to what is there again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.services.journal import Change, differences, restore, same
from cells.models import (
    Body,
    Group,
    GroupBelonging,
    GroupLeadership,
    Infrastructure,
    Mandate,
    Membership,
    Post,
    Residence,
    TemporaryStay,
    Transfer,
)
from cells.queries.rows_in_words import row_in_full
from reorganisations.models import Reorganisation, ReorganisationFact
from reorganisations.services.facts import as_was_written

_ENDS = ("valid_to", "departure", "ended_by_id")
"""What may have become of a row since, and is kept: it ended, in one of the ways there are."""
_OWNERS: tuple[tuple[type[models.Model], str], ...] = (
    (Post, "organisation_id"),
    (Body, "organisation_id"),
    (Mandate, "organisation_id"),
    (Infrastructure, "organisation_id"),
    (TemporaryStay, "host_id"),
    (Residence, "cell_id"),
    (Group, "cell_id"),
)
IN_GROUPS = (GroupBelonging._meta.label_lower, GroupLeadership._meta.label_lower)
_TRANSFERS = Transfer._meta.label_lower


@dataclass(frozen=True)
class Moved:
    """A member whom the plan had led to the wrong cell (or left where they were), by codes."""

    member: int
    source: str
    was: str
    right: str


Rows = Mapping[tuple[str, int], Any]


def facts_about(
    plan: Reorganisation, members: Collection[int], cells: Collection[int], groups: Collection[int]
) -> list[ReorganisationFact]:
    """What it wrote about these members, of what belonged to these organisations, and of these groups; each with what was
    made instead of it, in the order in which it was written."""
    facts = list(plan.facts.order_by("pk"))
    rows = rows_of(facts)
    chosen = {fact.pk for fact in facts if fact.member_id in members and fact.table != _TRANSFERS}
    ended = [fact for fact in facts if _owner(fact, rows) in cells or group_of(fact, rows) in groups]
    elsewhere = in_a_group_since(plan, [fact.member_id for fact in ended if fact.member_id])
    led_on = {_key(fact, rows) for fact in facts if fact.before is None}
    ended = [fact for fact in ended if fact.member_id not in elsewhere or _key(fact, rows) in led_on]
    chosen |= {fact.pk for fact in ended if fact.before is not None}
    instead = {_key(fact, rows) for fact in ended if fact.before is not None and fact.after is not None}
    chosen |= {fact.pk for fact in facts if fact.before is None and (key := _key(fact, rows)) and key in instead}
    chosen |= _papers(facts, rows, members, cells)
    return [fact for fact in facts if fact.pk in chosen]


def facts_resting_on(
    plan: Reorganisation, members: Collection[int], rows: Collection[tuple[str, int]], cells: Collection[int]
) -> list[ReorganisationFact]:
    """What a later plan wrote about these members, made of these rows, and of whatever somebody holds in two of the organisations
    or held in one of `cells`: what they have in common is carried over for one of them, the earlier."""
    facts = list(plan.facts.order_by("pk"))
    known = rows_of(facts)
    about = [fact for fact in facts if fact.member_id in members or (fact.table, fact.row) in rows]
    keys = {_key(fact, known) for fact in about} | _keys_of(cells)
    chosen = {fact.pk for fact in [*about, *(fact for fact in facts if _key(fact, known) in keys - {None})]}
    papers = _papers(facts, known, members, ())
    return [fact for fact in facts if fact.pk in (papers if fact.table == _TRANSFERS else chosen)]


def _keys_of(cells: Collection[int]) -> set[tuple[object, ...] | None]:
    """Of what is held in these organisations, whenever: what would go on in what follows them."""
    mandates = Mandate.objects.filter(organisation__in=cells).values_list("user_id", "role")
    posts = Post.objects.filter(organisation__in=cells).values_list("member_id", flat=True)
    guests = TemporaryStay.objects.filter(host__in=cells).values_list("member_id", flat=True)
    keys: set[tuple[object, ...] | None] = {(Mandate._meta.label_lower, *held) for held in mandates}
    keys |= {(Post._meta.label_lower, member) for member in posts}
    keys |= {(TemporaryStay._meta.label_lower, member) for member in guests}
    residents = Residence.objects.filter(cell__in=cells).values_list("member_id", flat=True)
    return keys | {(Residence._meta.label_lower, member) for member in residents}


def made_by(facts: Iterable[ReorganisationFact]) -> set[tuple[str, int]]:
    """Table and key of the rows that were made."""
    return {(fact.table, fact.row) for fact in facts if fact.before is None}


def left_groups_since(facts: Sequence[ReorganisationFact]) -> dict[int, Refused]:
    """By member who was led on with their group, and left it since without leaving the cell, how that is said."""
    changed = [row for change, row in differences(facts) if row is not None and change.before is None]
    left = {row.member_id for row in changed if isinstance(row, Membership)}
    places = [row for row in changed if isinstance(row, GroupBelonging | GroupLeadership)]
    return {row.member_id: in_the_way(row) for row in places if row.member_id not in left}


def in_a_group_since(plan: Reorganisation, members: Collection[int]) -> set[int]:
    """Who of these has come into a group since the day, and not by this plan or a later one: their place before is not given back
    to them beside it."""
    made = ReorganisationFact.objects.filter(table=GroupBelonging._meta.label_lower, before__isnull=True).values("row")
    since = GroupBelonging.objects.filter(member__in=members).begins_from(plan.effective_on).exclude(pk__in=made)
    return set(since.values_list("member_id", flat=True))


def _papers(
    facts: Sequence[ReorganisationFact], rows: Rows, members: Collection[int], cells: Collection[int]
) -> set[int]:
    """Keys of what it wrote about papers of these members, or on their way from or to these cells: as long as they are there as
    it left them. What was received since was."""
    by_member: dict[int, list[ReorganisationFact]] = defaultdict(list)
    concerned = set(members)
    for fact in facts:
        if fact.table == _TRANSFERS and fact.member_id is not None:
            by_member[fact.member_id].append(fact)
            row = rows.get((fact.table, fact.row))
            if row is not None and {row.from_cell_id, row.to_cell_id} & set(cells):
                concerned.add(fact.member_id)
    return {
        fact.pk for member, written in by_member.items() if member in concerned and same(written) for fact in written
    }


def take_back_keeping(facts: Sequence[ReorganisationFact]) -> None:
    """Restore what it was; what ended since ends on its day, as what it now is. Raises Refused where something else was built
    on it, with its name."""
    ends = {fact.pk: values for fact, values in _ends_since(facts, rows_of(facts))}
    changes = [
        Change(fact.table, fact.row, fact.before and fact.before | ends.get(fact.pk, {}), fact.after) for fact in facts
    ]
    try:
        with transaction.atomic():
            restore(changes)
    except ProtectedError as error:
        raise in_the_way(next(iter(error.protected_objects))) from error
    ReorganisationFact.objects.filter(pk__in=[fact.pk for fact in facts]).delete()


def _ends_since(
    facts: Sequence[ReorganisationFact], rows: Rows
) -> Iterable[tuple[ReorganisationFact, dict[str, object]]]:
    """By the row that ended on the day, how what was made instead of it has ended since."""
    known = {(fact.table, fact.row, fact.before is None): fact for fact in facts}
    ended = {_key(fact, rows): fact for fact in facts if fact.before is not None and fact.after is not None}
    changed = [(known[written.table, written.row, written.before is None], row) for written, row in differences(facts)]
    left = {fact.member_id: row.valid_to for fact, row in changed if isinstance(row, Membership) and row.valid_to}
    moves = {fact.member_id for fact in facts if fact.table == Membership._meta.label_lower}
    left |= _left_where_they_stayed({fact.member_id for fact in facts if fact.member_id} - moves, facts)
    led_on = {_key(fact, rows) for fact in facts if fact.before is None}
    for key, fact in ended.items():
        # Who was led on without their group, and has left since, was in it no longer than that.
        if fact.table in IN_GROUPS and key not in led_on and fact.member_id in left:
            yield fact, {"valid_to": left[fact.member_id]}
    for fact, row in changed:
        if row is None or fact.before is not None or fact.after is None:
            raise in_the_way(row or rows.get((fact.table, fact.row)) or as_was_written(fact))
        ends = [name for name in _ENDS if name in fact.after]
        same = all(_as_kept(row, name) == value for name, value in fact.after.items() if name not in ends)
        before = ended.get(_key(fact, rows))
        if before is None or not same or (isinstance(row, Membership) and row.departure == row.Departure.REORGANISED):
            raise in_the_way(row)
        # Who goes to another cell left no group of theirs by leaving one of the wrong cell, unless they left the cell itself.
        if fact.table not in IN_GROUPS or fact.member_id in left or fact.member_id not in moves:
            yield before, {name: getattr(row, name) for name in ends}


def _left_where_they_stayed(members: Collection[int], facts: Sequence[ReorganisationFact]) -> dict[int | None, date]:
    """Of whom the plan had led nowhere, who has left their cell since."""
    if not facts:
        return {}
    on = facts[0].reorganisation.effective_on
    since = Membership.objects.filter(member__in=members, valid_to__gt=on).begun_before(on)
    return dict(since.values_list("member_id", "valid_to"))


def _as_kept(row: models.Model, name: str) -> object:
    value = getattr(row, name)
    return value.isoformat() if isinstance(value, date) else value


def in_the_way(built: models.Model | str) -> Refused:
    first = getattr(built, "valid_from", None)
    day = day_in_words(first) if isinstance(first, date) else "–"
    return Refused(
        _("“%(fact)s” (from %(day)s) was changed since, or rests on what would be another. Correct that first.")
        % {"fact": built if isinstance(built, str) else row_in_full(built), "day": day}
    )


def rows_of(facts: Iterable[ReorganisationFact]) -> dict[tuple[str, int], Any]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for fact in facts:
        wanted[fact.table].add(fact.row)
    return {
        (table, pk): row
        for table, keys in wanted.items()
        for pk, row in apps.get_model(table)._base_manager.in_bulk(sorted(keys)).items()
    }


def _owner(fact: ReorganisationFact, rows: Rows) -> int | None:
    """Of what ended, moved or was taken out with an organisation, that organisation."""
    column = next((column for model, column in _OWNERS if model._meta.label_lower == fact.table), None)
    if column is None or fact.before is None:
        return None
    row = rows.get((fact.table, fact.row))
    owner: int | None = fact.before.get(column, getattr(row, column, None))
    return owner


def group_of(fact: ReorganisationFact, rows: Rows) -> int | None:
    """The group itself, or in which somebody was or whom they led."""
    if fact.table == Group._meta.label_lower:
        return fact.row
    return getattr(rows.get((fact.table, fact.row)), "group_id", None)


def _key(fact: ReorganisationFact, rows: Rows) -> tuple[object, ...] | None:
    """What tells which row was made instead of which; None: of a group or body, which is given up when nothing is in it."""
    row = rows.get((fact.table, fact.row))
    if fact.table == Mandate._meta.label_lower and row is not None:
        return (fact.table, row.user_id, row.role)
    return (fact.table, fact.member_id) if fact.member_id is not None else None
