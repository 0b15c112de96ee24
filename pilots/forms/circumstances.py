from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DateField


class EndForm(forms.Form):
    last_day = DateField(label=_("Last day of the circumstances"), help_text=_("From the next day on they are over."))
