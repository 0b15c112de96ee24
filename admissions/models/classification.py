"""How organisations and members were classified for a year."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from admissions.rules.classification import LEVELS
from cells.models import DocumentReference, Member, Organisation

_LEVELS = list(LEVELS.items())


class Classification(models.Model):
    """What was said of itself, what was proposed, and what was decided above."""

    year = models.PositiveSmallIntegerField(_("Year"))
    seat = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="classifications")
    """The cell in which the member is classified; the organisation itself."""
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="classifications")
    own = models.CharField(_("Own level"), max_length=10, choices=_LEVELS, blank=True)
    proposed = models.CharField(_("Proposed"), max_length=10, choices=_LEVELS, blank=True)
    decided = models.CharField(_("Decided"), max_length=10, choices=_LEVELS, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    ordered_by = models.ForeignKey(DocumentReference, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    four_good = models.BooleanField(_("«Four good»"), default=False)

    class Meta:
        ordering: ClassVar = ["year", "pk"]
        indexes: ClassVar = [models.Index(fields=["seat", "year"], name="classification_by_seat")]
        constraints = (
            models.UniqueConstraint(
                fields=["seat", "year"],
                condition=models.Q(member__isnull=True),
                name="an_organisation_is_classified_once_a_year",
            ),
            models.UniqueConstraint(
                fields=["member", "year"],
                condition=models.Q(member__isnull=False),
                name="a_member_is_classified_once_a_year",
            ),
            models.CheckConstraint(
                condition=models.Q(decided="", decided_on__isnull=True)
                | (~models.Q(decided="") & models.Q(decided_on__isnull=False)),
                name="a_decided_level_has_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(four_good=False) | models.Q(member__isnull=True),
                name="only_organisations_are_four_good",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat} · {self.year}"
