"""What is said about a plan afterwards: that it was carried out wrongly, and what those who see it ask."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reorganisations.models.reorganisation import Reorganisation


class ReorganisationCorrection(models.Model):
    """A plan in effect that was played anew as of its day with other steps: who said why, and what it had been until then."""

    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.PROTECT, related_name="corrections")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    mandate = models.CharField(max_length=255)
    at = models.DateTimeField()
    on = models.DateField()
    why = models.TextField(_("Why this is a mistake"))
    steps_before = models.JSONField()
    """As ReorganisationStep holds them: [act, plan] in their order."""
    outcome_before = models.JSONField()
    moved = models.JSONField()
    """[member, code of the cell they had been led to, code of the right one]; never a name."""
    shown = models.JSONField()
    """What followed, as it was looked over: [key, title, number, words]."""
    struck = models.JSONField()
    """Rows of the register that rested on the mistake and were taken out, as the journal holds them."""

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints = (models.CheckConstraint(condition=~models.Q(why=""), name="a_correction_of_a_plan_says_why"),)

    def __str__(self) -> str:
        return str(self.reorganisation)


class ReorganisationQuestion(models.Model):
    """Who sees a plan asks those who lead it, or asks for a change of it; answered where it was asked."""

    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.PROTECT, related_name="questions")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_as = models.CharField(max_length=255)
    asked_at = models.DateTimeField()
    text = models.TextField(_("Question or wish"))
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_as = models.CharField(max_length=255, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("Answer"), blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints = (
            models.CheckConstraint(condition=~models.Q(text=""), name="a_question_about_a_plan_says_something"),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (~models.Q(answer="") & models.Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="an_answer_about_a_plan_was_given_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return str(self.reorganisation)
