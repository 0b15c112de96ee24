"""How meetings are rated: criteria with points and bands, entered as a document sets them and never rewritten."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from cells.models import DocumentReference, Organisation
from cells.models.dated import OVERLAPPING_SQL, Lasting
from meetings.rules.rating import BandKey, Inapplicable, Measured


class Rubric(Lasting):
    """A way of rating with its days. What an organisation has of its own comes before what it has from above."""

    title = models.CharField(_("Name of the rubric"), max_length=255)
    reference = models.ForeignKey(
        DocumentReference,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Document"),
    )
    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="rubrics", verbose_name=_("For")
    )
    """It and all below it; null: everywhere."""
    inapplicable = models.CharField(
        _("What is not asked of a meeting"),
        max_length=10,
        choices=[
            (Inapplicable.RESCALED, _("is left out, and the rest counts as 100")),
            (Inapplicable.FULL, _("is given in full")),
        ],
        default=Inapplicable.RESCALED,
    )
    within_days = models.PositiveSmallIntegerField(_("Days to rate a meeting"), default=2)
    minutes = models.PositiveSmallIntegerField(_("Minutes of a meeting"), default=90)
    minutes_large = models.PositiveSmallIntegerField(_("Minutes in a large cell"), default=120)
    large_from = models.PositiveSmallIntegerField(_("A cell is large from so many members"), default=30)
    shipped = models.BooleanField(default=False)
    """Ships with the product."""

    class Meta(Lasting.Meta):
        ordering: ClassVar = ["-valid_from", "pk"]
        constraints = (
            *Lasting.Meta.constraints,
            models.CheckConstraint(condition=~Q(title=""), name="a_rubric_has_a_title"),
            models.CheckConstraint(
                condition=Q(inapplicable__in=["rescaled", "full"]), name="a_rubric_says_what_is_not_asked"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Criterion(models.Model):
    rubric = models.ForeignKey(Rubric, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    group = models.CharField(_("Group of criteria"), max_length=120)
    text = models.CharField(_("Criterion"), max_length=255)
    most = models.DecimalField(_("Most points"), max_digits=5, decimal_places=2)
    measured = models.CharField(
        _("Measured"),
        max_length=16,
        blank=True,
        choices=[
            (Measured.NOTHING, _("no: who rates gives the points")),
            (Measured.DURATION, _("duration")),
            (Measured.ATTENDANCE, _("attendance")),
            (Measured.NO_LONG_ABSENCE, _("nobody absent more than three times running")),
            (Measured.TASKS, _("tasks done")),
            (Measured.REGULAR, _("no: asked of the monthly meeting only")),
            (Measured.THEMATIC, _("no: asked in a month with a thematic meeting only")),
        ],
    )
    steps = models.TextField(_("Points by what is reached"), blank=True)
    """Lines read by `steps_of` (rules/rating.py)."""

    class Meta:
        ordering: ClassVar = ["rubric_id", "position"]
        constraints = (
            models.UniqueConstraint(fields=["rubric", "position"], name="criteria_stand_one_after_another"),
            models.CheckConstraint(condition=Q(most__gt=0, most__lte=100), name="a_criterion_gives_points"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(group=""), name="a_criterion_says_what_it_asks"),
        )

    def __str__(self) -> str:
        return self.text


class Band(models.Model):
    class Key(models.TextChoices):
        GOOD = BandKey.GOOD, _("good")
        FAIR = BandKey.FAIR, _("fair")
        AVERAGE = BandKey.AVERAGE, _("average")
        POOR = BandKey.POOR, _("poor")

    rubric = models.ForeignKey(Rubric, on_delete=models.CASCADE, related_name="bands")
    key = models.CharField(max_length=10, choices=Key)
    least = models.DecimalField(_("From"), max_digits=5, decimal_places=2)

    class Meta:
        ordering: ClassVar = ["rubric_id", "-least"]
        constraints = (
            models.UniqueConstraint(fields=["rubric", "key"], name="a_rubric_has_a_band_once"),
            models.UniqueConstraint(fields=["rubric", "least"], name="two_bands_never_begin_at_one_point"),
            models.CheckConstraint(condition=Q(least__gte=0, least__lte=100), name="a_band_begins_within_the_points"),
        )

    def __str__(self) -> str:
        return f"{self.get_key_display()} ≥ {self.least}"


_OTHER_ON_ONE_DAY = (
    "EXISTS (SELECT 1 FROM meetings_rubric AS other WHERE other.id <> COALESCE(NEW.id, -1) "
    f"AND COALESCE(other.owner_id, 0) = COALESCE(NEW.owner_id, 0) AND {OVERLAPPING_SQL})"
)
_FIXED = [field.column for field in Rubric._meta.local_fields if field.name not in {"id", "valid_to"}]
_REWRITTEN = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in _FIXED)
for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"an_organisation_has_one_rubric_a_day_on_{_act}",
            table="meetings_rubric",
            when=f"before {_act}",
            refuse_if=_OTHER_ON_ONE_DAY,
            message="two rubrics would hold on one day",
            postgresql_lock="hashtextextended('meetings_rubric', 0)",
        )
    )
register_guard(
    Guard(
        name="a_rubric_is_never_rewritten",
        table="meetings_rubric",
        when="before update",
        refuse_if=_REWRITTEN,
        message="a rubric is followed by another; only its last day is set",
    )
)
for _part in ("criterion", "band"):
    register_guard(
        Guard(
            name=f"a_{_part}_is_never_rewritten",
            table=f"meetings_{_part}",
            when="before update",
            refuse_if="true",
            message="a rubric is followed by another",
        )
    )
    register_guard(
        Guard(
            name=f"a_{_part}_is_not_added_once_meetings_are_rated",
            table=f"meetings_{_part}",
            when="before insert",
            refuse_if="EXISTS (SELECT 1 FROM meetings_rating AS rating WHERE rating.rubric_id = NEW.rubric_id)",
            message="meetings are rated by this rubric",
        )
    )
register_guard(
    Guard(
        name="a_rubric_gives_no_more_than_a_hundred_points",
        table="meetings_criterion",
        when="before insert",
        refuse_if=(
            "NEW.most + COALESCE((SELECT SUM(other.most) FROM meetings_criterion AS other "
            "WHERE other.rubric_id = NEW.rubric_id), 0) > 100"
        ),
        message="the points of a rubric make a hundred",
        postgresql_lock="hashtextextended('meetings_criterion:' || (NEW.rubric_id % 256), 0)",
    )
)
