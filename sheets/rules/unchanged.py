"""Rows that say of a member what the register says already: most of a list that comes again. Nothing of them is compared one by
one, and nothing is to be said beside them."""

from collections.abc import Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from sheets.rules import fields
from sheets.rules.comparing import group_key
from sheets.rules.marks import RowRead

COMPARED = (
    fields.FULL_NAME, fields.SEX, fields.CARD_NUMBER, fields.IDENTITY_NUMBER, fields.ADMITTED_ON, fields.DEGREE,
    fields.OFFICIAL_ON, fields.ACTIVITY, fields.CELL,
)  # fmt: skip
"""Beside the birth, by which the member was found, and the group. Since when somebody is in their cell is not taken from a list
once the register knows."""
_told = itemgetter(*COMPARED)


def is_plain(row: RowRead) -> bool:
    """Whether nothing was asked or said of it, a day of birth is told and a cell, and nothing of posts, which are compared with
    those of others."""
    values = row.values
    return (
        not row.marks
        and isinstance(values[fields.BORN_ON], date)
        and bool(values[fields.CELL])
        and not values[fields.POST]
        and not values[fields.RESIDENCE]
    )


def says_the_same(values: Mapping[str, Any], registered: Sequence[object], group: str) -> bool:
    """`registered`: what the register has, in the order of COMPARED. What the row does not tell is as it is."""
    told = _told(values)
    if told != registered and any(one and one != other for one, other in zip(told, registered, strict=True)):
        return False
    return not values[fields.GROUP] or group_key(values[fields.GROUP]) == group_key(group)
