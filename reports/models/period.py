"""Reporting periods: what a committee asks those below it for, what each sent, and the whole as it was closed."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models.guard import Guard, register_guard
from accounts.rules.days import day_in_words
from cells.models import DocumentReference, Organisation
from reports.rules import periods
from reports.rules.periods import Act, Asked, Progress, State


class ReportingPeriod(models.Model):
    """A committee asks for the figures of a day from those that hung directly below it on that day."""

    class Kind(models.TextChoices):
        PILOTS = periods.PeriodKind.PILOTS, _("Figures of the report on the pilots")
        YEARS = periods.PeriodKind.YEARS, _("Figures of the report of several years")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("Figures asked for"), max_length=10, choices=Kind)
    since = models.DateField(_("First day"), null=True, blank=True)
    day = models.DateField(_("Reporting day"))
    due_on = models.DateField(_("Last day to send"))
    document = models.ForeignKey(DocumentReference, on_delete=models.PROTECT, null=True, related_name="+")
    """The letter that asks for it."""
    passed_on = models.ForeignKey("Contribution", on_delete=models.PROTECT, null=True, related_name="below")
    """What the committee itself owes above, for which it asks those below it."""
    opened_on = models.DateField(_("Opened on"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(_("Closed on"), null=True)
    called_off_on = models.DateField(null=True)
    called_off_because = models.TextField(_("Reason"), blank=True)

    class Meta:
        ordering: ClassVar = ["-day", "-pk"]
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "kind", "day"],
                condition=Q(called_off_on__isnull=True),
                name="figures_of_a_day_are_asked_for_once",
            ),
            models.CheckConstraint(condition=Q(kind__in=["pilots", "years"]), name="a_period_is_of_a_known_kind"),
            models.CheckConstraint(
                condition=Q(kind="pilots", since__isnull=True) | Q(kind="years", since__lte=F("day")),
                name="a_period_of_years_has_a_first_day",
            ),
            models.CheckConstraint(
                condition=Q(opened_on__gte=F("day")), name="a_period_is_opened_once_its_day_has_come"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("opened_on")), name="a_period_is_open_for_a_day_at_least"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(called_off_on__isnull=True),
                name="a_period_is_closed_or_called_off",
            ),
            models.CheckConstraint(
                condition=Q(called_off_on__isnull=True, called_off_because="")
                | (Q(called_off_on__isnull=False) & ~Q(called_off_because="")),
                name="a_period_is_called_off_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {day_in_words(self.day)}"

    @property
    def asked(self) -> Asked:
        return Asked(periods.PeriodKind(self.kind), self.day, self.since)

    @property
    def is_open(self) -> bool:
        return self.closed_on is None and self.called_off_on is None


class Contribution(models.Model):
    """What one organisation owes in a period."""

    class State(models.TextChoices):
        OWED = State.OWED, _("not sent yet")
        SENT = State.SENT, pgettext_lazy("of figures", "sent")
        RETURNED = State.RETURNED, pgettext_lazy("of figures", "returned")
        ACCEPTED = State.ACCEPTED, pgettext_lazy("of figures", "accepted")
        TAKEN_OFF = State.TAKEN_OFF, _("taken off")

    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="contributions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.OWED)
    standing = models.ForeignKey("SentFigures", on_delete=models.PROTECT, null=True, related_name="+")
    """What counts of all that was sent; nothing while it lies with the organisation."""

    class Meta:
        ordering: ClassVar = ["period_id", "organisation__code"]
        constraints = (
            models.UniqueConstraint(fields=["period", "organisation"], name="an_organisation_owes_once_in_a_period"),
            models.CheckConstraint(
                condition=Q(state__in=["sent", "accepted"], standing__isnull=False)
                | Q(state__in=["owed", "returned", "taken_off"], standing__isnull=True),
                name="what_is_sent_or_accepted_has_its_figures",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} · {self.period}"

    def progress_on(self, day: date) -> Progress:
        """By its state of now, beside the due day."""
        counted = periods.counts_from((Act(step.act), step.on) for step in self.steps.all())
        return periods.progress_of(State(self.state), counted=counted, due_on=self.period.due_on, day=day)


class SentFigures(models.Model):
    """The figures as they were sent: a frozen copy of what a named query counted for the reporting day."""

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    query = models.CharField(max_length=255)
    numbers = models.JSONField()
    digest = models.CharField(max_length=64)
    """Of what stood behind the figures."""
    remark = models.TextField(_("Remark"), blank=True)
    sent_on = models.DateField(_("Sent on"))
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["contribution_id", "number"]
        constraints = (
            models.UniqueConstraint(
                fields=["contribution", "number"], name="what_is_sent_anew_has_a_number_of_its_own"
            ),
        )

    def __str__(self) -> str:
        return f"{self.contribution}: {self.number}"


class ContributionStep(models.Model):
    """What was done with it, the oldest first. `figure`: of what was returned, the one that is to be mended."""

    ACTS = (
        (Act.SEND, pgettext_lazy("of figures", "sent")),
        (Act.WITHDRAW, _("withdrawn")),
        (Act.RETURN, pgettext_lazy("of figures", "returned")),
        (Act.ACCEPT, pgettext_lazy("of figures", "accepted")),
        (Act.TAKE_OFF, _("taken off the period")),
        (Act.PUT_BACK, _("put back")),
    )

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=10, choices=ACTS)
    version = models.ForeignKey(SentFigures, on_delete=models.PROTECT, null=True, related_name="+")
    figure = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    mandate = models.CharField(max_length=255)
    at = models.DateTimeField()
    on = models.DateField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints = (
            models.CheckConstraint(
                condition=~Q(act="return") | ~Q(figure="") & ~Q(text=""),
                name="what_is_returned_names_a_figure_and_what_to_mend",
            ),
            models.CheckConstraint(
                condition=~Q(act="take_off") | ~Q(text=""), name="an_organisation_is_taken_off_with_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.contribution}: {self.get_act_display()}"


class PeriodClosing(models.Model):
    """The whole as it was when the period was closed; one that was reopened stays as the version before."""

    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="closings")
    number = models.PositiveSmallIntegerField()
    whole = models.JSONField()
    """Row by row what was accepted, the sums, and what the register of the committee counted."""
    digest = models.CharField(max_length=64)
    closed_on = models.DateField(_("Closed on"))
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reopened_on = models.DateField(null=True)
    reopened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("Reason"), blank=True)
    """Why it was reopened."""

    class Meta:
        ordering: ClassVar = ["period_id", "number"]
        constraints = (
            models.UniqueConstraint(fields=["period", "number"], name="a_closing_has_a_number_of_its_own"),
            models.UniqueConstraint(
                fields=["period"], condition=Q(reopened_on__isnull=True), name="a_period_is_closed_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(reopened_on__isnull=True, reopened_by__isnull=True, reason="")
                | (Q(reopened_on__gte=F("closed_on"), reopened_by__isnull=False) & ~Q(reason="")),
                name="a_period_is_reopened_by_somebody_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.period}: {self.number}"


_ENDED = "period.closed_on IS NOT NULL OR period.called_off_on IS NOT NULL"
_OF_CONTRIBUTION = (
    "EXISTS (SELECT 1 FROM reports_contribution AS contribution "
    "JOIN reports_reportingperiod AS period ON period.id = contribution.period_id "
    f"WHERE contribution.id = NEW.contribution_id AND ({_ENDED}))"
)
for _act, _row in (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD")):
    register_guard(
        Guard(
            name=f"nothing_of_a_closed_period_changes_by_{_act}",
            table="reports_contribution",
            when=f"before {_act}",
            refuse_if=(
                "EXISTS (SELECT 1 FROM reports_reportingperiod AS period "
                f"WHERE period.id = {_row}.period_id AND ({_ENDED}))"
            ),
            message="the period is closed",
        )
    )
for _table, _name in (("reports_sentfigures", "sent"), ("reports_contributionstep", "done")):
    register_guard(
        Guard(
            name=f"nothing_is_{_name}_in_a_closed_period",
            table=_table,
            when="before insert",
            refuse_if=_OF_CONTRIBUTION,
            message="the period is closed",
        )
    )
    for _act in ("update", "delete"):
        register_guard(
            Guard(
                name=f"what_was_{_name}_in_a_period_is_never_{_act}d",
                table=_table,
                when=f"before {_act}",
                refuse_if="true",
                message="what was sent, and what was said of it, stays as it is",
            )
        )
register_guard(
    Guard(
        name="a_closing_is_never_deleted",
        table="reports_periodclosing",
        when="before delete",
        refuse_if="true",
        message="the whole stays as it was closed",
    )
)
register_guard(
    Guard(
        name="a_closing_is_reopened_once_and_stays_as_it_was",
        table="reports_periodclosing",
        when="before update",
        refuse_if=(
            "OLD.reopened_on IS NOT NULL OR NEW.reopened_on IS NULL OR NEW.period_id <> OLD.period_id "
            "OR NEW.number <> OLD.number OR NEW.digest <> OLD.digest OR NEW.whole <> OLD.whole "
            "OR NEW.closed_on <> OLD.closed_on OR NEW.closed_by_id <> OLD.closed_by_id"
        ),
        message="the whole stays as it was closed",
    )
)
register_guard(
    Guard(
        name="a_period_asks_for_the_same_from_its_opening_on",
        table="reports_reportingperiod",
        when="before update",
        refuse_if=(
            "NEW.organisation_id <> OLD.organisation_id OR NEW.kind <> OLD.kind OR NEW.day <> OLD.day "
            "OR COALESCE(NEW.since, NEW.day) <> COALESCE(OLD.since, OLD.day) OR NEW.opened_on <> OLD.opened_on"
        ),
        message="a period asks for what it was opened for",
    )
)
register_guard(
    Guard(
        name="a_period_is_closed_with_nothing_waited_for_and_all_kept",
        table="reports_reportingperiod",
        when="before update",
        refuse_if=(
            "OLD.closed_on IS NULL AND NEW.closed_on IS NOT NULL AND ("
            "EXISTS (SELECT 1 FROM reports_contribution AS contribution "
            "WHERE contribution.period_id = NEW.id AND contribution.state IN ('owed', 'sent', 'returned')) "
            "OR NOT EXISTS (SELECT 1 FROM reports_periodclosing AS closing "
            "WHERE closing.period_id = NEW.id AND closing.reopened_on IS NULL))"
        ),
        message="something is still waited for, or the whole is not kept",
    )
)
register_guard(
    Guard(
        name="a_closed_period_is_reopened_with_a_reason_else_stays",
        table="reports_reportingperiod",
        when="before update",
        refuse_if=(
            "OLD.called_off_on IS NOT NULL OR (OLD.closed_on IS NOT NULL AND (NEW.closed_on IS NOT NULL "
            "OR EXISTS (SELECT 1 FROM reports_periodclosing AS closing "
            "WHERE closing.period_id = OLD.id AND closing.reopened_on IS NULL)))"
        ),
        message="the period is closed",
    )
)
