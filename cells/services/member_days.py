"""Whatever is written about a member, their days must be able to stand together, and their memberships within their cells."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from django.db import IntegrityError, transaction

from cells.models import Member, Membership
from cells.queries.facts import days_of
from cells.queries.lives import lives_of_cells
from cells.queries.parameters import statutes_known
from cells.rules.member_facts import FIELDS, Breach, breaches, check_member_days
from cells.rules.within_life import check_within_life


@contextmanager
def days_stand_together(
    member: Member, today: date, *, beside: str | None, known: Collection[Breach] = ()
) -> Iterator[None]:
    """Raises Refused (beside that field) where the block brings about what cannot be.

    What was so before, or is `known`, is not held against it: whoever mends one thing of an old record must not be kept from it.
    """
    statutes = statutes_known()
    before = [*breaches(days_of(member), today, statutes), *known]
    fields = dict.fromkeys(FIELDS, beside)
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        # An admission before the birth the database does not take, whatever was so before. The member in hand holds it.
        check_member_days(days_of(member), today, statutes=statutes, beside=fields)
        raise
    check_member_days(days_of(member), today, statutes=statutes, beside=fields, before=before)


def check_within_cells(
    memberships: Iterable[Membership], today: date, *, field: str | None, end_field: str | None = None
) -> None:
    """Raises Refused where one of these goes beyond the life of its cell: beside `end_field` where its last day does."""
    memberships = list(memberships)
    lives = lives_of_cells({membership.cell_id for membership in memberships})
    for membership in memberships:
        check_within_life(
            membership.period,
            lives[membership.cell_id],
            today=today,
            name=membership.cell.code,
            field=field,
            end_field=end_field,
        )
