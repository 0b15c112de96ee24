"""Periods that overlap although they never may: what guards refuse row by row, looked for in whole tables."""

from django.db import connection

from cells.models.dated import OWNERS_OF_PERIODS


def overlaps() -> dict[str, int]:
    """By table, how many periods begin before the one before them of the same owner ended; tables without any are absent."""
    by_table = {}
    with connection.cursor() as cursor:
        for table, owner in OWNERS_OF_PERIODS.items():
            cursor.execute(f"""
                SELECT COUNT(*) FROM (
                    SELECT valid_from, LAG(valid_to) OVER periods AS ended, LAG(1) OVER periods AS follows
                    FROM {table} WINDOW periods AS (PARTITION BY {owner} ORDER BY valid_from, id)
                ) AS period WHERE follows = 1 AND (ended IS NULL OR ended > valid_from)""")
            if number := cursor.fetchone()[0]:
                by_table[table] = number
    return by_table
