"""Transfers to and from the cells of one part of the register."""

from django.db.models import Q, QuerySet

from cells.models import Transfer
from cells.models.organisation import OrganisationQuerySet


def transfers_touching(organisations: OrganisationQuerySet) -> "QuerySet[Transfer]":
    """Sent by or to one of these cells: whoever keeps the register of either side knows of it."""
    cells = organisations.order_by()
    transfers = Transfer.objects.filter(Q(from_cell__in=cells) | Q(to_cell__in=cells))
    return transfers.select_related("member", "from_cell", "to_cell", "ordered_by")
