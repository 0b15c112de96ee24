"""Taking and giving back places in the quota. The database decides who gets the last one, not a count made beforehand."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.models import Organisation
from pilots.models import Slot
from pilots.rules.terms import QuotaTerm


def take_slot(*, organisation: Organisation, format: str, on: date, quota: QuotaTerm, today: date) -> Slot:
    """Take the lowest free slot of the year of `on`. Raises Refused when the quota of the year is used up.

    It is taken from today on; by a meeting that was held already, from its day on.

    Two who try at once for the same number: the unique constraint lets one through, the other tries the next number.
    """
    if quota.per_year is None or quota.pk is None:
        raise ValueError("Only a quota that is in the database and has a number has slots.")
    taken = set(
        Slot.objects.taken()
        .filter(organisation=organisation, format=format, year=on.year)
        .values_list("number", flat=True)
    )
    # A guidance that follows within the year may allow fewer: what was taken under the one before counts too.
    free = (
        [number for number in range(1, quota.per_year + 1) if number not in taken]
        if len(taken) < quota.per_year
        else []
    )
    for number in free:
        try:
            with transaction.atomic():
                return Slot.objects.create(
                    organisation=organisation,
                    format=format,
                    year=on.year,
                    number=number,
                    quota_id=quota.pk,
                    taken_on=min(on, today),
                )
        except IntegrityError:
            continue
    raise Refused(
        _(
            "The quota of %(year)d is used up: %(quota)d of %(quota)d. Cancel or reschedule a planned meeting, or meet in person."
        )
        % {"year": on.year, "quota": quota.per_year},
        clause=quota.clause,
        field="held_on",
    )


def date_slot_back(slot: Slot, *, on: date) -> None:
    """A meeting that was held before its place was taken has had it since its own day, like one that is entered late."""
    if slot.taken_on is not None and slot.taken_on > on:
        slot.taken_on = on
        slot.save(update_fields=["taken_on"])


def redate_slot(slot: Slot, *, on: date) -> None:
    """The day of a meeting that was entered afterwards turns out to be another: it has had its place since that day."""
    slot.taken_on = on
    slot.save(update_fields=["taken_on"])


def release_slot(slot: Slot, *, today: date) -> None:
    """A cancelled or rescheduled meeting gives its place back; taken today, it was taken on no day."""
    if slot.taken_on is not None and slot.taken_on >= today:
        slot.delete()
    else:
        slot.given_back_on = today
        slot.save(update_fields=["given_back_on"])


def strike_slot(slot: Slot) -> None:
    """It was taken by mistake, which is on no day; whoever corrects keeps in the log that it was there."""
    slot.delete()
