"""Who has in common with another what two records of one person have: the card, or name and birth. Compared, and looked up."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from django.db import connection

from cells.models import Likeness, LikenessMark
from cells.models.likeness import CARD
from cells.models.organisation import OrganisationQuerySet
from cells.queries.events_below import day_read
from cells.rules.births import Birth

_YEAR = "COALESCE(CAST({0}.born_in AS text), SUBSTR(CAST({0}.born_on AS text), 1, 4))"


def likenesses(members: str = "") -> str:
    """A SELECT of (member_id, key), each once, of those members who are like another of them. `members`: a condition on `id`, in
    SQL; without it all. Who of one name has the day of birth and who the year alone are alike, and so have the year in common."""
    return f"""
        WITH mine AS MATERIALIZED (
            SELECT id, search_key, born_on, born_in, card_number FROM cells_member {f"WHERE {members}" if members else ""}
        ),
        of_card AS (
            SELECT card_number FROM mine WHERE card_number <> '' GROUP BY card_number HAVING COUNT(*) > 1
        ),
        of_day AS (
            SELECT search_key, born_on FROM mine WHERE born_on IS NOT NULL GROUP BY search_key, born_on HAVING COUNT(*) > 1
        ),
        alone AS (SELECT DISTINCT search_key, born_in FROM mine WHERE born_in IS NOT NULL),
        of_year AS (
            SELECT mine.id, alone.search_key, alone.born_in FROM mine
            JOIN alone ON alone.search_key = mine.search_key AND CAST(alone.born_in AS text) = {_YEAR.format("mine")}
        )
        SELECT id AS member_id, '{CARD}' || card_number AS key FROM mine WHERE card_number IN (SELECT card_number FROM of_card)
        UNION ALL
        SELECT id, CAST(of_day.born_on AS text) || ' ' || of_day.search_key
        FROM mine JOIN of_day ON of_day.search_key = mine.search_key AND of_day.born_on = mine.born_on
        UNION ALL
        SELECT id, CAST(born_in AS text) || ' ' || search_key FROM (
            SELECT id, search_key, born_in, COUNT(*) OVER (PARTITION BY search_key, born_in) AS holders FROM of_year
        ) AS counted WHERE holders > 1"""


_KEPT = """
    SELECT member_id, key FROM (
        SELECT member_id, key, COUNT(*) OVER (PARTITION BY key) AS holders FROM cells_likeness WHERE {keys} AND {members}
    ) AS theirs WHERE holders > 1"""
MOST_ORGANISATIONS = 30_000
"""Of more than these only some keys are looked at first: most of what is kept is theirs."""
FIRST_KEYS = 1_000


class Holder(NamedTuple):
    """A member (its id), and what another has too: the key of a Likeness."""

    member: int
    key: str
    birth: Birth | None


def likenesses_within(organisations: OrganisationQuerySet) -> Iterator[Holder]:
    """Who of all that ever belonged to these is like another of them, key by key, cards first: looked up, or where anybody is
    marked compared. Of a country only what is asked for is read, if that is little."""
    inside, parameters = organisations.order_by().values("pk").query.sql_with_params()
    theirs = f"{{}} IN (SELECT member_id FROM cells_membership WHERE cell_id IN ({inside}))"
    if LikenessMark.objects.exists():
        yield from _holders(likenesses(theirs.format("id")), parameters)
        return
    kept, first = partial(_KEPT.format, members=theirs.format("member_id")), _first_keys(organisations)
    if first:
        yield from _holders(kept(keys="key >= %s"), (first[-1], *parameters))
        yield from _holders(kept(keys="key < %s"), (first[-1], *parameters))
    else:
        yield from _holders(kept(keys="TRUE"), parameters)


def _first_keys(organisations: OrganisationQuerySet) -> list[str]:
    """Where they are many; else none."""
    if not organisations.order_by()[MOST_ORGANISATIONS : MOST_ORGANISATIONS + 1]:
        return []
    return list(Likeness.objects.order_by("-key").values_list("key", flat=True).distinct()[:FIRST_KEYS])


def _holders(found: str, parameters: Sequence[Any]) -> list[Holder]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT member_id, key, born_on, born_in FROM ({found}) AS found
            JOIN cells_member AS member ON member.id = found.member_id ORDER BY key DESC, member_id""",
            parameters,
        )
        return [Holder(pk, key, day_read(day) if day else year) for pk, key, day, year in cursor.fetchall()]


def to_be_compared(marked: Collection[int]) -> set[int]:
    """Ids of these and of all whose likeness to somebody may have changed with them: whoever had something in common with one of
    them, and whoever may have now."""
    listed = ", ".join(str(int(pk)) for pk in marked)
    with connection.cursor() as cursor:
        cursor.execute(f"""
            SELECT id FROM cells_member WHERE id IN ({listed})
            UNION
            SELECT member_id FROM cells_likeness
            WHERE key IN (SELECT key FROM cells_likeness WHERE member_id IN ({listed}))
            UNION
            SELECT other.id FROM cells_member AS one JOIN cells_member AS other ON other.card_number = one.card_number
            WHERE one.id IN ({listed}) AND one.card_number <> ''
            UNION
            SELECT other.id FROM cells_member AS one JOIN cells_member AS other ON other.search_key = one.search_key
            WHERE one.id IN ({listed}) AND {_YEAR.format("other")} = {_YEAR.format("one")}""")
        return {pk for (pk,) in cursor.fetchall()}
