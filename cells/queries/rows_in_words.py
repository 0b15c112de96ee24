"""What a sentence calls a row of whichever table, so that whoever reads it finds the one that is meant."""

from collections.abc import Iterator
from datetime import date

from django.db import models

from cells.models import (
    Activity,
    Body,
    Degree,
    Ground,
    Group,
    GroupBelonging,
    GroupLeadership,
    Mandate,
    Member,
    Membership,
    Organisation,
    OrganisationVersion,
    Post,
    Residence,
    Succession,
    TemporaryStay,
    Transfer,
)
from cells.queries.names import name_in_full_on
from cells.queries.uses import rows_in_words

_LAST = date.max
"""Of a row without a day: what its organisation is called now, or was called last."""


def row_in_full(row: models.Model, day: date | None = None) -> str:
    """Of whom it is, what it says, and where, members and organisations in full, as they are called on the day or on its own
    first one. As the row says itself where it is of neither."""
    on = (
        day
        or getattr(row, "valid_from", None)
        or getattr(row, "held_on", None)
        or getattr(row, "sent_on", None)
        or _LAST
    )
    if isinstance(row, Member):
        return row.in_full
    if isinstance(row, Organisation):
        return name_in_full_on(row, on)
    if isinstance(row, Succession | Transfer):
        return _from_one_to_another(row, on)
    who, where = getattr(row, "member", None), _where(row)
    if not isinstance(who, Member) and where is None:
        return str(row)
    parts = [who.in_full] if isinstance(who, Member) else []
    parts += _what(row)
    if where is not None:
        parts.append(name_in_full_on(where, on))
    return ", ".join(parts)


def _what(row: models.Model) -> Iterator[str]:
    match row:
        case Degree() | Activity():
            yield row.get_value_display()
        case Post():
            yield row.get_title_display()
        case Body():
            yield row.get_kind_display()
        case Mandate():
            yield f"{row.user}: {row.get_role_display()}"
        case Ground():
            yield str(row.category)
        case Group():
            yield row.name
        case GroupBelonging() | GroupLeadership():
            yield row.group.name
        case TemporaryStay() if row.host is None:
            yield row.host_name
        case Residence() if row.cell is None:
            yield row.cell_name or row.get_standing_display()
        case Residence() | Membership() | OrganisationVersion() | TemporaryStay():
            pass
        case _:
            yield rows_in_words(row._meta.db_table)


def _where(row: models.Model) -> Organisation | None:
    holders = (row, getattr(row, "group", None), getattr(row, "submission", None))
    owners = (getattr(holder, name, None) for holder in holders for name in ("organisation", "cell", "host"))
    return next((owner for owner in owners if isinstance(owner, Organisation)), None)


def _from_one_to_another(row: Succession | Transfer, on: date) -> str:
    if isinstance(row, Succession):
        after = name_in_full_on(row.successor, row.on) if row.successor else "∅"
        return f"{name_in_full_on(row.predecessor, row.on)} → {after}"
    sides = ((row.from_cell, row.from_name), (row.to_cell, row.to_name))
    said = [name_in_full_on(cell, on) if cell else name for cell, name in sides]
    return f"{row.member.in_full}: {' → '.join(said)}"
