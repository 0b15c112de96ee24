from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Data, DateField, RowField, offer
from cells.forms.citation import CitationField, cite_within
from cells.models import Group, Organisation
from cells.models.organisation import OrganisationQuerySet


class ManyToGroupForm(forms.Form):
    group = RowField(label=_("Group"), queryset=Group.objects.none(), empty_label=None)
    on = DateField(label=_("From"), help_text=_("The first day on which this is true."))
    document = CitationField(required=False)

    def __init__(self, data: Data = None, *, cells: OrganisationQuerySet, cell: Organisation, today: date) -> None:
        super().__init__(data)
        cite_within(self, cell, today)
        groups = Group.objects.filter(cell__in=cells.order_by()).not_over(today)
        groups = groups.select_related("cell").order_by("cell__code", "name", "pk")
        offer(self, "group", groups, lambda group: f"{group.name} · {group.cell.code}")
