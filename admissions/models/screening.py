"""The yearly list of members to look at, and what came of each."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from admissions.rules.screening import Look
from cells.models import DocumentReference, Member, Membership, Organisation
from cells.models.dated import Lasting
from meetings.models import Meeting


class ScreeningGround(Lasting):
    """A group of members that a guidance has looked at."""

    key = models.CharField(max_length=40)
    vietnamese = models.CharField(max_length=200)
    english = models.CharField(max_length=200)
    clause = models.CharField(max_length=40, blank=True)
    reference = models.ForeignKey(DocumentReference, on_delete=models.PROTECT, related_name="+")
    of_rolls = models.BooleanField(default=False)
    """Whether the rolls of meetings propose members of this group."""
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Lasting.Meta):
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.vietnamese

    @property
    def full_clause(self) -> str:
        return f"{self.reference.symbol}, {self.clause}" if self.clause else self.reference.symbol


class Screened(models.Model):
    """One member on the list of a cell and a year."""

    class Way(models.TextChoices):
        STRUCK_OFF = Membership.Departure.STRUCK_OFF, _("strike off")
        RELEASED = Membership.Departure.RELEASED, _("release")

    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="screened")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="screened")
    year = models.PositiveSmallIntegerField(_("Year"))
    ground = models.ForeignKey(ScreeningGround, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("Remark"), max_length=255, blank=True)
    listed_on = models.DateField(_("Proposed on"))
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    voted_on = models.DateField(null=True, blank=True)
    in_favour = models.PositiveIntegerField(_("In favour"), null=True, blank=True)
    base = models.PositiveIntegerField(null=True, blank=True)
    """Who could vote: counted from the register, frozen with the vote."""
    passed = models.BooleanField(null=True, blank=True)
    helper = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    result_on = models.DateField(null=True, blank=True)
    progress = models.BooleanField(null=True, blank=True)
    proposed_way = models.CharField(_("Proposed"), max_length=10, choices=Way, blank=True)

    class Meta:
        ordering: ClassVar = ["-year", "member__sort_key", "pk"]
        indexes: ClassVar = [models.Index(fields=["cell", "year"], name="screened_by_cell")]
        constraints = (
            models.UniqueConstraint(fields=["member", "year"], name="a_member_is_on_the_list_of_a_year_once"),
            models.CheckConstraint(
                condition=models.Q(voted_on__isnull=True, passed__isnull=True, in_favour__isnull=True)
                | models.Q(voted_on__isnull=False, passed__isnull=False, base__gte=models.F("in_favour")),
                name="a_screening_vote_has_its_day_and_counts",
            ),
            models.CheckConstraint(
                condition=models.Q(result_on__isnull=True, progress__isnull=True)
                | models.Q(result_on__isnull=False, progress__isnull=False, passed=True),
                name="only_who_was_helped_has_a_result",
            ),
            models.CheckConstraint(
                condition=models.Q(proposed_way="") | models.Q(progress=False),
                name="nobody_who_made_progress_is_put_out",
            ),
        )

    def __str__(self) -> str:
        """Without the name: the log is read by others."""
        return f"{self.cell} · {self.year} · {self.pk}"

    @property
    def look(self) -> Look:
        """As the rules take it, but for whether the member left: the register says that."""
        return Look(self.listed_on, self.voted_on, self.passed, self.result_on, self.progress)
