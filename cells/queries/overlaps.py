"""Periods that overlap although they never may: what guards refuse row by row, looked for in whole tables and in a part."""

from datetime import date

from django.db import connection
from django.db.models import F, Max, RowRange, Window
from django.db.models.functions import Coalesce

from cells.models.dated import CONTAINMENTS, EXCLUSIONS, DatedQuerySet
from cells.models.hanging import astray_sql


def overlaps() -> dict[str, int]:
    """By name of what is broken, how many periods begin before the one before them ended; what is kept is absent."""
    by_name = {}
    with connection.cursor() as cursor:
        for kept in EXCLUSIONS:
            cursor.execute(f"""
                SELECT COUNT(*) FROM (
                    SELECT valid_from, LAG(valid_to) OVER periods AS ended, LAG(1) OVER periods AS follows
                    FROM {kept.table} WHERE {kept.concerns_sql(kept.table)}
                    WINDOW periods AS (PARTITION BY {", ".join(kept.columns)} ORDER BY valid_from, id)
                ) AS period WHERE follows = 1 AND (ended IS NULL OR ended > valid_from)""")
            if number := cursor.fetchone()[0]:
                by_name[kept.name] = number
    return by_name


def strays() -> dict[str, int]:
    """By name of what is broken, how many rows are there while what they belong to is not; what is kept is absent."""
    by_name = {}
    with connection.cursor() as cursor:
        for kept in CONTAINMENTS:
            cursor.execute(f"SELECT COUNT(*) FROM {kept.table} WHERE {kept.strays_sql(kept.table)}")
            if number := cursor.fetchone()[0]:
                by_name[kept.name] = number
        cursor.execute(f"SELECT COUNT(*) FROM cells_organisationversion AS hung WHERE {astray_sql('hung')}")
        if number := cursor.fetchone()[0]:
            by_name["nothing_hangs_below_what_is_not_there"] = number
    return by_name


def overlapping(facts: DatedQuerySet, *owners: str) -> DatedQuerySet:
    """Those of the facts that begin before an earlier one of the same owners (columns) has ended."""
    last = Window(
        Max(Coalesce("valid_to", date.max)),
        partition_by=[F(owner) for owner in owners],
        order_by=["valid_from", "pk"],
        frame=RowRange(start=None, end=-1),
    )
    return facts.annotate(earlier_until=last).filter(earlier_until__gt=F("valid_from"))
