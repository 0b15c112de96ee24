from django import forms

from accounts.forms.fields import DateField


class OrderForm(forms.Form):
    """Which document of an organisation; the page fills it in, so there is nothing to see."""

    on = DateField(required=False)
    round = forms.IntegerField(required=False, min_value=1, max_value=2**31)
