"""Taking and giving back places in the quota. The database decides who gets the last one, not a count made beforehand."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from django.db import IntegrityError, connection, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.models import Organisation, Succession
from pilots.models import Slot
from pilots.rules.terms import QuotaTerm


def take_slot(
    *, organisation: Organisation, format: str, on: date, quota: QuotaTerm, today: date, own: Slot | None = None
) -> Slot:
    """Take the lowest free slot of the year of `on`. Raises Refused when the quota of the year is used up.

    It is taken from today on; by a meeting that was held already, from its day on. `own`: the place its meeting has already.
    One of that year is never in its own way: it is kept, under another number where this quota has fewer.

    Two who try at once for the same number: the unique constraint lets one through, the other counts anew. Whoever finds the
    quota full is refused by one look at its index, before anything is locked; on a day when everybody comes that is nearly all.
    """
    if quota.per_year is None or quota.pk is None:
        raise ValueError("Only a quota that is in the database and has a number has slots.")
    kept = own if own is not None and _is_of(own, organisation, format, on.year) else None
    free = _free_number((organisation.pk, format, on.year), kept, most=quota.per_year)
    if free is None:
        raise _used_up(on.year, quota)
    slot = kept or Slot(organisation=organisation, format=format, year=on.year, taken_on=min(on, today))
    slot.quota_id = quota.pk
    with transaction.atomic():
        if not _takes_a_number(slot, free, most=quota.per_year):
            raise _used_up(on.year, quota)
        if kept is None:
            _let_heirs_follow(slot, today=today)
    return slot


def _is_of(slot: Slot, organisation: Organisation, format: str, year: int) -> bool:
    return _year_of(slot) == (organisation.pk, format, year)


def _used_up(year: int, quota: QuotaTerm) -> Refused:
    return Refused(
        _(
            "The quota of %(year)d is used up: %(quota)d of %(quota)d. Cancel or reschedule a planned meeting, or meet in person."
        )
        % {"year": year, "quota": quota.per_year},
        clause=quota.clause,
        field="held_on",
    )


def hand_over_slot(slot: Slot, *, to: Organisation, on: date) -> Slot | None:
    """A place like this one among those of another organisation, taken on the day; None where its year is full. Whoever hands it
    over removes the first, once no meeting holds it."""
    new = Slot(organisation=to, format=slot.format, year=slot.year, quota=slot.quota, taken_on=on)
    most = slot.quota.per_year or 0
    return new if _takes_a_number(new, _free_number(_year_of(new), most=most), most=most) else None


Year = tuple[int, str, int]
"""Of an organisation, in a format."""

_NUMBERS = "SELECT id, number FROM pilots_slot WHERE organisation_id = %s AND format = %s AND year = %s AND given_back_on IS NULL"
_TAKE = (
    "INSERT INTO pilots_slot (organisation_id, format, year, number, quota_id, inherited, taken_on) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING RETURNING id"
)
"""What is in the way is another's number, and no error: nothing has to be undone. A guard refuses all the same."""


def _takes_a_number(slot: Slot, free: int | None, *, most: int) -> bool:
    """Take the one that was free a moment before; whoever tries at once loses it to the other, and looks for the next."""
    lost: set[int] = set()
    while free is not None:
        slot.number = free
        if _is_renumbered(slot) if slot.pk is not None else _is_entered(slot):
            return True
        lost.add(free)
        free = _free_number(_year_of(slot), slot, most=most, lost=lost)
    return False


def _year_of(slot: Slot) -> Year:
    return slot.organisation_id, slot.format, slot.year


def _free_number(year: Year, slot: Slot | None = None, *, most: int, lost: Collection[int] = ()) -> int | None:
    """The number a slot may have: its own, or the lowest that is free; None where the others have used the quota up."""
    own = slot.pk if slot is not None else None
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, year)
        taken = {number for pk, number in cursor.fetchall() if pk != own}
    # A guidance that follows within the year may allow fewer: what was taken under the one before counts too.
    free = [number for number in range(1, most + 1) if number not in taken and number not in lost]
    if len(taken) >= most or not free:
        return None
    return slot.number if slot is not None and slot.number in free else free[0]


def _is_renumbered(slot: Slot) -> bool:
    try:
        with transaction.atomic():
            slot.save()
    except IntegrityError:
        return False
    return True


def _is_entered(slot: Slot) -> bool:
    """Whether nobody was quicker. Waits for who holds the same number and has not yet said whether it stays."""
    day: str | None = connection.ops.adapt_datefield_value(slot.taken_on)
    place: list[int | str] = [slot.organisation_id, slot.format, slot.year, slot.number]
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [*place, slot.quota_id, slot.inherited, day])
        entered = cursor.fetchone()
    if entered is None:
        return False
    slot.pk = entered[0]
    return True


def date_slot_back(slot: Slot, *, on: date) -> None:
    """A meeting that was held before its place was taken has had it since its own day, like one that is entered late."""
    if slot.taken_on is not None and slot.taken_on > on:
        slot.taken_on = on
        slot.save(update_fields=["taken_on"])


def redate_slot(slot: Slot, *, on: date, today: date) -> None:
    """The day of a meeting that was entered afterwards turns out to be another: it has had its place since that day."""
    if slot.taken_on == on:
        return
    _strike_inherited_for(slot)
    slot.taken_on = on
    slot.save(update_fields=["taken_on"])
    _let_heirs_follow(slot, today=today)


def release_slot(slot: Slot, *, today: date) -> None:
    """A cancelled or rescheduled meeting gives its place back; taken today, it was taken on no day. What was inherited for it
    is given back with it."""
    for inherited in _inherited_for(slot):
        release_slot(inherited, today=today)
    if slot.taken_on is not None and slot.taken_on >= today:
        slot.delete()
    else:
        slot.given_back_on = today
        slot.save(update_fields=["given_back_on"])


def strike_slot(slot: Slot) -> None:
    """It was taken by mistake, which is on no day; whoever corrects keeps in the log that it was there.
    What was inherited for it goes with it."""
    _strike_inherited_for(slot)
    slot.delete()


def _strike_inherited_for(slot: Slot) -> None:
    for inherited in _inherited_for(slot):
        strike_slot(inherited)


def _let_heirs_follow(slot: Slot, *, today: date) -> None:
    """What is entered late of before a merger or split is inherited like what was there in time: an heir has used what the one
    that used most has used (rulebook, 2). One whose own year is full has used more already."""
    for link in _links_since(slot).filter(on__lte=today).select_related("successor"):
        then, heir = _taken_then(slot, link), link.successor
        if (
            heir is None
            or then.filter(organisation=slot.organisation).count() <= then.filter(organisation=heir).count()
        ):
            continue
        theirs = Slot.objects.taken().filter(organisation=heir, format=slot.format, year=slot.year)
        numbers = set(theirs.values_list("number", flat=True))
        free = [number for number in range(1, (slot.quota.per_year or 0) + 1) if number not in numbers]
        for number in free[:1]:
            inherited = Slot.objects.create(
                organisation=heir,
                format=slot.format,
                year=slot.year,
                number=number,
                quota=slot.quota,
                inherited=True,
                taken_on=link.on,
            )
            _let_heirs_follow(inherited, today=today)


def _inherited_for(slot: Slot) -> Iterator[Slot]:
    """Of each that came of its organisation, the last place it inherited, where no other predecessor had used as many: an heir
    has used what the one that used most has used (rulebook, 2)."""
    for link in _links_since(slot):
        then = _taken_then(slot, link)
        forebears = Succession.objects.filter(successor=link.successor, on=link.on).values("predecessor")
        used = Counter(then.filter(organisation__in=forebears).order_by().values_list("organisation_id", flat=True))
        mine = used.pop(slot.organisation_id, 0)
        if mine > max(used.values(), default=0):
            theirs = Slot.objects.taken().filter(organisation=link.successor, format=slot.format, year=slot.year)
            yield from theirs.filter(inherited=True).order_by("-number")[:1]


def _links_since(slot: Slot) -> QuerySet[Succession]:
    """To those that came of its organisation within the year, since it was taken."""
    links = Succession.objects.filter(predecessor=slot.organisation, successor__isnull=False, on__year=slot.year)
    return links if slot.taken_on is None else links.filter(on__gte=slot.taken_on)


def _taken_then(slot: Slot, link: Succession) -> QuerySet[Slot]:
    """All places of its kind that were taken when the link came about."""
    begun = Q(taken_on__isnull=True) | Q(taken_on__lte=link.on)
    return Slot.objects.taken().filter(begun, format=slot.format, year=slot.year)
