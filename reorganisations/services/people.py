"""What a reorganisation does to members, groups, posts and mandates: dated facts from its day on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Exists, OuterRef, Q

from accounts.rules.days import day_before
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
from cells.queries.offices import sole_holder
from cells.rules.periods import Period
from reorganisations.rules.plan import Route
from reorganisations.services.effects import Changes
from reorganisations.services.facts import ReorganisationJournal
from reorganisations.services.residents import carry_residents, end_residences, is_at_home

CARRY, END = "carry", "end"


@dataclass
class Crossing:
    """One reorganisation under way: the organisations by code, and what was chosen."""

    journal: ReorganisationJournal
    changes: Changes
    routes: Mapping[str, Route]
    organisations: Mapping[str, Organisation]
    choices: Mapping[str, str]
    to_come: Mapping[str, Sequence[Mandate]] = field(default_factory=dict)
    """By organisation that ends, the mandates that would have begun on the day or later. They are not there any more."""

    @property
    def on(self) -> date:
        return self.changes.on

    @property
    def ended(self) -> Collection[str]:
        return self.changes.ended

    def of(self, code: str) -> Organisation:
        return self.organisations[code]

    def successors(self, code: str) -> list[Organisation]:
        return [self.of(successor) for successor in self.changes.successors(code)]

    def out_of(self, codes: Collection[str]) -> "Crossing":
        """As far as it leads out of these."""
        routes = {code: route for code, route in self.routes.items() if code in codes}
        return replace(self, routes=routes, changes=replace(self.changes, ended=self.changes.ended.intersection(codes)))

    def chosen(self, key: str, usual: str) -> str:
        return self.choices.get(key, usual)


def carry_over(crossing: Crossing) -> None:
    """Everything about people, in the order in which one rests on the other. May be done again: it only does what is left."""
    for code, route in crossing.routes.items():
        targets = _targets(crossing, code, route)
        _carry_groups(crossing, code, route, targets)
        end_residences(
            crossing.journal, {member: crossing.of(target).pk for member, target in targets.items()}, crossing.on
        )
        _carry_members(crossing, code, targets)
        _end_posts_of_those_who_go(crossing, code, targets)
    for code in sorted(crossing.ended):
        _carry_guests(crossing, code)
        followed = crossing.routes.get(code)
        carry_residents(
            crossing.journal, crossing.of(code), crossing.of(followed.default) if followed else None, crossing.on
        )
        _carry_posts(crossing, code)
        _carry_mandates(crossing, code)
        infrastructure = Infrastructure.objects.filter(organisation=crossing.of(code))
        crossing.journal.end(infrastructure.begun_before(crossing.on).not_over(crossing.on), crossing.on)
    _end_stays_at_home(crossing)


# --- members and groups -----------------------------------------------------------------------------------------------


def _targets(crossing: Crossing, code: str, route: Route) -> dict[int, str]:
    """By member of the cell the code of the cell they go to, if it is another."""
    memberships = Membership.objects.filter(cell=crossing.of(code)).not_over(crossing.on)
    # A group that ends on the day still says who goes with it.
    belonging = GroupBelonging.objects.filter(group__cell=crossing.of(code)).begun_by(crossing.on)
    belonging = belonging.not_over(day_before(crossing.on))
    group_of = dict(belonging.order_by("valid_from").values_list("member_id", "group_id"))
    targets = {}
    for member in memberships.values_list("member_id", flat=True):
        target = route.members.get(member) or route.groups.get(group_of.get(member, 0)) or route.default
        if target != code:
            targets[member] = target
    return targets


def _carry_members(crossing: Crossing, code: str, targets: Mapping[int, str]) -> None:
    """They leave one cell and come into the other on the day; who would come only later comes straight to the other."""
    on, journal = crossing.on, crossing.journal
    rows = list(Membership.objects.filter(cell=crossing.of(code), member_id__in=targets).not_over(on))
    later = [row for row in rows if row.valid_from >= on]
    made = [
        Membership(
            member_id=row.member_id,
            cell=crossing.of(targets[row.member_id]),
            arrival=Membership.Arrival.REORGANISED,
            valid_from=on,
            valid_to=row.valid_to,
            departure=row.departure,
            ended_by_id=row.ended_by_id,
            ordered_by=journal.reorganisation.ordered_by,
        )
        for row in rows
        if row.valid_from < on
    ]
    reorganised = Membership.Departure.REORGANISED
    journal.change([row for row in rows if row.valid_from < on], valid_to=on, departure=reorganised, ended_by_id=None)
    for row in later:
        journal.change([row], cell_id=crossing.of(targets[row.member_id]).pk)
    journal.make(made)


def _carry_groups(crossing: Crossing, code: str, route: Route, targets: Mapping[int, str]) -> None:
    """A group goes on, with those who go with it, in the cell it was given to or its cell merges into; who stays behind is in
    it no longer."""
    on, journal = crossing.on, crossing.journal
    carried = crossing.chosen("cells.groups", CARRY) == CARRY
    groups = Group.objects.filter(cell=crossing.of(code)).not_over(day_before(on))
    for group in groups.select_related("cell"):
        target = route.groups.get(group.pk, route.default)
        new = _carried_group(crossing, group, target) if carried and target != code else None
        for model in (GroupBelonging, GroupLeadership):
            there = model.objects.filter(group=group).not_over(on)
            rows = there if target != code else there.filter(member_id__in=targets)
            _carry_rows(journal, list(rows), on, new, {pk for pk, cell in targets.items() if cell == target})
        if target != code:
            journal.end([group] if group.valid_to != on else [], on)


def _carry_rows(
    journal: ReorganisationJournal,
    rows: Sequence[GroupBelonging | GroupLeadership],
    on: date,
    new: Group | None,
    going: set[int],
) -> None:
    """Those in a group who leave its cell leave it; with `new`, those who go along are in it from the day on."""
    begun = [(row, row.valid_to) for row in rows if row.valid_from < on]
    later = [row for row in rows if row.valid_from >= on]
    along = [row for row in later if new is not None and row.member_id in going]
    journal.end([row for row, _ in begun] + [row for row in later if row not in along], on)
    if new is None:
        return
    journal.make(
        [
            type(row)(group=new, member_id=row.member_id, valid_from=on, valid_to=until)
            for row, until in begun
            if row.member_id in going
        ]
    )
    journal.change(along, group_id=new.pk)


def _carried_group(crossing: Crossing, group: Group, target: str) -> Group | None:
    """The group as it goes on in another cell; one that ended by then does not, unless this reorganisation ended it."""
    names = [group.name, f"{group.name} ({group.cell.code})"[:100]]
    there = Group.objects.filter(cell=crossing.of(target))
    made = crossing.journal.reorganisation.facts.filter(table="cells.group", before__isnull=True).values("row")
    carried = _of_the_same_people(group, there.filter(pk__in=made, valid_from=crossing.on, name__in=names), crossing.on)
    if carried is not None or group.valid_to == crossing.on:
        return carried
    taken = set(there.not_over(crossing.on).values_list("name", flat=True))
    new = Group(
        cell=crossing.of(target), name=next((n for n in names if n not in taken), names[-1]), valid_from=crossing.on
    )
    new.pk = crossing.journal.number_of(new)
    new.save(force_insert=True)
    return crossing.journal.made(new)


def _of_the_same_people(group: Group, carried: Iterable[Group], on: date) -> Group | None:
    """Groups of one name came from two cells: it is the one where people of this group are, else one with nobody in it."""
    mine = set(group.belongings.values_list("member_id", flat=True))
    inside = {one: set(one.belongings.on(on).values_list("member_id", flat=True)) for one in carried}
    return next((one for one, people in inside.items() if people & mine), None) or next(
        (one for one, people in inside.items() if not people), None
    )


def _carry_guests(crossing: Crossing, code: str) -> None:
    """Who takes part for a time in a cell that ends takes part in what follows it: with the letter, and the home they have
    outside the register. Who would come only later comes straight there. Whoever is at home there is no guest any more."""
    on, journal, route = crossing.on, crossing.journal, crossing.routes.get(code)
    stays = list(TemporaryStay.objects.filter(host=crossing.of(code)).not_over(on))
    host = crossing.of(route.default) if route is not None else None
    made = [
        TemporaryStay(
            member_id=row.member_id,
            host=host,
            home_name=row.home_name,
            valid_from=max(on, row.valid_from),
            valid_to=row.valid_to,
            ordered_by_id=row.ordered_by_id,
            ended_by_id=row.ended_by_id,
        )
        for row in stays
        if host is not None and not is_at_home(row.member_id, host, on)
    ]
    journal.end(stays, on)
    journal.make(made)


def _end_stays_at_home(crossing: Crossing) -> None:
    """Whose cell merges into the one where they are guests is at home there, and is counted once."""
    on, journal = crossing.on, crossing.journal
    hosts = {crossing.of(target).pk for route in crossing.routes.values() for target in route.targets()}
    at_home = Membership.objects.not_over(on).filter(member=OuterRef("member"), cell=OuterRef("host"))
    journal.end(TemporaryStay.objects.filter(Exists(at_home), host__in=hosts).not_over(on), on)


# --- papers under way -------------------------------------------------------------------------------------------------


def carry_transfers(crossing: Crossing, *, members: Collection[int] | None = None) -> None:
    """On the day itself: papers (of these members) go on from the cell they came into, to what follows a cell that ended."""
    codes = {crossing.of(code).pk: code for code in crossing.routes}
    moves = Transfer.objects.under_way().filter(Q(from_cell__in=codes) | Q(to_cell__in=codes))
    if members is not None:
        moves = moves.filter(member__in=members)
    members = Membership.objects.on(crossing.on).filter(member__in=moves.values("member"))
    cells = dict(members.values_list("member_id", "cell_id"))
    followers = {
        pk: crossing.of(crossing.routes[code].default).pk for pk, code in codes.items() if code in crossing.ended
    }
    for move in list(moves):
        sender = cells.get(move.member_id) if move.from_cell_id in codes else None
        receiver = followers.get(move.to_cell_id or 0)
        _carry_transfer(crossing, move, sender or move.from_cell_id, receiver or move.to_cell_id)


def _carry_transfer(crossing: Crossing, move: Transfer, sender: int | None, receiver: int | None) -> None:
    """The way so far ends and another begins, so that days before still say who sent it where."""
    on, journal = crossing.on, crossing.journal
    if (sender, receiver) == (move.from_cell_id, move.to_cell_id):
        return
    if sender == receiver:
        journal.change([move], taken_back_on=max(on, move.sent_on))
    elif move.sent_on >= on:
        journal.change([move], from_cell_id=sender, to_cell_id=receiver)
    else:
        journal.change([move], taken_back_on=on)
        journal.make(
            [
                Transfer(
                    member_id=move.member_id,
                    from_cell_id=sender,
                    from_name=move.from_name,
                    to_cell_id=receiver,
                    to_name=move.to_name,
                    sent_on=on,
                    papers_due_on=move.papers_due_on,
                    ordered_by_id=move.ordered_by_id,
                )
            ]
        )


# --- posts, bodies, mandates ------------------------------------------------------------------------------------------


def _end_posts_of_those_who_go(crossing: Crossing, code: str, targets: Mapping[int, str]) -> None:
    """Of a cell that goes on without them."""
    if code not in crossing.ended:
        posts = Post.objects.filter(organisation=crossing.of(code), member_id__in=targets)
        crossing.journal.end(posts.not_over(crossing.on), crossing.on)


def _carry_posts(crossing: Crossing, code: str) -> None:
    """Posts and bodies end with their organisation; where it was chosen, their holders go on in its one successor."""
    on, journal = crossing.on, crossing.journal
    bodies = list(Body.objects.filter(organisation=crossing.of(code)).not_over(on))
    held = Post.objects.filter(organisation=crossing.of(code)).not_over(on)
    posts = list(held.select_related("body"))
    successors = crossing.successors(code)
    if crossing.chosen("cells.posts", END) == CARRY and len(successors) == 1:
        for post in posts:
            _carry_post(crossing, post, successors[0])
    journal.end(posts, on)
    journal.end(bodies, on)


def _carry_post(crossing: Crossing, post: Post, successor: Organisation) -> None:
    """The offices that lead stay with whoever holds them in the successor already; who comes to them is a member there."""
    on, journal = crossing.on, crossing.journal
    there = Post.objects.filter(organisation=successor).not_over(on)
    if there.filter(member=post.member_id, body__kind=_kind(post)).exists():
        return
    body = None
    if post.body is not None:
        body = Body.objects.filter(organisation=successor, kind=post.body.kind).not_over(on).first()
        if body is None:
            body = Body.objects.create(organisation=successor, kind=post.body.kind, valid_from=on)
            journal.made(body)
    taken = sole_holder(successor.pk, _kind(post) or "", post.title, Period(on, post.valid_to)) is not None
    if taken and body is None:
        return
    journal.make(
        [
            Post(
                organisation=successor,
                body=body,
                member_id=post.member_id,
                title=Post.Title.MEMBER if taken else post.title,
                valid_from=on,
                valid_to=post.valid_to,
                ended_by_id=post.ended_by_id,
                ordered_by=journal.reorganisation.ordered_by,
            )
        ]
    )


def _kind(post: Post) -> str | None:
    return post.body.kind if post.body else None


def _carry_mandates(crossing: Crossing, code: str) -> None:
    """What users may do ends with the organisation; where it was chosen, they may do the same in each successor."""
    on, journal = crossing.on, crossing.journal
    begun = list(Mandate.objects.filter(organisation=crossing.of(code)).begun_before(on).not_over(on))
    mandates = [*begun, *crossing.to_come.get(code, ())]
    if crossing.chosen("cells.mandates", CARRY) == CARRY:
        for successor in crossing.successors(code):
            held = set(Mandate.objects.filter(organisation=successor).not_over(on).values_list("user_id", "role"))
            journal.make(
                [
                    Mandate(
                        user_id=mandate.user_id,
                        organisation=successor,
                        role=mandate.role,
                        valid_from=max(on, mandate.valid_from),
                        valid_to=mandate.valid_to,
                    )
                    for mandate in mandates
                    if (mandate.user_id, mandate.role) not in held
                ]
            )
    journal.end(begun, on)
