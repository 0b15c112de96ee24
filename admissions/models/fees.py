"""Who has paid the fee of a month, and who is exempt from fees."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from admissions.rules.fees import PAYMENTS, Fee, Payment
from cells.models import Member, Organisation
from cells.models.dated import Dated, never_two_at_once


class MonthlyFee(models.Model):
    """Of one member and month, as the cell entered it: no sum."""

    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="monthly_fees")
    """Where it was paid, or owed."""
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="monthly_fees")
    month = models.DateField()
    """Its first day."""
    state = models.CharField(max_length=8, choices=list(PAYMENTS.items()))
    paid_on = models.DateField(null=True, blank=True)
    """Of what was paid later."""
    reason = models.CharField(_("Reason"), max_length=255, blank=True)

    class Meta:
        ordering: ClassVar = ["month", "member__sort_key", "pk"]
        indexes: ClassVar = [models.Index(fields=["cell", "month"], name="monthly_fee_by_cell")]
        constraints = (
            models.UniqueConstraint(fields=["member", "month"], name="a_member_has_one_fee_a_month"),
            models.CheckConstraint(condition=models.Q(state__in=list(Payment)), name="a_fee_has_a_known_state"),
            models.CheckConstraint(
                condition=models.Q(state=Payment.LATER, paid_on__isnull=False, paid_on__gte=models.F("month"))
                | (~models.Q(state=Payment.LATER) & models.Q(paid_on__isnull=True)),
                name="a_fee_paid_later_has_its_day",
            ),
            models.CheckConstraint(
                condition=(models.Q(state=Payment.EXCUSED) & ~models.Q(reason=""))
                | (~models.Q(state=Payment.EXCUSED) & models.Q(reason="")),
                name="a_fee_excused_has_its_reason",
            ),
        )

    def __str__(self) -> str:
        """Without the name: the log is read by others."""
        return f"{self.cell} · {self.month:%m/%Y} · {self.pk}"

    @property
    def fee(self) -> Fee:
        return Fee(self.state, self.paid_on, self.reason)


for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"a_month_of_fees_is_its_first_day_on_{_act}",
            table="admissions_monthlyfee",
            when=f"before {_act}",
            refuse_if="substr(CAST(NEW.month AS TEXT), 9) <> '01'",
            message="a month is kept as its first day",
        )
    )


class FeeExemption(Dated):
    """From the first day to the last a member owes no fee."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="fee_exemptions")
    reason = models.CharField(_("Reason"), max_length=255)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["valid_from", "pk"]
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(reason=""), name="an_exemption_from_fees_has_its_reason"),
        )

    def __str__(self) -> str:
        """Without the name."""
        return f"{self.pk}: {self.valid_from}"


never_two_at_once(table="admissions_feeexemption", owner="member_id", name="a_member_is_exempt_from_fees_once_a_day")
