"""What is asked of an organisation in a year."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CountField, Data, DateField
from admissions.rules.targets import FIRST_YEAR, YEARS_AHEAD
from cells.forms.citation import CitationField, cite_by

BEHIND = "behind"


class YearForm(forms.Form):
    """Which year a page is about."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int, required=False)

    def __init__(self, data: Data, *, today: date, first: int) -> None:
        years = range(today.year + 1, first - 1, -1)
        typed = dict(data.items()) if data else {}
        super().__init__({"year": today.year} | {name: typed[name] for name in self.base_fields if typed.get(name)})
        self.fields["year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]
        self.usual = today.year

    def chosen(self) -> int:
        return self.cleaned_data.get("year") or self.usual if self.is_valid() else self.usual


class TargetsForm(YearForm):
    """And whether of those below only who is behind is shown."""

    shown = forms.ChoiceField(
        label=_("Show"), choices=[("", _("all")), (BEHIND, _("those that are behind"))], required=False
    )

    def only_behind(self) -> bool:
        return self.is_valid() and self.cleaned_data["shown"] == BEHIND


class TargetForm(forms.Form):
    year = CountField(label=_("Year"), localize=False)
    number = CountField(label=_("Number of admissions"), required=False)
    share = forms.DecimalField(
        label=_("or per cent of the members on 1 January"),
        required=False,
        max_digits=5,
        decimal_places=2,
        localize=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        widget=forms.TextInput(attrs={"class": "is-count", "inputmode": "decimal", "autocomplete": "off"}),
    )
    on = DateField(label=_("Given on"), help_text=_("From this day it is asked; what was asked before ends."))
    document = CitationField(
        required=False, enters_new=True, help_text=_("Needed where a target that was given is adjusted.")
    )

    def __init__(self, data: Data = None, *, today: date, year: int) -> None:
        super().__init__(data, initial={"year": year, "on": today})
        cite_by(self, today)
        self.fields["year"].validators.append(MinValueValidator(FIRST_YEAR))
        self.fields["year"].validators.append(MaxValueValidator(today.year + YEARS_AHEAD))

    def clean(self) -> None:
        super().clean()
        typed = self.cleaned_data
        told = [name for name in ("number", "share") if typed.get(name) is not None]
        if len(told) != 1 and not {"number", "share"} & set(self.errors):
            self.add_error("number", _("Write a number or a share, and only one of them."))
