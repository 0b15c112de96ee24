"""Who is eligible on a day: looked up where it has been kept, judged where it has not; and what is kept is made of tallies."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accounts.queries.replica import reading_connection
from cells.models import CountMark, Organisation, TallyMark
from cells.models.count import tally_on_sql
from cells.queries.counts import UNMARKED
from pilots.models import KeptEligibility, KeptJudging
from pilots.queries.judged import judged, verdicts
from pilots.rules.terms import Format, Terms

COLUMNS = ("organisation_id", "kind", "format", "valid_from", "until")


def eligible(terms: Terms, day: date, *, within: Organisation | None = None) -> tuple[str, dict[str, object]]:
    """Common table expressions with their parameters, to go before a SELECT. The last, `eligible`, has `organisation_id`, `kind`
    and `format` of whoever may pilot the format on the day.

    `within`: of what hung below this organisation on the day. Whoever is eligible elsewhere may be among `eligible` all the same.
    """
    judging = _judging(terms)
    if judging is None:
        sql, parameters = judged([terms], day, counting=terms.counting, within=within)
        each = " UNION ALL ".join(
            f"SELECT organisation_id, kind, '{format}' AS format FROM judged WHERE {format}_0" for format in Format
        )
        return f"{sql}, eligible AS ({each})", parameters
    sql = f"""WITH RECURSIVE eligible AS (
            SELECT organisation_id, kind, format FROM pilots_kepteligibility AS kept
            WHERE judging_id = {judging} AND {tally_on_sql("kept")}
        )"""
    return sql, {"day": day}


def _judging(terms: Terms) -> int | None:
    """The id of the kept one that may be looked up: none while anything is marked."""
    with reading_connection().cursor() as cursor:
        cursor.execute(f"SELECT id FROM pilots_keptjudging WHERE key = %(key)s AND {UNMARKED}", {"key": terms.judging})
        row = cursor.fetchone()
    return row[0] if row else None


def is_kept(terms: Terms) -> bool:
    """Whether who is not kept as eligible is not: else it has to be judged."""
    return _judging(terms) is not None


def kept_as_eligible(terms: Terms, day: date) -> Q:
    """Of rows that name an `organisation` and a `format`: whether it is kept as eligible for it on the day. Nobody is while
    anything is marked: whoever asks this judges all others by the rules."""
    judging = KeptJudging.objects.filter(key=terms.judging).values("pk")
    on_the_day = KeptEligibility.objects.filter(judging=Subquery(judging), valid_from__lte=day, until__gt=day)
    theirs = on_the_day.filter(organisation=OuterRef("organisation"), format=OuterRef("format"))
    return Q(~Exists(CountMark.objects.order_by()), ~Exists(TallyMark.objects.order_by()), Exists(theirs))


def kept_as_of_nature(terms: Terms, day: date) -> "QuerySet[KeptEligibility] | None":
    """Whoever is of specific nature or in special circumstances on the day; None where that is not kept."""
    judging = _judging(terms.of_nature)
    if judging is None:
        return None
    return KeptEligibility.objects.filter(judging=judging, valid_from__lte=day, until__gt=day)


def eligible_periods(terms: Terms, counting: int, organisations: Collection[int]) -> tuple[str, dict[str, Any]]:
    """A SELECT of COLUMNS with its parameters, from the tallies of these organisations by this kept counting (its id): tallies by
    which one is eligible are put together where one follows upon another."""
    parameters: dict[str, Any] = {}
    listed = ", ".join(str(int(pk)) for pk in organisations)
    facts = " UNION ALL ".join(
        f"SELECT organisation_id, kind, '{format}' AS format, valid_from, until FROM subject WHERE {verdict}"
        for format, verdict in verdicts(terms, 0, parameters)
    )
    of_one = "organisation_id, kind, format"
    sql = f"""
        WITH subject AS (
            SELECT organisation_id, kind, valid_from, until, sufficient, members, groups, base AS base_0, affected AS affected_0
            FROM cells_kepttally WHERE counting_id = {counting} AND organisation_id IN ({listed})
        ),
        fact AS ({facts}),
        turn AS (
            SELECT {of_one}, day, SUM(turns) AS turns FROM (
                SELECT {of_one}, valid_from AS day, 1 AS turns FROM fact
                UNION ALL
                SELECT {of_one}, until, -1 FROM fact
            ) AS each_ GROUP BY {of_one}, day HAVING SUM(turns) <> 0
        ),
        period AS (
            SELECT {of_one}, day, LEAD(day) OVER (PARTITION BY {of_one} ORDER BY day) AS until, turns FROM turn
        )
        SELECT {of_one}, day, until FROM period WHERE turns > 0"""
    return sql, parameters
