"""Giving an entry of the register its right value. One form per kind of fact (queries/facts.py)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, Data, DateField, LastDayField, field_of, offer
from accounts.forms.replacing import Replacing, ReplacingOnceLookedAt
from accounts.rules.as_json import as_json
from accounts.rules.refusal import Refused
from accounts.services.journal import Values
from cells.forms.birth import BirthField
from cells.forms.card_number import CardNumberField
from cells.models import Activity, Degree, GroundKind, Group, Member, Membership, Organisation, Post
from cells.queries.cells_named import cells_named
from cells.queries.ground_kinds import kinds_admitted
from cells.queries.particulars import PARTICULARS, particular
from cells.services.corrections import check_particulars

DAYS = ("valid_from", "valid_to")


class ReasonForm(forms.Form):
    why = CleanTextField(
        label=_("Why this is a mistake"),
        max_length=2000,
        help_text=_("The reason stays in the log with the old value and the right one."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CorrectionForm(ReplacingOnceLookedAt, ReasonForm):
    """First and last day; `columns`: what else there is to a fact, and comes before them."""

    columns: tuple[str, ...] = ()

    valid_from = DateField(label=_("First day"))
    valid_to = LastDayField(label=_("Last day"), required=False, help_text=_("Empty: it still goes on."))

    def __init__(self, data: Data = None, *, fact: Any) -> None:
        self.fact = fact
        super().__init__(data, initial={name: getattr(fact, name) for name in (*self.columns, *DAYS)})
        self.arrange()
        self.order_fields([*self.columns, *DAYS, "why"])
        self.carry(**self.kept())

    def kept(self) -> Values:
        """What the fact says now, by column."""
        return {name: getattr(self.fact, name) for name in (*self.columns, *DAYS)}

    def arrange(self) -> None:
        """Choices that depend on the fact."""

    def values(self) -> Values:
        """By column, as the service takes them."""
        return {name: self.cleaned_data[name] for name in (*self.columns, *DAYS)}


class MembershipCorrection(CorrectionForm):
    columns = ("cell", "arrival", "departure")

    cell = CleanCharField(label=_("Cell"), help_text=_("Its code, or part of its name."))
    arrival = forms.ChoiceField(label=_("Joined by"), choices=Membership.Arrival.choices)
    departure = forms.ChoiceField(
        label=_("Left by"), choices=[("", _("has not left")), *Membership.Departure.choices], required=False
    )

    def arrange(self) -> None:
        self.initial["cell"] = self.fact.cell.code

    def as_sent(self, name: str, value: Any) -> Mapping[str, list[str]]:
        return super().as_sent(name, self._code(value) if name == "cell" else value)

    def entry_in_words(self, name: str, value: Any) -> str:
        return self._code(value) if name == "cell" else super().entry_in_words(name, value)

    def _code(self, value: Any) -> str:
        """Of a cell that is kept, by its key; what was typed stands as it is."""
        known = Organisation.objects.filter(pk=value).first() if isinstance(value, int) else None
        return known.code if known else str(value or "")

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        if bool(cleaned.get("valid_to")) != bool(cleaned.get("departure")) and "valid_to" not in self.errors:
            self.add_error("departure", _("A membership that has a last day says how it ended, and only such a one."))
        if cleaned.get("cell"):
            self._find_cell(cleaned["cell"])

    def _find_cell(self, words: str) -> None:
        """The cell it was in stays by its code, whether or not it existed on the first day."""
        cells = cells_named(words, self.cleaned_data.get("valid_from") or self.fact.valid_from)
        if words == self.fact.cell.code:
            self.cleaned_data["cell"] = self.fact.cell
        elif len(cells) == 1:
            self.cleaned_data["cell"] = cells[0].organisation
        else:
            self.add_error("cell", _("Write the code of a cell that existed on the first day."))


class DegreeCorrection(CorrectionForm):
    columns = ("value",)

    value = forms.ChoiceField(label=_("Right value"), choices=Degree.Value.choices)


class ActivityCorrection(CorrectionForm):
    columns = ("value",)

    value = forms.ChoiceField(label=_("Right value"), choices=Activity.Value.choices)


class GroupCorrection(CorrectionForm):
    columns = ("group",)

    group = forms.ModelChoiceField(label=_("Group"), queryset=Group.objects.none(), empty_label=None)

    def arrange(self) -> None:
        offer(self, "group", Group.objects.filter(cell=self.fact.group.cell_id).order_by("name", "pk"))


class PostCorrection(CorrectionForm):
    columns = ("title",)

    title = forms.ChoiceField(label=_("Post"), choices=Post.Title.choices)


class GroundCorrection(CorrectionForm):
    columns = ("category", "statement", "evidence")

    category = forms.ModelChoiceField(label=_("Ground"), queryset=GroundKind.objects.none(), empty_label=None)
    statement = CleanTextField(label=_("Why the member cannot come"), max_length=2000)
    evidence = CleanCharField(label=_("Evidence"))

    def arrange(self) -> None:
        offer(self, "category", kinds_admitted())


class TaskCorrection(CorrectionForm):
    columns = ("text",)

    text = CleanTextField(label=_("Task"), max_length=2000)


FORMS: dict[str, type[CorrectionForm]] = {
    "membership": MembershipCorrection,
    "degree": DegreeCorrection,
    "activity": ActivityCorrection,
    "stay": CorrectionForm,
    "residence": CorrectionForm,
    "belonging": GroupCorrection,
    "leadership": GroupCorrection,
    "post": PostCorrection,
    "ground": GroundCorrection,
    "task": TaskCorrection,
}


class ParticularsForm(Replacing, ReasonForm):
    full_name = CleanCharField(label=_("Full name"), max_length=150)
    born_on = BirthField(required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=[("", _("not known")), *Member.Sex.choices], required=False)
    card_number = CardNumberField()
    admitted_on = DateField(label=_("Admitted on"), required=False)
    field_order = ("full_name", "born_on", "sex", "card_number", "admitted_on", "why")

    def __init__(self, data: Data = None, *, member: Member, today: date) -> None:
        super().__init__(data, initial={name: particular(member, name) for name in PARTICULARS})
        self.member, self.today = member, today
        field_of(self, "card_number", CardNumberField).stands = member.card_number
        self.carry()

    def clean(self) -> None:
        """What the days tell together is told with all else that is wrong, not only once that is mended."""
        super().clean()
        try:
            check_particulars(self.member, {name: self._day(name) for name in ("born_on", "admitted_on")}, self.today)
        except Refused as refused:
            for reason in refused.reasons:
                self.add_error(reason.field, str(reason))

    def _day(self, name: str) -> object:
        """What is not changed here is as the register has it now, whoever changed it meanwhile."""
        typed = self.cleaned_data.get(name)
        is_as_it_began = self.made_from is not None and as_json(typed) == self.made_from.get(name)
        return particular(self.member, name) if is_as_it_began or name in self.errors else typed

    def values(self) -> Values:
        return {name: self.cleaned_data[name] for name in PARTICULARS}
