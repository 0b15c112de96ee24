"""What a cell gave its meeting by the rubric, and what the committee above confirmed."""

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Entry
from accounts.models.guard import Guard, register_guard
from meetings.models.meeting import Meeting
from meetings.models.rubric import Band, Criterion, Rubric

_BANDS = ["good", "fair", "average", "poor"]


class Rating(models.Model):
    """Of one held meeting. `points` and `band`: its own; those above beside them, once confirmed, are what counts."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="rating")
    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT, related_name="ratings")
    points = models.DecimalField(_("Points"), max_digits=5, decimal_places=2)
    band = models.CharField(max_length=10, choices=Band.Key)
    note = models.CharField(_("Note"), max_length=255, blank=True)
    rated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    rated_at = models.DateTimeField()
    rated_on = models.DateField()
    points_above = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    band_above = models.CharField(max_length=10, choices=Band.Key, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    corrected_by = models.OneToOneField(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """The entry of the log that tells of its last correction after it was confirmed, and why."""

    class Meta:
        ordering: ClassVar = ["-rated_at", "-pk"]
        constraints = (
            models.CheckConstraint(condition=Q(points__gte=0, points__lte=100), name="a_rating_lies_within_the_points"),
            models.CheckConstraint(
                condition=Q(points_above__gte=0, points_above__lte=100) | Q(points_above__isnull=True),
                name="a_rating_above_lies_within_the_points",
            ),
            models.CheckConstraint(condition=Q(band__in=_BANDS), name="a_rating_has_a_known_band"),
            models.CheckConstraint(
                condition=Q(
                    confirmed_by__isnull=True,
                    confirmed_at__isnull=True,
                    confirmed_on__isnull=True,
                    points_above__isnull=True,
                    band_above="",
                )
                | Q(
                    confirmed_by__isnull=False,
                    confirmed_at__isnull=False,
                    confirmed_on__isnull=False,
                    points_above__isnull=False,
                    band_above__in=_BANDS,
                ),
                name="a_confirmed_rating_says_who_when_and_how_many",
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}: {self.counting_points}"

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_on is not None

    @property
    def counting_points(self) -> Decimal:
        return self.points if self.points_above is None else self.points_above

    @property
    def counting_band(self) -> str:
        return self.band_above or self.band


class Score(models.Model):
    """The points of one criterion. `measured`: what the register gave; other points than these have a reason."""

    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    applies = models.BooleanField(default=True)
    points = models.DecimalField(max_digits=5, decimal_places=2)
    measured = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    reason = models.CharField(max_length=255, blank=True)
    above = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["rating_id", "criterion__position"]
        constraints = (
            models.UniqueConstraint(fields=["rating", "criterion"], name="a_criterion_is_scored_once"),
            models.CheckConstraint(
                condition=Q(points__gte=0) & (Q(above__gte=0) | Q(above__isnull=True)),
                name="points_are_not_less_than_none",
            ),
            models.CheckConstraint(
                condition=Q(measured__isnull=True) | Q(points=models.F("measured")) | ~Q(reason=""),
                name="what_was_measured_is_given_otherwise_with_a_reason",
            ),
            models.CheckConstraint(condition=Q(applies=True) | Q(points=0), name="what_is_not_asked_has_no_points"),
        )

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"


for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"a_criterion_gives_no_more_than_its_most_on_{_act}",
            table="meetings_score",
            when=f"before {_act}",
            refuse_if=(
                "EXISTS (SELECT 1 FROM meetings_criterion AS criterion WHERE criterion.id = NEW.criterion_id "
                "AND (NEW.points > criterion.most OR NEW.above > criterion.most))"
            ),
            message="these are more points than the criterion has",
        )
    )
register_guard(
    Guard(
        name="only_a_held_meeting_is_rated",
        table="meetings_rating",
        when="before insert",
        refuse_if=(
            "NOT EXISTS (SELECT 1 FROM meetings_meeting AS meeting WHERE meeting.id = NEW.meeting_id AND meeting.state = 'held')"
        ),
        message="the meeting was not held",
    )
)
_KEPT = ("meeting_id", "rubric_id", "points", "band", "points_above", "band_above", "confirmed_by_id", "confirmed_on")
_IS_CHANGED = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in _KEPT)
_IS_CORRECTED = (
    "EXISTS (SELECT 1 FROM accounts_entry AS entry WHERE entry.id = NEW.corrected_by_id "
    "AND entry.id > COALESCE(OLD.corrected_by_id, 0) AND entry.act = 'meetings.correct_rating' "
    "AND entry.subject_kind = 'meetings.rating' AND entry.subject_id = CAST(NEW.id AS varchar) AND entry.why <> '')"
)
register_guard(
    Guard(
        name="a_confirmed_rating_stays",
        table="meetings_rating",
        when="before update",
        refuse_if=f"OLD.confirmed_on IS NOT NULL AND ({_IS_CHANGED}) AND NOT {_IS_CORRECTED}",
        message="what was confirmed stays, unless an entry of the log corrects it and says why",
    )
)
register_guard(
    Guard(
        name="a_confirmed_rating_is_never_deleted",
        table="meetings_rating",
        when="before delete",
        refuse_if="OLD.confirmed_on IS NOT NULL",
        message="what was confirmed stays",
    )
)
