"""The guard of the tree: on no day does an organisation hang below what is not there.

To rename what others hang below, its period ends and another begins: for a moment nothing is there. SQLite knows no guard
that waits for the end of a transaction, so that here both engines are told in the same way to look away: see `HangingAnew`.
"""

from django.db import models

from accounts.models.guard import Guard, register_guard
from cells.models.dated import not_over_sql, valid_on_sql

_VERSIONS = "cells_organisationversion"


class HangingAnew(models.Model):
    """While its row stands, the guard of the tree looks away from the organisation and from what hangs directly below it.

    It cannot be forgotten: what `settled_by` points to exists never, so that no transaction is committed in which the row
    still stands; and that it goes is refused where more hangs astray than before.
    """

    organisation = models.BigIntegerField(primary_key=True, db_column="organisation_id")
    """Its number, no reference: it may come or go meanwhile."""
    strays = models.PositiveIntegerField()
    """How much hung astray when it came: entries of before there was a guard are no obstacle."""
    settled_by = models.ForeignKey("self", on_delete=models.DO_NOTHING, related_name="+")

    def __str__(self) -> str:
        return str(self.organisation)


def astray_sql(row: str) -> str:
    """Whether the version hangs, on a day of its own, below what is not there: on its first, or on the day on which what it
    hangs below ends without going on."""
    above = f"above.organisation_id = {row}.parent_id"
    begins_there = f"SELECT 1 FROM {_VERSIONS} AS above WHERE {above} AND {valid_on_sql('above', f'{row}.valid_from')}"
    goes_on = (
        f"SELECT 1 FROM {_VERSIONS} AS follows WHERE follows.organisation_id = {row}.parent_id "
        f"AND {valid_on_sql('follows', 'above.valid_to')}"
    )
    ends_before = (
        f"SELECT 1 FROM {_VERSIONS} AS above WHERE {above} AND above.valid_to > {row}.valid_from "
        f"AND {not_over_sql(row, 'above.valid_to')} AND NOT EXISTS ({goes_on})"
    )
    return f"({row}.parent_id IS NOT NULL AND (NOT EXISTS ({begins_there}) OR EXISTS ({ends_before})))"


def strays_sql(organisation: str) -> str:
    """How many versions, of it or hung below it, hang astray."""
    mine = f"hung.organisation_id = {organisation} OR hung.parent_id = {organisation}"
    return f"(SELECT COUNT(*) FROM {_VERSIONS} AS hung WHERE ({mine}) AND {astray_sql('hung')})"


def _looked_at(*organisations: str) -> str:
    return f"NOT EXISTS (SELECT 1 FROM cells_hanginganew AS anew WHERE anew.organisation_id IN ({', '.join(organisations)}))"


_MOVED = (
    "(COALESCE(NEW.parent_id, 0) <> COALESCE(OLD.parent_id, 0) OR NEW.valid_from < OLD.valid_from "
    f"OR (OLD.valid_to IS NOT NULL AND {not_over_sql('NEW', 'OLD.valid_to')}))"
)
_SHORTENED = (
    "(NEW.organisation_id <> OLD.organisation_id OR NEW.valid_from > OLD.valid_from "
    f"OR (NEW.valid_to IS NOT NULL AND {not_over_sql('OLD', 'NEW.valid_to')}))"
)
_HANGS = f"{astray_sql('NEW')} AND {_looked_at('NEW.organisation_id', 'COALESCE(NEW.parent_id, 0)')}"
_LEFT_HANGING = (
    f"{_looked_at('OLD.organisation_id')} AND EXISTS (SELECT 1 FROM {_VERSIONS} AS hung "
    f"WHERE hung.parent_id = OLD.organisation_id AND {not_over_sql('OLD', 'hung.valid_from')} "
    f"AND {not_over_sql('hung', 'OLD.valid_from')} AND {astray_sql('hung')} AND {_looked_at('hung.organisation_id')})"
)
_MESSAGE = "what it hangs below is not there on a day of its own"
# Whoever changes the tree does so one after the other (cells/services/tree.py); this is for who comes by another way.
_ONE_AT_A_TIME = f"hashtextextended('{_VERSIONS}:tree', 0)"

for _name, _when, _refuse_if in (
    ("nothing_hangs_below_what_is_not_there_on_insert", "before insert", _HANGS),
    ("nothing_hangs_below_what_is_not_there_on_update", "before update", f"{_MOVED} AND {_HANGS}"),
    ("nothing_is_left_hanging_on_update", "after update", f"{_SHORTENED} AND {_LEFT_HANGING}"),
    ("nothing_is_left_hanging_on_delete", "after delete", _LEFT_HANGING),
):
    register_guard(Guard(_name, _VERSIONS, _when, _refuse_if, _MESSAGE, postgresql_lock=_ONE_AT_A_TIME))

register_guard(
    Guard(
        name="what_hangs_anew_hangs_no_worse_than_before",
        table="cells_hanginganew",
        when="before delete",
        refuse_if=f"{strays_sql('OLD.organisation_id')} > OLD.strays",
        message=_MESSAGE,
    )
)
register_guard(
    Guard(
        name="what_hangs_anew_is_said_once",
        table="cells_hanginganew",
        when="before update",
        refuse_if="1 = 1",
        message="it comes and goes, and is not changed",
    )
)
