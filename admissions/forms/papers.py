"""Which paper a guidance asks for, from which day, for which step."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CountField, Data, DateField
from accounts.forms.replacing import Replacing
from admissions.models import PaperKind
from admissions.rules.steps import ASKING, STEPS
from admissions.services.paper_kinds import PaperTold
from cells.forms.citation import CitationField, cite_by
from cells.forms.corrections import ReasonForm
from cells.forms.statutes import ClauseField

TOLD = ("vietnamese", "english", "form", "step", "expires", "position", "clause")


class PaperFields(forms.Form):
    vietnamese = CleanCharField(label=_("Name in Vietnamese"), max_length=150)
    english = CleanCharField(
        label=_("Name in English"),
        max_length=150,
        required=False,
        help_text=_("Leave it empty for the Vietnamese one."),
    )
    form = CleanCharField(
        label=_("Number of the form"),
        max_length=20,
        required=False,
        help_text=_("As the guidance gives it, like 6-KNĐ."),
    )
    step = forms.ChoiceField(
        label=_("Needed for"),
        choices=[(step, STEPS[step]) for step in ASKING],
        help_text=_("Without the paper this step is not recorded."),
    )
    expires = forms.BooleanField(
        label=_("Made anew where it is too old"),
        required=False,
        help_text=_("After how many months is one of the terms of admission."),
    )
    position = CountField(label=_("Place on the list"), min_value=0, max_value=999)
    clause = ClauseField()

    def told(self) -> PaperTold:
        typed = {name: self.cleaned_data[name] for name in TOLD}
        return PaperTold(**typed | {"english": typed["english"] or typed["vietnamese"]})


class PaperForm(PaperFields):
    valid_from = DateField(
        label=_("First day"),
        help_text=_("It is asked of files that are begun from this day on; those begun before stay."),
    )
    past_is_meant = forms.BooleanField(
        label=_("The first day lies in the past, and files begun since are to have this checklist"), required=False
    )
    document = CitationField(label=_("Document"), enters_new=True)

    field_order = (*TOLD[:-1], "valid_from", "past_is_meant", "document", "clause")

    def __init__(self, data: Data = None, *, before: PaperKind | None, place: int, today: date) -> None:
        """`before`: what another version is entered of; None: a paper that is new on the list."""
        super().__init__(data, initial=_initial(before) if before is not None else {"position": place})
        cite_by(self, today)


class PaperCorrectionForm(Replacing, PaperFields, ReasonForm):
    field_order = (*TOLD, "why")

    def __init__(self, data: Data = None, *, row: PaperKind) -> None:
        super().__init__(data, initial=_initial(row))
        self.carry()


class EndPaperForm(ReasonForm):
    on = DateField(label=_("No longer asked for from"), help_text=_("Of files that are begun from this day on."))
    past_is_meant = forms.BooleanField(
        label=_("The day lies in the past, and files begun since are to be without it"), required=False
    )

    field_order = ("on", "past_is_meant", "why")

    def __init__(self, data: Data = None) -> None:
        super().__init__(data)
        self.fields["why"].label, self.fields["why"].help_text = str(_("Reason")), ""


def _initial(row: PaperKind) -> dict[str, Any]:
    kept = {name: getattr(row, name) for name in TOLD}
    return asdict(PaperTold(**kept))
