from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.rules.days import day_in_words
from cells.models import DocumentReference, Organisation
from pilots.models.guidance import Guidance
from pilots.rules import reminders
from pilots.rules.progress import ListProgress, progress_on


def usual_reminder_days() -> list[int]:
    return list(reminders.USUAL)


class Round(models.Model):
    """A round of registration, opened by a superior organisation with a letter such as 828-CV/ĐUK."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rounds")
    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, related_name="rounds")
    letter = models.ForeignKey(DocumentReference, on_delete=models.PROTECT, related_name="rounds")
    opened_on = models.DateField(_("Opened on"))
    last_day = models.DateField(pgettext_lazy("of a round", "Last day"))
    """«trước 10/4/2023» means 9/4 is the last day."""
    reminder_days = models.JSONField(default=usual_reminder_days)
    """How many days before the last day those who still owe their list are reminded."""
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-opened_on", "-pk"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("opened_on")), name="a_round_is_open_for_a_day_at_least"
            ),
            models.UniqueConstraint(fields=["organisation", "letter"], name="a_letter_opens_one_round"),
        )

    def __str__(self) -> str:
        return self.letter.symbol

    def last_day_on(self, day: date) -> date:
        """The last day as it was known on the day: an extension gives more time to those who owe their list then."""
        later = [extension for extension in self.extensions.all() if extension.on > day]
        return later[0].last_day_before if later else self.last_day

    def is_over_on(self, day: date) -> bool:
        """By the last day that holds now; a list is accepted all the same, late."""
        return day > self.last_day

    def reminder_due_on(self, day: date) -> date | None:
        return reminders.reminder_due(self.last_day, self.reminder_days, opened_on=self.opened_on, on=day)


class RoundExtension(models.Model):
    """A later last day, with the reason. The round holds the day that counts; these rows say how it came about."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="extensions")
    last_day_before = models.DateField()
    last_day = models.DateField(pgettext_lazy("of a round", "Last day"))
    reason = models.TextField(_("Reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    mandate = models.CharField(max_length=255)
    on = models.DateField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_day__gt=models.F("last_day_before")), name="an_extension_gives_more_time"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="an_extension_has_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.round}: {day_in_words(self.last_day_before)} → {day_in_words(self.last_day)}"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def owed(self) -> Self:
        """Not submitted yet."""
        return self.filter(state=Submission.State.DRAFT)


class Submission(models.Model):
    """What one grassroots organisation sends in one round: draft or submitted. It holds the registrations."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="submissions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="submissions")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["round_id", "organisation_id"]
        constraints = (
            models.UniqueConstraint(
                fields=["round", "organisation"], name="an_organisation_submits_one_list_in_a_round"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "submitted"]), name="a_submission_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(submitted_on__isnull=False),
                name="a_submitted_list_says_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} · {self.round}"

    def progress_on(self, day: date) -> ListProgress:
        known_on = min(self.submitted_on or day, day)
        return progress_on(day, submitted_on=self.submitted_on, last_day=self.round.last_day_on(known_on))

    def is_overdue_on(self, day: date) -> bool:
        return self.progress_on(day) == ListProgress.OVERDUE


class Reminder(models.Model):
    """A reminder of a list that was sent by e-mail: once for a day of reminding, however often the command runs."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="reminders")
    due_on = models.DateField()
    sent_at = models.DateTimeField()
    addresses = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["submission_id", "due_on"]
        constraints = (
            models.UniqueConstraint(
                fields=["submission", "due_on"], name="a_list_is_reminded_of_once_for_a_day_of_reminding"
            ),
        )

    def __str__(self) -> str:
        return f"{self.submission} {day_in_words(self.due_on)}"
