from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from cells.models import Organisation
from cells.models.dated import DatedQuerySet
from pilots.rules.agenda import Says, SitePhrase
from pilots.rules.agenda.site_words import listed


class AgendaPhrase(models.Model):
    """Words that a site reads agendas by, beside those of the product: act, object and context, "|" between the words of each.

    It is never rewritten. What ends on its first day never held.
    """

    says = models.CharField(
        _("Such an item is"),
        max_length=10,
        choices=[
            (Says.FORBIDDEN, _("held back")),
            (Says.UNCLEAR, _("asked about")),
            (Says.HARMLESS, _("harmless")),
        ],
    )
    topic = models.CharField(_("Forbidden topic"), max_length=60, blank=True)
    acts = models.TextField(_("What is done"), blank=True)
    objects_of = models.TextField(_("To what or whom"))
    contexts = models.TextField(_("In what context"), blank=True)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """It and all below it; null: everywhere."""
    valid_from = models.DateField(_("From"))
    valid_to = models.DateField(_("No longer true from"), null=True, blank=True)
    why = models.TextField(_("Why"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_because = models.TextField(blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-valid_from", "-pk"]
        constraints = (
            models.CheckConstraint(
                condition=Q(says="forbidden", topic__gt="") | Q(says="unclear") | Q(says="harmless", topic=""),
                name="an_agenda_phrase_says_what_its_topic_allows",
            ),
            models.CheckConstraint(
                condition=~Q(objects_of="") & ~Q(why=""), name="an_agenda_phrase_has_words_and_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__gte=models.F("valid_from")) | Q(valid_to__isnull=True),
                name="an_agenda_phrase_does_not_end_before_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True, ended_because="", ended_by__isnull=True)
                | (Q(valid_to__isnull=False, ended_by__isnull=False) & ~Q(ended_because="")),
                name="the_end_of_an_agenda_phrase_has_a_person_and_a_reason",
            ),
        )

    def __str__(self) -> str:
        return " + ".join(part for part in (self.acts, self.objects_of, self.contexts) if part)

    @property
    def phrase(self) -> SitePhrase:
        return SitePhrase(
            Says(self.says), self.topic, listed(self.acts), listed(self.objects_of), listed(self.contexts)
        )


_FIXED = ("says", "topic", "acts", "objects_of", "contexts", "owner_id", "valid_from", "why", "by_id", "at")
_REWRITTEN = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in _FIXED)
register_guard(
    Guard(
        name="an_agenda_phrase_is_never_rewritten",
        table="pilots_agendaphrase",
        when="before update",
        refuse_if=f"({_REWRITTEN}) OR OLD.valid_to IS NOT NULL",
        message="agendas were read by it; end it and enter another",
    )
)
register_guard(
    Guard(
        name="an_agenda_phrase_is_never_deleted",
        table="pilots_agendaphrase",
        when="before delete",
        refuse_if="true",
        message="agendas were read by it; end it",
    )
)
