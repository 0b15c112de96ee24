from typing import Any

from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.requests import address_of, as_visitor
from accounts.rules.sign_in_pace import wait_in_words
from accounts.rules.text import clean_text
from accounts.services.sign_in_throttle import begin_attempt, note_success


class CleanUsernameField(UsernameField):
    def to_python(self, value: object) -> str | None:
        return super().to_python(clean_text(value) if isinstance(value, str) else value)


class SignInForm(AuthenticationForm):
    """Asks for name and password; after some failures from one address the next try has to wait, right password or not."""

    username = CleanUsernameField(label=_("User name"), max_length=150)
    error_messages = {
        "invalid_login": _("The user name or the password is not right. Capital and small letters differ."),
        "inactive": _("This user name is no longer in use. Please ask the administrator."),
        "paused": _("There were too many failed attempts from this place. You can try again in %(wait)s."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}
        self.fields["password"].label = _("Password")

    def clean(self) -> dict[str, object]:
        username, request = self.cleaned_data.get("username"), self.request
        if request is None or not username or not self.cleaned_data.get("password"):
            return super().clean()
        address, now = address_of(request), as_visitor(request).now
        wait = begin_attempt(username=username, address=address, at=now)
        if wait:
            raise ValidationError(self.error_messages["paused"], code="paused", params={"wait": wait_in_words(wait)})
        cleaned = super().clean()
        note_success(user=self.get_user(), address=address, at=now)
        return cleaned
