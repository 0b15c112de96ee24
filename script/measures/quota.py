"""Two hundred at once for three places: numbered slots beside a lock on the organisation's row."""

from collections.abc import Callable
from multiprocessing import get_context
from time import monotonic

from script.measures.figures import Figure, report, say
from script.measures.site import DAY, migrate, shipped

# isort: split
from django.db import connection, transaction

from accounts.rules.refusal import Refused
from cells.models import Organisation
from pilots.models import Slot
from pilots.rules.terms import QuotaTerm
from pilots.services.slots import take_slot
from tests.cast import gather
from tests.crowd import press_at_once

PEOPLE, ROUNDS = 200, 3


def by_slots(organisation: Organisation, quota: QuotaTerm) -> None:
    with transaction.atomic():
        take_slot(organisation=organisation, format="by_group", on=DAY, quota=quota, today=DAY)


def by_lock(organisation: Organisation, quota: QuotaTerm) -> None:
    """The control: whoever holds the row counts and takes the next number."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        used = Slot.objects.filter(organisation=organisation, format="by_group", year=DAY.year).count()
        if used >= (quota.per_year or 0):
            raise Refused("The quota is used up.")
        Slot.objects.create(
            organisation=organisation, format="by_group", year=DAY.year, number=used + 1, quota_id=quota.pk
        )


def crowd(way: Callable[[Organisation, QuotaTerm], None], organisation: Organisation, quota: QuotaTerm) -> float:
    """Seconds from the first who begins to the last who has an answer."""
    Slot.objects.all().delete()
    moments = get_context("fork").Array("d", 2 * PEOPLE, lock=False)

    def attempt(number: int) -> None:
        moments[2 * number] = monotonic()
        try:
            way(organisation, quota)
        finally:
            moments[2 * number + 1] = monotonic()

    outcome = press_at_once(attempt, people=PEOPLE)
    assert outcome == {"done": quota.per_year, "refused": PEOPLE - (quota.per_year or 0)}, outcome
    return max(moments) - min(moments)


def main() -> None:
    migrate()
    cell = gather()["CELL"]
    quota = shipped().quota("by_group", "cell", "")
    assert quota is not None
    taken: dict[str, list[float]] = {"numbered slots": [], "select_for_update": []}
    for _ in range(ROUNDS):
        taken["numbered slots"].append(crowd(by_slots, cell, quota))
        taken["select_for_update"].append(crowd(by_lock, cell, quota))
    say(str(taken))
    lock = min(taken["select_for_update"])
    report(
        Figure("quota", f"{PEOPLE} at once, {what}", min(times) * 1000, "ms", min(times) / lock, "select_for_update")
        for what, times in taken.items()
    )
    connection.close()


main()
