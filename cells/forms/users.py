from datetime import date

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, Data, DateField, LastDayField
from accounts.forms.replacing import Replacing
from accounts.models import User
from accounts.rules.days import day_after
from cells.models import Mandate, Organisation

password_rules = lazy(password_validators_help_text_html, str)


class PasswordForm(forms.Form):
    """Written down and handed over in person; the one who gets it changes it after signing in."""

    password = forms.CharField(
        label=_("First password"),
        strip=False,
        max_length=128,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=password_rules,
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


class _WithEmail(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("Reminders are sent there as well. Others may read e-mail: a letter says nothing of members."),
    )


class EmailForm(Replacing, _WithEmail):
    def __init__(self, data: Data = None, *, account: User) -> None:
        super().__init__(data, initial={"email": account.email})
        self.carry()


class UserForm(_WithEmail, PasswordForm):
    full_name = CleanCharField(label=_("Full name"), max_length=150)
    username = CleanCharField(
        label=_("User name"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=_("Short and without spaces, for example the cell's code."),
    )
    field_order = ("full_name", "username", "password", "email")

    def clean_username(self) -> str:
        username: str = User.normalize_username(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("This user name is taken; choose another."))
        return username


class MandateForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("choose")), *Mandate.Role.choices])
    code = CleanCharField(
        label=_("Code of the organisation"),
        max_length=30,
        required=False,
        help_text=_("As on the page of the organisation, for example PRTC-P01. Empty for the administrator."),
    )
    on = DateField(label=_("First day"))
    until = LastDayField(label=_("Last day"), required=False, help_text=_("Leave it empty while it is not known."))

    def clean_code(self) -> Organisation | None:
        code = self.cleaned_data["code"]
        if not code:
            return None
        organisation = Organisation.objects.filter(code__iexact=code).first()
        if organisation is None:
            raise forms.ValidationError(_("There is no organisation with this code."))
        return organisation


class EndMandateForm(Replacing):
    until = LastDayField(label=_("Last day"), help_text=_("The last day on which the mandate holds."))

    def __init__(self, data: Data = None, *, mandate: Mandate, today: date) -> None:
        super().__init__(data, initial={"until": mandate.valid_to or day_after(today)})
        self.carry(until=mandate.valid_to)
