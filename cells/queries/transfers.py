"""Transfers to and from the cells of one part of the register, and what their two sides are called."""

from collections.abc import Iterable

from django.db.models import Q

from cells.models import Transfer
from cells.models.organisation import OrganisationQuerySet
from cells.models.transfer import TransferQuerySet
from cells.queries.names import Named, NamesWithSuperior


def transfers_touching(organisations: OrganisationQuerySet) -> TransferQuerySet:
    """Sent by or to one of these cells: whoever keeps the register of either side knows of it."""
    cells = organisations.order_by()
    transfers = Transfer.objects.filter(Q(from_cell__in=cells) | Q(to_cell__in=cells))
    return transfers.select_related("member", "from_cell", "to_cell", "ordered_by")


def names_of_sides(moves: Iterable[Transfer]) -> NamesWithSuperior:
    return NamesWithSuperior(pk for move in moves for pk in (move.from_cell_id, move.to_cell_id))


def sides(move: Transfer, names: NamesWithSuperior) -> tuple[Named, Named]:
    """From where and to where: a cell by its name of the day the papers were sent, what is outside the register in words."""
    return (
        names.on(move.from_cell_id, move.sent_on) if move.from_cell_id else Named(move.from_name),
        names.on(move.to_cell_id, move.sent_on) if move.to_cell_id else Named(move.to_name),
    )
