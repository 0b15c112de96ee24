from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DateField
from cells.forms.documents import DocumentForm
from cells.models import Group, Organisation
from cells.models.organisation import OrganisationQuerySet


class ManyToGroupForm(DocumentForm):
    group = forms.ModelChoiceField(label=_("Group"), queryset=Group.objects.none(), empty_label=None)
    on = DateField(label=_("From"), help_text=_("The first day on which it is so."))
    field_order = ("group", "on")

    def __init__(self, *args: Any, cells: OrganisationQuerySet, cell: Organisation, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, cell=cell, **kwargs)
        groups = Group.objects.filter(cell__in=cells.order_by()).not_over(today)
        field = self.fields["group"]
        field.queryset = groups.select_related("cell").order_by("cell__code", "name", "pk")  # type: ignore[attr-defined]
        field.label_from_instance = lambda group: f"{group.name} · {group.cell.code}"  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("group", "on")} | {"ordered_by": self.reference()}
