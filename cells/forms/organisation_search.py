from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField
from cells.forms.day import DayForm


class OrganisationSearch(DayForm):
    words = CleanCharField(label=_("Name or code"), required=False, max_length=100)

    field_order = ("words", "on")

    def asked(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("words", ""))
