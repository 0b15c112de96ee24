"""What an office says in a form in the place of what ships with the product."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models import Organisation
from cells.models.dated import Dated, never_two_at_once
from reports.rules.form_text import FormWording


class FormText(Dated):
    """For the organisation and all below it, from its first day until another takes its place: what was printed of a day stays.
    `ordered_by`: the guidance or letter that gives the form."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="form_texts")
    kind = models.CharField(max_length=30)
    """One of reports/rules/form_fields.py; what another product knew and this one does not is passed over."""
    number = models.CharField(_("Number of the form"), max_length=20, blank=True)
    title = models.CharField(_("Name of the form"), max_length=120)
    summary = models.CharField(_("Summary below the name"), max_length=300, blank=True)
    text = models.TextField(_("Text of the form"))

    class Meta(Dated.Meta):
        ordering: ClassVar = ["kind", "valid_from"]

    def __str__(self) -> str:
        return f"{self.organisation} {self.kind}"

    @property
    def wording(self) -> FormWording:
        return FormWording(self.number, self.title, self.summary, self.text)


never_two_at_once(
    table="reports_formtext", owner="organisation_id", also=("kind",), name="an_office_says_one_thing_in_a_form_a_day"
)
