"""Transfers to and from the cells of one part of the register, and what their two sides are called."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from accounts.queries.put_together import Question
from cells.models import Organisation, Succession, Transfer
from cells.models.organisation import OrganisationQuerySet
from cells.models.transfer import TransferQuerySet
from cells.queries.names import Named, NamesWithSuperior


def transfers_touching(organisations: OrganisationQuerySet) -> TransferQuerySet:
    """Sent by or to one of these cells: whoever keeps the register of either side knows of it."""
    return Transfer.objects.touching(organisations).select_related(*_RELATED)


@Question
def to_receive_or_overdue(today: date, *ranges: str, most: int) -> "QuerySet[Transfer]":
    """Who is under way to a cell in these ranges of paths, or from one and overdue; the earliest due first."""
    cells = Organisation.objects.within(*ranges).order_by()
    moves = Transfer.objects.under_way().filter(to_cell__in=cells) | Transfer.objects.overdue(today).filter(
        from_cell__in=cells
    )
    return moves.select_related("member", "from_cell", "to_cell").order_by("papers_due_on", "pk")[:most]


def with_their_sides(moves: Sequence[Transfer]) -> list[Transfer]:
    """The same with whom and what they name, in one query: of a whole list the database joins all before it cuts a page off."""
    told = Transfer.objects.select_related(*_RELATED).in_bulk([move.pk for move in moves])
    return [told[move.pk] for move in moves]


_RELATED = ("member", "from_cell", "to_cell", "ordered_by")


def names_of_sides(moves: Iterable[Transfer]) -> NamesWithSuperior:
    return NamesWithSuperior(pk for move in moves for pk in (move.from_cell_id, move.to_cell_id))


def sides(move: Transfer, names: NamesWithSuperior) -> tuple[Named, Named]:
    """From where and to where: a cell by its name of the day the papers were sent, what is outside the register in words."""
    return (
        names.on(move.from_cell_id, move.sent_on) if move.from_cell_id else Named(move.from_name),
        names.on(move.to_cell_id, move.sent_on) if move.to_cell_id else Named(move.to_name),
    )


def closed_by_a_merger(moves: Sequence[Transfer]) -> set[int]:
    """Ids of those that had nowhere to go any more, because their two sides became one cell that day."""
    cells = {pk for move in moves if move.taken_back_on for pk in (move.from_cell_id, move.to_cell_id) if pk}
    became: dict[tuple[int | None, date | None], set[int | None]] = defaultdict(set)
    for link in Succession.objects.filter(predecessor__in=cells, successor__isnull=False):
        became[link.predecessor_id, link.on].add(link.successor_id)

    def what_came_of(cell: int | None, on: date | None) -> set[int | None]:
        return {cell, *became[cell, on]} - {None}

    return {
        move.pk
        for move in moves
        if what_came_of(move.from_cell_id, move.taken_back_on) & what_came_of(move.to_cell_id, move.taken_back_on)
    }
