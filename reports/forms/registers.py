"""Asking the registers, entering what comes in, and how numbers run."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.forms.fields import CleanCharField, CleanTextField, CountField, Data, DateField, offer_choices
from accounts.forms.replacing import Replacing
from accounts.rules.days import FIRST_YEAR, LAST_YEAR
from reports.models import RECEIVED, Numbering, PageLayout
from reports.rules.layout import Ending, Layout
from reports.services.delivery import Sent
from reports.services.kinds import KINDS
from reports.services.received import Arrival

TYPES = ("NQ", "QĐ", "CT", "KL", "QC", "TB", "BC", "KH", "CTr", "TTr", "CV", "BB", "HD", "DS")
"""36-HD/VPTW, and lists."""


class RegisterForm(forms.Form):
    """What a register is asked for."""

    words = CleanCharField(label=_("Number, subject, name, recipient or remark"), required=False, max_length=200)
    type = forms.ChoiceField(label=pgettext_lazy("of a document", "Type"), required=False)
    year = CountField(label=_("Year"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)

    def __init__(self, data: Data = None, *, types: Iterable[str]) -> None:
        super().__init__(data)
        offer_choices(self, "type", [("", _("all")), *((one, one) for one in types)])

    def asked(self) -> tuple[str, str, int | None]:
        """Words, type and year; what makes no sense is passed over, and said beside its field."""
        self.is_valid()
        found = self.cleaned_data
        return found.get("words") or "", found.get("type") or "", found.get("year")


class ReceivedForm(Replacing):
    arrived_on = DateField(label=_("Arrived on"))
    issuer = CleanCharField(label=_("Issuer"), widget=forms.TextInput(attrs={"lang": "vi"}))
    type_name = CleanCharField(
        label=pgettext_lazy("of a document", "Type"),
        max_length=60,
        help_text=_("Resolution, letter, report …"),
        widget=forms.TextInput(attrs={"lang": "vi"}),
    )
    symbol = CleanCharField(
        label=_("Number and symbol"),
        required=False,
        max_length=60,
        help_text=_("For example 828-CV/ĐUK. Leave it empty where it has none."),
    )
    dated_on = DateField(label=_("Date of the document"))
    title = CleanTextField(
        label=_("What it is about"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"})
    )
    handed_to = CleanCharField(label=_("Handed to"), required=False)
    remark = CleanTextField(
        label=pgettext_lazy("in a register", "Remark"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Data = None, *, initial: dict[str, object] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.carry()

    def arrival(self) -> Arrival:
        return Arrival(**{name: self.cleaned_data[name] for name in Arrival.__dataclass_fields__})


class DeliveryForm(Replacing):
    copies = CountField(label=_("Copies"), required=False, min_value=1, max_value=9_999)
    sent_on = DateField(label=pgettext_lazy("of a document", "Sent on"), required=False)
    received_by = CleanCharField(label=_("Received by"), required=False)
    remark = CleanTextField(
        label=pgettext_lazy("in a register", "Remark"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Data = None, *, initial: dict[str, object] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.carry()

    def delivery(self) -> Sent:
        return Sent(**{name: self.cleaned_data[name] for name in Sent.__dataclass_fields__})


class NumberingForm(forms.Form):
    by = forms.ChoiceField(label=_("Numbers begin anew"), choices=Numbering.Each.choices, widget=forms.RadioSelect)
    begins_on = DateField(
        label=_("From"),
        help_text=_("The day on which the congress that began the term closed, or the first day of the year."),
    )


class LayoutForm(forms.Form):
    ending = forms.ChoiceField(label=_("A text ends"), choices=PageLayout.End.choices, widget=forms.RadioSelect)
    both_sides = forms.BooleanField(
        label=_("Printed on both sides"),
        required=False,
        help_text=_("Left pages have their wide margin on the right, where the sheets are bound."),
    )
    begins_on = DateField(label=_("From"))

    def layout(self) -> Layout:
        typed = self.cleaned_data
        return Layout(typed["begins_on"], Ending(typed["ending"]), typed["both_sides"])


class NumbersGivenForm(forms.Form):
    type_code = forms.ChoiceField(label=pgettext_lazy("of a document", "Type"))
    day = DateField(label=_("As of"), help_text=_("A day of the term or year whose numbers these are."))
    last = CountField(
        label=pgettext_lazy("of a document", "Last number given"),
        max_value=99_999,
        help_text=_("On paper or elsewhere. The next document gets the number after it."),
    )

    def __init__(self, data: Data = None, *, initial: dict[str, object] | None = None) -> None:
        super().__init__(data, initial=initial)
        codes = dict.fromkeys((*(kind.book_code for kind in KINDS.values() if kind.type_code), *TYPES))
        offer_choices(self, "type_code", [*((code, code) for code in codes if code), (RECEIVED, _("What comes in"))])
