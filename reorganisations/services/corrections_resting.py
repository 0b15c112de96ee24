"""What rested on what a plan wrote by mistake: struck, given up, or led to where it belongs, as far as nobody has built on it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.services.journal import Journal, restore
from cells.models import Body, Group, GroupBelonging, GroupLeadership, Organisation, Post, Transfer
from cells.queries.names import name_in_full_on
from reorganisations.models import Reorganisation, ReorganisationFact
from reorganisations.rules.plan import Route
from reorganisations.services.corrections_people import IN_GROUPS, Moved, group_of, rows_of
from reorganisations.services.facts import ReorganisationJournal


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
    rows = rows_of(facts)
    left = {group_of(fact, rows) or 0 for fact in facts if fact.table in IN_GROUPS and fact.before is not None}
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
