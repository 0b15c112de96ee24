"""A hot quota of three places: numbered slots beside a lock on the organisation's row, both sides in one run.

Measured are a crowd that presses for the last places at once, again and again, each time for those of another year; and refusals
of a quota that is full: by the service on slots (`take_slot`), which looks before its transaction begins, by the same inside the
transaction of another service, and by the whole of `plan_meeting`, most of which is eligibility and not the quota.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from time import perf_counter

from script.measures.figures import Figure, least, report
from script.measures.site import DAY, migrate, shipped

# isort: split
from django.db import connection, connections, transaction

from accounts.rules.refusal import Refused
from cells.models import Organisation
from meetings.models import Meeting
from pilots.models import Slot
from pilots.rules.terms import QuotaTerm
from pilots.services.slots import take_slot
from tests.cast import Cast, gather
from tests.meetings.scenes import MEETING_DAY, cell_with_groups

PEOPLE, TURNS = 200, 5
AT_COUNTERS, REFUSALS, PLANS = (1, 16, 200), 4_000, 50
"""So many processes are refused so often together. Of more of them is measured more how the machine switches between them."""
CONTROL_ATTEMPTS = 20_000
FORK = get_context("fork")
Way = Callable[[Organisation, QuotaTerm, date], None]


def by_slots(organisation: Organisation, quota: QuotaTerm, on: date) -> None:
    take_slot(organisation=organisation, format="by_group", on=on, quota=quota, today=on)


def by_slots_within(organisation: Organisation, quota: QuotaTerm, on: date) -> None:
    with transaction.atomic():
        by_slots(organisation, quota, on)


def by_lock(organisation: Organisation, quota: QuotaTerm, on: date) -> None:
    """The control: whoever holds the row counts and takes the next number."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        used = Slot.objects.filter(organisation=organisation, format="by_group", year=on.year).count()
        if used >= (quota.per_year or 0):
            raise Refused("The quota is used up.")
        Slot.objects.create(
            organisation=organisation, format="by_group", year=on.year, number=used + 1, quota_id=quota.pk
        )


SLOTS, CONTROL = "numbered slots", "select_for_update"
WAYS: dict[str, Way] = {SLOTS: by_slots, f"{SLOTS}, within a transaction": by_slots_within, CONTROL: by_lock}


def at_once(people: int, act: Callable[[int, Barrier], int]) -> tuple[int, float]:
    """The sum of what `act(number, barrier)` returns in so many processes, and the seconds from the first who begins to the last
    who is done. Each speaks on a connection of its own."""
    barrier = FORK.Barrier(people)
    results = FORK.Array("q", people, lock=False)
    moments = FORK.Array("d", 2 * people, lock=False)
    connections.close_all()

    def run(number: int) -> None:
        connection.ensure_connection()
        barrier.wait()
        moments[2 * number] = perf_counter()
        results[number] = act(number, barrier)
        moments[2 * number + 1] = perf_counter()
        connections.close_all()
        os._exit(0)

    processes = [FORK.Process(target=run, args=(number,)) for number in range(people)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert all(process.exitcode == 0 for process in processes), "Somebody met another error than a refusal."
    return sum(results), max(moments) - min(moments)


def pressed(way: Way, organisation: Organisation, quota: QuotaTerm, attempts: int) -> tuple[int, float]:
    """All press for the places of one year at once, then of the next; the number above the quota, and seconds for all."""
    Slot.objects.all().delete()
    years = max(1, attempts // PEOPLE)

    def press(_number: int, barrier: Barrier) -> int:
        taken = 0
        for year in range(1, years + 1):
            barrier.wait()
            taken += not refused(way, organisation, quota, date(year, 6, 1))
        return taken

    taken, seconds = at_once(PEOPLE, press)
    most = years * (quota.per_year or 0)
    assert taken == Slot.objects.count() >= most, "Whoever was told of a place has one, and no place was left over."
    return taken - most, seconds


def refusals(way: Way, organisation: Organisation, quota: QuotaTerm, people: int) -> float:
    """Seconds for one refusal of a full quota, with so many at it."""
    each = REFUSALS // people
    number, seconds = at_once(people, lambda *_: sum(refused(way, organisation, quota, DAY) for _time in range(each)))
    assert number == people * each, number
    return seconds / number


def refused_by(organisation: Organisation, quota: QuotaTerm) -> list[Figure]:
    """Each way the least of several turns, all ways in turns."""
    figures: list[Figure] = []
    for people in AT_COUNTERS:
        taken: dict[str, list[float]] = {name: [] for name in WAYS}
        for _turn in range(TURNS):
            for name, way in WAYS.items():
                taken[name].append(refusals(way, organisation, quota, people))
        lock = min(taken[CONTROL])
        for name, times in taken.items():
            what = f"refused, {people} at once, {name}"
            figures.append(Figure("quota", what, min(times) * 1e6, "µs", lock / min(times), f"as fast as {CONTROL}"))
    return figures


def refused(way: Way, organisation: Organisation, quota: QuotaTerm, on: date) -> bool:
    try:
        way(organisation, quota, on)
    except Refused:
        return True
    return False


def planning_refused(cast: Cast) -> tuple[float, float]:
    """Least seconds of planning a meeting by group that the quota refuses, and of the same behind a lock on the organisation."""
    scene = cell_with_groups(cast)
    for number in range(3):
        scene.plan(Meeting.Format.BY_GROUP, MEETING_DAY + timedelta(days=number))

    def plan() -> None:
        with suppress(Refused):
            scene.plan(Meeting.Format.BY_GROUP, MEETING_DAY + timedelta(days=9))
            raise AssertionError("A fourth was planned.")

    def plan_behind_a_lock() -> None:
        with transaction.atomic():
            Organisation.objects.select_for_update().get(pk=scene.organisation.pk)
            plan()

    slots, lock = least([plan, plan_behind_a_lock], rounds=PLANS)
    return slots, lock


def main(attempts: int) -> None:
    migrate()
    cast = gather()
    cell, quota = cast["CELL"], shipped().quota("by_group", "cell", "")
    assert quota is not None
    for name in (SLOTS, CONTROL):
        tried = attempts if name == SLOTS else min(attempts, CONTROL_ATTEMPTS)
        above, seconds = pressed(WAYS[name], cell, quota, tried)
        what = f"{tried:,} attempts, {PEOPLE} at once for {quota.per_year} places, {name}"
        report([Figure("quota", f"{what}: above the quota", above, "places")])
        report([Figure("quota", what, seconds / tried * 1e6, "µs an attempt")])
    Slot.objects.all().delete()
    with connection.cursor() as cursor:
        # What the crowds left behind would slow the control down, which counts by another index.
        cursor.execute("VACUUM ANALYZE pilots_slot")
    for _place in range(quota.per_year or 0):
        by_slots(cell, quota, DAY)
    report(refused_by(cell, quota))
    Slot.objects.all().delete()
    slots, lock = planning_refused(cast)
    report([Figure("quota", "planning refused, the whole service", slots * 1e3, "ms", slots / lock, "behind a lock")])
    connection.close()


main(int(sys.argv[2]))
