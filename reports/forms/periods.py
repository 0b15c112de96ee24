"""Reporting periods: opening one, sending figures, answering what was sent."""

from datetime import date

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, Data, DateField, Initial, offer_choices
from accounts.forms.seen import SeenForm
from cells.forms.citation import CitationField, cite_by
from reports.models import ReportingPeriod
from reports.rules.period_figures import Numbers, labels_of
from reports.rules.periods import Asked, PeriodKind
from reports.services.periods import PeriodDraft


class PeriodForm(SeenForm):
    """`asked`: what is owed above, where that is passed on to those below: it is not chosen anew."""

    kind = forms.ChoiceField(
        label=_("Figures asked for"), choices=ReportingPeriod.Kind.choices, widget=forms.RadioSelect
    )
    day = DateField(
        label=_("Reporting day"),
        help_text=_("The figures are of the end of this day; who hung directly below on it owes them."),
    )
    since = DateField(
        label=_("First day"),
        required=False,
        help_text=_(
            "Of the report of several years, always 1 January. Left empty: five years with that of the reporting day."
        ),
    )
    due_on = DateField(label=_("Last day to send"))
    document = CitationField(label=_("Letter that asks for it"), required=False, title_required=True)

    def __init__(self, data: Data = None, *, initial: Initial = None, asked: Asked | None = None, today: date) -> None:
        super().__init__(data, initial=initial)
        cite_by(self, today)
        self.asked = asked
        if asked is not None:
            for name in ("kind", "day", "since"):
                del self.fields[name]

    def draft(self) -> PeriodDraft:
        typed = self.cleaned_data
        asked = self.asked or Asked(PeriodKind(typed["kind"]), typed["day"], typed["since"])
        return PeriodDraft(asked=asked, due_on=typed["due_on"], document=typed["document"])


class SendForm(SeenForm):
    remark = CleanTextField(
        label=_("Remark"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What the committee should know of these figures."),
    )


class ReturnForm(SeenForm):
    figure = forms.ChoiceField(label=_("Figure"))
    text = CleanTextField(
        label=_("What is to be mended"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("They read it on their desk, put it right in the register and send the figures again."),
    )

    def __init__(self, data: Data = None, *, kind: PeriodKind, sent: Numbers) -> None:
        """`sent`: the figures that may be returned."""
        super().__init__(data)
        named = ((key, label, sent.get(key)) for key, label in labels_of(kind).items())
        listed = [(key, f"{label}: {number_format(number)}") for key, label, number in named if number is not None]
        offer_choices(self, "figure", [("", "–"), *listed])


class ReasonForm(SeenForm):
    reason = CleanTextField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
