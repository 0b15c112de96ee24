from typing import Any

from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.rules.text import clean_text
from accounts.services.sign_in_throttle import count_failure, forget_failures, is_paused


class CleanUsernameField(UsernameField):
    def to_python(self, value: object) -> str | None:
        return super().to_python(clean_text(value) if isinstance(value, str) else value)


class SignInForm(AuthenticationForm):
    """Asks for name and password; after five failures from one address the name has to wait, right password or not."""

    username = CleanUsernameField(label=_("User name"), max_length=150)
    error_messages = {
        "invalid_login": _("The user name or the password is not right. Capital and small letters differ."),
        "inactive": _("This user name is no longer in use. Please ask the administrator."),
        "paused": _("There were too many failed attempts. Please wait five minutes, then try again."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}
        self.fields["password"].label = _("Password")

    def clean(self) -> dict[str, object]:
        username, address = self.cleaned_data.get("username") or "", self._address()
        if is_paused(username=username, address=address):
            raise ValidationError(self.error_messages["paused"], code="paused")
        try:
            cleaned = super().clean()
        except ValidationError:
            count_failure(username=username, address=address)
            raise
        if self.user_cache is not None:
            forget_failures(username=username, address=address)
        return cleaned

    def _address(self) -> str:
        return str(self.request.META.get("REMOTE_ADDR", "")) if self.request else ""
