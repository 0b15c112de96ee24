"""Giving an entry of the register its right value. One form per kind of fact (queries/facts.py)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, DateField, LastDayField, offer, offer_choices
from cells.models import Activity, Degree, Ground, Group, Member, Membership, Post
from cells.queries.cells_named import cells_named


class ReasonForm(forms.Form):
    why = CleanTextField(
        label=_("Why this is a mistake"),
        max_length=2000,
        help_text=_("The reason stays in the log with the old value and the right one."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CorrectionForm(ReasonForm):
    """First and last day; what else there is to a fact comes before them."""

    valid_from = DateField(label=_("First day"))
    valid_to = LastDayField(label=_("Last day"), required=False, help_text=_("Empty: it still goes on."))
    field_order: Any = ("valid_from", "valid_to", "why")

    def __init__(self, *args: Any, fact: Any, **kwargs: Any) -> None:
        self.fact = fact
        initial = {"valid_from": fact.valid_from, "valid_to": fact.valid_to} | self.initial_of(fact)
        super().__init__(*args, **kwargs | {"initial": initial})
        self.arrange()
        days = ("valid_from", "valid_to", "why")
        self.order_fields([*(name for name in self.fields if name not in days), *days])

    def initial_of(self, fact: Any) -> dict[str, Any]:
        return {}

    def arrange(self) -> None:
        """Choices that depend on the fact."""

    def values(self) -> dict[str, Any]:
        """By column, as the service takes them."""
        return {name: self.cleaned_data[name] for name in ("valid_from", "valid_to")}


class MembershipCorrection(CorrectionForm):
    cell = CleanCharField(label=_("Cell"), help_text=_("Its code, or part of its name."))
    arrival = forms.ChoiceField(label=_("Came by"), choices=Membership.Arrival.choices)
    departure = forms.ChoiceField(
        label=_("Left by"), choices=[("", _("has not left")), *Membership.Departure.choices], required=False
    )

    def initial_of(self, fact: Any) -> dict[str, Any]:
        return {"cell": fact.cell.code, "arrival": fact.arrival, "departure": fact.departure}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        found = cells_named(cleaned.get("cell") or "", cleaned.get("valid_from") or self.fact.valid_from)
        if cleaned.get("cell") == self.fact.cell.code:
            self.cell = self.fact.cell
        elif len(found) == 1:
            self.cell = found[0].organisation
        elif cleaned.get("cell"):
            self.add_error("cell", _("Write the code of a cell that existed on the first day."))
        if bool(cleaned.get("valid_to")) != bool(cleaned.get("departure")) and "valid_to" not in self.errors:
            self.add_error("departure", _("A membership that has a last day says how it ended, and only such a one."))
        return cleaned

    def values(self) -> dict[str, Any]:
        how = {name: self.cleaned_data[name] for name in ("arrival", "departure")}
        return super().values() | how | {"cell": self.cell}


class ValueCorrection(CorrectionForm):
    value = forms.ChoiceField(label=_("Right value"))
    choices: Any = ()

    def initial_of(self, fact: Any) -> dict[str, Any]:
        return {"value": fact.value}

    def arrange(self) -> None:
        offer_choices(self, "value", self.choices)

    def values(self) -> dict[str, Any]:
        return super().values() | {"value": self.cleaned_data["value"]}


class DegreeCorrection(ValueCorrection):
    choices = Degree.Value.choices


class ActivityCorrection(ValueCorrection):
    choices = Activity.Value.choices


class GroupCorrection(CorrectionForm):
    group = forms.ModelChoiceField(label=_("Group"), queryset=Group.objects.none(), empty_label=None)

    def initial_of(self, fact: Any) -> dict[str, Any]:
        return {"group": fact.group_id}

    def arrange(self) -> None:
        offer(self, "group", Group.objects.filter(cell=self.fact.group.cell_id).order_by("name", "pk"))

    def values(self) -> dict[str, Any]:
        return super().values() | {"group": self.cleaned_data["group"]}


class PostCorrection(CorrectionForm):
    title = forms.ChoiceField(label=_("Post"), choices=Post.Title.choices)

    def initial_of(self, fact: Any) -> dict[str, Any]:
        return {"title": fact.title}

    def values(self) -> dict[str, Any]:
        return super().values() | {"title": self.cleaned_data["title"]}


class GroundCorrection(CorrectionForm):
    category = forms.ChoiceField(label=_("Ground"), choices=Ground.Category.choices)
    statement = CleanTextField(label=_("Why the member cannot come"), max_length=2000)
    evidence = CleanCharField(label=_("Evidence"))

    def initial_of(self, fact: Any) -> dict[str, Any]:
        return {name: getattr(fact, name) for name in ("category", "statement", "evidence")}

    def values(self) -> dict[str, Any]:
        return super().values() | {name: self.cleaned_data[name] for name in ("category", "statement", "evidence")}


class TaskCorrection(CorrectionForm):
    text = CleanTextField(label=_("Task"), max_length=2000)

    def initial_of(self, fact: Any) -> dict[str, Any]:
        return {"text": fact.text}

    def values(self) -> dict[str, Any]:
        return super().values() | {"text": self.cleaned_data["text"]}


FORMS: dict[str, type[CorrectionForm]] = {
    "membership": MembershipCorrection,
    "degree": DegreeCorrection,
    "activity": ActivityCorrection,
    "stay": CorrectionForm,
    "belonging": GroupCorrection,
    "leadership": GroupCorrection,
    "post": PostCorrection,
    "ground": GroundCorrection,
    "task": TaskCorrection,
}


class ParticularsForm(ReasonForm):
    full_name = CleanCharField(label=_("Full name"), max_length=150)
    born_on = DateField(label=_("Date of birth"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=[("", _("not known")), *Member.Sex.choices], required=False)
    card_number = CleanCharField(label=_("Party card number"), max_length=20, required=False)
    admitted_on = DateField(label=_("Admitted on"), required=False)
    field_order = ("full_name", "born_on", "sex", "card_number", "admitted_on", "why")

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "why"}
