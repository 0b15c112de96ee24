from datetime import date

from django import forms
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, Data, DateField, Initial, offer_choices
from accounts.forms.seen import SeenForm
from cells.forms.citation import CitationField, cite_by
from pilots.rules.reminders import CHOICES, USUAL


def _days_before(days: int) -> str:
    if days == 0:
        return gettext("on the last day itself")
    return ngettext("%(days)d day before the last day", "%(days)d days before the last day", days) % {"days": days}


class RoundForm(SeenForm):
    """Opening a round: the letter as it is cited, and the last day."""

    organisation = forms.ChoiceField(label=_("Opened by"))
    document = CitationField(label=_("Letter that opens it"), enters_new=True, title_required=True)
    last_day = DateField(
        label=pgettext_lazy("of a round", "Last day"), help_text=_("«trước ngày 10/4» means that the last day is 9/4.")
    )

    reminder_days = forms.TypedMultipleChoiceField(
        label=_("Remind those who have not sent their list"),
        coerce=int,
        required=False,
        initial=[str(days) for days in USUAL],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("On their desk, and by e-mail where the site sends any."),
    )

    beside_running = forms.BooleanField(
        label=_("Another round of ours is still running; this one is meant to run beside it."), required=False
    )

    def __init__(
        self,
        data: Data = None,
        *,
        today: date,
        organisations: list[tuple[str, str]],
        initial: Initial = None,
        running: bool = False,
    ) -> None:
        super().__init__(data, initial=initial)
        cite_by(self, today)
        if not running:
            del self.fields["beside_running"]
        offer_choices(self, "reminder_days", [(str(days), _days_before(days)) for days in CHOICES])
        offer_choices(self, "organisation", organisations)
        if len(organisations) == 1:
            field = self.fields["organisation"]
            field.widget = forms.HiddenInput()
            field.initial = organisations[0][0]


class ExtensionForm(SeenForm):
    last_day = DateField(label=_("New last day"))
    reason = CleanTextField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who owes a list reads it."),
    )


class LetterForm(SeenForm):
    """The letter as it should have been cited from the beginning."""

    document = CitationField(label=_("Letter that opened it"), enters_new=True, title_required=True)
    reason = CleanTextField(label=_("What was wrong"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: Data = None, *, opened_on: date, initial: Initial = None) -> None:
        super().__init__(data, initial=initial)
        cite_by(self, opened_on)


class CallOffForm(SeenForm):
    reason = CleanTextField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who owes a list, or sent one, reads it."),
    )
