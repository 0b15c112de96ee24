from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.rules.days import day_in_words
from cells.models import DocumentReference, Organisation, Post
from pilots.models import Round


class PerPeriod(models.Model):
    """What is written for one document of one organisation on one reporting day. Another day has its own row, and so has another
    round of what is about a round."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    day = models.DateField(_("Reporting day"))
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()

    class Meta:
        abstract = True


class Narrative(PerPeriod):
    """The clerk's paragraphs of one section, one a line; the newest up to a day is where the next period begins."""

    section = models.CharField(max_length=30)
    text = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["organisation_id", "kind", "section", "day"]
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "kind", "section", "day"],
                condition=models.Q(round__isnull=True),
                name="a_section_is_written_once_a_period",
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind", "section", "day", "round"],
                name="a_section_is_written_once_a_period_of_a_round",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.kind} {self.section} {day_in_words(self.day)}"


class Cover(PerPeriod):
    """What stands around the text: number, date, who signs, the letter that asked for it. Empty: as usual, or by hand."""

    number = models.PositiveSmallIntegerField(pgettext_lazy("of a document", "Number"), null=True, blank=True)
    dated_on = models.DateField(_("Date of the document"), null=True, blank=True)
    signed_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Who signs")
    )
    asked_in = models.ForeignKey(DocumentReference, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    with_charts = models.BooleanField(_("Charts in an annex"), null=True, blank=True)
    """None: as documents of the kind usually are."""

    class Meta:
        ordering: ClassVar = ["organisation_id", "kind", "day"]
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "kind", "day"],
                condition=models.Q(round__isnull=True),
                name="a_document_has_one_cover_a_period",
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind", "day", "round"], name="a_document_has_one_cover_a_period_of_a_round"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.kind} {day_in_words(self.day)}"
