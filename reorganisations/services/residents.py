"""Members introduced to a cell of residence that ends, or that they come to belong to."""

from collections.abc import Mapping
from datetime import date

from cells.models import Membership, Organisation, Residence
from reorganisations.services.facts import ReorganisationJournal


def carry_residents(
    journal: ReorganisationJournal, ended: Organisation, successor: Organisation | None, on: date
) -> None:
    """Who resides in a cell that ends resides in what follows it, if anything does, unless they belong there."""
    rows = list(Residence.objects.filter(cell=ended).not_over(on))
    made = [
        Residence(
            member_id=row.member_id,
            cell=successor,
            standing=row.standing,
            received_on=row.received_on,
            valid_from=max(on, row.valid_from),
            valid_to=row.valid_to,
            ordered_by_id=row.ordered_by_id,
            ended_by_id=row.ended_by_id,
        )
        for row in rows
        if successor is not None and not is_at_home(row.member_id, successor, on)
    ]
    journal.end(rows, on)
    journal.make(made)


def end_residences(journal: ReorganisationJournal, coming: Mapping[int, int], on: date) -> None:
    """Before members belong to the cells they are coming to (by member its id): nobody resides in the own cell."""
    rows = Residence.objects.filter(member_id__in=coming).not_over(on)
    journal.end([row for row in rows if row.cell_id == coming[row.member_id]], on)


def is_at_home(member: int, cell: Organisation, on: date) -> bool:
    return Membership.objects.not_over(on).filter(member=member, cell=cell).exists()
