"""What documents set for admission, probation, screening, discipline and classification: one row for a key and its days."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from cells.models import DocumentReference
from cells.models.dated import OVERLAPPING_SQL, Lasting


class AdmissionParameter(Lasting):
    """A number or a choice that a document sets. What it said of a day stays: the next document ends the row."""

    key = models.CharField(max_length=40)
    """One of `Key`; what another product knew and this one does not is passed over."""
    number = models.PositiveIntegerField(null=True, blank=True)
    choice = models.CharField(max_length=40, blank=True)
    reference = models.ForeignKey(DocumentReference, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """None: a setting of ours, which an office replaces by its own document."""
    clause = models.CharField(_("Clause"), max_length=40, blank=True)
    shipped = models.BooleanField(default=False)
    """Ships with the product, from summaries: an office compares it with the document it holds."""

    class Meta(Lasting.Meta):
        ordering: ClassVar = ["key", "valid_from"]
        constraints = (
            *Lasting.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(number__isnull=True) ^ models.Q(choice=""),
                name="an_admission_parameter_is_a_number_or_a_choice",
            ),
        )

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"

    @property
    def value(self) -> int | str:
        return self.choice if self.number is None else self.number

    @property
    def full_clause(self) -> str:
        """Complete with the symbol of its document; needs `reference` selected."""
        if self.reference is None:
            return self.clause
        return f"{self.reference.symbol}, {self.clause}" if self.clause else self.reference.symbol


for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"an_admission_parameter_is_one_a_day_on_{_act}",
            table="admissions_admissionparameter",
            when=f"before {_act}",
            refuse_if="EXISTS (SELECT 1 FROM admissions_admissionparameter AS other WHERE other.key = NEW.key "
            f"AND other.id <> COALESCE(NEW.id, -1) AND {OVERLAPPING_SQL})",
            message="two values would be true on one day",
            postgresql_lock="hashtextextended('admissions_admissionparameter', 0)",
        )
    )
