"""What is told of an exemption or suspension."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Data, DateField, LastDayField, RowField, offer
from admissions.queries.exemptions import may_be_exempted
from admissions.rules.exemptions import REASONS
from cells.forms.citation import CitationField, cite_within
from cells.models import Member, Organisation


class ExemptionForm(forms.Form):
    member = RowField(label=_("Member"), queryset=Member.objects.none())
    reason = forms.ChoiceField(label=_("Reason"), choices=list(REASONS.items()), widget=forms.RadioSelect)
    on = DateField(label=_("From"), help_text=_("From this day votes and quorums count without the member."))
    until = LastDayField(label=_("Last day"), required=False, help_text=_("Needed where it is neither age nor health."))
    document = CitationField(label=_("Decision"), enters_new=True)

    def __init__(self, data: Data = None, *, cell: Organisation, today: date, member: int | None = None) -> None:
        super().__init__(data, initial={"member": member})
        offer(self, "member", may_be_exempted(cell.pk, today), lambda one: one.in_full)
        cite_within(self, cell, today)
