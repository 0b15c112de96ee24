"""Posts and residences of a list, entered through the services of the register once its people are there.

Whoever is in the post before is led out of it on the same day. What is written is kept, so that it goes with the list.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.journal import Journal
from cells.models import Body, Group, Member, Organisation, Post, Residence
from cells.services.groups import change_leader
from cells.services.offices import Office, lay_down_office, take_office
from cells.services.periods import locked
from cells.services.residences import Introduction, introduce_to_residence
from sheets.queries.posts import posts_in
from sheets.rules.posts import LEADER, MEMBER, SECRETARY, cell_post, parted


@dataclass(frozen=True)
class Named:
    """Somebody whom a row names for something, entered by now."""

    where: str
    member: Member
    cell: Organisation
    post: str = ""
    """In the cell itself."""
    group: Group | None = None
    """Which they lead."""
    residence: Organisation | None = None


def posts_told(told: str | None, held: str) -> tuple[str, bool]:
    """The post in the cell and whether a group is led, as far as the register does not have it."""
    new = parted(told) - parted(held)
    return cell_post(told) if cell_post(told) in new else "", LEADER in new


class Appointing:
    def __init__(self, on: date, occasion: Occasion) -> None:
        self.on, self.occasion = on, occasion
        self.journal = Journal()
        self._ended: set[int] = set()

    def carry_out(self, named: Sequence[Named]) -> None:
        """Raises Refused, in the words of the row."""
        self._refuse_two(named)
        posts = [one for one in named if one.post]
        held: dict[int, list[Post]] = defaultdict(list)
        for post in posts_in({one.cell.pk for one in posts}, self.occasion.today):
            held[post.organisation_id].append(post)
        bodies = self._bodies(posts)
        for one in posts:
            with _of_row(one):
                self._make_way(one, held[one.cell.pk])
        for one in posts:
            with _of_row(one):
                self._appoint(one, bodies[one.cell.pk])
        for one in named:
            with _of_row(one):
                if one.group is not None:
                    self._lead(one.member, one.group)
                if one.residence is not None:
                    self._introduce(one.member, one.residence)

    def _refuse_two(self, named: Sequence[Named]) -> None:
        """The preview has asked which of them it is; both were put right to be it."""
        first: dict[tuple[str, int], str] = {}
        for one in named:
            keys = [(SECRETARY, one.cell.pk)] if one.post == SECRETARY else []
            keys += [(LEADER, one.group.pk)] if one.group is not None else []
            for key in keys:
                if first.setdefault(key, one.where) != one.where:
                    with _of_row(one):
                        words = _("Row %(row)s says the same of somebody else. Put one of the two right.")
                        raise Refused(words % {"row": first[key]})

    def _bodies(self, named: Sequence[Named]) -> dict[int, str]:
        """By cell the organ its posts are in: a committee, where it has one or the list names somebody of it."""
        cells = {one.cell.pk for one in named}
        there = Body.objects.on(self.occasion.today).filter(organisation__in=cells, kind=Body.Kind.CELL_COMMITTEE)
        with_one = set(there.order_by().values_list("organisation_id", flat=True))
        with_one |= {one.cell.pk for one in named if one.post == MEMBER}
        return {cell: Body.Kind.CELL_COMMITTEE if cell in with_one else "" for cell in cells}

    def _make_way(self, one: Named, held: Sequence[Post]) -> None:
        """Their own other post in the cell ends, and of a post that has one holder everybody else's."""
        for post in held:
            mine = post.member_id == one.member.pk and post.title != one.post
            if post.pk not in self._ended and (mine or (one.post == post.title == SECRETARY)):
                self._ended.add(post.pk)
                on = self._day(one.member, one.cell)
                locked(post.member)
                post.refresh_from_db()
                with self.journal.changing(post):
                    lay_down_office(post=post, on=on, document=None, occasion=self.occasion)

    def _appoint(self, one: Named, body: str) -> None:
        before = {organ.pk: organ for organ in Body.objects.filter(organisation=one.cell, kind=body)} if body else {}
        post = take_office(
            member=one.member,
            organisation=one.cell,
            office=Office(one.post, body),
            on=self._day(one.member, one.cell),
            document=None,
            occasion=self.occasion,
        )
        if post.body is not None and post.body.pk not in before:
            self.journal.made(post.body)
        elif post.body is not None and post.body.valid_from != before[post.body.pk].valid_from:
            self.journal.changed(before[post.body.pk], valid_from=post.body.valid_from)
        self.journal.made(post)

    def _lead(self, leader: Member, group: Group) -> None:
        since = leader.group_belongings.on(self.occasion.today).filter(group=group).values_list("valid_from", flat=True)
        on = max(self._day(leader, group.cell), *since)
        before = list(group.leaderships.on(on))
        leadership = change_leader(group=group, leader=leader, on=on, document=None, occasion=self.occasion)
        for former in before:
            self.journal.changed(former, valid_to=on)
        self.journal.made(leadership)

    def _introduce(self, member: Member, cell: Organisation) -> None:
        residence = introduce_to_residence(
            member=member,
            introduction=Introduction(Residence.Standing.ORDINARY, cell),
            on=self._day(member, None),
            document=None,
            occasion=self.occasion,
        )
        self.journal.made(residence)

    def _day(self, member: Member, cell: Organisation | None) -> date:
        """That of the list, or that on which they came where it is later."""
        here = member.memberships.on(self.occasion.today)
        came = (here if cell is None else here.filter(cell=cell)).values_list("valid_from", flat=True)
        return max(self.on, *came)


@contextmanager
def _of_row(one: Named) -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise of_row(one.where, one.member.full_name, refused) from refused


def of_row(where: str, name: str, refused: Refused) -> Refused:
    words = _("Row %(row)s, %(name)s: %(reason)s")
    return Refused(words % {"row": where, "name": name, "reason": refused.message}, clause=refused.clause)
