"""What members have in common is kept, and compared anew after whatever marked one of them. Derived from what is recorded, it is
no act of anybody and enters no log; as counts are kept (services/counts.py)."""

from django.db import connection, transaction

from cells.models import Likeness, LikenessMark
from cells.queries.likenesses import likenesses, to_be_compared
from cells.services.counts import AFTER_AN_ACT, alone

MANY_MARKS = 20_000
"""From here on it takes less to compare everybody."""


def compare_after_an_act() -> None:
    compare_marked(at_most=AFTER_AN_ACT)


def compare_all_marked() -> None:
    if LikenessMark.objects.order_by()[MANY_MARKS:].exists():
        compare_all()
    else:
        compare_marked(at_most=MANY_MARKS)


def compare_marked(*, at_most: int) -> int:
    """Compare those anew who are marked, by as many marks as that, and wipe these; returns how many they were. Only marks that
    were read are wiped, and one process is at it at a time, as where cells are counted."""
    if not LikenessMark.objects.exists():
        return 0
    with transaction.atomic():
        if not alone():
            return 0
        marks = dict(LikenessMark.objects.order_by("pk").values_list("pk", "member_id")[:at_most])
        if marks:
            marked, compared = set(marks.values()), to_be_compared(set(marks.values()))
            theirs = Likeness.objects.filter(member_id__in=marked)
            Likeness.objects.filter(key__in=list(theirs.values_list("key", flat=True))).delete()
            if compared:
                _keep(likenesses(f"id IN ({', '.join(map(str, sorted(compared)))})"))
            LikenessMark.objects.filter(pk__in=list(marks)).delete()
    return len(marks)


def compare_all() -> None:
    """After rows have been written past the marks, or very many."""
    with transaction.atomic():
        alone(waiting=True)
        LikenessMark.objects.all().delete()
        Likeness.objects.all().delete()
        _keep(likenesses())


def _keep(select: str) -> None:
    """What is kept already stays."""
    with connection.cursor() as cursor:
        # WHERE: or SQLite reads ON as that of a join.
        cursor.execute(
            f"INSERT INTO cells_likeness (member_id, key) SELECT * FROM ({select}) AS found WHERE TRUE ON CONFLICT DO NOTHING"
        )
