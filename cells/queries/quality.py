"""What is not in order in one part of the register on a day. Each kind of finding in a constant number of queries."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_in_words
from cells.models import (
    Degree,
    Group,
    Mandate,
    Member,
    Membership,
    Organisation,
    OrganisationVersion,
    Post,
    Transfer,
)
from cells.models.dated import over_by
from cells.models.organisation import OrganisationQuerySet
from cells.queries.contradictions import Contradiction, strangers_to_their_organisation, two_at_once
from cells.queries.duplicates import likely_duplicates
from cells.queries.groups import leaderless_on, ungrouped_on
from cells.queries.headcounts import grounds_on
from cells.queries.member_days import impossible_days
from cells.queries.names import names_with_superior_on
from cells.queries.organisation_words import GRASSROOTS_CELL, words_on
from cells.queries.parameters import parameters_on, statutes_known
from cells.queries.sizes import (
    Sized,
    cells_without_committee,
    cells_without_groups,
    of_another_size,
    too_small_cells,
)
from cells.queries.standing import hanging_astray
from cells.queries.transfers import names_of_sides, sides
from cells.rules.periods import period_in_words
from cells.rules.probation import probation_ends_on

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Finding:
    kind: str
    who: str
    where: str
    what: str
    how: str
    mend: tuple[str, tuple[int | str, ...]]
    """The name of the address where it is mended, and its arguments."""


KINDS: dict[str, str | Promise] = {
    "small_cell": gettext_lazy("Cells with too few official members"),
    "no_committee": gettext_lazy("Cells that elect a cell committee and have none"),
    "other_size": gettext_lazy("Grassroots organisations of another size than their kind"),
    "no_secretary": gettext_lazy("Organisations without a secretary"),
    "no_groups": gettext_lazy("Cells large enough to be divided into groups, with none"),
    "no_group": gettext_lazy("Members in no group where groups exist"),
    "no_leader": gettext_lazy("Groups without a leader"),
    "long_probation": gettext_lazy("Probation past its end"),
    "ending_ground": gettext_lazy("Grounds that end within thirty days"),
    "lost_transfer": gettext_lazy("Transfers never received"),
    "impossible_days": gettext_lazy("Dates of a member that cannot be"),
    "two_at_once": gettext_lazy("Entries that exclude each other on one day"),
    "outside_life": gettext_lazy("Entries outside the life of their organisation"),
    "hanging_astray": gettext_lazy("Organisations below what is not there"),
    "duplicate": gettext_lazy("Likely duplicates"),
}


def add_kind(kind: str, title: str | Promise, look: "Look") -> None:
    """An app above this one looks through what it holds itself; called once, at start-up."""
    _ADDED[kind], _LOOKING[kind] = title, look


def all_kinds() -> dict[str, str | Promise]:
    """Those of KINDS, and of the apps above."""
    return KINDS | _ADDED


def findings(organisations: OrganisationQuerySet, day: date, kinds: Collection[str] = ()) -> dict[str, list[Finding]]:
    """By kind, in the order of `all_kinds`; `kinds` empty: all of them. Only of these organisations."""
    below = organisations.order_by()
    wanted = [kind for kind in all_kinds() if not kinds or kind in kinds]
    return {kind: _LOOKING[kind](below, day) for kind in wanted}


def _versions(below: OrganisationQuerySet, day: date) -> "QuerySet[OrganisationVersion]":
    versions = OrganisationVersion.objects.on(day).filter(organisation__in=below).select_related("organisation")
    return versions.order_by("organisation__code")


def _small_cells(below: OrganisationQuerySet, day: date) -> list[Finding]:
    words = _("%(number)d official members, at least %(asked)d are a cell (%(clause)s)")
    how = _("Check the members, or put the cell together with another one.")
    return _of_size("small_cell", too_small_cells(below, parameters_on(day)), words, day, how=how, page="cells:members")


def _without_committee(below: OrganisationQuerySet, day: date) -> list[Finding]:
    words = _("%(number)d official members and no cell committee, which is elected from %(asked)d on (%(clause)s)")
    how = _("Record who was elected to the cell committee.")
    sized = cells_without_committee(below, parameters_on(day))
    return _of_size("no_committee", sized, words, day, how=how, page="cells:post_new")


def _without_groups(below: OrganisationQuerySet, day: date) -> list[Finding]:
    words = _("%(number)d members and no group, with %(asked)d a cell is divided into groups (%(clause)s)")
    how = _("Record the groups it is divided into.")
    return _of_size(
        "no_groups", cells_without_groups(below, parameters_on(day)), words, day, how=how, page="cells:groups"
    )


def _other_size(below: OrganisationQuerySet, day: date) -> list[Finding]:
    kinds = words_on(day).all()
    called = {"committee": kinds[OrganisationVersion.Kind.GRASSROOTS_COMMITTEE], "cell": kinds[GRASSROOTS_CELL]}
    words = _("%(number)d members, from %(asked)d on it is a %(committee)s, below that a %(cell)s (%(clause)s)")
    how = _("Check the members, or ask for another form of organisation.")
    return _of_size(
        "other_size",
        of_another_size(below, parameters_on(day)),
        words,
        day,
        how=how,
        page="cells:organisation",
        **called,
    )


def _of_size(
    kind: str, sized: Sequence[Sized], words: str, day: date, *, how: str, page: str, **called: str
) -> list[Finding]:
    remarks = [
        (one.version, words % {"number": one.number, "asked": one.asked.value, "clause": one.asked.clause, **called})
        for one in sized
    ]
    return _of_organisations(kind, remarks, day, how=how, page=page)


def _without_secretary(below: OrganisationQuerySet, day: date) -> list[Finding]:
    secretary = Post.objects.on(day).filter(title=Post.Title.SECRETARY, organisation=OuterRef("organisation"))
    without = _versions(below, day).filter(~Exists(secretary))
    remarks = [(version, _("no secretary is recorded")) for version in without]
    how = _("Record who holds the post.")
    return _of_organisations("no_secretary", remarks, day, how=how, page="cells:post_new")


def _without_leader(below: OrganisationQuerySet, day: date) -> list[Finding]:
    """A group nobody leads can neither meet in order nor report (03-HD/TW, II.4.2)."""
    groups = list(leaderless_on(below, day).select_related("cell"))
    names = names_with_superior_on([group.cell_id for group in groups], day)
    return [
        Finding(
            kind="no_leader",
            who=group.name,
            where=f"{names[group.cell_id]} ({group.cell.code})",
            what=_("nobody leads the group"),
            how=_("Record who leads it"),
            mend=("cells:group_leader", (group.pk,)),
        )
        for group in groups
    ]


def _in_no_group(below: OrganisationQuerySet, day: date) -> list[Finding]:
    divided = Exists(Group.objects.on(day).filter(cell=OuterRef("cell")))
    memberships = _memberships(below, day, among=ungrouped_on(day).filter(divided))
    return _of_members(
        "no_group",
        [(membership, _("in no group although the cell has groups")) for membership in memberships],
        day,
        how=_("Put the member in a group."),
        act="group",
    )


def _long_probation(below: OrganisationQuerySet, day: date) -> list[Finding]:
    statutes = statutes_known()
    rows = Degree.objects.on(day).filter(value=Degree.Value.PROBATIONARY)
    since = dict(
        rows.filter(Exists(_memberships(below, day).filter(member=OuterRef("member"))))
        .order_by()
        .values_list("member_id", "valid_from")
    )
    ends = {pk: probation_ends_on(began, statutes) for pk, began in since.items()}
    late = {pk: since[pk] for pk, end in ends.items() if end is not None and end < day}
    remarks = [
        (membership, _("probationary since %(day)s") % {"day": day_in_words(late[membership.member_id])})
        for membership in _memberships(below, day).filter(
            Exists(rows.filter(member=OuterRef("member"))),
        )
        if membership.member_id in late
    ]
    how = _("Record the decision on full membership, or why there is none.")
    return _of_members("long_probation", remarks, day, how=how, act="official")


def _ending_grounds(below: OrganisationQuerySet, day: date) -> list[Finding]:
    soon = over_by(day + SOON) | over_by(day + SOON, "area_fact")
    grounds = grounds_on(day).filter(soon, Exists(_memberships(below, day).filter(member=OuterRef("member"))))
    of = {ground.member_id: ground for ground in grounds.select_related("category", "area_fact")}
    remarks = [
        (
            membership,
            _("%(ground)s until %(day)s")
            % {"ground": of[membership.member_id].category, "day": _end(of[membership.member_id])},
        )
        for membership in _memberships(below, day).filter(Exists(grounds.filter(member=OuterRef("member"))))
        if membership.member_id in of
    ]
    how = _("If it goes on, record a new ground with its evidence.")
    return _of_members("ending_ground", remarks, day, how=how, act="")


def _lost_transfers(below: OrganisationQuerySet, day: date) -> list[Finding]:
    moves = list(
        Transfer.objects.overdue(day)
        .filter(Q(from_cell__in=below) | Q(to_cell__in=below))
        .select_related("member", "from_cell", "to_cell")
        .order_by("papers_due_on", "pk")
    )
    names = names_of_sides(moves)
    return [
        Finding(
            kind="lost_transfer",
            who=move.member.full_name,
            where=" → ".join(map(str, sides(move, names))),
            what=_("papers due on %(day)s, not received") % {"day": day_in_words(move.papers_due_on)},
            how=_("Ask the receiver, record the receipt, or take the transfer back."),
            mend=("cells:transfers", (move.from_cell.code if move.from_cell else move.to_cell.code,)),  # type: ignore[union-attr]
        )
        for move in moves
    ]


def _two_at_once(below: OrganisationQuerySet, day: date) -> list[Finding]:
    how = _("One of them was entered wrongly or did not end when it should have: correct it, or end it.")
    return _contradicting("two_at_once", list(two_at_once(below)), day, how=how)


def _outside_life(below: OrganisationQuerySet, day: date) -> list[Finding]:
    how = _("Correct its days, or end it on the last day of the organisation.")
    return _contradicting("outside_life", list(strangers_to_their_organisation(below, day)), day, how=how)


def _hanging_astray(below: OrganisationQuerySet, day: date) -> list[Finding]:
    words = _("%(period)s below %(parent)s, which is not there on all these days")
    remarks = [
        (version, words % {"period": period_in_words(version.period), "parent": version.parent.code})
        for version in hanging_astray(below)
        if version.parent is not None
    ]
    how = _("Correct what it hangs below or the days, or move it by a reorganisation.")
    return _of_organisations("hanging_astray", remarks, day, how=how, page="cells:organisation")


def _contradicting(kind: str, entries: Sequence[Contradiction], day: date, *, how: str) -> list[Finding]:
    ids = {entry.organisation_id for entry in entries}
    names, codes = (
        names_with_superior_on(ids, day),
        dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "code")),
    )
    return [
        Finding(
            kind,
            f"{entry.fact.user} · {entry.fact}" if isinstance(entry.fact, Mandate) else str(entry.fact),
            f"{names[entry.organisation_id]} ({codes[entry.organisation_id]})",
            period_in_words(entry.fact.period),
            how,
            ("cells:member", (entry.fact.member_id,))
            if isinstance(entry.fact, Membership)
            else ("cells:organisation", (codes[entry.organisation_id],)),
        )
        for entry in entries
    ]


def _duplicates(below: OrganisationQuerySet, _day: date) -> list[Finding]:
    return [
        Finding(
            kind="duplicate",
            who=f"{pair.first.full_name} · {pair.second.full_name}",
            where="",
            what=_("same card number") if pair.same_card else _("same name and date of birth"),
            how=_("Look at both side by side. If it is one person, merge the records."),
            mend=("cells:merge", (pair.first.pk, pair.second.pk)),
        )
        for pair in likely_duplicates(below)
    ]


def _impossible_days(below: OrganisationQuerySet, day: date) -> list[Finding]:
    here = Member.objects.filter(Exists(_memberships(below, day).filter(member=OuterRef("pk"))))
    found: dict[int, list[str]] = defaultdict(list)
    for member, breach in impossible_days(here, day):
        found[member.pk].append(str(breach))
    memberships = _memberships(below, day).filter(member__in=list(found))
    remarks = [(membership, " ".join(found[membership.member_id])) for membership in memberships]
    return _of_members("impossible_days", remarks, day, how=_("Correct the entry that is wrong."), act="")


_ADDED: dict[str, str | Promise] = {}
Look = Callable[[OrganisationQuerySet, date], list[Finding]]
_LOOKING: dict[str, Look] = {
    "small_cell": _small_cells,
    "no_committee": _without_committee,
    "other_size": _other_size,
    "no_secretary": _without_secretary,
    "no_groups": _without_groups,
    "no_group": _in_no_group,
    "no_leader": _without_leader,
    "long_probation": _long_probation,
    "ending_ground": _ending_grounds,
    "lost_transfer": _lost_transfers,
    "impossible_days": _impossible_days,
    "two_at_once": _two_at_once,
    "outside_life": _outside_life,
    "hanging_astray": _hanging_astray,
    "duplicate": _duplicates,
}


def _memberships(
    below: OrganisationQuerySet, day: date, *, among: "QuerySet[Membership] | None" = None
) -> "QuerySet[Any]":
    """`among`: only of these of the day."""
    memberships = (Membership.objects.on(day) if among is None else among).filter(cell__in=below)
    return memberships.select_related("member", "cell").order_by("cell__code", "member__sort_key", "member_id")


def _of_organisations(
    kind: str, remarks: Sequence[tuple[OrganisationVersion, str]], day: date, *, how: str, page: str
) -> list[Finding]:
    """`page`: where it is mended, by the code of the organisation."""
    names = names_with_superior_on([version.organisation_id for version, _what in remarks], day)
    return [
        Finding(
            kind,
            version.name,
            names[version.organisation_id].noted(version.organisation.code),
            what,
            how,
            (page, (version.organisation.code,)),
        )
        for version, what in remarks
    ]


def _of_members(kind: str, remarks: Sequence[tuple[Any, str]], day: date, *, how: str, act: str) -> list[Finding]:
    """`act`: the act on the member that mends it; "": their page."""
    names = names_with_superior_on({membership.cell_id for membership, _what in remarks}, day)
    return [
        Finding(
            kind,
            membership.member.full_name,
            f"{names[membership.cell_id]} ({membership.cell.code})",
            what,
            how,
            ("cells:act", (membership.member_id, act)) if act else ("cells:member", (membership.member_id,)),
        )
        for membership, what in remarks
    ]


def _end(ground: Any) -> str:
    last_days = [fact.last_day for fact in (ground, ground.area_fact) if fact is not None and fact.last_day is not None]
    return day_in_words(min(last_days))
