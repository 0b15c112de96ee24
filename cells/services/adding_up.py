"""What hangs below superior organisations, with all below it, is kept added up: from the lowest of them to the top."""

from collections.abc import Collection
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from cells.models import KeptCounting, SuperiorTally
from cells.queries.tally_periods import SUPERIOR_COLUMNS, superior_periods, superiors_above
from cells.rules.adding_up import Periods, first_differences, upwards

FEW = 200
"""So many are compared with what was kept of them; what is above more than these is made anew for all days."""


def add_up(row: KeptCounting, organisations: Collection[int]) -> None:
    """Anew for all of these that were ever superior, and nothing of others. What they ever hung below is made anew from the first
    day on which something below it has changed, for most acts the day of the act: a country knows a sum for each day that
    anything was done in it."""
    above = superiors_above(organisations)
    SuperiorTally.objects.filter(counting=row, superior__in=set(organisations) - above.keys()).delete()
    since = dict.fromkeys(above.keys() & set(organisations), date.min)
    for part in upwards(above):
        whole = [pk for pk in part if since.get(pk) == date.min]
        changed = _make_anew(row, whole, date.min) if whole else {}
        for pk in part:
            if (day := since.get(pk, date.min)) > date.min:
                changed |= _make_anew(row, [pk], _beginning_of_period(row, pk, day))
        for pk, day in changed.items():
            since |= {superior: min(day, since.get(superior, day)) for superior in above.get(pk, ())}


def _beginning_of_period(row: KeptCounting, superior: int, day: date) -> date:
    """In which the day lies, or which ends with it: what is made anew does not break a period in two."""
    reaching = SuperiorTally.objects.filter(counting=row, superior=superior, until__gte=day, valid_from__lte=day)
    return reaching.order_by("until").values_list("valid_from", flat=True).first() or day


def _make_anew(row: KeptCounting, superiors: Collection[int], since: date) -> dict[int, date]:
    """From that day on; returns of each that has changed the first day on which it did."""
    kept = SuperiorTally.objects.filter(counting=row, superior__in=superiors, valid_from__gte=since)
    compared = len(superiors) <= FEW
    before = _periods(kept) if compared else {}
    kept.delete()
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO cells_superiortally (counting_id, {', '.join(SUPERIOR_COLUMNS)}) "
            f"SELECT {row.pk}, periods.* FROM ({superior_periods(row.pk, superiors, since)}) AS periods"
        )
    return first_differences(before, _periods(kept)) if compared else dict.fromkeys(superiors, since)


def _periods(kept: "QuerySet[SuperiorTally]") -> Periods:
    rows = kept.values_list("superior_id", "valid_from", "cells", "members", "until")
    return {(whose, begins, cells, members): until for whose, begins, cells, members, until in rows}
