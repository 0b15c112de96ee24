"""Where organisations stand is kept too, with what of each sort stands there: what is below a superior organisation is then found
without walking down to it, and how much it is without looking at each.

Derived, as counts are (cells/models/count.py), and looked up while nothing is marked.
"""

from typing import ClassVar

from django.db import models

from cells.models.count import KeptCounting
from cells.models.organisation import Organisation


class OfSort(models.Model):
    """What is told apart of cells and committees below a superior organisation."""

    kind = models.CharField(max_length=30)
    type = models.CharField(max_length=30)
    is_grassroots = models.BooleanField()
    """Directly below the superior organisation."""
    committee = models.CharField(max_length=30, blank=True)
    """The type of the grassroots committee it is or belongs to; "" of a grassroots cell."""
    valid_from = models.DateField()
    until = models.DateField()
    """Never null, as of tallies: `GOES_ON`."""

    class Meta:
        abstract = True


class KeptPlace(OfSort):
    """The organisation hangs below this superior one, and no other between, on every day from `valid_from` until the day before
    `until`."""

    superior = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["superior", "until", "valid_from", "organisation"], name="place_of_a_day"),
            # Where each of many stands, and as what.
            models.Index(
                fields=["organisation", "until", "valid_from", "superior", "kind", "type"],
                name="place_of_an_organisation",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "superior", "until"], name="a_place_is_kept_once"),
            models.CheckConstraint(condition=models.Q(valid_from__lt=models.F("until")), name="a_place_lasts"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} below {self.superior_id} ({self.valid_from})"


class SortTally(OfSort):
    """How many organisations of a sort hang below a superior one, and no other between, with what their cells count: a row for
    each stretch of days on which that is the same; no row: none."""

    counting = models.ForeignKey(KeptCounting, on_delete=models.CASCADE, related_name="+", db_index=False)
    superior = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", db_index=False)
    number = models.IntegerField()
    members = models.IntegerField()
    groups = models.IntegerField()
    divided = models.IntegerField()
    """How many have groups."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["superior", "counting", "until", "valid_from"], name="sort_tally_of_a_day"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(valid_from__lt=models.F("until")), name="a_sort_tally_lasts"),
        ]

    def __str__(self) -> str:
        return f"{self.superior_id}: {self.number} × {self.kind} {self.type} ({self.valid_from})"


class EventTally(models.Model):
    """How many came into cells, or left them, in a way and a half-year while these hung below the superior organisation and no
    other between; no row: none. Within the days from the first of them to the last the number is right for any days asked for."""

    superior = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", db_index=False)
    what = models.CharField(max_length=15)
    """The membership's arrival or departure (cells/queries/events_below.py)."""
    year = models.SmallIntegerField()
    half = models.SmallIntegerField()
    """1 or 2: most reorganisations, and most laws, begin with one."""
    first_day = models.DateField()
    last_day = models.DateField()
    number = models.IntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["superior", "what", "year", "half"], name="events_are_tallied_once"),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="no_events_are_not_tallied"),
        ]

    def __str__(self) -> str:
        return f"{self.superior_id}: {self.number} {self.what} ({self.year}/{self.half})"
