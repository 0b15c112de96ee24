"""What is told of a case of discipline, and of what followed it."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CountField, Data, DateField, offer_choices
from admissions.models import DisciplinaryCase
from admissions.rules.discipline import AFTERWARDS, BODIES, After, Body
from admissions.rules.forms_of_discipline import FOR_GOOD, FORMS, OF_MEMBERS, OF_ORGANISATIONS
from admissions.services.discipline import CaseTold
from cells.models import Member, Organisation

CHOOSE = ("", _("choose"))


class CasesFilter(forms.Form):
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, empty_value=None, required=False)
    form = forms.ChoiceField(label=_("Form of discipline"), choices=[("", _("all")), *FORMS.items()], required=False)

    def __init__(self, data: Data, *, today: date, first: int) -> None:
        super().__init__(data)
        years = [(str(year), str(year)) for year in range(today.year, first - 1, -1)]
        offer_choices(self, "year", [("", _("all")), *years])


class WhoForm(forms.Form):
    """Of whom a case is: found by name."""

    words = CleanCharField(label=_("Name of the member"), max_length=100, required=False)


class CaseForm(forms.Form):
    form = forms.ChoiceField(label=_("Form of discipline"))
    breach = CleanCharField(label=_("Breach"), help_text=_("In the least words; nothing of it goes into the log."))
    breach_on = DateField(label=_("Day of the breach"), help_text=_("Its last day. The time limit runs from it."))
    known_on = DateField(label=_("Breach known on"), required=False)
    decided_by = forms.ChoiceField(label=_("Decided by"))
    voted_on = DateField(label=_("Day of the vote"), required=False)
    in_favour = CountField(label=_("In favour"), required=False)
    base = CountField(label=_("Who could vote"), required=False)
    proposed = CountField(
        label=_("Of the cell in favour of proposing the expulsion"),
        required=False,
        help_text=_("Only of an expulsion."),
    )
    proposed_of = CountField(label=_("Official members who could vote on it"), required=False)
    decided_on = DateField(label=_("Decided on"))
    issuer = CleanCharField(label=_("Issuer of the decision"))
    symbol = CleanCharField(label=_("Number and symbol"), max_length=60)
    announced_on = DateField(
        label=_("Announced on"), required=False, help_text=_("It has effect from this day. Leave it empty until then.")
    )

    def __init__(self, data: Data = None, *, of_organisation: bool) -> None:
        super().__init__(data)
        forms_known = OF_ORGANISATIONS if of_organisation else OF_MEMBERS
        offer_choices(self, "form", [CHOOSE, *((form, FORMS[form]) for form in forms_known)])
        bodies = [body for body in Body if not of_organisation or body != Body.CELL]
        offer_choices(self, "decided_by", [CHOOSE, *((body, BODIES[body]) for body in bodies)])
        if of_organisation:
            del self.fields["proposed"], self.fields["proposed_of"]

    def clean(self) -> None:
        super().clean()
        typed = self.cleaned_data
        for one, other in (("in_favour", "base"), ("proposed", "proposed_of")):
            if (typed.get(one) is None) is not (typed.get(other) is None):
                self.add_error(one, _("Write both numbers, or none."))

    def told(self, member: Member | None, organisation: Organisation | None) -> CaseTold:
        return CaseTold(member=member, organisation=organisation, **self.cleaned_data)


class AnnounceForm(forms.Form):
    on = DateField(label=_("Announced on"), help_text=_("It has effect from this day."))


class FollowForm(forms.Form):
    what = forms.ChoiceField(label=_("What happened"), choices=[CHOOSE, *AFTERWARDS.items()])
    on = DateField(label=_("On"))
    form = forms.ChoiceField(label=_("Other form"), required=False, help_text=_("Where a complaint changed it."))
    document = CleanCharField(
        label=_("Document"), required=False, help_text=_("Issuer, number and day. Needed of an outcome and of an end.")
    )

    def __init__(self, data: Data = None, *, case: DisciplinaryCase) -> None:
        super().__init__(data)
        known = OF_MEMBERS if case.member_id is not None else OF_ORGANISATIONS
        others = [form for form in known if form not in FOR_GOOD]
        offer_choices(self, "form", [("", "–"), *((form, FORMS[form]) for form in others)])

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("what") == After.CHANGED and not self.cleaned_data.get("form"):
            self.add_error("form", _("Choose the other form."))
