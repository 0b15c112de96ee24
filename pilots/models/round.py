from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models.guard import Guard, register_guard
from accounts.rules.days import day_in_words
from cells.models import DocumentReference, Organisation
from pilots.models.guidance import Guidance
from pilots.rules import reminders
from pilots.rules.lists import ListAct, ListState, RoundState
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
    called_off_on = models.DateField(null=True, blank=True)
    """From this day on no list is owed in it; what had been decided stays decided."""
    called_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    called_off_because = models.TextField(_("Reason"), blank=True)
    continues = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="continued_by")
    """The round of another board whose lists passed to this one by a reorganisation: same letter, same last day."""
    continued_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-opened_on", "-pk"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("opened_on")), name="a_round_is_open_for_a_day_at_least"
            ),
            models.UniqueConstraint(
                fields=["organisation", "letter"],
                condition=Q(called_off_on__isnull=True),
                name="a_letter_opens_one_round",
            ),
            models.CheckConstraint(
                condition=Q(called_off_on__isnull=True, called_off_because="")
                | (Q(called_off_on__isnull=False, called_off_by__isnull=False) & ~Q(called_off_because="")),
                name="a_round_is_called_off_by_somebody_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(continues__isnull=True, continued_on__isnull=True)
                | Q(continues__isnull=False, continued_on__gte=models.F("opened_on")),
                name="a_round_that_continues_another_says_since_when",
            ),
        )

    def __str__(self) -> str:
        return self.letter.symbol

    def last_day_on(self, day: date) -> date:
        """The last day as it was known on the day: an extension gives more time to those who owe their list then."""
        later = [extension for extension in self.extensions.all() if extension.on > day]
        return later[0].last_day_before if later else self.last_day

    @property
    def state(self) -> RoundState:
        return RoundState.OPEN if self.called_off_on is None else RoundState.CALLED_OFF

    @property
    def opener(self) -> Organisation:
        """Whose board opened it, through whatever boards it has passed."""
        return self.continues.opener if self.continues else self.organisation

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


class RoundCorrection(models.Model):
    """The letter of a round was cited with a mistake: what stood there, and why it was mended."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="corrections")
    letter_before = models.ForeignKey(DocumentReference, on_delete=models.PROTECT, related_name="+")
    letter = models.ForeignKey(DocumentReference, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("Reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    mandate = models.CharField(max_length=255)
    on = models.DateField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="a_correction_of_a_letter_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(letter=models.F("letter_before")), name="a_correction_of_a_letter_changes_it"
            ),
        )

    def __str__(self) -> str:
        return f"{self.round}: {self.letter_before} → {self.letter}"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def owed(self) -> Self:
        """Not submitted yet, in a round that stands, by what is still to send one."""
        return self.standing().filter(state=Submission.State.DRAFT)

    def standing(self) -> Self:
        """Those with which something may still be done."""
        return self.filter(round__called_off_on__isnull=True, fell_on__isnull=True)

    def asked_by(self, day: date) -> Self:
        """Those there were on the day: asked for with their round, or brought about by a reorganisation before."""
        return self.filter(Q(since__isnull=True) | Q(since__lte=day), round__opened_on__lte=day)

    def sent_on(self, day: date) -> Self:
        """Those that lay with the board on the day, whether they came back later or not."""
        back = SubmissionReturn.objects.filter(submission=OuterRef("pk"), submitted_on__lte=day, on__gt=day)
        return self.filter(Q(submitted_on__lte=day) | Exists(back))


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
    since = models.DateField(null=True, blank=True)
    """Where a reorganisation brought it about: its first day."""
    fell_on = models.DateField(null=True, blank=True)
    """From this day on nobody sends it: its organisation had ended, or was a grassroots organisation no more."""

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
            models.CheckConstraint(
                condition=models.Q(state="submitted") | models.Q(submitted_on__isnull=True),
                name="a_draft_list_was_not_sent",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} · {self.round}"

    @property
    def stands(self) -> ListState:
        """What may be done with it today."""
        if self.round.called_off_on is not None:
            return ListState.CALLED_OFF
        return ListState.FALLEN if self.fell_on is not None else ListState(self.state)

    def sent_by(self, day: date) -> date | None:
        """The day on which it had been sent, as it stood on a day; None where it lay with its clerk then."""
        for back in self.returns.all():
            if back.submitted_on <= day < back.on:
                return back.submitted_on
        return self.submitted_on if self.submitted_on is not None and self.submitted_on <= day else None

    def progress_on(self, day: date) -> ListProgress:
        sent = self.sent_by(day)
        counted = sent and self._counted_from(sent)
        return progress_on(
            day,
            submitted_on=counted,
            last_day=self.round.last_day_on(counted or day),
            called_off_on=self.round.called_off_on,
            fell_on=self.fell_on,
        )

    def _counted_from(self, sent: date) -> date:
        """What the board itself returned is not late for it: it counts from when it had been sent before."""
        before = [back.submitted_on for back in self.returns.all() if back.act == ListAct.RETURN and back.on <= sent]
        return min([sent, *before])

    def is_overdue_on(self, day: date) -> bool:
        return self.progress_on(day) == ListProgress.OVERDUE


class SubmissionReturn(models.Model):
    """A list that came back to its clerk, and the sending that ended with it. A list says of itself when it was sent last."""

    ACTS = ((ListAct.RECALL, _("recalled by its clerk")), (ListAct.RETURN, _("returned by the board")))

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="returns")
    act = models.CharField(max_length=10, choices=ACTS)
    submitted_at = models.DateTimeField()
    submitted_on = models.DateField()
    reason = models.TextField(_("Reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    mandate = models.CharField(max_length=255)
    at = models.DateTimeField()
    on = models.DateField()
    """The first day on which it lay with its clerk again."""

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(on__gte=models.F("submitted_on")), name="a_list_comes_back_after_it_was_sent"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_list_comes_back_with_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.submission}: {self.get_act_display()}"


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


register_guard(
    Guard(
        name="a_round_that_was_called_off_stays_so",
        table="pilots_round",
        when="before update",
        refuse_if=(
            "OLD.called_off_on IS NOT NULL AND (NEW.called_off_on IS NULL OR NEW.called_off_on <> OLD.called_off_on)"
        ),
        message="the round was called off",
    )
)
register_guard(
    Guard(
        name="no_list_is_sent_in_a_round_that_was_called_off",
        table="pilots_submission",
        when="before update",
        refuse_if=(
            "NEW.state = 'submitted' AND OLD.state = 'draft' AND EXISTS (SELECT 1 FROM pilots_round AS called "
            "WHERE called.id = NEW.round_id AND called.called_off_on IS NOT NULL)"
        ),
        message="the round was called off",
    )
)
register_guard(
    Guard(
        name="a_list_comes_back_with_all_that_is_under_way_on_it",
        table="pilots_submission",
        when="before update",
        refuse_if=(
            "NEW.state = 'draft' AND OLD.state = 'submitted' AND EXISTS (SELECT 1 FROM pilots_registration AS listed "
            "WHERE listed.submission_id = NEW.id AND listed.state IN ('submitted', 'fit', 'unfit', 'sent_back'))"
        ),
        message="something on the list is still under way",
    )
)
