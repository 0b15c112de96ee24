"""All dated facts of one member, as far as the person who asks may see them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.rules.days import day_after, day_before, day_in_words
from cells.models import (
    Activity,
    AssignedTask,
    Degree,
    DocumentReference,
    Ground,
    GroupBelonging,
    GroupLeadership,
    Member,
    Membership,
    Organisation,
    Post,
    Residence,
    TemporaryStay,
    Transfer,
)
from cells.models.dated import Dated
from cells.queries.facts import KINDS, facts_of
from cells.queries.names import Named, NamesWithSuperior
from cells.queries.sight import Sight
from cells.queries.transfers import sides
from cells.queries.written_since import written_since
from cells.rules.periods import Period, seen_of


@dataclass(frozen=True)
class Fact:
    """One line of a member's timeline."""

    period: Period
    title: str
    detail: str = ""
    ordered_by: DocumentReference | None = None
    ended_by: DocumentReference | None = None
    kind: str = ""
    """As in queries/facts.py; "" for what is corrected in another way."""
    pk: int = 0


@dataclass(frozen=True)
class SeenGround:
    ground: Ground
    period: Period
    is_valid: bool
    """On the day that is shown as the present, with the fact of the area it rests on."""


def biography(sight: Sight) -> list[Fact]:
    """Newest first. What lay outside the windows of the sight is left out, an end that came after them too."""
    member, since = sight.member, written_since(sight)
    sources = [(kind, _select(facts_of(member, kind), kind), describe) for kind, describe in _DESCRIPTIONS.items()]
    rows = [
        (kind, row, period, describe)
        for kind, facts, describe in sources
        for row in facts
        if (period := _seen(row, sight)) is not None
    ]
    moves = [(move, period) for move in _transfers(member) if (period := _seen_move(move, sight)) is not None]
    wanted = [pk for _kind, row, *_rest in rows for pk in _organisations_of(row)]
    names = NamesWithSuperior(
        [*wanted, *(pk for move, _period in moves for pk in (move.from_cell_id, move.to_cell_id))]
    )
    facts_seen = [_transfer(move, names, period, sight) for move, period in moves]
    for kind, row, period, describe in rows:
        title, detail = describe(since.without_texts(kind, row), names, period)
        ended_by = getattr(row, "ended_by", None) if period.end == row.valid_to else None
        if (kind, row.pk) in since.begun:
            row.ordered_by = None
        if (kind, row.pk) in since.ended:
            ended_by = None
        ordered, ended = _known(row.ordered_by, sight), _known(ended_by, sight, leaving=kind == "membership")
        facts_seen.append(Fact(period, title, detail, ordered, ended, kind, row.pk))
    return sorted(facts_seen, key=lambda fact: fact.period.start, reverse=True)


def grounds_seen(sight: Sight) -> list[SeenGround]:
    seen, since = [], written_since(sight)
    for ground in sight.member.grounds.select_related("category", "area_fact"):
        period = _seen(ground, sight)
        if period is not None:
            rests = ground.area_fact is None or ground.area_fact.is_true_on(sight.seen_on)
            seen.append(
                SeenGround(
                    since.without_texts("ground", ground), period, is_valid=rests and period.contains(sight.seen_on)
                )
            )
    return seen


def posts_on(sight: Sight) -> Sequence[Post]:
    return list(sight.member.posts.on(sight.seen_on).select_related("body", "organisation"))


def _seen(row: Dated, sight: Sight) -> Period | None:
    return seen_of(row.period, sight.windows)


def _known(document: DocumentReference | None, sight: Sight, *, leaving: bool = False) -> DocumentReference | None:
    """A decision of a day that is no longer seen is another cell's, unless the member left by it."""
    if document is None or sight.left_on is None:
        return document
    last = sight.left_on if leaving else day_before(sight.left_on)
    return document if document.issued_on <= last else None


def _organisations_of(row: Dated) -> list[int | None]:
    group = getattr(row, "group", None)
    named = [getattr(row, name, None) for name in ("cell_id", "host_id", "organisation_id")]
    return [*named, group.cell_id if group else None]


def _membership(row: Membership, names: NamesWithSuperior, period: Period) -> tuple[str, str]:
    ways = [_("joined: %(how)s") % {"how": row.get_arrival_display()}]
    if row.departure and period.end == row.valid_to:
        ways.append(_("left: %(how)s") % {"how": row.get_departure_display()})
    return _("Member of %(cell)s") % {"cell": names.on(row.cell_id, row.valid_from)}, " · ".join(ways)


def _degree(row: Degree, _names: NamesWithSuperior, _period: Period) -> tuple[str, str]:
    return _("Degree: %(degree)s") % {"degree": row.get_value_display()}, ""


def _activity(row: Activity, _names: NamesWithSuperior, _period: Period) -> tuple[str, str]:
    return _("Activity: %(activity)s") % {"activity": row.get_value_display()}, ""


def _stay(row: TemporaryStay, names: NamesWithSuperior, _period: Period) -> tuple[str, str]:
    where = names.on(row.host_id, row.valid_from) if row.host_id else row.host_name
    return _("Temporarily elsewhere: %(where)s") % {"where": where}, ""


def _residence(row: Residence, names: NamesWithSuperior, _period: Period) -> tuple[str, str]:
    where = names.on(row.cell_id, row.valid_from) if row.cell_id else row.cell_name
    standing = str(row.get_standing_display())
    return (_("Residence: %(where)s") % {"where": where or standing}, standing if where else "")


def _belonging(row: GroupBelonging, names: NamesWithSuperior, _period: Period) -> tuple[str, str]:
    return _("In the group %(group)s") % {"group": row.group.name}, str(names.on(row.group.cell_id, row.valid_from))


def _leadership(row: GroupLeadership, names: NamesWithSuperior, _period: Period) -> tuple[str, str]:
    return _("Leader of the group %(group)s") % {"group": row.group.name}, str(
        names.on(row.group.cell_id, row.valid_from)
    )


def _post(row: Post, names: NamesWithSuperior, _period: Period) -> tuple[str, str]:
    where = str(names.on(row.organisation_id, row.valid_from))
    body = row.body.get_kind_display() if row.body else ""
    return _("Post: %(title)s") % {"title": row.get_title_display()}, " · ".join(filter(None, [body, where]))


def _ground(row: Ground, _names: NamesWithSuperior, _period: Period) -> tuple[str, str]:
    return _("Ground: %(category)s") % {"category": row.category}, _said(row.statement, row.evidence)


def _said(statement: str, evidence: str) -> str:
    return f"{statement} ({evidence})" if evidence else statement


def _task(row: AssignedTask, _names: NamesWithSuperior, _period: Period) -> tuple[str, str]:
    return _("Assigned task"), row.text


def _transfers(member: Member) -> "QuerySet[Transfer]":
    return member.transfers.select_related("ordered_by", "received_by", "from_cell", "to_cell")


def _seen_move(move: Transfer, sight: Sight) -> Period | None:
    """A transfer is a line from the day it was sent to the day it was received or taken back, both included."""
    last = move.received_on or move.taken_back_on
    return seen_of(Period(move.sent_on, day_after(last) if last else None), sight.windows)


def _transfer(move: Transfer, names: NamesWithSuperior, period: Period, sight: Sight) -> Fact:
    came, goes = sides(move, names)
    title = _("Transfer: %(from)s → %(to)s") % {
        "from": _with_code(came, move.from_cell),
        "to": _with_code(goes, move.to_cell),
    }
    # The receipt is the other cell's own: its first day lies outside the windows of the cell that sent.
    receives = move.received_on is not None and any(window.contains(move.received_on) for window in sight.windows)
    return Fact(period, title, _how_it_went(move), move.ordered_by, move.received_by if receives else None)


def _with_code(named: Named, cell: Organisation | None) -> str:
    return f"{named} ({cell.code})" if cell else str(named)


def _how_it_went(move: Transfer) -> str:
    due = _("papers to be handed in by %(day)s") % {"day": day_in_words(move.papers_due_on)}
    if move.received_on:
        return f"{due} · " + _("received on %(day)s") % {"day": day_in_words(move.received_on)}
    if move.taken_back_on:
        return f"{due} · " + _("taken back on %(day)s") % {"day": day_in_words(move.taken_back_on)}
    return f"{due} · " + _("not received yet")


_DESCRIPTIONS: dict[str, Callable[..., tuple[str, str]]] = {
    "membership": _membership,
    "degree": _degree,
    "activity": _activity,
    "stay": _stay,
    "residence": _residence,
    "belonging": _belonging,
    "leadership": _leadership,
    "post": _post,
    "ground": _ground,
    "task": _task,
}
_ALONG = {"belonging": ["group"], "leadership": ["group"], "post": ["body"], "ground": ["category"]}


def _select(facts: "QuerySet[Any]", kind: str) -> "QuerySet[Any]":
    """With the documents that began and ended them."""
    documents = ["ordered_by", "ended_by"] if hasattr(KINDS[kind], "ended_by") else ["ordered_by"]
    return facts.select_related(*documents, *_ALONG.get(kind, []))
