"""What was used of the year's quotas is inherited: the larger of the two in a merger, by each part in a split (rulebook, 2)."""

from accounts.models import Occasion
from accounts.services.log import record
from cells.models import Organisation
from pilots.models import Slot
from reorganisations.services.effects import Changes


def inherit_quotas(heir: Organisation, changes: Changes, *, occasion: Occasion) -> None:
    """Bring what the heir has used of each quota up to the most that one of its predecessors has used."""
    used: dict[str, list[list[Slot]]] = {}
    for predecessor in changes.predecessors(heir.code):
        taken_there = Slot.objects.taken().filter(organisation__code=predecessor, year=changes.on.year)
        slots = taken_there.select_related("quota").order_by("number")
        for format in {slot.format for slot in slots}:
            used.setdefault(format, []).append([slot for slot in slots if slot.format == format])
    for format, of_each in used.items():
        most = max(of_each, key=len)
        held = Slot.objects.taken().filter(organisation=heir, format=format, year=changes.on.year)
        taken = set(held.values_list("number", flat=True))
        # A decision that is entered late: what the heir has itself used since its day comes on top.
        before = held.exclude(taken_on__gte=changes.on, inherited=False).count()
        free = [number for number in range(1, (most[0].quota.per_year or 0) + 1) if number not in taken]
        made = [
            Slot(
                organisation=heir,
                format=format,
                year=changes.on.year,
                number=number,
                quota_id=most[0].quota_id,
                inherited=True,
                taken_on=changes.on,
            )
            for number in free[: max(0, len(most) - before)]
        ]
        Slot.objects.bulk_create(made)
        if made:
            data = {"format": format, "year": changes.on.year, "inherited": len(made)}
            record(occasion, act="pilots.inherit_quota", subject=heir, data=data)
