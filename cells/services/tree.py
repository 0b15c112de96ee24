"""Today's tree: the materialised paths follow the dated parents."""

from collections.abc import Collection
from datetime import date

from django.db import connection, transaction

from cells.models import Organisation, OrganisationVersion
from cells.models.dated import valid_on_sql

_ASTRAY = f"""
    SELECT node.id FROM cells_organisation AS node
    JOIN cells_organisationversion AS version ON version.organisation_id = node.id
    LEFT JOIN cells_organisation AS above ON above.id = version.parent_id
    WHERE {valid_on_sql("version")}
    AND substr(node.path, 1, length(node.path) - {{step}}) <> COALESCE(above.path, '')"""


def lock_tree(*, wait: bool = True) -> None:
    """What changes the tree, today or ahead, is done one after the other. Raises OperationalError where somebody else is at it
    and nobody is to wait."""
    list(Organisation.objects.select_for_update(nowait=not wait).filter(depth=1).order_by("pk"))


@transaction.atomic
def refresh_tree(on: date, *, among: Collection[int] | None = None) -> int:
    """Hang every organisation (or those of these ids, and what is above them) where it belongs on the day; how many were moved.

    What has ended stays where it hung last, so that who sees its place still finds it.
    """
    astray = _astray(on, among)
    parents = _lineages(astray, on)
    astray += _astray(on, parents.keys() - astray)
    for pk in sorted(astray, key=lambda pk: _steps_to_the_top(pk, parents)):
        _move(pk, parents[pk])
    return len(astray)


def _astray(on: date, among: Collection[int] | None) -> list[int]:
    sql = _ASTRAY.format(step=Organisation.steplen)
    if among is not None:
        sql += f" AND node.id IN ({', '.join(str(int(pk)) for pk in among) or 'NULL'})"
    with connection.cursor() as cursor:
        cursor.execute(sql, {"day": on})
        return [row[0] for row in cursor.fetchall()]


def _lineages(ids: Collection[int], on: date) -> dict[int, int | None]:
    """The parent on the day of each of these organisations and of everything above them. Nobody is asked for twice: what is
    not there has no parent, and in a ring one comes back to who is known."""
    parents: dict[int, int | None] = {}
    asked: set[int] = set()
    wanted = set(ids)
    while wanted:
        asked |= wanted
        versions = OrganisationVersion.objects.on(on).filter(organisation_id__in=wanted)
        parents |= dict(versions.values_list("organisation_id", "parent_id"))
        wanted = {parent for parent in parents.values() if parent is not None} - asked
    return parents


def _steps_to_the_top(pk: int, parents: dict[int, int | None]) -> int:
    """Who stands higher moves first: then nothing is ever hung below itself."""
    steps, above = 0, parents[pk]
    while above is not None and steps <= len(parents):
        steps, above = steps + 1, parents.get(above)
    return steps


def _move(pk: int, parent_id: int | None) -> None:
    """Rows are read anew: the move before changed the paths of others."""
    node = Organisation.objects.get(pk=pk)
    if parent_id is not None:
        Organisation.objects.move(node, Organisation.objects.get(pk=parent_id), pos="last-child")
    elif (root := Organisation.objects.get_root_nodes().first()) is not None:
        Organisation.objects.move(node, root, pos="last-sibling")
