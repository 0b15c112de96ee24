"""What is proposed for the agendas of meetings to come: the lines an organisation always begins with, and what the committee
above hands down."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models import DocumentReference, Organisation
from meetings.models.meeting import Meeting


class AgendaTemplate(models.Model):
    """The usual agenda of an organisation for one kind of meeting, one item a line."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="agenda_templates")
    kind = models.CharField(_("Kind"), max_length=10, choices=Meeting.Kind)
    lines = models.TextField(_("Usual items, one a line"), blank=True)

    class Meta:
        ordering: ClassVar = ["organisation", "kind"]
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "kind"], name="an_organisation_has_one_usual_agenda_of_a_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.kind}"


class HandedDownTopic(models.Model):
    """What a committee wants on the agenda of everything below it in one month."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="topics_handed_down")
    month = models.DateField(_("Month"))
    """Its first day."""
    kind = models.CharField(_("Kind"), max_length=10, choices=Meeting.Kind, blank=True)
    """Empty: of any kind."""
    text = models.TextField(_("What is to be discussed"))
    document = models.ForeignKey(DocumentReference, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering: ClassVar = ["-month", "pk"]
        indexes: ClassVar = [models.Index(fields=["organisation", "month"], name="topics_by_month")]
        constraints = (
            models.CheckConstraint(condition=~models.Q(text=""), name="a_topic_says_something"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="a_topic_is_of_a_month"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__isnull=True, withdrawn_because="")
                | (models.Q(withdrawn_on__isnull=False) & ~models.Q(withdrawn_because="")),
                name="a_topic_is_withdrawn_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.text
