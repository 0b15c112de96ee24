"""Who has paid the fee of a month: one line a member; and who is exempt from fees."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, Data, DateField, LastDayField, RowField, offer
from accounts.forms.replacing import Replacing
from admissions.queries.fees import Payer
from admissions.rules.fees import PAYMENTS, Fee, Payment
from cells.forms.citation import CitationField, cite_within
from cells.models import Member, Organisation
from cells.queries.members import members_on


@dataclass(frozen=True)
class FeeRow:
    payer: Payer
    boxes: Mapping[str, forms.BoundField]
    """By `state`, `day` and `reason`."""
    errors: list[str]
    disputes: list[forms.BoundField]


class FeesForm(Replacing):
    """Nobody's state is chosen beforehand; where all the others have paid, they are entered with one tick."""

    others = forms.BooleanField(label=_("Paid: all but those marked otherwise below"), required=False)
    why = CleanTextField(
        label=_("Why this is a mistake"),
        required=False,
        max_length=2000,
        help_text=_(
            "Needed where what was entered is changed, but not where somebody has paid since. The reason stays in the log."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Data = None, *, payers: Sequence[Payer]) -> None:
        super().__init__(data)
        self.payers = payers
        if not any(payer.kept for payer in payers):
            del self.fields["why"]
        for payer in payers:
            self._add(payer)
        self.carry()

    def clean(self) -> None:
        super().clean()
        for payer in self.payers:
            state, day, reason = (self.cleaned_data.get(name) for name in _boxes(payer))
            if not state and (day or reason):
                self.add_error(_boxes(payer)[0], _("Choose one of the values offered."))

    def fees(self) -> dict[int, Fee]:
        """Who is marked; and with the tick everybody else of whom nothing is entered yet."""
        found = {}
        for payer in self.payers:
            state, day, reason = (self.cleaned_data.get(name) for name in _boxes(payer))
            if state:
                found[payer.member.pk] = Fee(state, day, reason or "")
            elif self.cleaned_data.get("others") and payer.kept is None:
                found[payer.member.pk] = Fee(Payment.PAID)
        return found

    def rows(self) -> Iterator[FeeRow]:
        for payer in self.payers:
            names = _boxes(payer)
            boxes = {name.partition("-")[0]: self[name] for name in names}
            errors = [str(error) for box in boxes.values() for error in box.errors]
            yield FeeRow(payer, boxes, errors, self.disputes_about(*names))

    def _add(self, payer: Payer) -> None:
        state, day, reason = _boxes(payer)
        kept = payer.kept.fee if payer.kept is not None else Fee("")
        name = payer.member.full_name
        self.fields[state] = forms.ChoiceField(
            label=name, choices=list(PAYMENTS.items()), required=False, initial=kept.state, widget=_radios()
        )
        self.fields[day] = DateField(label=_("Paid later on"), required=False, initial=kept.paid_on)
        self.fields[reason] = CleanCharField(label=_("Reason"), required=False, initial=kept.reason)
        for box, look in ((day, "form-control is-date"), (reason, "form-control")):
            self.fields[box].widget.attrs["class"] = look


class FeeExemptionForm(forms.Form):
    member = RowField(label=_("Member"), queryset=Member.objects.none())
    reason = CleanCharField(label=_("Reason"))
    on = DateField(label=_("From"), help_text=_("No fee is owed for a month on whose last day the member is exempt."))
    until = LastDayField(label=_("Last day"), required=False, help_text=_("Empty: it still goes on."))
    document = CitationField(label=_("Decision"), enters_new=True, required=False)

    def __init__(self, data: Data = None, *, cell: Organisation, today: date) -> None:
        super().__init__(data)
        offer(self, "member", members_on([cell.pk], today), lambda one: one.in_full)
        cite_within(self, cell, today)


class EndFeeExemptionForm(forms.Form):
    until = LastDayField(label=_("Last day"))


def _radios() -> forms.RadioSelect:
    return forms.RadioSelect(attrs={"class": "form-check-input"})


def _boxes(payer: Payer) -> tuple[str, str, str]:
    pk: Any = payer.member.pk
    return f"state-{pk}", f"day-{pk}", f"reason-{pk}"
