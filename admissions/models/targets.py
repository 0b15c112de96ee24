"""How many members a committee asks to be admitted in a year."""

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models import Organisation
from cells.models.dated import Dated, never_two_at_once


class Target(Dated):
    """Of one organisation and year, from the day it was given until another takes its place: what was asked on a day stays."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="admission_targets")
    year = models.PositiveSmallIntegerField(_("Year"))
    number = models.PositiveIntegerField(_("Number"), null=True, blank=True)
    share = models.DecimalField(
        _("Per cent of the members on 1 January"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
    )

    class Meta(Dated.Meta):
        ordering: ClassVar = ["year", "valid_from"]
        indexes: ClassVar = [models.Index(fields=["organisation", "year"], name="target_by_organisation")]
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(number__isnull=True) ^ models.Q(share__isnull=True),
                name="a_target_is_a_number_or_a_share",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}: {self.number if self.share is None else f'{self.share} %'}"


never_two_at_once(
    table="admissions_target", owner="organisation_id", also=("year",), name="an_organisation_has_one_target_a_year"
)
