from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from meetings.models.meeting import Meeting

SECRETS = "2.secrets"


class AgendaItem(models.Model):
    """One item with how it was read. The text of a secret is never stored: it is refused before it gets here."""

    class Verdict(models.TextChoices):
        FORBIDDEN = "forbidden", _("only in person")
        UNCLEAR = "unclear", _("to be confirmed")
        NONE_RECOGNISED = "none_recognised", _("no forbidden topic recognised")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("Item"))
    presenter = models.CharField(_("Presented by"), max_length=120, blank=True)
    note = models.CharField(_("Note"), max_length=255, blank=True)
    declared_topic = models.CharField(max_length=60, blank=True)
    verdict = models.CharField(max_length=20, choices=Verdict)
    topic = models.CharField(max_length=60, blank=True)
    clause = models.CharField(max_length=60, blank=True)
    why = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("Why it is allowed"), blank=True)
    """Of whoever confirmed an unclear item; the committee above sees it."""

    class Meta:
        ordering: ClassVar = ["meeting_id", "position"]
        constraints = (
            models.UniqueConstraint(fields=["meeting", "position"], name="agenda_items_stand_one_after_another"),
            models.CheckConstraint(
                condition=models.Q(verdict__in=["forbidden", "unclear", "none_recognised"]),
                name="an_agenda_item_has_a_known_verdict",
            ),
            models.CheckConstraint(
                condition=~models.Q(topic=SECRETS, verdict="forbidden") & ~models.Q(declared_topic=SECRETS),
                name="a_secret_item_is_never_stored",
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="an_agenda_item_says_something"),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True, confirmed_at__isnull=True, reason="")
                | (models.Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~models.Q(reason="")),
                name="a_confirmation_has_a_person_a_moment_and_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def needs_confirmation(self) -> bool:
        return self.verdict == self.Verdict.UNCLEAR and self.confirmed_by_id is None


# Such items may be held in person only (03-HD/TW, II.3.2); an unclear one online only if somebody answers for it by name.
_IN_PERSON_ONLY = "({item}.verdict = 'forbidden' OR ({item}.verdict = 'unclear' AND {item}.confirmed_by_id IS NULL))"

for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"an_item_for_meetings_in_person_stays_there_on_{_act}",
            table="meetings_agendaitem",
            when=f"before {_act}",
            refuse_if=(
                _IN_PERSON_ONLY.format(item="NEW") + " AND EXISTS (SELECT 1 FROM meetings_meeting AS meeting "
                "WHERE meeting.id = NEW.meeting_id AND meeting.format <> 'in_person')"
            ),
            message="the item may only be held in person, or somebody must confirm it first",
        )
    )
register_guard(
    Guard(
        name="a_meeting_with_items_for_in_person_stays_in_person",
        table="meetings_meeting",
        when="before update",
        refuse_if=(
            "NEW.format <> 'in_person' AND EXISTS (SELECT 1 FROM meetings_agendaitem AS item "
            "WHERE item.meeting_id = NEW.id AND " + _IN_PERSON_ONLY.format(item="item") + ")"
        ),
        message="an item of the agenda may only be held in person, or somebody must confirm it first",
    )
)
