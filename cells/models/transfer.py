from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cells.models.dated import not_over
from cells.models.member import Member
from cells.models.organisation import Organisation, OrganisationQuerySet

UNDER_WAY = Q(received_on__isnull=True, taken_back_on__isnull=True)
"""Neither received nor taken back to this hour: what an act meets."""
NEWEST_FIRST = ("-sent_on", "-pk")


class TransferQuerySet(models.QuerySet["Transfer"]):
    def under_way(self) -> "TransferQuerySet":
        return self.filter(UNDER_WAY)

    def ended(self) -> "TransferQuerySet":
        return self.exclude(UNDER_WAY)

    def under_way_on(self, day: date) -> "TransferQuerySet":
        """Sent by the day, and received or taken back later if at all."""
        return self.filter(not_over(day, end="received_on"), not_over(day, end="taken_back_on"), sent_on__lte=day)

    def touching(self, cells: OrganisationQuerySet) -> "TransferQuerySet":
        """Of these transfers those sent by or to one of the cells."""
        sent, received = (side.order_by().values("pk") for side in self._sides(cells))
        return Transfer.objects.filter(pk__in=sent.union(received))

    def newest_touching(self, cells: OrganisationQuerySet, most: int) -> "TransferQuerySet":
        """The same, of very many no more than so many: those sent last. Of a country the database goes through the days,
        of a cell through its transfers."""
        ids = [
            pk for side in self._sides(cells) for pk in side.order_by(*NEWEST_FIRST).values_list("pk", flat=True)[:most]
        ]
        return Transfer.objects.filter(pk__in=ids).order_by(*NEWEST_FIRST)

    def _sides(self, cells: OrganisationQuerySet) -> "list[TransferQuerySet]":
        """Each is asked for by itself: of both at once the database reads all transfers."""
        return [self.filter(**{side: cells.order_by()}) for side in ("from_cell__in", "to_cell__in")]

    def overdue(self, day: date) -> "TransferQuerySet":
        """Under way although the papers' deadline has passed."""
        return self.under_way_on(day).filter(papers_due_on__lt=day)


class Transfer(models.Model):
    """A member goes from one cell to another in two steps: sent, and received. Until the day of receipt the sender counts.

    A side outside the register has no cell and is told in words.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="transfers")
    from_cell = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="transfers_out"
    )
    from_name = models.CharField(_("From"), max_length=255, blank=True)
    to_cell = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="transfers_in"
    )
    to_name = models.CharField(_("To"), max_length=255, blank=True)
    sent_on = models.DateField(_("Sent on"))
    papers_due_on = models.DateField(_("Papers to be handed in by"))
    received_on = models.DateField(_("Received on"), null=True, blank=True)
    taken_back_on = models.DateField(_("Taken back on"), null=True, blank=True)
    ordered_by = models.ForeignKey(
        "cells.DocumentReference", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The letter of introduction."""
    received_by = models.ForeignKey(
        "cells.DocumentReference", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """What the receiver confirmed it with."""

    objects = TransferQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = [*NEWEST_FIRST]
        indexes: ClassVar = [models.Index(fields=["sent_on", "id"], name="transfer_by_day")]
        constraints = (
            models.UniqueConstraint(
                fields=["member"],
                condition=UNDER_WAY,
                name="a_member_is_on_one_way_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(from_cell__isnull=False) | (~Q(from_name="") & Q(to_cell__isnull=False)),
                name="a_transfer_comes_from_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(to_cell__isnull=False) | (~Q(to_name="") & Q(from_cell__isnull=False)),
                name="a_transfer_goes_somewhere",
            ),
            models.CheckConstraint(condition=~Q(from_cell=F("to_cell")), name="a_transfer_changes_the_cell"),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("sent_on")),
                name="a_transfer_is_received_after_it_was_sent",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_on__isnull=True) | Q(taken_back_on__gte=F("sent_on"), received_on__isnull=True),
                name="what_was_received_is_not_taken_back",
            ),
        )

    def __str__(self) -> str:
        return f"{self.member}: {self.from_cell or self.from_name} → {self.to_cell or self.to_name}"

    @property
    def is_under_way(self) -> bool:
        return self.received_on is None and self.taken_back_on is None

    def is_late_on(self, day: date) -> bool:
        """The papers were, or still are, handed in after their deadline."""
        return self.taken_back_on is None and (self.received_on or day) > self.papers_due_on
