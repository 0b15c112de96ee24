"""Numbers of documents: from when they begin anew, and the book of each type of document."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from accounts.rules.days import day_in_words
from cells.models import Organisation
from reports.rules.numbering import By, Numbered

RECEIVED = "ĐẾN"
"""The book of what comes in has the place of a type."""


class Numbering(models.Model):
    """From this day the numbers of an organisation's documents begin anew: once with a term, or each year."""

    class Each(models.TextChoices):
        TERM = "term", _("with each term")
        YEAR = "year", _("each year")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    begins_on = models.DateField(_("From"))
    by = models.CharField(_("Numbers begin anew"), max_length=10, choices=Each)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["organisation_id", "-begins_on"]
        constraints = (
            models.UniqueConstraint(fields=["organisation", "begins_on"], name="numbers_begin_in_one_way_a_day"),
            models.CheckConstraint(
                condition=models.Q(by__in=["term", "year"]), name="numbers_begin_with_a_term_or_a_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.by} {day_in_words(self.begins_on)}"

    @property
    def settled(self) -> Numbered:
        return Numbered(self.begins_on, By(self.by))


class NumberBook(models.Model):
    """The numbers of one type of document from one day on: 1, 2, 3 …"""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    type_code = models.CharField(max_length=10)
    begins_on = models.DateField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["organisation_id", "type_code", "begins_on"]
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "type_code", "begins_on"], name="a_type_has_one_book_of_numbers_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.type_code} {day_in_words(self.begins_on)}"


register_guard(
    Guard(
        name="a_number_that_was_given_is_never_given_back",
        table="reports_numberbook",
        when="before update",
        refuse_if=(
            "NEW.last < OLD.last AND ("
            "EXISTS (SELECT 1 FROM reports_issued AS issued WHERE issued.book_id = OLD.id) OR "
            "EXISTS (SELECT 1 FROM reports_received AS received WHERE received.book_id = OLD.id))"
        ),
        message="numbers of this book were given",
    )
)
