from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, Data, DateField, Initial, LastDayField
from accounts.rules.refusal import Refused
from cells.forms.birth import BirthField
from cells.forms.card_number import CardNumberField
from cells.forms.citation import CitationField, cite_within
from cells.models import Member, Organisation
from cells.services.newcomers import Newcomer, check_newcomer
from cells.services.transfers import Papers


class ReceiveForm(forms.Form):
    on = DateField(label=_("Received on"), help_text=_("From this day the member counts with the receiver."))
    document = CitationField(required=False)

    def __init__(self, data: Data = None, *, cell: Organisation, today: date, initial: Initial = None) -> None:
        super().__init__(data, initial=initial)
        cite_within(self, cell, today)


class EndGuestForm(ReceiveForm):
    on = DateField(label=_("From"), help_text=_("The first day on which this is no longer true."))


class TakeBackForm(forms.Form):
    on = DateField(label=_("Taken back on"))


class PersonForm(forms.Form):
    full_name = CleanCharField(label=_("Full name"), max_length=150)
    born_on = BirthField()
    sex = forms.ChoiceField(label=_("Sex"), choices=[("", _("not known")), *Member.Sex.choices], required=False)
    card_number = CardNumberField()

    def __init__(self, data: Data = None, *, cell: Organisation, today: date, initial: Initial = None) -> None:
        super().__init__(data, initial=initial)
        cite_within(self, cell, today)
        self.today = today

    def clean(self) -> None:
        """What the days tell together is told with all else that is wrong, not only once that is mended."""
        super().clean()
        try:
            check_newcomer(self.person(), self.cleaned_data.get("on") or self.today, self.today)
        except Refused as refused:
            for reason in refused.reasons:
                self.add_error(reason.field if reason.field in self.fields else None, str(reason))

    def person(self) -> Newcomer:
        typed = self.cleaned_data
        return Newcomer(
            full_name=typed.get("full_name", ""),
            born_on=typed.get("born_on"),
            sex=typed.get("sex", ""),
            card_number=typed.get("card_number", ""),
            admitted_on=typed.get("admitted_on"),
            official_from=typed.get("official_from"),
        )


class ArrivalForm(PersonForm):
    """Somebody who comes with papers from outside the register."""

    admitted_on = DateField(label=_("Admitted on"))
    official_from = DateField(
        label=_("Official since"), required=False, help_text=_("Leave it empty for a probationary member.")
    )
    from_name = CleanCharField(label=_("Comes from"), help_text=_("The full name of the organisation."))
    sent_on = DateField(label=_("Sent on"), help_text=_("The date of the letter of introduction."))
    papers_due_on = DateField(
        label=_("Papers to be handed in by"),
        required=False,
        help_text=_(
            "As written on the letter of introduction. Empty where it names no day: as long as the statutes give."
        ),
    )
    on = DateField(label=_("Received on"), help_text=_("From this day the member counts here."))
    document = CitationField(label=_("Letter of introduction"), enters_new=True)
    is_another_person = forms.BooleanField(
        label=_("This is a different person from the one known here by this name or card"), required=False
    )

    def papers(self) -> Papers:
        typed = self.cleaned_data
        return Papers(
            from_name=typed["from_name"],
            sent_on=typed["sent_on"],
            due_on=typed["papers_due_on"],
            letter=typed["document"],
        )


class GuestForm(PersonForm):
    """Somebody of a cell outside the register who takes part here for a time."""

    home_name = CleanCharField(label=_("At home in"), help_text=_("The full name of the cell and what it belongs to."))
    on = DateField(label=_("From"))
    until = LastDayField(label=_("Last day"), required=False, help_text=_("Leave it empty while it is not known."))
    document = CitationField(required=False)
