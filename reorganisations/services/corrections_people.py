"""What a plan wrote by mistake is taken back without what was built on it: its ends pass to what is there again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.services.journal import Change, Journal, differences, restore, same
from cells.models import (
    Body,
    Group,
    GroupBelonging,
    GroupLeadership,
    Infrastructure,
    Mandate,
    Membership,
    Organisation,
    Post,
    TemporaryStay,
    Transfer,
)
from cells.queries.names import name_in_full_on
from cells.queries.rows_in_words import row_in_full
from reorganisations.models import Reorganisation, ReorganisationFact
from reorganisations.rules.plan import Route
from reorganisations.services.facts import ReorganisationJournal, as_was_written

_ENDS = ("valid_to", "departure", "ended_by_id")
"""What may have become of a row since, and is kept: it ended, in one of the ways there are."""
_OWNERS: tuple[tuple[type[models.Model], str], ...] = (
    (Post, "organisation_id"),
    (Body, "organisation_id"),
    (Mandate, "organisation_id"),
    (Infrastructure, "organisation_id"),
    (TemporaryStay, "host_id"),
    (Group, "cell_id"),
)
_IN_GROUPS = (GroupBelonging._meta.label_lower, GroupLeadership._meta.label_lower)
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
    rows = _rows_of(facts)
    chosen = {fact.pk for fact in facts if fact.member_id in members and fact.table != _TRANSFERS}
    ended = [fact for fact in facts if _owner(fact, rows) in cells or _group(fact, rows) in groups]
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
    known = _rows_of(facts)
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
    return keys | {(TemporaryStay._meta.label_lower, member) for member in guests}


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
    ends = {fact.pk: values for fact, values in _ends_since(facts, _rows_of(facts))}
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
        if fact.table in _IN_GROUPS and key not in led_on and fact.member_id in left:
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
        if fact.table not in _IN_GROUPS or fact.member_id in left or fact.member_id not in moves:
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


def _rows_of(facts: Iterable[ReorganisationFact]) -> dict[tuple[str, int], Any]:
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


def _group(fact: ReorganisationFact, rows: Rows) -> int | None:
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


# --- what rested on it ------------------------------------------------------------------------------------------------


def check_no_office_since(moved: Sequence[Moved], on: date) -> None:
    """Raises Refused where one of them has taken an office in the wrong cell since: who holds it is said, and looked at first."""
    posts = (
        Post.objects.filter(_wrongly_there(moved, "organisation"))
        .begins_from(on)
        .select_related("organisation", "member")
    )
    if (post := posts.exclude(pk__in=_made(Post, moved)).first()) is not None:
        raise office_in_the_way(post)


def office_in_the_way(post: Post) -> Refused:
    told = {"fact": f"{post.member.in_full}: {post.get_title_display()}", "day": day_in_words(post.valid_from)}
    told["cell"] = name_in_full_on(post.organisation, post.valid_from)
    return Refused(
        _("“%(fact)s” in %(cell)s from %(day)s on stands in the way. Correct or end that office first.") % told
    )


def _made(model: type[models.Model], moved: Sequence[Moved]) -> Any:
    facts = ReorganisationFact.objects.filter(table=model._meta.label_lower, before__isnull=True)
    return facts.filter(member__in=[one.member for one in moved]).values("row")


def strike_what_rested(moved: Sequence[Moved], on: date, journal: Journal) -> int:
    """Places in groups of the wrong cell since the day, leaderships first: they can never have been. How many."""
    struck = 0
    for model in (GroupLeadership, GroupBelonging):
        there = model.objects.filter(_wrongly_there(moved, "group__cell")).begins_from(on)
        rows = list(there.exclude(pk__in=_made(model, moved)).order_by("pk"))
        for row in rows:
            journal.remove(row)
        struck += len(rows)
    return struck


def _wrongly_there(moved: Sequence[Moved], owner: str) -> Q:
    by_cell: dict[str, list[int]] = defaultdict(list)
    for one in moved:
        by_cell[one.was].append(one.member)
    there = Q(pk__in=[])
    for code, members in by_cell.items():
        there |= Q(**{f"{owner}__code": code}, member__in=members)
    return there


def let_papers_follow(moved: Sequence[Moved], ending: Mapping[str, Route], on: date, journal: Journal) -> int:
    """What the wrong cell sent of theirs since was sent by the right one, and what a cell that had ended received was received
    by what follows it. How many. Raises Refused where both sides would be one cell."""
    rights = {one.member: one.right for one in moved}
    follows = {code: route.default for code, route in ending.items()}
    cells = Organisation.objects.in_bulk({*rights.values(), *follows.values()}, field_name="code")
    since = Q(sent_on__gte=on) | Q(received_on__gte=on)
    papers = list(Transfer.objects.filter(since, _wrongly_there(moved, "from_cell"), sent_on__gte=on))
    changes = [(paper, {"from_cell_id": cells[rights[paper.member_id]].pk}) for paper in papers]
    received = Transfer.objects.filter(since, to_cell__code__in=follows).select_related("to_cell")
    changes += [(paper, {"to_cell_id": cells[follows[paper.to_cell.code]].pk}) for paper in received if paper.to_cell]
    for paper, values in changes:
        sides = {"from_cell_id": paper.from_cell_id, "to_cell_id": paper.to_cell_id} | values
        if sides["from_cell_id"] == sides["to_cell_id"]:
            raise Refused(
                _("%(name)s was sent on %(day)s to where they belong by the correction. Take that transfer out first.")
                % {"name": paper.member.in_full, "day": day_in_words(paper.sent_on)}
            )
        journal.change([paper], **values)
    return len(changes)


def end_offices_of(gone: Sequence[Moved], journal: ReorganisationJournal) -> None:
    """Where they are no longer: an office that was put back with its organisation ends with their going."""
    on = journal.reorganisation.effective_on
    for one in gone:
        posts = Post.objects.filter(organisation__code=one.source, member=one.member)
        journal.end(posts.begun_before(on).not_over(on), on)


def give_up_empty(plan: Reorganisation, groups: Collection[int], cells: Collection[int]) -> None:
    """Groups and bodies it had made for what is back again, where nothing is in them. In others life has gone on: they stay."""
    reopened = list(Group.objects.filter(pk__in=groups).select_related("cell"))
    names = {name for group in reopened for name in _names_carried(group)}
    made = plan.facts.filter(before__isnull=True)
    for fact in made.filter(table=Group._meta.label_lower):
        group = Group.objects.filter(pk=fact.row, name__in=names).first()
        if group is not None and not group.belongings.exists():
            _give_up(group, fact)
    for fact in made.filter(table=Body._meta.label_lower) if cells else ():
        body = Body.objects.filter(pk=fact.row).first()
        if body is not None and not body.posts.exists():
            _give_up(body, fact)


def give_up_carried(plan: Reorganisation, facts: Sequence[ReorganisationFact]) -> None:
    """Of what was taken back, the groups and bodies it had made for it, where nothing is in them; the groups of before go on
    until they are carried over again."""
    made = [fact.after or {} for fact in facts if fact.before is None]
    there = plan.facts.filter(before__isnull=True)
    for fact in there.filter(table=Body._meta.label_lower, row__in=[values.get("body_id") for values in made]):
        body = Body.objects.filter(pk=fact.row).first()
        if body is not None and not body.posts.exists():
            _give_up(body, fact)
    for fact in there.filter(table=Group._meta.label_lower, row__in=[values.get("group_id") for values in made]):
        group = Group.objects.filter(pk=fact.row).first()
        if group is not None and not group.belongings.exists() and _give_up(group, fact):
            _reopen(plan, group, facts)


def _reopen(plan: Reorganisation, carried: Group, facts: Sequence[ReorganisationFact]) -> None:
    rows = _rows_of(facts)
    left = {_group(fact, rows) or 0 for fact in facts if fact.table in _IN_GROUPS and fact.before is not None}
    for group in Group.objects.filter(pk__in=left).select_related("cell"):
        if carried.name in _names_carried(group):
            ended = plan.facts.filter(table=Group._meta.label_lower, row=group.pk, before__isnull=False)
            restore(list(ended.order_by("pk")))
            ended.delete()


def names_carried(plan: Reorganisation) -> dict[int, set[str]]:
    """By key of the groups that it ended, how those it made instead may be called."""
    ended = plan.facts.filter(table=Group._meta.label_lower, before__isnull=False)
    groups = Group.objects.filter(pk__in=list(ended.values_list("row", flat=True))).select_related("cell")
    return {group.pk: _names_carried(group) for group in groups}


def forget_what_is_gone(plan: Reorganisation, carried: Mapping[int, set[str]]) -> None:
    """What it wrote of groups and bodies that an earlier plan had made, and made no more; with what it had made of such a group,
    where nothing is in that. `carried`: as it was before."""
    for model in (Group, Body):
        facts = plan.facts.filter(table=model._meta.label_lower)
        there: Iterable[int] = model._base_manager.filter(pk__in=facts.values("row")).values_list("pk", flat=True)
        facts.exclude(row__in=there).delete()
    gone = set(carried) - set(Group.objects.filter(pk__in=carried).values_list("pk", flat=True))
    names = {name for group in gone for name in carried[group]}
    for fact in plan.facts.filter(table=Group._meta.label_lower, before__isnull=True):
        group = Group.objects.filter(pk=fact.row, name__in=names).first()
        if group is not None and not group.belongings.exists():
            _give_up(group, fact)


def _names_carried(group: Group) -> set[str]:
    return {group.name, f"{group.name} ({group.cell.code})"[:100]}


def _give_up(row: models.Model, fact: ReorganisationFact) -> bool:
    key = row.pk
    try:
        with transaction.atomic():
            row.delete()
            fact.delete()
    except ProtectedError:
        row.pk = key
        return False
    return True
