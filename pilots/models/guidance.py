from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from cells.models import DocumentReference, GroundKind, OrganisationVersion
from cells.models.dated import OVERLAPPING_SQL, DatedQuerySet
from cells.models.ground import in_words_of_reader
from cells.rules.periods import Period
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

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_FORCE = "in_force", _("put in force")

    reference = models.OneToOneField(DocumentReference, on_delete=models.PROTECT, related_name="guidance")
    valid_from = models.DateField(_("In force from"))
    valid_to = models.DateField(_("No longer in force from"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    """A draft applies to nothing. Put in force, it applies from its first day on and is read-only."""
    shipped = models.BooleanField(default=False)
    """Ships with the product."""

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

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-valid_from"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_from__lt=models.F("valid_to")),
                name="guidance_begins_before_it_ends",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "in_force"]), name="a_guidance_has_a_known_state"
            ),
        )

    def __str__(self) -> str:
        return self.reference.symbol

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def period(self) -> Period:
        return Period(self.valid_from, self.valid_to)


class GuidanceGround(models.Model):
    """A ground that a guidance admits. Its words are empty where they are those of the kind."""

    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, related_name="grounds")
    category = models.ForeignKey(
        GroundKind, on_delete=models.PROTECT, related_name="admissions", db_column="category", db_index=False
    )
    words = models.CharField(max_length=255, blank=True)
    words_en = models.CharField(max_length=255, blank=True)
    evidence = models.CharField(max_length=255, blank=True)
    """What it asks for as evidence; empty where it names none."""
    basis = models.CharField(max_length=24, choices=BASES)
    clause = models.CharField(max_length=30)
    end_required = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["guidance", "category"], name="a_guidance_lists_a_ground_once"),)

    def __str__(self) -> str:
        return f"{self.guidance}: {self.in_words}"

    @property
    def in_words(self) -> str:
        return in_words_of_reader(self.words, self.words_en) if self.words else str(self.category)


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


class GuidanceChange(models.Model):
    """Another document gave a guidance another last day."""

    class Act(models.TextChoices):
        EXTEND = "extend", _("extended")
        END_EARLY = "end_early", _("ended early")

    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, related_name="changes")
    act = models.CharField(max_length=10, choices=Act)
    valid_to_before = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    ordered_by = models.ForeignKey(DocumentReference, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints = (
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_change_of_a_guidance_has_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.guidance}: {self.get_act_display()}"


_OTHER_ON_ONE_DAY = (
    "NEW.state = 'in_force' AND EXISTS (SELECT 1 FROM pilots_guidance AS other "
    "WHERE other.state = 'in_force' AND other.id <> COALESCE(NEW.id, -1) "
    f"AND {OVERLAPPING_SQL})"
)
for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"two_guidances_are_never_in_force_at_once_on_{_act}",
            table="pilots_guidance",
            when=f"before {_act}",
            refuse_if=_OTHER_ON_ONE_DAY,
            message="two guidances would be in force on one day",
            postgresql_lock="hashtextextended('pilots_guidance', 0)",
        )
    )

# Decisions rest on what it says: once in force only its last day can change.
_FIXED = [field.column for field in Guidance._meta.local_fields if field.name not in {"id", "valid_to"}]
_REWRITTEN = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in _FIXED)
register_guard(
    Guard(
        name="a_guidance_in_force_is_never_rewritten",
        table="pilots_guidance",
        when="before update",
        refuse_if=f"OLD.state = 'in_force' AND ({_REWRITTEN})",
        message="a guidance that was put in force is read-only",
    )
)
register_guard(
    Guard(
        name="a_guidance_in_force_is_never_deleted",
        table="pilots_guidance",
        when="before delete",
        refuse_if="OLD.state = 'in_force'",
        message="a guidance that was put in force stays",
    )
)
for _part in (GuidanceGround, GuidanceQuota, GuidanceTopic):
    for _act, _rows in (("insert", ("NEW",)), ("update", ("NEW", "OLD")), ("delete", ("OLD",))):
        _of = " OR ".join(f"guidance.id = {_row}.guidance_id" for _row in _rows)
        register_guard(
            Guard(
                name=f"{_part._meta.db_table}_of_one_in_force_has_no_{_act}",
                table=_part._meta.db_table,
                when=f"before {_act}",
                refuse_if=f"EXISTS (SELECT 1 FROM pilots_guidance AS guidance WHERE guidance.state = 'in_force' AND ({_of}))",
                message="a guidance that was put in force is read-only",
            )
        )

# What a guidance in force names stays as it was worded; a ground that every guidance wants to end has an end.
_ADMITTING = (
    "SELECT 1 FROM pilots_guidanceground AS admitted JOIN pilots_guidance AS guidance "
    "ON guidance.id = admitted.guidance_id WHERE guidance.state = 'in_force' AND admitted.category"
)
register_guard(
    Guard(
        name="a_kind_of_ground_of_one_in_force_is_never_rewritten",
        table="cells_groundkind",
        when="before update",
        refuse_if=(
            "(NEW.key <> OLD.key OR NEW.words <> OLD.words OR NEW.words_en <> OLD.words_en "
            f"OR NEW.rests_on_area <> OLD.rests_on_area) AND EXISTS ({_ADMITTING} = OLD.key)"
        ),
        message="a guidance that was put in force names it",
    )
)
_ENDLESS = (
    f"NEW.valid_to IS NULL AND EXISTS ({_ADMITTING} = NEW.category) "
    f"AND NOT EXISTS ({_ADMITTING} = NEW.category AND NOT admitted.end_required)"
)
for _act, _changed in (("insert", ""), ("update", " AND (OLD.valid_to IS NOT NULL OR NEW.category <> OLD.category)")):
    register_guard(
        Guard(
            name=f"what_every_guidance_wants_to_end_has_an_end_on_{_act}",
            table="cells_ground",
            when=f"before {_act}",
            refuse_if=f"{_ENDLESS}{_changed}",
            message="such a ground ends by itself",
        )
    )
