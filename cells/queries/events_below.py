"""Who came into the Party and who left it, counted for whatever each cell stood below at the time."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from accounts.queries.replica import reading_connection
from cells.models import Membership, Organisation
from cells.models.count import GOES_ON
from cells.queries.stood import STOOD, stood_sql
from cells.rules.leaving import NEEDS_A_DECISION


class Event(NamedTuple):
    """What begins or ends a membership: the columns that say in which way and on which day, and how this day is compared with the
    first and the end of the days on which a cell stood somewhere."""

    ways: tuple[str, ...]
    way: str
    day: str
    begun: str
    going_on: str

    @property
    def listed(self) -> str:
        return ", ".join(f"'{way}'" for way in self.ways)

    def on_days_of(self, begins: str, ends: str) -> str:
        """SQL: whether that of `membership` happened while its cell stood there."""
        day = f"membership.{self.day}"
        return f"{day} {self.begun} {begins} AND {day} {self.going_on} {ends}"


ADMISSION = Event(
    (Membership.Arrival.ADMITTED, Membership.Arrival.READMITTED), "arrival", "valid_from", begun=">=", going_on="<"
)
"""Kết nạp lại is a new admission (rulebook, 3a)."""
EXIT = Event(NEEDS_A_DECISION, "departure", "valid_to", begun=">", going_on="<=")
"""Who leaves on a day was in the cell until the day before it: a cell may end with its last member."""
EVENTS = (ADMISSION, EXIT)
_ALWAYS = f"'{GOES_ON}'"


def year_sql(day: str) -> str:
    return f"CAST(SUBSTR(CAST({day} AS text), 1, 4) AS integer)"


def half_sql(day: str) -> str:
    return f"CASE WHEN SUBSTR(CAST({day} AS text), 6, 2) > '06' THEN 2 ELSE 1 END"


def _counted_sql(event: Event, tops: str) -> str:
    """Top, way, year and number, in several rows. A half-year that lies within the days asked for, and within those on which the
    superior organisation stood below the top, is looked up; of another one its memberships are counted."""
    year, within = year_sql(f"membership.{event.day}"), f"membership.{event.day} BETWEEN %(first)s AND %(last)s"
    begins = f"kept.first_day {event.begun} superior.valid_from"
    ends = f"kept.last_day {event.going_on} COALESCE(superior.valid_to, {_ALWAYS})"
    return f"""{stood_sql(tops)},
    half AS (
        SELECT top, superior.id, superior.valid_from, superior.valid_to, what, year, first_day, last_day, number,
            {begins} AND {ends} AND first_day >= %(first)s AND last_day <= %(last)s AS is_whole
        FROM superior JOIN cells_eventtally AS kept ON kept.superior_id = superior.id
        WHERE what IN ({event.listed}) AND first_day <= %(last)s AND last_day >= %(first)s
        AND year BETWEEN %(first_year)s AND %(last_year)s
    )
    SELECT top, what, year, SUM(number) FROM half WHERE is_whole GROUP BY top, what, year
    UNION ALL
    SELECT top, what, year, COUNT(*) FROM half JOIN cells_keptplace AS place ON place.superior_id = half.id
    JOIN cells_membership AS membership ON membership.cell_id = place.organisation_id AND membership.{event.way} = what
    WHERE NOT is_whole AND membership.{event.day} BETWEEN first_day AND last_day AND {within}
    AND {event.on_days_of("half.valid_from", f"COALESCE(half.valid_to, {_ALWAYS})")}
    AND {event.on_days_of("place.valid_from", "place.until")}
    GROUP BY top, what, year
    UNION ALL
    SELECT top, {event.way}, {year}, COUNT(*) FROM walked JOIN cells_membership AS membership ON membership.cell_id = walked.id
    WHERE {event.way} IN ({event.listed}) AND {within}
    AND {event.on_days_of("walked.valid_from", f"COALESCE(walked.valid_to, {_ALWAYS})")}
    GROUP BY top, {event.way}, {year}"""


def events_below(event: Event, asked: Collection[int], first: date, last: date) -> Counter[tuple[int, str, int]]:
    """By (organisation, way, year) how many there were from the first day to the last, in these organisations and below each."""
    found: Counter[tuple[int, str, int]] = Counter()
    if asked:
        tops = ", ".join(str(int(pk)) for pk in asked)
        span: dict[str, date | int] = {"first": first, "last": last, "first_year": first.year, "last_year": last.year}
        with reading_connection().cursor() as cursor:
            cursor.execute(_counted_sql(event, tops), span)
            for top, way, year, number in cursor.fetchall():
                found[top, way, year] += int(number)
    return found


def whose_events(event: Event, top: Organisation, first: date, last: date) -> list[tuple[str, date, int]]:
    """The way, the day and the member of each that `events_below` counts, in the order of their days."""
    way, day = f"membership.{event.way}", f"membership.{event.day}"
    sql = f"""{stood_sql("%(top)s")}, {STOOD}
    SELECT {way}, {day}, member_id FROM stood JOIN cells_membership AS membership ON membership.cell_id = stood.id
    WHERE {way} IN ({event.listed}) AND {day} BETWEEN %(first)s AND %(last)s
    AND {event.on_days_of("stood.valid_from", "stood.until")}
    ORDER BY {day}, {way}, CAST(member_id AS text)"""
    with reading_connection().cursor() as cursor:
        cursor.execute(sql, {"top": top.pk, "first": first, "last": last})
        return [(way, day_read(day), member) for way, day, member in cursor.fetchall()]


def exits(top: Organisation, first: date, last: date) -> dict[str, Counter[int]]:
    """By way and year how many of `top` and of all below it left the Party by a decision from the first day to the last."""
    return exits_of_each([top.pk], first, last)[top.pk]


def exits_of_each(asked: Collection[int], first: date, last: date) -> dict[int, dict[str, Counter[int]]]:
    """The same of several, by id."""
    counts = {pk: {way: Counter[int]() for way in NEEDS_A_DECISION} for pk in asked}
    for (pk, way, year), number in events_below(EXIT, asked, first, last).items():
        counts[pk][way][year] = number
    return counts


def who_left(top: Organisation, first: date, last: date) -> dict[tuple[str, int], list[int]]:
    """By way and year whom `exits` counts: members, in the order of their days."""
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    for way, day, member in whose_events(EXIT, top, first, last):
        found[way, day.year].append(member)
    return found


def day_read(value: date | str) -> date:
    """SQLite answers a statement of our own in words."""
    return value if isinstance(value, date) else date.fromisoformat(value)
