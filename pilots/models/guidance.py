from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models import DocumentReference, Ground, OrganisationVersion
from pilots.rules.terms import Basis, Format

FORMATS = [(Format.ONLINE, _("online")), (Format.BY_GROUP, _("by group"))]
BASES = [
    (Basis.SPECIFIC_NATURE, _("specific nature")),
    (Basis.SPECIAL_CIRCUMSTANCES, _("special circumstances")),
]


class Guidance(models.Model):
    """A guidance with its validity and parameters: what the rules read, entered and not programmed.

    Clauses are written as in the document ("II.1.1"); readers get them with its symbol ("03-HD/TW, II.1.1").
    """

    reference = models.OneToOneField(DocumentReference, on_delete=models.PROTECT, related_name="guidance")
    valid_from = models.DateField(_("In force from"))
    valid_to = models.DateField(_("No longer in force from"), null=True, blank=True)
    shipped = models.BooleanField(default=False)
    """Ships with the product and is read-only."""

    online_numerator = models.PositiveSmallIntegerField()
    online_denominator = models.PositiveSmallIntegerField()
    online_strict = models.BooleanField()
    online_clause = models.CharField(max_length=30)
    online_subjects = models.JSONField()
    left_out = models.JSONField()
    infrastructure_required = models.BooleanField()
    infrastructure_clause = models.CharField(max_length=30)
    by_group_minimum = models.PositiveSmallIntegerField()
    by_group_clause = models.CharField(max_length=30)
    by_group_subjects = models.JSONField()
    participation_clause = models.CharField(max_length=30)
    circumstances_end_clause = models.CharField(max_length=30)
    report_within_days = models.PositiveSmallIntegerField()
    report_clause = models.CharField(max_length=30)
    decider_clause = models.CharField(max_length=30)
    decider_abroad = models.CharField(max_length=30)
    validity_clause = models.CharField(max_length=30)
    executive_counts = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["-valid_from"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_from__lt=models.F("valid_to")),
                name="guidance_begins_before_it_ends",
            ),
        )

    def __str__(self) -> str:
        return self.reference.symbol


class GuidanceGround(models.Model):
    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, related_name="grounds")
    category = models.CharField(max_length=30, choices=Ground.Category)
    basis = models.CharField(max_length=24, choices=BASES)
    clause = models.CharField(max_length=30)
    end_required = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["guidance", "category"], name="a_guidance_lists_a_ground_once"),)

    def __str__(self) -> str:
        return f"{self.guidance}: {self.category}"


class GuidanceQuota(models.Model):
    """How often a year; `per_year` null: no number."""

    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, related_name="quotas")
    format = models.CharField(max_length=10, choices=FORMATS)
    subject = models.CharField(max_length=30, choices=OrganisationVersion.Kind)
    basis = models.CharField(max_length=24, choices=BASES, blank=True)
    per_year = models.PositiveSmallIntegerField(null=True, blank=True)
    clause = models.CharField(max_length=30)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["guidance", "format", "subject", "basis"], name="a_guidance_sets_a_quota_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.guidance}: {self.format} {self.subject} {self.basis} ≤ {self.per_year}"


class GuidanceTopic(models.Model):
    """A topic a pilot meeting may not discuss."""

    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, related_name="topics")
    key = models.CharField(max_length=60)
    wording = models.CharField(max_length=255)
    clause = models.CharField(max_length=30)
    refused_everywhere = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints = (models.UniqueConstraint(fields=["guidance", "key"], name="a_guidance_forbids_a_topic_once"),)

    def __str__(self) -> str:
        return self.wording
