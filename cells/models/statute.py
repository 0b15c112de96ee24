"""The charter and its regulations as rows: what they set in numbers, and what they call organisations, each on its days; and
the days off of each year as they were decided."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from accounts.rules.days import day_in_words
from cells.models.dated import OVERLAPPING_SQL, Lasting
from cells.models.document_reference import DocumentReference


class Statute(models.Model):
    """A document that sets parameters or words from a day on. What it says stands in its rows, each with days of its own: the
    next document that speaks of the same ends a row, not the statute."""

    reference = models.OneToOneField(
        DocumentReference, on_delete=models.PROTECT, null=True, blank=True, related_name="statute"
    )
    name = models.CharField(_("Name"), max_length=60)
    """As it stands in clauses: its symbol."""
    valid_from = models.DateField(_("From"))
    shipped = models.BooleanField(default=False)
    """Ships with the product."""
    secondary = models.BooleanField(default=False)
    """Taken from summaries: an office compares it with the document it holds."""

    class Meta:
        ordering: ClassVar = ["-valid_from", "-pk"]
        constraints = (models.CheckConstraint(condition=~models.Q(name=""), name="a_statute_has_a_name"),)

    def __str__(self) -> str:
        return self.name


def clause_of(statute: str, clause: str) -> str:
    """As readers get it: «24-QĐ/TW, 3.5.1»."""
    return f"{statute}, {clause}" if clause else statute


class Clause(models.Model):
    """Something a statute says, and where in it."""

    statute = models.ForeignKey(Statute, on_delete=models.PROTECT, related_name="%(class)ss")
    clause = models.CharField(_("Clause"), max_length=40, blank=True)
    """As in the document («3.5.1»); readers get it with its name."""

    class Meta:
        abstract = True

    @property
    def full_clause(self) -> str:
        return clause_of(self.statute.name, self.clause)


class StatuteRow(Clause, Lasting):
    """What a statute says of one thing, on the days on which it is true."""

    class Meta(Lasting.Meta):
        abstract = True


class Parameter(StatuteRow):
    """A number or a choice that a statute sets. Neither: it asks nothing any more."""

    key = models.CharField(max_length=40)
    """One that is declared; what an older product knew and this one does not stays as it is."""
    number = models.PositiveIntegerField(null=True, blank=True)
    choice = models.CharField(max_length=40, blank=True)
    strict = models.BooleanField(default=True)

    class Meta(StatuteRow.Meta):
        ordering: ClassVar = ["key", "valid_from"]
        constraints = (
            *StatuteRow.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(number__isnull=True) | models.Q(choice=""),
                name="a_parameter_is_a_number_or_a_choice",
            ),
        )

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"

    @property
    def value(self) -> int | str | None:
        return self.choice or self.number

    @value.setter
    def value(self, value: int | str | None) -> None:
        self.number, self.choice = (None, value) if isinstance(value, str) else (value, "")


class OrganisationTerm(StatuteRow):
    """What a kind, a level or a type of organisation is called."""

    class What(models.TextChoices):
        KIND = "kind", _("Kind")
        LEVEL = "level", _("Level")
        TYPE = "type", _("Type")

    what = models.CharField(max_length=10, choices=What)
    key = models.CharField(max_length=40)
    vietnamese = models.CharField(_("Vietnamese"), max_length=100)
    english = models.CharField(_("English"), max_length=100)

    class Meta(StatuteRow.Meta):
        ordering: ClassVar = ["what", "key", "valid_from"]
        constraints = (
            *StatuteRow.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(vietnamese="") & ~models.Q(english=""), name="a_term_is_said_in_both_languages"
            ),
        )

    def __str__(self) -> str:
        return self.vietnamese


class DayOff(Clause):
    """A day that departs from the week in its year: off between Monday and Friday, or worked in exchange."""

    day = models.DateField(_("Day"))
    is_worked = models.BooleanField(default=False)
    is_computed = models.BooleanField(default=False)
    """Ships with the product for a year nobody had decided; it holds until somebody enters what was."""

    class Meta:
        ordering: ClassVar = ["day", "pk"]
        constraints = (
            models.UniqueConstraint(fields=["statute", "day"], name="a_document_says_one_thing_of_a_day_off"),
        )

    def __str__(self) -> str:
        return day_in_words(self.day)


for _table, _same, _name in (
    ("cells_parameter", "other.key = NEW.key", "a_parameter_has_one_value_a_day"),
    ("cells_organisationterm", "other.what = NEW.what AND other.key = NEW.key", "a_term_is_one_word_a_day"),
):
    for _act in ("insert", "update"):
        register_guard(
            Guard(
                name=f"{_name}_on_{_act}",
                table=_table,
                when=f"before {_act}",
                refuse_if=f"EXISTS (SELECT 1 FROM {_table} AS other WHERE {_same} "
                f"AND other.id <> COALESCE(NEW.id, -1) AND {OVERLAPPING_SQL})",
                message="two values would be true on one day",
                postgresql_lock=f"hashtextextended('{_table}', 0)",
            )
        )
