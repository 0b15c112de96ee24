"""A rubric that follows another: filled in with what holds, changed, and put in force from a day."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, CountField, CountInput, Data, DateField
from accounts.forms.replacing_lines import typed_rows
from accounts.forms.seen import SeenForm
from cells.forms.citation import CitationField
from cells.models import Organisation
from meetings.forms.rating import PointsField
from meetings.models import Band, Criterion, Rubric
from meetings.services.rubrics import CriterionRow, RubricContent

SPARE_ROWS, MOST_ROWS = 3, 60
PREFIX = "criteria"


class RubricForm(SeenForm):
    title = CleanCharField(label=_("Name of the rubric"))
    document = CitationField(label=_("Document"), required=False, enters_new=True)
    owner = CleanCharField(
        label=_("For"),
        required=False,
        help_text=_("The code of an organisation: for it and all below it. Empty: everywhere."),
    )
    valid_from = DateField(label=_("In force from"))
    inapplicable = forms.ChoiceField(
        label=_("What is not asked of a meeting"), choices=Rubric._meta.get_field("inapplicable").choices or ()
    )
    within_days = CountField(label=_("Days to rate a meeting"), max_value=60)
    minutes = CountField(label=_("Minutes of a meeting"), min_value=1, max_value=600)
    minutes_large = CountField(label=_("Minutes in a large cell"), min_value=1, max_value=600)
    large_from = CountField(label=_("A cell is large from so many members"), min_value=1, max_value=1000)

    def __init__(self, data: Data, *, content: RubricContent | None) -> None:
        initial = {name: getattr(content, name) for name in _PLAIN} if content else {}
        if content and content.owner:
            initial["owner"] = content.owner.code
        super().__init__(data, initial=initial)
        for key, label in Band.Key.choices:
            least = content.bands.get(key) if content else None
            self.fields[f"from_{key}"] = PointsField(label=_("«%(band)s» from") % {"band": label}, initial=least)

    def clean_owner(self) -> Organisation | None:
        code = self.cleaned_data["owner"]
        owner = Organisation.objects.filter(code__iexact=code).first() if code else None
        if code and owner is None:
            raise forms.ValidationError(_("No organisation has this code."))
        return owner

    @property
    def bands(self) -> dict[str, Decimal]:
        return {key: self.cleaned_data[f"from_{key}"] for key in Band.Key.values}

    def content(self, criteria: list[CriterionRow]) -> RubricContent:
        typed = self.cleaned_data
        plain: Mapping[str, Any] = {name: typed[name] for name in _PLAIN}
        return RubricContent(criteria=criteria, bands=self.bands, owner=typed["owner"], **plain)


_PLAIN = ("title", "valid_from", "inapplicable", "within_days", "minutes", "minutes_large", "large_from")


class CriterionForm(forms.Form):
    """A row without words is none."""

    group = CleanCharField(label=_("Group of criteria"), max_length=120, required=False)
    text = CleanTextField(
        label=_("Criterion"),
        max_length=255,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "is-wording"}),
    )
    most = PointsField(
        label=_("Most points"),
        required=False,
        min_value=Decimal("0.01"),
        widget=CountInput(attrs={"class": "is-count is-per_year"}),
    )
    measured = forms.ChoiceField(
        label=_("Measured"), choices=Criterion._meta.get_field("measured").choices or (), required=False
    )
    steps = CleanTextField(
        label=_("Points by what is reached"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> None:
        typed = self.cleaned_data
        if typed.get("text") or typed.get("most"):
            for name in ("group", "text", "most"):
                if not typed.get(name) and name not in self.errors:
                    self.add_error(name, _("Fill this in, or empty the whole row."))


class BaseCriteria(forms.BaseFormSet):  # type: ignore[type-arg]
    def rows(self) -> list[CriterionRow]:
        typed = [form.cleaned_data for form in self.forms if form.cleaned_data.get("text")]
        return [CriterionRow(row["group"], row["text"], row["most"], row["measured"], row["steps"]) for row in typed]


class TakeBackRubricForm(forms.Form):
    why = CleanTextField(label=_("Why it is taken back"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


def criteria_of(data: QueryDict | None, content: RubricContent | None, *, more: bool) -> BaseCriteria:
    """`more`: what was typed is shown again, with more rows."""
    stored = [vars(row) for row in content.criteria] if content and data is None else None
    if data is not None and more:
        typed = typed_rows(data, PREFIX, list(CriterionForm.base_fields), most=MOST_ROWS)
        stored, data = [row for row in typed if any(row.values())], None
    factory = forms.formset_factory(
        CriterionForm, formset=BaseCriteria, extra=SPARE_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    return cast(BaseCriteria, factory(data, initial=stored, prefix=PREFIX))
