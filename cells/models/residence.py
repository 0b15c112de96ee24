from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from cells.models.dated import OVERLAPPING_SQL, Dated, EndedByDocument, begins_while_there_is, never_two_at_once
from cells.models.member import Member
from cells.models.organisation import Organisation


class Residence(EndedByDocument):
    """Where a member who works elsewhere takes part at home (213-QĐ/TW). They are counted in their own cell, and here never.

    `cell` is a cell of the register or null with its name in words; `ordered_by` is the letter of introduction.
    """

    class Standing(models.TextChoices):
        ORDINARY = "ordinary", _("introduced to the cell of residence")
        EXEMPT = "exempt", _("introduced, exempt from its meetings")
        NOT_INTRODUCED = "not_introduced", _("exempt from introduction")

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="residences")
    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="residences")
    cell_name = models.CharField(_("Cell of residence"), max_length=255, blank=True)
    standing = models.CharField(_("Class"), max_length=14, choices=Standing)
    received_on = models.DateField(_("Introduction received on"), null=True, blank=True)
    """By the cell of residence."""

    class Meta(Dated.Meta):
        ordering: ClassVar = ["valid_from"]
        indexes: ClassVar = [
            models.Index(fields=["member", "valid_from"], name="residence_by_member"),
            models.Index(fields=["cell", "valid_from"], name="residence_by_cell"),
        ]
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(standing="not_introduced", cell__isnull=True, cell_name="")
                | (~models.Q(standing="not_introduced") & (models.Q(cell__isnull=False) | ~models.Q(cell_name=""))),
                name="who_is_introduced_is_introduced_somewhere",
            ),
            models.CheckConstraint(
                condition=models.Q(received_on__isnull=True) | models.Q(cell__isnull=False),
                name="a_cell_of_the_register_receives_an_introduction",
            ),
        )

    def __str__(self) -> str:
        return f"{self.member}: {self.cell or self.cell_name or self.get_standing_display()}"


class ResidenceRemark(models.Model):
    """What the cell of residence says of a member for one year."""

    class Level(models.TextChoices):
        GOOD = "good", _("good")
        FAIR = "fair", _("fair")
        AVERAGE = "average", _("average")
        POOR = "poor", _("poor")

    residence = models.ForeignKey(Residence, on_delete=models.PROTECT, related_name="remarks")
    year = models.PositiveSmallIntegerField(_("Year"))
    level = models.CharField(_("Level"), max_length=7, choices=Level)
    words = models.CharField(_("In short"), max_length=500, blank=True)
    on = models.DateField(_("Day of the remark"))
    said_by = models.CharField(_("Who signs it"), max_length=150)

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints = (
            models.UniqueConstraint(fields=["residence", "year"], name="a_residence_has_one_remark_a_year"),
            models.CheckConstraint(condition=~models.Q(said_by=""), name="a_remark_says_who_made_it"),
        )

    def __str__(self) -> str:
        return f"{self.year}: {self.get_level_display()}"


never_two_at_once(table="cells_residence", owner="member_id", name="a_member_resides_in_one_cell_a_day")
begins_while_there_is(
    table="cells_residence", owner="cell_id", name="a_residence_begins_while_its_cell_is_one", being=("kind", "cell")
)
for _table, _name, _other in (
    ("cells_residence", "nobody_resides_in_their_own_cell", "cells_membership"),
    ("cells_membership", "nobody_belongs_to_the_cell_of_residence", "cells_residence"),
):
    for _act in ("insert", "update"):
        register_guard(
            Guard(
                name=f"{_name}_{_act}",
                table=_table,
                when=f"before {_act}",
                refuse_if=(
                    f"EXISTS (SELECT 1 FROM {_other} AS other WHERE other.member_id = NEW.member_id "
                    f"AND other.cell_id = NEW.cell_id AND {OVERLAPPING_SQL})"
                ),
                message="who belongs to a cell is not introduced to it",
                at_once=_act == "insert",
            )
        )
