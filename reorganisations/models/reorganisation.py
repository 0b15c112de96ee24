from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models.document_reference import DocumentReference
from cells.models.member import Member
from cells.models.organisation import Organisation
from reorganisations.rules.plan import StepKind

ACTS = [
    (StepKind.FOUND, _("found")),
    (StepKind.RENAME, _("rename")),
    (StepKind.RETYPE, _("change the type")),
    (StepKind.REGRADE, _("change kind or level")),
    (StepKind.MOVE, _("move")),
    (StepKind.MERGE, _("merge")),
    (StepKind.SPLIT, _("split")),
    (StepKind.DISSOLVE, _("dissolve")),
]


class Reorganisation(models.Model):
    """What one decision orders to happen to organisations on one day, in one or more steps.

    Confirmed, its dated facts stand in the registry from its day on and can be taken back until then. On the day it comes
    into effect: today's tree changes, and what other apps hold of the organisations follows. One that cannot is set aside: its
    facts stand, the site goes on, and somebody mends what is in its way, or cancels it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        CONFIRMED = "confirmed", _("confirmed")
        IN_EFFECT = "in_effect", _("in effect")
        SET_ASIDE = "set_aside", _("set aside")
        CANCELLED = "cancelled", _("cancelled")

    title = models.CharField(_("What it is about"), max_length=255)
    led_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="reorganisations_led"
    )
    """The superior organisation whose board plans it, within what is below it; null: an administrator, anywhere."""
    effective_on = models.DateField(_("From the day"))
    ordered_by = models.ForeignKey(DocumentReference, on_delete=models.PROTECT, related_name="reorganisations")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    choices = models.JSONField(default=dict)
    """By key of what is touched (`cells.groups`, `meetings.planned` …) the option chosen."""
    outcome = models.JSONField(default=dict)
    """Written at confirmation: codes of organisations that ended and are reformed, links, and where members go."""
    touched = models.ManyToManyField(Organisation, related_name="reorganisations", blank=True)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_as = models.CharField(max_length=255, blank=True)
    """The mandate by which it was confirmed, in words: on the day it comes into effect under that name."""
    confirmed_at = models.DateTimeField(null=True, blank=True)
    turn = models.PositiveIntegerField(null=True, blank=True)
    """Given at confirmation, each higher than all before: of several of one day, the one confirmed first is played first."""
    cancelled_because = models.CharField(max_length=255, blank=True)
    set_aside_because = models.TextField(blank=True)
    """Why it could not be brought into effect on its day, for who mends it."""

    class Meta:
        ordering: ClassVar = ["-effective_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "effective_on"], name="reorganisation_by_day")]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "confirmed", "in_effect", "set_aside", "cancelled"]),
                name="a_reorganisation_has_a_known_state",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["confirmed", "in_effect", "set_aside"])
                | models.Q(confirmed_by__isnull=False, confirmed_at__isnull=False, turn__isnull=False),
                name="a_reorganisation_was_confirmed_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.title


WRITTEN_AHEAD = (Reorganisation.State.CONFIRMED, Reorganisation.State.SET_ASIDE)
"""States in which the facts stand in the registry and can still be taken back."""


class ReorganisationStep(models.Model):
    """One act; `plan` holds what reorganisations/rules/as_json.py makes of a Step."""

    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=10, choices=ACTS)
    plan = models.JSONField()

    class Meta:
        ordering: ClassVar = ["reorganisation_id", "position"]
        constraints = (
            models.UniqueConstraint(
                fields=["reorganisation", "position"], name="steps_of_a_reorganisation_are_in_one_order"
            ),
            models.CheckConstraint(
                condition=models.Q(act__in=[act.value for act in StepKind]), name="a_step_has_a_known_act"
            ),
        )

    def __str__(self) -> str:
        return f"{self.reorganisation}: {self.get_act_display()}"


class ReorganisationFact(models.Model):
    """One row that a confirmed reorganisation wrote, so that cancelling it restores exactly what was."""

    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.CASCADE, related_name="facts")
    table = models.CharField(max_length=60)
    """`cells.membership` …"""
    row = models.BigIntegerField()
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Whom the fact is about, so that those of one person can be taken back alone."""
    before = models.JSONField(null=True)
    """Values that were changed; null: the row was made."""
    after = models.JSONField(null=True)
    """The values as the reorganisation left them: a row that differs has been built on; null: the row was removed."""

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["reorganisation", "member"], name="written_by_reorganisation")]

    def __str__(self) -> str:
        return str(self.reorganisation)
