from django import forms

from accounts.forms.fields import DateField
from reports.rules.many import Packed, What


class ManyForm(forms.Form):
    """Which documents of all organisations below; the page fills it in, so there is nothing to see."""

    what = forms.ChoiceField(choices=[(what, what) for what in What])
    packed = forms.ChoiceField(choices=[(packed, packed) for packed in Packed])
    on = DateField(required=False)
