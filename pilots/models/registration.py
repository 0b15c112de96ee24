from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.models import Organisation
from pilots.models.guidance import BASES, FORMATS, Guidance
from pilots.models.round import Submission
from pilots.rules.infrastructure import Point
from pilots.rules.registration import DisputedFigure, RegistrationAct

ACTS = [
    (RegistrationAct.SUBMIT, _("submitted")),
    (RegistrationAct.RESUBMIT, _("submitted again")),
    (RegistrationAct.APPRAISE_FIT, _("appraised: fit")),
    (RegistrationAct.APPRAISE_UNFIT, _("appraised: not fit")),
    (RegistrationAct.SEND_BACK, _("sent back")),
    (RegistrationAct.APPROVE, _("approved")),
    (RegistrationAct.REFUSE, _("refused")),
    (RegistrationAct.WITHDRAW, _("withdrawn")),
    (RegistrationAct.SUSPEND, pgettext_lazy("of a registration", "suspended")),
    (RegistrationAct.RESUME, _("resumed")),
    (RegistrationAct.END, _("ended by decision")),
    (RegistrationAct.LAPSE, _("lapsed by a reorganisation")),
    (RegistrationAct.HAND_OVER, _("handed over to the successor by a reorganisation")),
    (RegistrationAct.CARRY_OVER, _("carried over by a reorganisation")),
    (RegistrationAct.JOIN, _("carried over by a reorganisation onto a list that had been sent")),
    (RegistrationAct.CHANGE_OFFICE, _("passed to another deciding office by a reorganisation")),
    (RegistrationAct.RECALL, _("recalled with its list")),
    (RegistrationAct.RETURN, _("returned with its list")),
    (RegistrationAct.TAKE_OFF, _("taken off the list")),
    (RegistrationAct.CALL_OFF, _("fallen with its round, which was called off")),
    (RegistrationAct.TAKE_BACK, _("refusal taken back")),
    (RegistrationAct.REINSTATE, _("in force as before: it had lapsed by a mistake in the reorganisation")),
]
FELL_BACK, FELL_BACK_IN_WORDS = (
    "reinstate_open",
    _("before the board as before: it had fallen by a mistake in the reorganisation"),
)
"""How it is called that a registration is reinstated which was not decided."""
FIGURES = [
    (DisputedFigure.MEMBERS, _("number of members")),
    (DisputedFigure.BASE, _("members counted (base)")),
    (DisputedFigure.GROUNDS, _("members with a ground, and their grounds")),
    (DisputedFigure.CELLS, _("number of cells")),
    (DisputedFigure.GROUPS, _("groups, their leaders and sizes")),
    (DisputedFigure.AREA, _("area of operation")),
    (DisputedFigure.INFRASTRUCTURE, _("IT infrastructure")),
    (DisputedFigure.BASIS, _("specific nature or special circumstances")),
    (DisputedFigure.OTHER, _("something else")),
]
POINTS = [
    (Point.CONNECTION, _("the connection")),
    (Point.DEVICE, _("the devices")),
    (Point.ROOM, _("the room")),
    (Point.PLATFORM, _("the platform, approved for the work of the Party")),
]


class Registration(models.Model):
    """One organisation × one format in a submission: it carries the states. Approved and in force, it is the pilot."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        FIT = "fit", _("appraised: fit")
        UNFIT = "unfit", _("appraised: not fit")
        SENT_BACK = "sent_back", _("sent back")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")
        SUSPENDED = "suspended", pgettext_lazy("of a registration", "suspended")
        ENDED = "ended", _("ended")

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="registrations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="registrations")
    format = models.CharField(_("Format"), max_length=10, choices=FORMATS)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    basis = models.CharField(max_length=24, choices=BASES, blank=True)
    decider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="registrations_to_decide")
    """Whose organisation board appraised last and whose standing committee decided: what was. Who decides now is asked of the
    register (pilots/queries/decider.py)."""
    area = models.CharField(_("Area of operation"), max_length=255, blank=True)
    infrastructure = models.CharField(_("IT infrastructure: what was looked at"), max_length=255, blank=True)
    infrastructure_points = models.JSONField(default=list)
    """Which of the four points of the infrastructure were looked at (pilots/rules/infrastructure.py)."""
    figures = models.JSONField(default=dict)
    """The counts as they were when the list was submitted."""
    appraised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    guidance = models.ForeignKey(
        Guidance, on_delete=models.PROTECT, null=True, blank=True, related_name="approved_registrations"
    )
    """Under which it was approved: the pilot ends with it."""
    in_force_from = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["submission_id", "-format", "organisation__code"]
        constraints = (
            models.UniqueConstraint(
                fields=["submission", "organisation", "format"],
                condition=~models.Q(state="withdrawn"),
                name="an_organisation_registers_a_format_once_in_a_round",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=[
                        "draft",
                        "submitted",
                        "fit",
                        "unfit",
                        "sent_back",
                        "approved",
                        "refused",
                        "withdrawn",
                        "suspended",
                        "ended",
                    ]
                ),
                name="a_registration_has_a_known_state",
            ),
            models.CheckConstraint(
                condition=models.Q(appraised_by__isnull=True)
                | models.Q(decided_by__isnull=True)
                | ~models.Q(appraised_by=models.F("decided_by")),
                name="who_appraised_does_not_decide",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["approved", "suspended", "ended"])
                | models.Q(in_force_from__isnull=False, decided_by__isnull=False, appraised_by__isnull=False),
                name="a_pilot_was_appraised_and_decided",
            ),
        )
        indexes: ClassVar = [
            # With whatever is asked of all that lie in a province: which they are, how many, and in which rounds.
            models.Index(
                fields=["organisation", "format", "state", "id", "submission"], name="registration_by_organisation"
            ),
            models.Index(fields=["decider", "state"], name="registration_by_decider"),
            # Of a country all that were approved by a day are read, and for most of them nothing else.
            models.Index(
                fields=["in_force_from", "ended_on", "guidance", "organisation", "format", "id"],
                name="registration_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.get_format_display()}"


class RegistrationStep(models.Model):
    """One change of state: who, by what mandate, when, with what remark; a decision keeps what it saw."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="steps", db_index=False)
    act = models.CharField(max_length=20, choices=ACTS)
    from_state = models.CharField(max_length=10, choices=Registration.State, blank=True)
    to_state = models.CharField(max_length=10, choices=Registration.State)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    mandate = models.CharField(max_length=255)
    at = models.DateTimeField()
    on = models.DateField()
    remark = models.TextField(blank=True)
    figure = models.CharField(max_length=20, choices=FIGURES, blank=True)
    """On which figure it was sent back."""
    evidence = models.JSONField(default=dict)
    """Frozen with a decision: counts, grounds (ids of members and categories), infrastructure, guidance."""

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            # The last step by a day is what is asked of every registration of a country.
            models.Index(fields=["registration", "id", "on", "to_state"], name="step_by_registration"),
            models.Index(
                fields=["registration", "id", "on", "to_state"],
                condition=models.Q(to_state__in=["draft", "withdrawn", "suspended"]),
                name="step_to_a_rare_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.act}"

    @property
    def act_in_words(self) -> str:
        fell = self.act == RegistrationAct.REINSTATE and self.from_state == Registration.State.WITHDRAWN
        return str(FELL_BACK_IN_WORDS if fell else self.get_act_display())
