"""Changing what others hang below: for a moment nothing is there, at the end everything hangs as before or better."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from cells.models.hanging import HangingAnew, strays_sql

BATCH = 500


@contextmanager
def hanging_anew(organisation_ids: Collection[int]) -> Iterator[None]:
    """Within, the guard of the tree looks away from these organisations and from what hangs directly below them. Raises
    IntegrityError at the end where anything then hangs below what is not there on a day of its own, and did not before."""
    with transaction.atomic():
        mine = _begin(organisation_ids)
        yield
        for start in range(0, len(mine), BATCH):
            HangingAnew.objects.filter(pk__in=mine[start : start + BATCH]).delete()


def _begin(organisation_ids: Collection[int]) -> list[int]:
    """Those of which it was not said already."""
    mine = sorted({int(pk) for pk in organisation_ids} - set(HangingAnew.objects.values_list("pk", flat=True)))
    with connection.cursor() as cursor:
        for start in range(0, len(mine), BATCH):
            listed = ", ".join(str(pk) for pk in mine[start : start + BATCH])
            cursor.execute(
                "INSERT INTO cells_hanginganew (organisation_id, strays, settled_by_id) "
                f"SELECT node.id, {strays_sql('node.id')}, 0 FROM cells_organisation AS node WHERE node.id IN ({listed})"
            )
    return mine
