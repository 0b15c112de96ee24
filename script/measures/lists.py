"""Lists over the members of a country: a page far in beside the first, names by the index beside `unaccent` of every row, totals
beside counts, a day gone by, and what a page costs the processor beside the least and beside stock Django."""

import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from time import perf_counter, process_time
from typing import Any

from script.measures.figures import Figure, least, report, say
from script.measures.site import DAY, ask, registry

# isort: split
from django.db import connection
from django.db.models import CharField, F, Func, Q, QuerySet
from django.http import QueryDict
from django.test import Client, override_settings

from accounts.models import User
from accounts.queries.found import Found
from accounts.tables import page_of
from cells.models import Mandate, Member, Organisation
from cells.queries.duplicates import likely_duplicates
from cells.queries.members import members_on, named_like, number_on
from cells.queries.particulars import as_seen_on
from cells.queries.tree import cells_below, number_below
from cells.rules.names import fold
from script.measures import stock

ROUNDS, PAGES, FAR = 3, 10, 500
GONE_BY = DAY - timedelta(days=30)


class Unaccented(Func):
    """A name as it is folded by the database, anew for each row."""

    template, output_field = "unaccent(lower(%(expressions)s))", CharField()


def pages(roll: QuerySet[Member]) -> list[Figure]:
    """In SQL alone: all statements of each."""
    last_before = page_of(QueryDict(f"page={FAR - 1}"), roll)
    addresses = {
        "page 1": "",
        f"page {FAR}, gone on from the one before": f"page={FAR}&after={last_before.after}",
        f"page {FAR}, counted off": f"page={FAR}",
    }
    taken: dict[str, float] = {}
    for _round in range(ROUNDS):
        for what, address in addresses.items():
            spent = _in_sql(lambda at=address: page_of(QueryDict(at), roll))
            taken[what] = min(spent, taken.get(what, spent))
    return _beside("page 1", taken)


def _in_sql(act: Callable[[], object]) -> float:
    """Seconds for which the database is waited for."""
    taken = 0.0

    def timed(execute: Callable[..., object], *statement: object) -> object:
        nonlocal taken
        began = perf_counter()
        try:
            return execute(*statement)
        finally:
            taken += perf_counter() - began

    with connection.execute_wrapper(timed):
        act()
    return taken


def names(roll: QuerySet[Member]) -> list[Figure]:
    """A page of those who are called so, with their number, in SQL alone: the most frequent full name, and some that few have."""
    ranked = ask("SELECT full_name, COUNT(*) FROM cells_member GROUP BY full_name ORDER BY COUNT(*) DESC, full_name")
    figures: list[Figure] = []
    for name, _bearers in (ranked[0], ranked[len(ranked) // 2], ranked[-1]):
        every_row = Q()
        for word in fold(name).split():
            every_row &= Q(unaccented__contains=word)
        by_index = roll.filter(named_like(name))
        by_row = roll.annotate(unaccented=Unaccented(F("full_name"))).filter(every_row)
        number = by_index.count()
        assert number == by_row.count()
        acts = (partial(_counted_and_cut, by_row), partial(_found, by_index))
        spent = [[_in_sql(act) for act in acts] for _round in range(ROUNDS)]
        anew, now = (min(times) for times in zip(*spent, strict=True))
        what = f"a full name that {number:,} members hold"
        figures.append(Figure("lists", f"{what}, unaccent of each row", anew * 1000, "ms"))
        figures.append(Figure("lists", f"{what}, by the index", now * 1000, "ms", anew / now, "as fast as unaccent"))
    return figures


def _counted_and_cut(members: QuerySet[Member]) -> None:
    members.count()
    list(members[:51])


def _found(members: QuerySet[Member]) -> None:
    """As the list of members does it."""
    found = Found(members)
    assert found.number
    page_of(QueryDict(""), found)


def totals(country: Organisation, cells: QuerySet[Any, object]) -> list[Figure]:
    acts = {
        "the memberships counted": lambda: number_on(cells, DAY),
        "what the cells counted": lambda: number_on(cells, DAY, many=True),
        "the total of the country": lambda: number_below(country, DAY, today=DAY, many=True),
    }
    taken = least(list(acts.values()), rounds=ROUNDS)
    return _beside("the memberships counted", dict(zip(acts, taken, strict=True)))


def days(country: Organisation, province: Organisation) -> list[Figure]:
    def gone_by() -> None:
        cells, below = cells_below(country, GONE_BY, today=DAY), Organisation.objects.below(country)
        roll = as_seen_on(members_on(cells, GONE_BY), cells, GONE_BY, below).order_by("seen_sort_key", "pk")
        page_of(QueryDict(""), roll)

    acts = {
        "a page of today": lambda: page_of(QueryDict(""), members_on(cells_below(country, DAY, today=DAY), DAY)),
        "a page of a day gone by": gone_by,
        "likely duplicates of a province": lambda: likely_duplicates(Organisation.objects.below(province)),
    }
    taken = least(list(acts.values()), rounds=ROUNDS)
    return _beside("a page of today", dict(zip(acts, taken, strict=True)))


def processor(commune: Organisation) -> list[Figure]:
    """Fifty members of a commune. The least there is: one statement, its rows put together, no middleware. Stock: a ListView with
    its Paginator and template, middleware and sessions as Django begins a project."""
    user, _ = User.objects.get_or_create(username="measures-lists", defaults={"full_name": "Ban Tổ chức"})
    Mandate.objects.get_or_create(user=user, organisation=commune, role="board", valid_from=DAY)
    ours = _signed_in(user)
    with override_settings(**stock.SETTINGS):
        stocked = _signed_in(user)
    address = f"/organisations/{commune.code}/members/"
    taken: dict[str, list[float]] = {}
    for _round in range(ROUNDS):
        taken.setdefault("the least: one statement", []).append(_spent(lambda: stock.the_least(commune)))
        taken.setdefault("the page of members", []).append(_spent(lambda: ours.get(address)))
        with override_settings(**stock.SETTINGS):
            taken.setdefault("stock Django", []).append(_spent(lambda: stocked.get(f"/{commune.code}/")))
    spent = {what: min(times) for what, times in taken.items()}
    figures = _beside("the least: one statement", spent)
    more = spent["stock Django"] / spent["the page of members"]
    figures.append(
        Figure("lists", "pages a second of one processor", 1 / spent["the page of members"], "", more, "stock")
    )
    return figures


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _spent(act: Callable[[], object]) -> float:
    """Seconds of this process's processor for one, of PAGES of them after a first."""
    act()
    began = process_time()
    for _time in range(PAGES):
        act()
    return (process_time() - began) / PAGES


def _beside(first: str, taken: dict[str, float]) -> list[Figure]:
    return [Figure("lists", what, value * 1000, "ms", value / taken[first], first) for what, value in taken.items()]


def main(members: int) -> None:
    figures = registry("lists", members)
    country = Organisation.objects.get(depth=1)
    province = Organisation.objects.filter(depth=2).latest("numchild")
    commune = Organisation.objects.filter(depth=3, path__startswith=province.path).latest("numchild")
    cells = cells_below(country, DAY, today=DAY)
    roll = members_on(cells, DAY)
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
        cursor.execute("ANALYZE")
    for measured in (
        lambda: pages(roll),
        lambda: names(roll),
        lambda: totals(country, cells),
        lambda: days(country, province),
        lambda: processor(commune),
    ):
        figures += measured()
        say(f"{len(figures)} figures")
    report(figures)


main(int(sys.argv[1]))
